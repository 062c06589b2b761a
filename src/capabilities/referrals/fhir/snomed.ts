/** SNOMED CT (UK edition). A code that nobody here has checked against a release stands empty, and matches nothing. */
export const SNOMED = 'http://snomed.info/sct'

export const codes = {
  /** Referral to social prescribing service (procedure): the national code that general practice records. */
  referral: '871731000000106',
  /** Social prescribing offered (finding). */
  offered: '',
  /** Telling somebody of a service without referring them. */
  toldOf: '',
} as const

/** Whether a code asks for what we do: the national one, or one that the administrator was told this system uses. */
export const asksForUs = (code: string, alsoCodes: readonly string[]): boolean => code === codes.referral || alsoCodes.includes(code)
