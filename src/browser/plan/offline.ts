import { Book } from './book.ts'
import { FEWEST } from './code.ts'
import { button, el, field, link, show } from './dom.ts'
import { keepGoals } from './goals.ts'
import { keepPictures } from './pictures.ts'
import { statusBar } from './status.ts'
import { forget, isKept, Store } from './store.ts'
import { sync, type Went } from './sync.ts'
import { views } from './views.ts'
import { t, told } from './words.ts'

const SYNC_AFTER_MS = 1500
const SYNC_EVERY_MS = 60_000
const LOCK_AFTER_MS = 15 * 60_000
/** How long a wrong code is waited for: twice as long each time. */
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 60_000

/** The plan as it works without a network: first its code, then its pages. */
export async function beginOffline(holder: HTMLElement) {
  try {
    if (await isKept(told.slug)) askForCode(holder)
    else sayNotKept(holder)
  } catch {
    show(holder, t('My plan'), false, el('p', {}, t('This browser cannot keep a plan. It may be a private window, or too old.')))
  }
}

function sayNotKept(holder: HTMLElement, why = t('Your plan is not kept on this device.')) {
  holder.replaceChildren()
  show(holder, t('My plan'), false, el('p', {}, why), el('p', {}, link(told.paths.device, t('Keep my plan on this device'))))
}

function askForCode(holder: HTMLElement) {
  const code = el('input', { type: 'password', class: 'nhsuk-input nhsuk-input--width-10', autocomplete: 'off' })
  const { group, complain } = field('code', t('Your device code'), code)
  const press = el('button', { type: 'submit', class: 'nhsuk-button' }, t('Open my plan'))
  let wait = FIRST_WAIT_MS
  const open = async (event: Event) => {
    event.preventDefault()
    if (press.disabled) return
    press.disabled = true
    complain('')
    const store = code.value.length < FEWEST ? undefined : await Store.open(told.slug, code.value, () => sayNotKept(holder))
    if (store) return openBook(holder, await Book.open(store))
    // Guessing is slow here, too.
    await new Promise((waited) => setTimeout(waited, wait))
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    press.disabled = false
    complain(t('That is not the code. Try again'))
    code.select()
    code.focus()
  }
  show(
    holder,
    t('Open my plan'),
    false,
    el('form', { novalidate: true, submit: (event) => void open(event) }, group, press),
    el(
      'p',
      {},
      button(t('I forgot the code'), () => askToForget(holder, undefined), { kind: 'secondary', small: true }),
    ),
  )
  code.focus()
}

function askToForget(holder: HTMLElement, book: Book | undefined) {
  const notSaved = book?.pending.length ?? 0
  const goOn = () => (book ? location.assign('#/') : askForCode(holder))
  const heading = show(
    holder,
    t('Take my plan off this device?'),
    false,
    el('p', {}, t('It stays in your account. You can keep it on this device again whenever you like.')),
    book === undefined
      ? el('p', {}, t('Anything that was written here and not yet saved everywhere is lost.'))
      : notSaved > 0
        ? el('p', { class: 'lw-notice' }, t('Some of what you wrote here is not saved everywhere yet. It would be lost.'))
        : undefined,
    button(t('Not on this device'), () => void takeOff(holder, book), { kind: 'warning' }),
    el('p', {}, button(t('Go on keeping it'), goOn, { kind: 'secondary' })),
  )
  heading.focus()
}

async function takeOff(holder: HTMLElement, book: Book | undefined, why = t('Your plan is no longer on this device.')) {
  book?.close()
  await forget(told.slug)
  sayNotKept(holder, why)
}

function openBook(holder: HTMLElement, book: Book) {
  const view = el('div')
  const { bar, show: showStatus } = statusBar(book)
  const foot = el(
    'p',
    { class: 'lw-list__actions' },
    button(t('Lock'), () => void lock(), { kind: 'secondary', small: true }),
    link('#/away', t('Not on this device')),
  )
  holder.replaceChildren(bar, view, foot)

  let went: Went | 'now' | undefined
  let follow: (() => void) | undefined
  let isSyncing = false
  let soon: ReturnType<typeof setTimeout> | undefined
  let isOpen = true

  async function syncNow() {
    clearTimeout(soon)
    if (isSyncing || !isOpen) return
    isSyncing = true
    if (went === undefined || went === 'well') went = 'now'
    showStatus(went)
    await book.keepAll()
    // An answer that cannot be read is none: nothing here changes, and it is asked again.
    went = await sync(book, told.paths.sync).catch(() => 'not now' as const)
    isSyncing = false
    // Their own other account, perhaps: what is nowhere but here stays, behind the code.
    if (went === 'another account' && book.pending.length === 0)
      return close(() => takeOff(holder, book, t('Somebody else signed in on this device, so your plan was taken off it.')))
    showStatus(went)
    follow?.()
    if (went === 'well')
      void keepPictures(book)
        .then(() => keepGoals(book))
        .then(() => follow?.())
    // What was written meanwhile goes at once.
    if (went === 'well' && book.pending.some((leaf) => !leaf.refused)) soon = setTimeout(() => void syncNow(), SYNC_AFTER_MS)
  }
  const close = (then: () => void) => {
    isOpen = false
    clearTimeout(soon)
    removeEventListener('hashchange', draw)
    then()
  }
  async function lock() {
    await book.keepAll()
    // What could not be kept on this device is still on the screen, and must not go from it.
    if (!book.notHere || book.pending.length === 0) location.reload()
  }
  function draw(event?: Event) {
    const [name = '', id = '', more = ''] = location.hash.replace(/^#\//, '').split('/')
    follow = undefined
    if (name === 'away') askToForget(view, book)
    else follow = (views[name] ?? views[''])?.(view, book, id, more)
    const heading = view.querySelector('h1')
    document.title = [heading?.textContent, told.partnership, 'Livewell'].filter(Boolean).join(' – ')
    if (event) {
      heading?.focus()
      scrollTo(0, 0)
    }
  }

  book.listen((what) => {
    showStatus(went)
    follow?.()
    if (what === 'written') {
      clearTimeout(soon)
      soon = setTimeout(() => void syncNow(), SYNC_AFTER_MS)
    }
  })
  addEventListener('hashchange', draw)
  addEventListener('online', () => void syncNow())
  addEventListener('pagehide', () => void book.keepAll())
  document.addEventListener('visibilitychange', () => void (document.hidden ? book.keepAll() : syncNow()))
  setInterval(() => void syncNow(), SYNC_EVERY_MS)
  lockWhenIdle(() => void lock())
  draw()
  view.querySelector('h1')?.focus()
  void syncNow()
}

function lockWhenIdle(lock: () => void) {
  let idle = setTimeout(lock, LOCK_AFTER_MS)
  for (const sign of ['keydown', 'pointerdown', 'scroll']) {
    addEventListener(sign, () => {
      clearTimeout(idle)
      idle = setTimeout(lock, LOCK_AFTER_MS)
    })
  }
}
