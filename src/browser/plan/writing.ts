import { contentOf, MOST_LETTERS, writeAnswer } from '../../capabilities/plans/book/document.ts'
import type { Book } from './book.ts'
import { moved } from './caret.ts'
import { el, field } from './dom.ts'
import { kindOf, t } from './words.ts'

/** The answers of a page as fields: what is typed goes into the page at once, and what others write meanwhile comes into the field. */
export function answerFields(book: Book, id: string): { groups: HTMLElement[]; follow: () => void } {
  const leaf = book.leaves.get(id)
  if (!leaf) return { groups: [], follow: () => {} }
  const fields = kindOf(leaf.kind).prompts.map((prompt) => answerField(book, id, prompt))
  return {
    groups: fields.map(({ group }) => group),
    follow: () => {
      const { answers } = contentOf(leaf.doc)
      for (const each of fields) each.follow(answers[each.prompt] ?? '')
    },
  }
}

function answerField(book: Book, id: string, { id: prompt, ask, hint }: { id: string; ask: string; hint: string }) {
  const answerNow = () => contentOf((book.leaves.get(id) as { doc: Parameters<typeof contentOf>[0] }).doc).answers[prompt] ?? ''
  let shown = answerNow()
  let isComposing = false
  const input = el('textarea', { class: 'nhsuk-textarea', rows: '5', dir: 'auto', translate: 'no' })
  const { group, complain } = field(`answer-${prompt}`, ask, input, hint)
  input.value = shown
  const tooLong = () => complain(t('That is too long: one answer holds {{most}} letters. Nothing of it was put in.', { most: MOST_LETTERS.toLocaleString() }))

  input.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.getData('text/plain').length ?? 0
    if (input.value.length - (input.selectionEnd - input.selectionStart) + pasted <= MOST_LETTERS) return
    event.preventDefault()
    tooLong()
  })
  const take = () => {
    if (isComposing) return
    if (input.value.length > MOST_LETTERS) {
      input.value = shown
      tooLong()
      return
    }
    complain('')
    book.write(id, (doc) => writeAnswer(doc, prompt, shown, input.value))
    follow(answerNow())
  }
  input.addEventListener('input', take)
  input.addEventListener('compositionstart', () => {
    isComposing = true
  })
  input.addEventListener('compositionend', () => {
    isComposing = false
    take()
  })

  // The place where somebody writes moves with the words around it.
  const follow = (now: string) => {
    if (isComposing || now === input.value) {
      if (!isComposing) shown = now
      return
    }
    const { selectionStart, selectionEnd } = input
    const place = (at: number) => moved(input.value, now, at)
    const [start, end] = [place(selectionStart), place(selectionEnd)]
    input.value = now
    shown = now
    if (document.activeElement === input) input.setSelectionRange(start, end)
  }
  return { group, prompt, follow }
}
