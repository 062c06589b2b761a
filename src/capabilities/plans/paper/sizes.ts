/** How paper can look. Lengths in points: 72 are an inch. */
export interface Look {
  /** An English key. */
  label: string
  hint: string
  sheet: 'A4' | 'A5'
  /** Of the words. */
  letters: number
  margin: number
  /** Between one line to write on and the next. */
  line: number
  /** Two on each side of an A4, in the order for folding. */
  isFolded?: true
  /** Short lines, with a picture beside each heading. */
  hasPictures?: true
}

export const looks = {
  folded: {
    label: 'Small booklet to fold (A4 paper)',
    hint: 'Two small pages on each side, in the order for folding. Print on both sides of the paper, turned on the short edge, at its real size. Lay the sheets on one another and fold them in the middle',
    sheet: 'A5',
    letters: 11,
    margin: 40,
    line: 24,
    isFolded: true,
  },
  booklet: {
    label: 'Small booklet (A5 paper)',
    hint: 'The same pages one by one, in the order to read: for A5 paper, or to read on a phone',
    sheet: 'A5',
    letters: 11,
    margin: 40,
    line: 24,
  },
  a4: { label: 'A4', hint: 'Ordinary paper', sheet: 'A4', letters: 12, margin: 56, line: 26 },
  large: { label: 'Large print', hint: 'A4, with big letters', sheet: 'A4', letters: 19, margin: 50, line: 36 },
  easy: {
    label: 'Easy read',
    hint: 'Big letters, short lines and a picture beside each heading',
    sheet: 'A4',
    letters: 17,
    margin: 50,
    line: 36,
    hasPictures: true,
  },
} as const satisfies Record<string, Look>

export type Size = keyof typeof looks
export const sizes = Object.keys(looks) as Size[]

/** A size by its name in an address; A4 for one there is not. */
export const sizeNamed = (name: string | undefined): Size => sizes.find((size) => size === name) ?? 'a4'
