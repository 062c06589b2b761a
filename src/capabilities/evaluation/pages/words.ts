import type { Shown } from '../figure.ts'

/** A count as it is read; a hidden one says so. */
export const shownWords = (shown: Shown) => (shown === null ? 'hidden' : shown.toLocaleString('en-GB'))

export const tenths = (value: number) => value.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** A change with its sign, also when it is upwards. */
export const signed = (value: number) => (value > 0 ? `+${tenths(value)}` : tenths(value))
