import { join } from 'node:path'

const file = (weight: string) => join(import.meta.dirname, 'fonts', `atkinson-hyperlegible-next-${weight}.ttf`)

/** What paper is set in: the letters of our pages, as files that a PDF can carry. */
export const paperFonts = { regular: file('regular'), bold: file('bold') } as const
