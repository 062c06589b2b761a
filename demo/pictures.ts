import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { start } from '../src/main.ts'
import { DEMO_PASSWORD, demoAccounts } from '../src/platform/demo.ts'
import { readSettings } from '../src/platform/settings.ts'
import type { Hat } from '../src/platform/viewer.ts'
import { openBrowser } from '../tests/kit/chromium.ts'
import { loadDemo } from './load.ts'

// The pictures of the README: script/screenshots starts a server on a fresh demo, looks at it, and goes away again.

const FOLDER = join(import.meta.dirname, '../docs/pictures')
const DESK = { width: 1120, height: 760 }
const PHONE = { width: 360, height: 720 }

interface Picture {
  name: string
  size: { width: number; height: number }
  as?: Hat
  /** Goes to the page to be seen. */
  reach: (page: Page) => Promise<unknown>
  /** What stands at the top of the picture, when it is not the top of the page. */
  from?: string
}

const open = (path: string) => (page: Page) => page.goto(path)
const follow = (page: Page, name: string | RegExp) => Promise.all([page.waitForEvent('load'), page.getByRole('link', { name }).first().click()])

const pictures: readonly Picture[] = [
  { name: 'front', size: DESK, reach: open('/ashcombe') },
  { name: 'community', size: PHONE, reach: open('/ashcombe/community?words=walk&near=Ashcombe'), from: '.lw-list' },
  { name: 'today', size: DESK, as: 'health coach', reach: open('/ashcombe/today') },
  {
    name: 'person',
    size: { ...DESK, height: 980 },
    as: 'link worker',
    reach: async (page) => {
      await page.goto('/ashcombe/support?whose=team&name=Rosa')
      await follow(page, /^Rosa/)
    },
  },
  {
    name: 'register',
    size: PHONE,
    as: 'group leader',
    reach: async (page) => {
      await page.goto('/ashcombe/groups')
      await page.locator('.lw-list__title a').first().click()
      await page.getByRole('button', { name: 'Keep today’s register' }).click()
      await page.waitForURL(/\/register/)
    },
  },
  { name: 'my-support', size: PHONE, as: 'person', reach: open('/ashcombe/my-support') },
  { name: 'outcomes', size: DESK, as: 'commissioner', reach: open('/ashcombe/outcomes'), from: 'h3:text("From the start to four months")' },
]

const data = mkdtempSync(join(tmpdir(), 'livewell-pictures-'))
const settings = readSettings({ PORT: '0', LIVEWELL_DATA: data, LIVEWELL_DEMO: 'on', LIVEWELL_DRAIN_SECONDS: '0' })
const running = await start(settings, { loadDemo })
const browser = await openBrowser()
try {
  mkdirSync(FOLDER, { recursive: true })
  for (const picture of pictures) {
    const png = smaller(await take(browser, running.url, picture))
    writeFileSync(join(FOLDER, `${picture.name}.png`), png)
    console.log(`docs/pictures/${picture.name}.png, ${Math.round(png.length / 1024)} KB`)
  }
} finally {
  await browser.close()
  await running.stop()
  rmSync(data, { recursive: true, force: true })
}

async function take(browser: Browser, url: string, { size, as, reach, from }: Picture): Promise<Buffer> {
  const context = await browser.newContext({ baseURL: url, viewport: size, locale: 'en-GB', reducedMotion: 'reduce' })
  const page = await context.newPage()
  if (as) await signIn(page, as)
  await reach(page)
  const top = from ? ((await page.locator(from).first().boundingBox())?.y ?? 0) : 0
  await page.evaluate((y) => window.scrollTo(0, y), Math.max(0, top - 24))
  const png = await page.screenshot()
  await context.close()
  return png
}

async function signIn(page: Page, hat: Hat) {
  await page.goto('/sign-in')
  await page.getByLabel('Your e-mail address', { exact: true }).fill(demoAccounts.find((account) => account.hat === hat)?.email ?? '')
  await page.getByLabel('Your password', { exact: true }).fill(DEMO_PASSWORD)
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Sign in', exact: true }).click()])
}

/** The same picture in fewer bytes: a browser packs its picture quickly, and this packs it well. */
function smaller(png: Buffer): Buffer {
  const chunks: { type: string; body: Buffer; whole: Buffer }[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    chunks.push({ type, body: png.subarray(at + 8, at + 8 + length), whole: png.subarray(at, at + 12 + length) })
    at += 12 + length
  }
  const pixels = deflateSync(inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ body }) => body))), { level: 9 })
  const head = chunks.find(({ type }) => type === 'IHDR')?.whole ?? Buffer.alloc(0)
  const end = chunks.find(({ type }) => type === 'IEND')?.whole ?? Buffer.alloc(0)
  const packed = Buffer.concat([png.subarray(0, 8), head, chunk('IDAT', pixels), end])
  return packed.length < png.length ? packed : png
}

function chunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, check])
}
