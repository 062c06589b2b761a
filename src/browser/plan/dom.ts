type Given = Record<string, string | boolean | undefined | ((event: Event) => void)>
type Child = Node | string | undefined | false

/** An element: `el('p', { class: 'lw-quiet' }, 'Words')`. Functions listen, everything else is an attribute. */
export function el<K extends keyof HTMLElementTagNameMap>(name: K, given: Given = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === 'function') element.addEventListener(key, value)
    else if (value === true) element.setAttribute(key, '')
    else if (typeof value === 'string') element.setAttribute(key, value)
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false))
  return element
}

/** A name or other words of the data: never translated, in whatever direction they run. */
export const named = (words: string) => el('span', { translate: 'no', dir: 'auto' }, words)

/** Somebody's own words. */
export const said = (words: string) => el('blockquote', { class: 'lw-said', translate: 'no', dir: 'auto' }, words)

export const link = (href: string, words: Child, given: Given = {}) => el('a', { href, ...given }, words)

export const button = (words: string, press: () => void, { small = false, kind = '', of = '' } = {}) =>
  el(
    'button',
    { type: 'button', class: ['nhsuk-button', kind && `nhsuk-button--${kind}`, small && 'nhsuk-button--small'].filter(Boolean).join(' '), click: press },
    words,
    of ? el('span', { class: 'nhsuk-u-visually-hidden' }, ': ', named(of)) : undefined,
  )

/** A field with its label, a hint, and a place for what is wrong with it. */
export function field<F extends HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(id: string, label: string, input: F, hint = '') {
  input.id = id
  const [hintId, problemId] = [`${id}-hint`, `${id}-problem`]
  const problem = el('span', { class: 'nhsuk-error-message', id: problemId, role: 'alert' })
  problem.hidden = true
  if (hint) input.setAttribute('aria-describedby', hintId)
  const group = el(
    'div',
    { class: 'nhsuk-form-group' },
    el('label', { class: 'nhsuk-label nhsuk-label--s', for: id }, label),
    hint ? el('div', { class: 'nhsuk-hint', id: hintId }, hint) : undefined,
    problem,
    input,
  )
  return { group, input, complain: (words: string) => complain({ group, input, problem, hintId: hint ? hintId : '' }, words) }
}

/** Says what is wrong with a field, or with no words that nothing is. */
function complain({ group, input, problem, hintId }: { group: HTMLElement; input: HTMLElement; problem: HTMLElement; hintId: string }, words: string) {
  problem.textContent = words
  problem.hidden = words === ''
  group.classList.toggle('nhsuk-form-group--error', words !== '')
  const described = [hintId, words && problem.id].filter(Boolean).join(' ')
  if (described) input.setAttribute('aria-describedby', described)
  else input.removeAttribute('aria-describedby')
  input.toggleAttribute('aria-invalid', words !== '')
  if (words) input.setAttribute('aria-invalid', 'true')
}

export const textInput = (given: Given = {}) => el('input', { type: 'text', class: 'nhsuk-input', autocomplete: 'off', ...given })

/** Shows a view: its heading is read out first, and is where the keyboard is. */
export function show(holder: HTMLElement, heading: string, isName: boolean, ...children: Child[]) {
  const h1 = el('h1', { class: 'nhsuk-heading-l', tabindex: '-1', ...(isName ? { translate: 'no', dir: 'auto' } : {}) }, heading)
  holder.replaceChildren(h1, ...children.filter((child): child is Node | string => child !== undefined && child !== false))
  return h1
}
