import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../kit/chromium.ts'
import { followEveryLink } from '../kit/crawl.ts'
import { AT_A_DESK } from '../kit/telling.ts'
import { Visitor } from '../kit/visitor.ts'

// What following every link is for, shown to find it, on a small site with planted faults.

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title><link rel="icon" href="data:,"></head><body><main><h1>${title}</h1>${body}</main></body></html>`

const SITE: Record<string, string> = {
  '/sound': page('Sound', '<p><a href="/other?after=1">Other</a> <a href="https://elsewhere.example/">Elsewhere</a></p>'),
  '/other': page('Other', '<p><a href="/sound">Sound</a></p>'),
  '/dead': page('Dead end', '<p><a href="/gone">Gone</a></p>'),
  '/leads-to-a-fault': page('Fault', '<p><a href="/broken">Broken</a></p>'),
  '/says-inline': page('Inline', '<p style="color: red">Red</p>'),
}

let server: Server
let browser: Browser
let visit: () => Promise<Visitor>
beforeAll(async () => {
  server = createServer(({ url = '' }, answer) => {
    const { pathname } = new URL(url, 'http://site.test')
    const body = SITE[pathname]
    answer.writeHead(pathname === '/broken' ? 500 : body ? 200 : 404, {
      'content-type': 'text/html',
      'content-security-policy': "default-src 'none'; img-src data:",
    })
    answer.end(body ?? page('Not found', ''))
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  browser = await openBrowser()
  visit = async () =>
    new Visitor(await (await browser.newContext({ baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })).newPage(), AT_A_DESK)
})
afterAll(async () => {
  await browser.close()
  server.close()
})

test('follows links of ours and no others, each page once', async () => {
  const seen = await followEveryLink(await visit(), ['/sound'])
  expect(seen.map(({ kind, title }) => [kind, title])).toEqual([
    ['/sound', 'Sound'],
    ['/other?after', 'Other'],
  ])
})

test.each([
  ['a link that leads nowhere', '/dead', '/gone, linked from /dead, answers 404'],
  ['a page that breaks', '/leads-to-a-fault', '/broken answered 500'],
  ['what the content security policy forbids', '/says-inline', 'Content Security Policy'],
])('finds %s', async (_fault, from, sentence) => {
  await expect(followEveryLink(await visit(), [from])).rejects.toThrow(sentence)
})
