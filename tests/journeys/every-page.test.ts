import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { whatAxeFinds, whatIsWrong, whatOverflows, whatWasNotTranslated } from '../kit/everyPage.ts'

// What every page is checked for, shown to find it.

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
})
afterAll(() => browser.close())

const show = (body: string, { title = 'A page', html = 'lang="en"' } = {}) =>
  page.setContent(`<!doctype html><html ${html}><head><title>${title}</title></head><body>${body}</body></html>`)

const SOUND = '<main><h1>A page</h1><p><a href="/a">One</a> <a href="/b">Two</a></p></main>'

test('a sound page has nothing wrong with it', async () => {
  await show(SOUND)
  expect([...(await whatIsWrong(page)), ...(await whatAxeFinds(page)), ...(await whatOverflows(page))]).toEqual([])
})

test.each([
  ['no heading', '<main><p>Words</p></main>', 'has 0 headings of the first rank'],
  ['two headings', `${SOUND}<h1>Another</h1>`, 'has 2 headings of the first rank'],
  ['an id twice', `${SOUND}<p id="a">A</p><p id="a">B</p>`, 'has the id a more than once'],
  ['one name for two places', `${SOUND}<a href="/c">One</a>`, 'has two links called "One"'],
  ['a link without words', `${SOUND}<a href="/c"></a>`, 'without words'],
])('finds %s', async (_fault, body, sentence) => {
  await show(body)
  expect(await whatIsWrong(page)).toContainEqual(expect.stringContaining(sentence))
})

test('lets two links with one name pass when a label tells them apart', async () => {
  await show(`${SOUND}<a href="/c" aria-label="One, of the others">One</a>`)
  expect(await whatIsWrong(page)).toEqual([])
})

test('finds a page without a title and without a language', async () => {
  await show(SOUND, { title: '', html: '' })
  expect(await whatIsWrong(page)).toEqual(['has no title', 'does not say its language'])
})

test('finds a field without a label', async () => {
  await show(`${SOUND}<input type="text">`)
  expect(await whatAxeFinds(page)).toContainEqual(expect.stringContaining('axe, label'))
})

test('finds what is wider than a phone, and leaves the window as it was', async () => {
  await page.setViewportSize({ width: 900, height: 600 })
  await show(`${SOUND}<p style="width: 340px">Wide</p>`)
  expect(await whatOverflows(page)).toEqual([expect.stringContaining('wider than a screen of 320 px')])
  expect(page.viewportSize()).toEqual({ width: 900, height: 600 })
})

test('finds words that were never translated, and lets data and numbers pass', async () => {
  await show('<h1>⟦Hello⟧</h1><p translate="no">Rosa</p><p>12 (3)</p><p>⟦You have⟧ 3 <b>goals</b></p><input placeholder="Your name"><button>⟦Send⟧</button>')
  expect(await whatWasNotTranslated(page)).toEqual(['goals', 'Your name'])
})
