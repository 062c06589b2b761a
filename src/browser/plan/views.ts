import { beginDocument, type Circle, type Content, circles, contentOf, putNear, setFace, takeNearOut } from '../../capabilities/plans/book/document.ts'
import type { Book, Leaf } from './book.ts'
import { button, el, field, link, named, said, show, textInput } from './dom.ts'
import { goals } from './goals.ts'
import { attachedOf } from './pictures.ts'
import { kindOf, t, told } from './words.ts'
import { answerFields } from './writing.ts'

/** A view of the plan, drawn into its holder. What it answers is called when something changed elsewhere. */
type View = (holder: HTMLElement, book: Book, id: string, more: string) => (() => void) | undefined

const CIRCLES: Record<Circle, string> = { closest: 'Closest', close: 'Close', around: 'Around me' }

const titleOf = ({ kind }: { kind: string }, { title }: Content) => title || kindOf(kind).title
const go = (to: string) => location.assign(`#/${to}`)

const list: View = (holder, book) => {
  const draw = () => {
    const pages = book.pages
    const rows = (resting: boolean) =>
      pages
        .filter(({ content }) => content.isResting === resting)
        .map(({ id, kind, content }) =>
          el(
            'li',
            { class: 'lw-list__item' },
            el('h2', { class: 'lw-list__title' }, link(`#/page/${id}`, content.title ? named(content.title) : kindOf(kind).title)),
            el('p', { class: 'lw-list__text' }, kindOf(kind).about),
          ),
        )
    const [inUse, resting] = [rows(false), rows(true)]
    body.replaceChildren(
      ...(pages.length === 0
        ? [el('p', { class: 'lw-empty' }, t('There is no page in your plan yet. Begin anywhere: many people start with what matters to them.'))]
        : []),
      ...(inUse.length > 0 ? [el('ol', { class: 'lw-list' }, ...inUse)] : []),
      ...(resting.length > 0 ? [el('h2', { class: 'nhsuk-heading-m' }, t('At rest')), el('ol', { class: 'lw-list' }, ...resting)] : []),
    )
  }
  const body = el('div')
  show(holder, t('My plan'), false, el('p', {}, link('#/add', t('Add a page'), { class: 'nhsuk-button' })), body, el('p', {}, link('#/goals', t('My goals'))))
  draw()
  return draw
}

/** Draws a view of a page that is there, and says so when it is not. */
const ofPage =
  (draw: (holder: HTMLElement, book: Book, leaf: Leaf, more: string) => (() => void) | undefined): View =>
  (holder, book, id, more) => {
    const leaf = book.leaves.get(id)
    if (leaf && !leaf.isRemoved) return draw(holder, book, leaf, more)
    show(holder, t('This page is not in your plan'), false, el('p', {}, t('It was taken out, perhaps on another device.')), backToList())
    return undefined
  }

const backToList = () => el('p', {}, link('#/', t('Back to my plan')))
const backToPage = (id: string) => el('p', {}, link(`#/page/${id}`, t('Back to the page')))

const read = ofPage((holder, book, leaf) => {
  const { id, kind } = leaf
  const body = el('div')
  const draw = () => {
    const content = contentOf(leaf.doc)
    const answered = kindOf(kind).prompts.filter((prompt) => content.answers[prompt.id])
    heading.textContent = titleOf(leaf, content)
    body.replaceChildren(
      ...(kindOf(kind).hasCircles ? nearOf(book, leaf, content) : []),
      ...(answered.length === 0 && content.near.length === 0 && content.attached.length === 0
        ? [el('p', { class: 'lw-empty' }, t('Nothing is written here yet.'))]
        : []),
      ...answered.map((prompt) => el('section', {}, el('h2', { class: 'nhsuk-heading-m' }, prompt.ask), said(content.answers[prompt.id] ?? ''))),
      ...attachedOf(book, id),
    )
    rest.textContent = content.isResting ? t('Use it again') : t('Put it to rest')
  }
  const rest = button('', () => book.write(id, (doc) => setFace(doc, { isResting: !contentOf(doc).isResting })), { kind: 'secondary', small: true })
  const heading = show(
    holder,
    titleOf(leaf, contentOf(leaf.doc)),
    contentOf(leaf.doc).title !== '',
    el('p', { class: 'lw-quiet' }, kindOf(kind).about),
    body,
    el('p', {}, link(`#/write/${id}`, t('Write on this page'), { class: 'nhsuk-button' })),
    el('p', {}, link(`#/name/${id}`, t('Give it another name'))),
    el('p', {}, rest),
    backToList(),
  )
  draw()
  return draw
})

function nearOf(book: Book, { id }: Leaf, { near }: Content): HTMLElement[] {
  const rings = circles.flatMap((circle) => {
    const inIt = near.filter((each) => each.circle === circle)
    if (inIt.length === 0) return []
    const rows = inIt.map((each) =>
      el(
        'li',
        {},
        link(`#/near/${id}/${each.id}`, named(each.name)),
        each.note ? ': ' : undefined,
        each.note ? named(each.note) : undefined,
        ' ',
        button(t('Take out'), () => book.write(id, (doc) => takeNearOut(doc, each.id)), { kind: 'secondary', small: true, of: each.name }),
      ),
    )
    return [el('h2', { class: 'nhsuk-heading-s' }, t(CIRCLES[circle])), el('ul', { class: 'lw-circles__list' }, ...rows)]
  })
  return [...rings, el('p', {}, link(`#/near/${id}/${crypto.randomUUID()}`, t('Add somebody or somewhere')))]
}

const write = ofPage((holder, book, leaf) => {
  const { groups, follow } = answerFields(book, leaf.id)
  const content = contentOf(leaf.doc)
  show(
    holder,
    titleOf(leaf, content),
    content.title !== '',
    el('p', { class: 'lw-quiet' }, t('Write as much or as little as you like. Nothing has to be filled in.')),
    ...groups,
    el('p', {}, link(`#/page/${leaf.id}`, t('Finished writing'), { class: 'nhsuk-button' })),
  )
  return follow
})

const name = ofPage((holder, book, leaf) => {
  const input = textInput({ maxlength: '80' })
  input.value = contentOf(leaf.doc).title
  const { group } = field('title', t('What you call this page'), input, t('Leave it empty to keep the name it has. You can change it later'))
  const form = formOf(
    t('Save'),
    () => {
      book.write(leaf.id, (doc) => setFace(doc, { title: input.value.trim() }))
      go(`page/${leaf.id}`)
    },
    group,
  )
  show(holder, t('Give it another name'), false, form, backToPage(leaf.id))
  return undefined
})

const near = ofPage((holder, book, leaf, nearId) => {
  const known = contentOf(leaf.doc).near.find((each) => each.id === nearId)
  const who = textInput({ maxlength: '80' })
  const note = textInput({ maxlength: '300' })
  who.value = known?.name ?? ''
  note.value = known?.note ?? ''
  const what = choices(
    'what',
    t('Is it a person or a place?'),
    [
      ['person', t('A person, an animal or a group')],
      ['place', t('A place')],
    ],
    known?.what ?? 'person',
  )
  const ring = choices(
    'circle',
    t('How close to you?'),
    circles.map((circle) => [circle, t(CIRCLES[circle])]),
    known?.circle ?? 'closest',
  )
  const whoField = field('who', t('Who or where'), who, t('A name, or “the library”'))
  const form = formOf(
    t('Save'),
    () => {
      whoField.complain(who.value.trim() ? '' : t('Enter who or where it is'))
      if (!who.value.trim()) return who.focus()
      const given = { name: who.value.trim(), note: note.value.trim(), what: what.chosen() as 'person' | 'place', circle: ring.chosen() as Circle }
      book.write(leaf.id, (doc) => putNear(doc, { id: nearId, ...given }))
      go(`page/${leaf.id}`)
    },
    whoField.group,
    what.group,
    ring.group,
    field('note', t('What they do for you, or how to reach them'), note).group,
  )
  show(holder, known ? t('Change somebody or somewhere') : t('Add somebody or somewhere'), false, form, backToPage(leaf.id))
  return undefined
})

const add: View = (holder, book) => {
  const kind = choices(
    'kind',
    t('Which page?'),
    told.kinds.filter(({ isOffered }) => isOffered).map((each) => [each.name, each.title, each.about]),
    told.kinds[0]?.name ?? 'own',
  )
  const title = textInput({ maxlength: '80' })
  const titleField = field('title', t('What you call it'), title, t('Leave it empty to keep the name it has. You can change it later'))
  const form = formOf(
    t('Add the page'),
    () => {
      const isNameless = kind.chosen() === 'own' && title.value.trim() === ''
      titleField.complain(isNameless ? t('Give your own page a name') : '')
      if (isNameless) return title.focus()
      const id = crypto.randomUUID()
      const order = (book.pages.at(-1)?.content.order ?? 0) + 1
      book.add(id, kind.chosen(), beginDocument({ title: title.value.trim(), order }))
      go(`write/${id}`)
    },
    kind.group,
    titleField.group,
  )
  show(holder, t('Add a page'), false, form, backToList())
  return undefined
}

function formOf(submit: string, send: () => void, ...fields: HTMLElement[]) {
  const press = (event: Event) => {
    event.preventDefault()
    send()
  }
  return el('form', { novalidate: true, submit: press }, ...fields, el('button', { type: 'submit', class: 'nhsuk-button' }, submit))
}

function choices(name: string, legend: string, options: readonly (readonly [value: string, label: string, hint?: string])[], chosen: string) {
  const radios = options.map(([value, label, hint], index) => {
    const id = `${name}-${index}`
    const radio = el('input', { type: 'radio', class: 'nhsuk-radios__input', id, name, value, ...(hint ? { 'aria-describedby': `${id}-hint` } : {}) })
    radio.checked = value === chosen
    return el(
      'div',
      { class: 'nhsuk-radios__item' },
      radio,
      el('label', { class: 'nhsuk-label nhsuk-radios__label', for: id }, label),
      hint ? el('div', { class: 'nhsuk-hint nhsuk-radios__hint', id: `${id}-hint` }, hint) : undefined,
    )
  })
  const group = el(
    'div',
    { class: 'nhsuk-form-group' },
    el(
      'fieldset',
      { class: 'nhsuk-fieldset' },
      el('legend', { class: 'nhsuk-fieldset__legend nhsuk-fieldset__legend--s' }, legend),
      el('div', { class: 'nhsuk-radios' }, ...radios),
    ),
  )
  return { group, chosen: () => group.querySelector<HTMLInputElement>('input:checked')?.value ?? chosen }
}

export const views: Record<string, View> = { '': list, goals, page: read, write, name, near, add }
