import type { Shown } from '../figure.ts'

// Made once: a page writes hundreds of numbers, and finding out how English writes them takes far longer than writing one.
const whole = new Intl.NumberFormat('en-GB')
const withTenths = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** A count as it is read; a hidden one says so. */
export const shownWords = (shown: Shown) => (shown === null ? 'hidden' : whole.format(shown))

export const tenths = (value: number) => withTenths.format(value)

/** A change with its sign, also when it is upwards. */
export const signed = (value: number) => (value > 0 ? `+${tenths(value)}` : tenths(value))
