import { contentOf } from '../../capabilities/plans/book/document.ts'
import type { Book } from './book.ts'
import { lettersOf } from './code.ts'
import { el } from './dom.ts'
import { t, told } from './words.ts'

/** The most pictures that a device keeps, small ones: some megabytes. The others open when there is a network. */
const MOST_KEPT = 60

const picturesOf = (book: Book) =>
  book.pages.flatMap(({ id: pageId, content }) => content.attached.filter(({ what }) => what === 'picture').map(({ id }) => ({ pageId, id })))

/** Keeps small copies of the plan's pictures on this device, and takes off those that the plan has no more. Whatever goes wrong, the plan stays. */
export async function keepPictures(book: Book): Promise<void> {
  try {
    const wanted = picturesOf(book).slice(0, MOST_KEPT)
    const kept = await book.store.keepOnlyPictures(wanted.map(({ id }) => id))
    for (const { pageId, id } of wanted) {
      if (kept.has(id)) continue
      const answer = await fetch(`${told.paths.pages}/${pageId}/attached/${id}/file?size=small`, { cache: 'no-store', signal: AbortSignal.timeout(30_000) })
      if (!answer.ok || answer.headers.get('content-type') !== 'image/jpeg') return
      await book.store.keepPicture(id, lettersOf(new Uint8Array(await answer.arrayBuffer())))
    }
  } catch {
    // No network, no room, or the plan was just taken off: the words of each picture are there, and say that it opens later.
  }
}

/** The pictures and voice notes of a page: what is kept here is shown, of the rest it is said what it is. */
export function attachedOf(book: Book, pageId: string): HTMLElement[] {
  const leaf = book.leaves.get(pageId)
  const attached = leaf ? contentOf(leaf.doc).attached : []
  if (attached.length === 0) return []
  const items = attached.map(({ id, what, words }) => {
    const place = el(
      'div',
      {},
      el(
        'p',
        { class: 'lw-quiet' },
        what === 'picture' ? t('A picture. It opens when there is a network.') : t('A voice note. It plays when there is a network.'),
      ),
    )
    if (what === 'picture') {
      void book.store.readPicture(id).then((letters) => {
        if (!letters) return
        const alt = words || t('A picture without a description')
        place.replaceChildren(el('img', { class: 'lw-attached__picture', alt, translate: 'no', src: `data:image/jpeg;base64,${letters}` }))
      })
    }
    return el('li', { class: 'lw-attached__item' }, place, words ? el('p', { class: 'lw-attached__words', translate: 'no', dir: 'auto' }, words) : undefined)
  })
  return [
    el('h2', { class: 'nhsuk-heading-m' }, t('Pictures and voice notes')),
    el('ul', { class: 'lw-attached' }, ...items),
    el('p', {}, el('a', { href: `${told.paths.pages}/${pageId}` }, t('See this page in my account'))),
  ]
}
