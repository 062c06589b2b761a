/** Whole pence as pounds: 1250 → £12.50, -300 → −£3. */
export function moneyWords(pence: number): string {
  const pounds = Math.floor(Math.abs(pence) / 100).toLocaleString('en-GB')
  const rest = Math.abs(pence) % 100
  return `${pence < 0 ? '−' : ''}£${pounds}${rest > 0 ? `.${String(rest).padStart(2, '0')}` : ''}`
}

/** What somebody typed as an amount, in whole pence: "12.50", "£1,250", "12.5". Undefined when it is none: never rounded. */
export function penceOf(typed: string): number | undefined {
  const text = typed.replace(/[£\s]/g, '').replace(/,(?=\d{3}(\D|$))/g, '')
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(text)) return undefined
  const [pounds = '0', rest = ''] = text.split('.')
  return Number(pounds) * 100 + Number(rest.padEnd(2, '0') || 0)
}
