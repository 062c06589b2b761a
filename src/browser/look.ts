// Looking gets quicker: the list follows what is typed and ticked. The form is an ordinary one, and everything works without this.

const WAIT_MS = 350
const form = document.querySelector<HTMLFormElement>('form[data-lw-look]')
const heard = document.querySelector('[data-lw-heard]')
let waiting: ReturnType<typeof setTimeout> | undefined
let asking: AbortController | undefined

/** The address of what the form says now: what was left empty is not in it. */
function addressOf(looked: HTMLFormElement): string {
  const given = [...new FormData(looked)].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  const search = new URLSearchParams(given).toString()
  const { pathname } = new URL(looked.action)
  return search ? `${pathname}?${search}` : pathname
}

/** Shows what the page at an address shows, without loading it: each part of this one is swapped for its own. */
async function show(address: string, { isTyping }: { isTyping: boolean }) {
  asking?.abort()
  asking = new AbortController()
  try {
    const answer = await fetch(address, { signal: asking.signal, headers: isTyping ? { 'x-livewell-typing': '1' } : {} })
    if (!answer.ok) throw new Error(String(answer.status))
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const part of document.querySelectorAll('[data-lw-part]')) {
      const theirs = page.querySelector(`[data-lw-part="${part.getAttribute('data-lw-part')}"]`)
      part.replaceChildren(...(theirs ? [...theirs.childNodes].map((node) => document.importNode(node, true)) : []))
    }
    if (heard) heard.textContent = page.querySelector('[data-lw-count]')?.textContent ?? ''
    document.dispatchEvent(new CustomEvent('lw-looked'))
  } catch (problem) {
    // Whoever went on typing has asked anew; anything else, the button still does.
    if ((problem as Error).name !== 'AbortError' && !isTyping) location.assign(address)
  }
}

function follow(looked: HTMLFormElement, how: 'typing' | 'choosing') {
  clearTimeout(waiting)
  const go = () => {
    const address = addressOf(looked)
    if (address === location.pathname + location.search) return
    // Each choice is a step back; letters are not, or the way back would be a long one.
    if (how === 'choosing') history.pushState(null, '', address)
    else history.replaceState(null, '', address)
    void show(address, { isTyping: how === 'typing' })
  }
  if (how === 'choosing') go()
  else waiting = setTimeout(go, WAIT_MS)
}

if (form) {
  form.addEventListener('input', (event) => {
    const { type } = event.target as HTMLInputElement
    if (type === 'text') follow(form, 'typing')
  })
  form.addEventListener('change', (event) => {
    const { type } = event.target as HTMLInputElement
    if (type !== 'text') follow(form, 'choosing')
  })
  // The button loads the page, as it does without this.
  form.addEventListener('submit', () => {
    clearTimeout(waiting)
    asking?.abort()
  })
  // What was left empty does not stand in the address.
  form.addEventListener('formdata', ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === '') formData.delete(name)
  })
  // The form has to say what the address says, and the server writes it best.
  window.addEventListener('popstate', () => location.reload())
}
