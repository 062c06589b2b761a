import type { Book } from './book.ts'
import { el, link } from './dom.ts'
import type { Went } from './sync.ts'
import { t, told } from './words.ts'

/** Where what is written is, in words: here, everywhere, or not saved and why. */
export function whereItIs(book: Book, went: Went | 'now' | undefined): { said: string; why?: string; signIn?: boolean; isProblem: boolean } {
  const isEverywhere = book.pending.length === 0
  if (book.notHere) {
    const why = book.notHere === 'full' ? t('This device has no room left.') : t('This device does not let us keep anything.')
    if (isEverywhere) return { said: t('Saved everywhere, but not on this device'), why, isProblem: true }
    return { said: t('Not saved'), why: `${why} ${t('Leave this page open: what you wrote is still on the screen.')}`, isProblem: true }
  }
  if (book.isWaiting) return { said: t('Saving…'), isProblem: false }
  if (isEverywhere) return { said: t('Saved everywhere'), isProblem: false }
  const refused = book.pending.find((leaf) => leaf.refused)?.refused
  if (refused) return { said: t('Saved here, not everywhere'), why: refused, isProblem: true }
  return { said: t('Saved here'), ...notYet(went), isProblem: went !== 'now' && went !== undefined }
}

function notYet(went: Went | 'now' | undefined): { why?: string; signIn?: boolean } {
  if (went === 'sign in') return { why: t('Sign in again to save everywhere.'), signIn: true }
  if (went === 'another account') return { why: t('Somebody else is signed in here. Sign in with your own account to save everywhere.'), signIn: true }
  if (went === 'another hat') return { why: t('Change your hat to person, to save everywhere.') }
  if (went === 'no network') return { why: t('There is no network now. It is saved everywhere as soon as there is.') }
  if (went === 'not now') return { why: t('Livewell does not answer just now. We try again by ourselves.') }
  return { why: t('Saving everywhere…') }
}

/** Shows it, always; read out when it changes. */
export function statusBar(book: Book) {
  const words = el('p', { class: 'lw-saved__words', role: 'status' })
  const bar = el('div', { class: 'lw-saved' }, words)
  let before = ''
  const show = (went: Went | 'now' | undefined) => {
    const { said, why, signIn, isProblem } = whereItIs(book, went)
    const now = [said, why].filter(Boolean).join(' ')
    bar.classList.toggle('lw-saved--problem', isProblem)
    if (now === before) return
    before = now
    words.replaceChildren(el('strong', {}, said), why ? ` ${why} ` : '', ...(signIn ? [link(told.paths.signIn, t('Sign in'))] : []))
  }
  return { bar, show }
}
