// Keeps what is typed in a form as one types, by the same button that keeps it without this. It says when it did, and when it could not.

const WAIT_MS = 2_000
const TRY_AGAIN_MS = 15_000
const form = document.querySelector<HTMLFormElement>('form[data-lw-keep]')
const told = document.querySelector<HTMLElement>('[data-lw-kept]')
let waiting: ReturnType<typeof setTimeout> | undefined
let sending: AbortController | undefined
let isLeaving = false

const say = (words: string) => {
  if (told) told.textContent = words
}

const clock = () => new Date().toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true }).replace(':', '.').replace(/\s/g, '')

function keepIn(ms: number, kept: HTMLFormElement) {
  clearTimeout(waiting)
  waiting = setTimeout(() => void keep(kept), ms)
}

async function keep(kept: HTMLFormElement) {
  if (isLeaving) return
  sending?.abort()
  const now = new AbortController()
  sending = now
  const typed = new URLSearchParams([...new FormData(kept)].filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  typed.set(kept.dataset['lwKeep'] ?? '', 'yes')
  try {
    const answer = await fetch(kept.action, { method: 'POST', body: typed, signal: now.signal, redirect: 'manual', headers: { 'x-livewell-keeping': '1' } })
    // Anything else leads away, as to signing in: then nothing was kept.
    if (answer.status !== 204) throw new Error(String(answer.status))
    say(`Saved ${clock()}. Nobody else sees it yet`)
  } catch (problem) {
    if ((problem as Error).name === 'AbortError') return
    say(navigator.onLine ? 'Not saved. We try again. Leave this page open' : 'Not saved: you are offline. We try again. Leave this page open')
    keepIn(TRY_AGAIN_MS, kept)
  }
}

if (form) {
  form.addEventListener('input', () => keepIn(WAIT_MS, form))
  window.addEventListener('online', () => waiting && keepIn(0, form))
  // What is being sent by its button is not kept beside it.
  form.addEventListener('submit', () => {
    isLeaving = true
    clearTimeout(waiting)
    sending?.abort()
  })
  // Back from the page after: what is typed is kept again.
  window.addEventListener('pageshow', () => {
    isLeaving = false
  })
}
