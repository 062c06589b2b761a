import * as Y from 'yjs'
import { openDocument, stateOf, takeIn } from '../src/capabilities/plans/book/document.ts'
import type { Answered } from '../src/capabilities/plans/offline/sent.ts'
import { openBrowser } from '../tests/kit/chromium.ts'
import type { Visitor } from './planSeed.ts'

const EDITS = 10_000
const TIMES = 8
const CODE = 'heron-7'
const SLOWER = 4

const middle = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

export interface Merged {
  /** The bytes that a device sends. */
  bytes: number
  /** Milliseconds: taking it into a document, and the whole sync as a device asks for it. */
  takeIn: number
  sync: number
}

/** A device that wrote ten thousand times without a network, and then sends all of it at once. */
export async function measureMerging(base: string, visitors: readonly Visitor[]): Promise<Merged> {
  const [takenIn, synced]: [number[], number[]] = [[], []]
  let bytes = 0
  for (const { cookie, pageIds } of visitors.slice(0, TIMES)) {
    const before = await syncWith(base, cookie, [])
    const page = before.pages.find(({ id }) => id === pageIds[0])
    const state = Buffer.from(page?.update ?? '', 'base64')
    const update = writtenOffline(state)
    bytes = update.byteLength
    const began = performance.now()
    stateOf(takeIn(state, update))
    takenIn.push(performance.now() - began)

    const sent = { id: pageIds[0], kind: page?.kind, version: page?.version, vector: '', update: Buffer.from(update).toString('base64') }
    const asked = performance.now()
    const after = await syncWith(base, cookie, [sent])
    synced.push(performance.now() - asked)
    const answered = after.pages.find(({ id }) => id === pageIds[0])
    if (answered?.refused || (answered?.version ?? 0) <= (page?.version ?? 0)) throw new Error('What was written offline was not taken in')
  }
  return { bytes, takeIn: middle(takenIn), sync: middle(synced) }
}

/** Ten thousand words put in here and there, some of them taken out again. */
function writtenOffline(state: Uint8Array): Uint8Array {
  const doc = openDocument(state)
  const vector = Y.encodeStateVector(doc)
  const text = doc.getText('answer:notes')
  for (let i = 0; i < EDITS; i++) {
    const at = (i * 7919) % (text.length + 1)
    if (i % 10 === 9 && text.length - at >= 4) text.delete(at, 4)
    else text.insert(at, 'rain ')
  }
  return Y.encodeStateAsUpdate(doc, vector)
}

async function syncWith(base: string, cookie: string, pages: readonly object[]): Promise<Answered> {
  const answer = await fetch(`${base}/ashcombe/my-plan/sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: base },
    body: JSON.stringify({ pages }),
  })
  if (answer.status !== 200) throw new Error(`The sync answered ${answer.status}`)
  return (await answer.json()) as Answered
}

export interface StartedOffline {
  /** Milliseconds from opening the page until it asks for the code, and from giving it until the plan is there. */
  asks: number
  opens: number
}

/** Opens a plan that a phone keeps, without a network, on a processor that is four times slower. */
export async function measureOfflineStart(base: string, { cookie }: Visitor): Promise<StartedOffline> {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const at = cookie.indexOf('=')
    await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: base }])
    await context.addInitScript({ content: WATCH })
    const page = await context.newPage()
    await page.goto(`${base}/ashcombe/my-plan/device`)
    await page.getByLabel('Choose a device code').fill(CODE)
    await page.getByLabel('The same code again').fill(CODE)
    await page.getByLabel('This device is mine, and not shared').check()
    await page.getByRole('button', { name: 'Keep it here' }).click()
    await page.getByLabel('Your device code').waitFor({ timeout: 30_000 })
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await context.setOffline(true)
    const started: StartedOffline[] = []
    for (let i = 0; i < TIMES; i++) {
      await page.reload()
      await page.getByLabel('Your device code').fill(CODE)
      await page.getByRole('button', { name: 'Open my plan' }).click()
      await page.locator('.lw-saved').waitFor({ timeout: 30_000 })
      await page.waitForFunction(() => (globalThis as unknown as Watched).openAt !== undefined)
      const { askedAt, codeAt, openAt } = await page.evaluate(() => {
        const seen = globalThis as unknown as Watched
        return { askedAt: seen.askedAt ?? Number.NaN, codeAt: seen.codeAt ?? Number.NaN, openAt: seen.openAt ?? Number.NaN }
      })
      started.push({ asks: askedAt, opens: openAt - codeAt })
    }
    return { asks: middle(started.map(({ asks }) => asks)), opens: middle(started.map(({ opens }) => opens)) }
  } finally {
    await browser.close()
  }
}

interface Watched {
  askedAt?: number
  codeAt?: number
  openAt?: number
}

/** Runs in the page, so it is text: writes down when what somebody waits for was drawn. */
const WATCH = `
  const drawn = (name) => requestAnimationFrame(() => requestAnimationFrame(() => { window[name] = performance.now() }))
  const waitsFor = { askedAt: 'input[type=password]', openAt: '.lw-saved' }
  addEventListener('submit', () => { window.codeAt = performance.now() }, { capture: true })
  new MutationObserver(() => {
    for (const [name, what] of Object.entries(waitsFor)) {
      if (!document.querySelector(what)) continue
      delete waitsFor[name]
      drawn(name)
    }
  }).observe(document, { childList: true, subtree: true })
`
