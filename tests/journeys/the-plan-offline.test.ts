import type { Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { liveIn } from '../kit/livedIn.ts'
import { addsAPage, CODE, keepsHerPlan, OFFLINE, opensIt, status } from '../kit/planSteps.ts'
import { ON_A_PHONE, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'
import { signIn } from '../kit/world.ts'

// A code is worked through slowly, and every page is looked at.
vi.setConfig({ testTimeout: 120_000 })

tellIn([ON_A_PHONE], (place) => {
  beforeAll(async () => {
    await liveIn(place.world)
  })

  test('a plan is kept on a phone, opened and written without a network, and found on another device', async () => {
    const rosa = await place.somebody(place.world.members.person)
    await keepsHerPlan(rosa)
    await opensIt(rosa)
    await status(rosa, 'Saved everywhere')
    await rosa.looksRight()

    await rosa.page.context().setOffline(true)
    await rosa.page.reload()
    await opensIt(rosa)
    await addsAPage(rosa, 'My own page', 'Rivers')
    await rosa.write('My words', 'The mill pond at dawn')
    await status(rosa, 'Saved here')
    await status(rosa, 'There is no network now')
    await rosa.looksRight()
    await rosa.page.goto(`${OFFLINE}#/goals`)
    await rosa.sees('Sing in front of somebody')
    await rosa.sees('Find my walking shoes')
    await rosa.looksRight()

    await rosa.page.context().setOffline(false)
    await status(rosa, 'Saved everywhere')
    await rosa.open('/ashcombe/my-plan')
    await rosa.follow('Rivers')
    await rosa.sees('The mill pond at dawn')
  })

  test('a picture on a page is kept small on the phone, sealed, and shows without a network', async () => {
    const rosa = await place.somebody(place.world.members.person)
    await keepsHerPlan(rosa)
    await rosa.page.context().setOffline(true)
    await opensIt(rosa)
    await rosa.page.getByRole('link', { name: 'My people and places' }).first().click()
    const picture = rosa.page.getByRole('img', { name: 'The choir, from behind' })
    await picture.waitFor()
    expect(await picture.evaluate((img: HTMLImageElement) => [img.complete, img.naturalWidth])).toEqual([true, 1])
    await rosa.looksRight()
    // How every JPEG begins, in base64.
    expect(await everythingKept(rosa.page)).not.toContain('/9j/')
  })

  test('two devices that were written on apart come together, also with a clock that is wrong', async () => {
    const [phone, tablet] = [await place.somebody(place.world.members.person), await place.somebody(place.world.members.person)]
    await tablet.page.clock.setFixedTime(new Date('2001-01-01T00:00:00Z'))
    await keepsHerPlan(phone)
    await opensIt(phone)
    await addsAPage(phone, 'My own page', 'Both of us')
    await phone.write('My words', 'Rain.')
    await status(phone, 'Saved everywhere')
    await keepsHerPlan(tablet)
    await opensIt(tablet)
    for (const each of [phone, tablet]) {
      await each.page.goto(`${OFFLINE}#/`)
      await each.page.getByRole('link', { name: 'Both of us' }).click()
      await each.page.getByRole('link', { name: 'Write on this page' }).click()
      await each.page.context().setOffline(true)
    }
    await phone.write('My words', 'Wind. Rain.')
    await tablet.write('My words', 'Rain. Sun.')
    for (const each of [phone, tablet]) await status(each, 'Saved here')
    for (const each of [phone, tablet]) await each.page.context().setOffline(false)
    for (const each of [phone, tablet]) await status(each, 'Saved everywhere')
    for (const each of [phone, tablet]) {
      await each.page.evaluate(() => dispatchEvent(new Event('online')))
      await says(each.page, 'Wind. Rain. Sun.')
    }
  })

  test('two windows of a device show the same, and taking the plan off it closes both', async () => {
    const rosa = await place.somebody(place.world.members.person)
    await keepsHerPlan(rosa)
    await opensIt(rosa)
    const other = await rosa.page.context().newPage()
    await other.goto(OFFLINE)
    await opensIt({ page: other } as Visitor)
    await rosa.page.context().setOffline(true)
    await addsAPage(rosa, 'My own page', 'In one window')
    await other.getByRole('link', { name: 'In one window' }).click()
    await other.getByRole('link', { name: 'Write on this page' }).click()
    await rosa.write('My words', 'Seen in both')
    await says(other, 'Seen in both')
    await rosa.page.context().setOffline(false)
    await status(rosa, 'Saved everywhere')

    await rosa.page.getByRole('link', { name: 'Not on this device' }).click()
    await rosa.page.getByRole('button', { name: 'Not on this device' }).click()
    await rosa.page.getByText('Your plan is no longer on this device.').waitFor()
    await other.getByText('Your plan is not kept on this device.').waitFor()
    expect(await whatIsKept(rosa.page)).toEqual({ databases: [], caches: [], workers: 0 })
  })

  test('without the code nothing opens, and nothing that the device keeps can be read', async () => {
    const rosa = await place.somebody(place.world.members.person)
    await keepsHerPlan(rosa)
    await opensIt(rosa)
    await addsAPage(rosa, 'My own page', 'Herons')
    await rosa.write('My words', 'A grey heron by the weir')
    await status(rosa, 'Saved everywhere')
    const raw = await everythingKept(rosa.page)
    expect(raw.length).toBeGreaterThan(500)
    for (const secret of ['Herons', 'grey heron', CODE]) expect(raw).not.toContain(secret)

    await rosa.page.reload()
    await rosa.page.getByLabel('Your device code').fill('heron-8')
    const began = Date.now()
    await rosa.page.getByRole('button', { name: 'Open my plan' }).click()
    await rosa.page.getByText('That is not the code. Try again').waitFor({ timeout: 15_000 })
    expect(Date.now() - began).toBeGreaterThan(1000)
    await rosa.seesNot('Herons')
    await rosa.looksRight()
    await opensIt(rosa)
    await rosa.page.getByRole('heading', { level: 1 }).waitFor()
  })

  test('signing out takes the plan off the device', async () => {
    const rosa = await place.somebody(place.world.members.person)
    await keepsHerPlan(rosa)
    expect((await whatIsKept(rosa.page)).databases).toEqual(['livewell-plan-ashcombe'])
    await rosa.open('/ashcombe/my-plan')
    await rosa.press('Sign out')
    await rosa.open(OFFLINE)
    await rosa.page.getByText('Your plan is not kept on this device.').waitFor()
    expect(await whatIsKept(rosa.page)).toEqual({ databases: [], caches: [], workers: 0 })
  })

  test('a session that ended loses nothing, and somebody else’s takes the plan off the device', async () => {
    const { world } = place
    const rosa = await place.somebody(world.members.person)
    await keepsHerPlan(rosa)
    await opensIt(rosa)
    await addsAPage(rosa, 'My own page', 'Evenings')
    await status(rosa, 'Saved everywhere')
    const context = rosa.page.context()
    await context.clearCookies()
    await rosa.write('My words', 'Written after the session ended')
    await status(rosa, 'Sign in again to save everywhere.')
    await cookieOf(rosa, await signIn(world.database, world.members.person))
    await rosa.page.evaluate(() => dispatchEvent(new Event('online')))
    await status(rosa, 'Saved everywhere')

    const somebodyElse = await signIn(world.database, world.members['health coach'])
    await cookieOf(rosa, somebodyElse)
    await rosa.write('My words', 'Written while somebody else was signed in')
    await status(rosa, 'Somebody else is signed in here.')
    await cookieOf(rosa, await signIn(world.database, world.members.person))
    await rosa.page.evaluate(() => dispatchEvent(new Event('online')))
    await status(rosa, 'Saved everywhere')

    await cookieOf(rosa, somebodyElse)
    await rosa.page.evaluate(() => dispatchEvent(new Event('online')))
    await rosa.page.getByText('Somebody else signed in on this device').waitFor()
    expect((await whatIsKept(rosa.page)).databases).toEqual([])
  })

  test('a device without room, ten megabytes at once, an answer that cannot be read: it says so, and nothing goes from the screen', async () => {
    const rosa = await place.somebody(place.world.members.person)
    await keepsHerPlan(rosa)
    await opensIt(rosa)
    await addsAPage(rosa, 'My own page', 'Full')
    await status(rosa, 'Saved everywhere')
    await rosa.page.context().setOffline(true)
    await hasNoRoom(rosa.page, true)
    await rosa.write('My words', 'No room for this')
    await status(rosa, 'This device has no room left.')
    await says(rosa.page, 'No room for this')
    await rosa.page.context().setOffline(false)
    await status(rosa, 'Saved everywhere, but not on this device')
    await hasNoRoom(rosa.page, false)
    await rosa.page.evaluate(() => dispatchEvent(new Event('online')))
    await rosa.page.locator('.lw-saved strong').getByText('Saved everywhere', { exact: true }).waitFor()

    await pastes(rosa.page, 10_000_000)
    await rosa.page.getByText(/^That is too long/).waitFor()
    await says(rosa.page, 'No room for this')

    await rosa.page.route('**/my-plan/sync', (route) =>
      route.fulfill({ json: { owner: place.world.rosa.id, hasMore: false, pages: GARBLED(rosa.page.url()) } }),
    )
    await rosa.write('My words', 'No room for this. And more.')
    await status(rosa, 'Livewell does not answer just now')
    await says(rosa.page, 'No room for this. And more.')
    await rosa.page.unrouteAll()
    await rosa.page.evaluate(() => dispatchEvent(new Event('online')))
    await status(rosa, 'Saved everywhere')
  })

  test('people and places are added, changed and taken out, and a page rests, without a network', async () => {
    const rosa = await place.somebody(place.world.members.person)
    await keepsHerPlan(rosa)
    await opensIt(rosa)
    await rosa.page.context().setOffline(true)
    await addsAPage(rosa, 'My people and places', 'Mine')
    await rosa.page.getByRole('link', { name: 'Finished writing' }).click()
    await rosa.page.getByRole('link', { name: 'Add somebody or somewhere' }).click()
    await rosa.looksRight()
    await rosa.write('Who or where', 'Ana')
    await rosa.page.getByRole('button', { name: 'Save' }).click()
    await rosa.page.getByRole('link', { name: 'Ana' }).click()
    await rosa.write('What they do for you, or how to reach them', 'Makes me laugh')
    await rosa.page.getByRole('button', { name: 'Save' }).click()
    await rosa.page.getByText('Makes me laugh').waitFor()
    await rosa.looksRight()
    await rosa.page.getByRole('button', { name: 'Put it to rest' }).click()
    await rosa.page.getByRole('button', { name: 'Use it again' }).waitFor()
    await rosa.page.getByRole('button', { name: 'Take out' }).click()
    await rosa.page.getByText('Nothing is written here yet.').waitFor()
    await rosa.page.context().setOffline(false)
    await status(rosa, 'Saved everywhere')
  })
})

const says = (page: Page, words: string) => expect.poll(() => page.getByLabel('My words', { exact: true }).inputValue(), { timeout: 10_000 }).toBe(words)

async function cookieOf({ page }: Visitor, cookie: string) {
  const at = cookie.indexOf('=')
  const { origin } = new URL(page.url())
  await page.context().addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: origin }])
}

/** What a browser keeps for us: names of databases and caches, and how many workers. */
const whatIsKept = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))

/** Every byte of the plan's database and of what is cached, as letters. */
const everythingKept = (page: Page) =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((opened) => {
      const opening = indexedDB.open('livewell-plan-ashcombe')
      opening.onsuccess = () => opened(opening.result)
    })
    const lettersOf = (thing: unknown): string => {
      if (thing instanceof ArrayBuffer) return lettersOf(new Uint8Array(thing))
      if (thing instanceof Uint8Array) return new TextDecoder('latin1').decode(thing)
      return typeof thing === 'object' && thing !== null ? Object.values(thing).map(lettersOf).join(' ') : String(thing)
    }
    let all = ''
    for (const name of [...database.objectStoreNames]) {
      const rows = await new Promise<unknown[]>((read) => {
        const reading = database.transaction(name).objectStore(name).getAll()
        reading.onsuccess = () => read(reading.result)
      })
      all += lettersOf(rows)
    }
    database.close()
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) if (request.url.includes('my-plan')) all += await (await cache.match(request))?.text()
    }
    return all
  })

const hasNoRoom = (page: Page, isFull: boolean) =>
  page.evaluate((full) => {
    const store = IDBObjectStore.prototype as unknown as Record<string, unknown>
    store['real'] ??= store['put']
    store['put'] = full
      ? () => {
          throw new DOMException('full', 'QuotaExceededError')
        }
      : store['real']
  }, isFull)

const pastes = (page: Page, letters: number) =>
  page.getByLabel('My words', { exact: true }).evaluate((field, many) => {
    const words = 'x'.repeat(many)
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    const isRefused = !field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true }))
    if (isRefused) return
    ;(field as HTMLTextAreaElement).value += words
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }, letters)

const GARBLED = (url: string) => [
  { id: url.split('/').at(-1), kind: 'own', version: 99, isRemoved: false, update: Buffer.from('this is no update of any page').toString('base64') },
]
