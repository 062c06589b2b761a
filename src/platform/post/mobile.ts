/**
 * A mobile number as the networks write it: `07700 900123` and `+44 (0)7700 900 123` → +447700900123. Undefined when no text can go
 * there: landlines, 070 (which forwards calls) and pagers of this country. A number of elsewhere needs its + or 00, and is held
 * to the length of E.164 alone; Ofcom's 076 is for pagers, but for the Isle of Man's 07624.
 */
export function mobileOf(typed: string): string | undefined {
  if (!/^[+(]?[\d\s().-]+$/.test(typed.trim())) return undefined
  const written = typed.replaceAll('(0)', '').replaceAll(/[^\d+]/g, '')
  const abroad = written.replace(/^(\+|00)/, '')
  const isAbroad = abroad !== written
  if (isAbroad && !abroad.startsWith('44')) return /^[1-9]\d{7,14}$/.test(abroad) ? `+${abroad}` : undefined
  const national = (isAbroad ? abroad.slice(2) : written).replace(/^0/, '')
  return /^7(?:624|[1-57-9]\d\d)\d{6}$/.test(national) ? `+44${national}` : undefined
}
