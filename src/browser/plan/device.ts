import { Book } from './book.ts'
import { FEWEST } from './code.ts'
import { keepGoals } from './goals.ts'
import { keepPictures } from './pictures.ts'
import { forget, isKept, Store } from './store.ts'
import { ask, sync } from './sync.ts'
import { t, told } from './words.ts'

/** The page on which somebody chooses that this device keeps their plan. Its words and forms are the server’s. */
export async function beginDevice(holder: HTMLElement) {
  const part = (name: string) => holder.querySelector<HTMLElement>(`[data-lw-${name}]`) as HTMLElement
  const open = (name: string) => {
    for (const each of ['needs', 'cannot', 'keep', 'kept']) part(each).hidden = each !== name
  }
  if (!('serviceWorker' in navigator) || !globalThis.crypto?.subtle || !navigator.locks) return open('cannot')
  try {
    open((await isKept(told.slug)) ? 'kept' : 'keep')
  } catch {
    return open('cannot')
  }

  const form = part('keep') as HTMLFormElement
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void keep(form, (words) => complain(part('problem'), words))
  })
  part('forget').addEventListener('click', async () => {
    await forget(told.slug)
    open('keep')
    form.querySelector('input')?.focus()
  })
}

function complain(problem: HTMLElement, words: string) {
  problem.textContent = words
  problem.hidden = words === ''
}

async function keep(form: HTMLFormElement, say: (words: string) => void) {
  const [code, again] = ['code', 'again'].map((id) => (form.querySelector(`#${id}`) as HTMLInputElement).value) as [string, string]
  const isMine = (form.querySelector('#mine') as HTMLInputElement).checked
  if (code.length < FEWEST) return say(t('Choose a code of at least {{fewest}} letters or numbers', { fewest: FEWEST }))
  if (code !== again) return say(t('The two codes are not the same. Type them once more'))
  if (!isMine) return say(t('Tick that the device is yours. Otherwise your plan is better off in your account only'))
  const press = form.querySelector('button') as HTMLButtonElement
  press.disabled = true
  say('')
  const problem = await begin(code)
  press.disabled = false
  if (problem) return say(problem)
  location.assign(told.paths.offline)
}

/** Keeps everything on this device. Answers why not, in words. */
async function begin(code: string): Promise<string | undefined> {
  const answered = await ask(told.paths.sync, { pages: [] })
  if (typeof answered === 'string') return t('We could not reach your plan just now. Please try again.')
  try {
    const book = await Book.open(await Store.begin(told.slug, answered.owner, code))
    const went = await sync(book, told.paths.sync)
    await book.keepAll()
    if (went === 'well') await keepPictures(book)
    if (went === 'well') await keepGoals(book)
    const isFull = book.notHere !== undefined
    book.close()
    if (went === 'well' && !isFull) {
      await navigator.serviceWorker.register(told.paths.worker, { scope: told.paths.scope, updateViaCache: 'none' })
      await navigator.serviceWorker.ready
      // Asked, so that the browser does not clear it away when it needs room.
      await navigator.storage?.persist?.()
      return undefined
    }
    await forget(told.slug)
    return isFull ? t('This device has no room left.') : t('We could not reach your plan just now. Please try again.')
  } catch {
    await forget(told.slug).catch(() => {})
    return t('This browser cannot keep a plan. It may be a private window, or too old.')
  }
}
