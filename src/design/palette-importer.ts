import type { Importer } from 'sass'
import { paletteAsSass } from './palette.ts'

const address = 'livewell:palette'

/** Lets the styles write `@use 'livewell:palette' as *`, so that the colours are told once, in palette.ts. */
export const paletteImporter: Importer<'async'> = {
  canonicalize: (url) => (url === address ? new URL(address) : null),
  load: () => ({ contents: paletteAsSass(), syntax: 'scss' }),
}
