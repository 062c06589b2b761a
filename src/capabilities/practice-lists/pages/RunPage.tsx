import type { LetterRun } from '../list.ts'

/** What a lot of letters is called. */
export const runTitle = ({ kind, way, total }: Pick<LetterRun, 'kind' | 'way' | 'total'>): string => {
  const what = way === 'letter' ? (total === 1 ? 'letter' : 'letters') : way === 'email' ? (total === 1 ? 'e-mail' : 'e-mails') : total === 1 ? 'text' : 'texts'
  const which = { invitation: '', reminder: 'reminder ', again: 'printed again: ' }[kind]
  return `${which}${total.toLocaleString('en-GB')} ${what}`.replace(/^reminder (\S+) /, 'Reminder: $1 ').replace(/^printed/, 'Printed')
}
