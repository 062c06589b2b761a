/**
 * Every colour of the product, as sRGB hex. The styles read them as `$lw-…` from `livewell:palette`, the charts read
 * them here, and contrast.test.ts holds the pairs that carry text to 4.5:1.
 */
export const palette = {
  brand: '#14503c',
  brandDark: '#0d3629',
  brandTint: '#e4efe8',
  brandLine: '#3f7a63',

  page: '#faf8f3',
  panel: '#ffffff',
  footer: '#efeade',
  line: '#dcd7c9',
  lineStrong: '#b9b3a2',

  text: '#1f2a26',
  quiet: '#4c5853',
  onBrand: '#ffffff',
  onBrandQuiet: '#cfe3d8',

  link: '#0f5c43',
  linkVisited: '#5b2d6e',
  linkHover: '#8a3d0f',
  linkActive: '#0d3629',

  button: '#1a6a4d',
  buttonHover: '#14503c',
  buttonActive: '#0d3629',

  warm: '#d9702b',
  warmText: '#8a3d0f',
  warmTint: '#fdf1e4',

  error: '#b8231a',
  errorHover: '#951c15',
  errorActive: '#5c120d',

  focus: '#ffeb3b',

  // Stands in for the blue of nhsuk-frontend (tags, the current page number), which belongs to NHS services.
  blue: '#2a5b8c',
} as const satisfies Record<string, `#${string}`>

export type Colour = keyof typeof palette

const words = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The palette as Sass variables: `brandDark` becomes `$lw-brand-dark`. */
export const paletteAsSass = () =>
  Object.entries(palette)
    .map(([name, hex]) => `$lw-${words(name)}: ${hex};`)
    .join('\n')
