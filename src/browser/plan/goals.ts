import type { GoalOnDevice } from '../../capabilities/plans/offline/goals.ts'
import type { Book } from './book.ts'
import { el, link, named, show } from './dom.ts'
import { t, told } from './words.ts'

/** Keeps the goals that somebody works on on this device, to read. Whatever goes wrong, what was kept before stays. */
export async function keepGoals(book: Book): Promise<void> {
  try {
    const answer = await fetch(told.paths.goals, { cache: 'no-store', signal: AbortSignal.timeout(30_000) })
    if (!answer.ok || answer.redirected) return
    const { owner, goals } = (await answer.json()) as { owner: string; goals: GoalOnDevice[] }
    if (owner === book.store.owner) await book.store.keepGoals(goals)
  } catch {
    // No network, no room, or the plan was just taken off.
  }
}

/** Goals as they were when there was a network: to read, not to write. */
export function goals(holder: HTMLElement, book: Book): () => void {
  const body = el('div')
  const draw = () => void book.store.readGoals().then((kept) => body.replaceChildren(...(kept.length > 0 ? kept.map(shown) : [nothing()])))
  show(
    holder,
    t('My goals'),
    false,
    el('p', { class: 'lw-quiet' }, t('To read without a network. With one, you can change them in your account.')),
    body,
    el('p', {}, link('#/', t('Back to my plan'))),
  )
  draw()
  return draw
}

const nothing = () => el('p', { class: 'lw-empty' }, t('There is no goal on this device.'))

const shown = ({ words, about, steps }: GoalOnDevice) =>
  el(
    'section',
    {},
    el('h2', { class: 'nhsuk-heading-m' }, named(words)),
    ...about.map((each) => el('p', {}, each)),
    el('ul', {}, ...steps.map((step) => el('li', {}, named(step.words), step.done && ` – ${step.done}`))),
  )
