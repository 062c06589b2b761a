import type { Plugin } from 'postcss'

const sides: Record<string, string> = { left: 'start', right: 'end' }

/**
 * Rewrites left and right as start and end, so that pages in Arabic or Urdu stand the right way round: nhsuk-frontend is
 * written for languages that run from left to right. Colours of borders stay: they draw arrows, which are turned in
 * styles/_right-to-left.scss with whatever else is placed by transform.
 */
export const eitherDirection: Plugin = {
  postcssPlugin: 'either-direction',
  Declaration(declaration) {
    declaration.prop = declaration.prop
      .replace(/^(margin|padding|border)-(left|right)(?=$|-(?!color))/, (_, box, side) => `${box}-inline-${sides[side]}`)
      .replace(/^(left|right)$/, (side) => `inset-inline-${sides[side]}`)

    if (declaration.prop === 'text-align') declaration.value = sides[declaration.value] ?? declaration.value
    if (declaration.prop === 'float' && sides[declaration.value]) {
      declaration.value = `inline-${sides[declaration.value]}`
    }
  },
}
