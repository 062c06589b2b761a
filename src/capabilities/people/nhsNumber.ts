/** The digits of an NHS number, however it was written: `943 476 5919` → `9434765919`. Other marks stay, and make it no number. */
export const foldNhsNumber = (text: string): string => text.replace(/[\s-]/g, '')

/**
 * Whether an NHS number can be right: ten digits, of which the last is worked out from the others. The first nine are weighed by 10 to 2;
 * the check digit is 11 less the remainder by 11, where 11 counts as 0 and 10 is never given out (NHS Data Dictionary, NHS NUMBER).
 */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  return (11 - (sum % 11)) % 11 === Number(digits[9])
}

/** An NHS number as it is read out: `943 476 5919`. */
export const showNhsNumber = (digits: string): string => (/^\d{10}$/.test(digits) ? `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}` : digits)
