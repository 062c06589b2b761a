import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { anEntry, anEntryPlace } from '../factory.ts'

const ENTRIES = 23
let world: World
let names: Map<string, string>

beforeAll(async () => {
  world = await aWorld()
  const entries = Array.from({ length: ENTRIES }, (_, i) => anEntry({ partnershipId: world.partnershipId, name: `Group ${i}` }))
  names = new Map(entries.map(({ id, name }) => [id, name]))
  await world.sow({ entry: entries, entryPlace: entries.flatMap((entry) => [anEntryPlace(entry), anEntryPlace(entry, { position: 1 })]) })
})

interface Page {
  total_items: number
  total_pages: number
  page_number: number
  size: number
  first_page: boolean
  last_page: boolean
  empty: boolean
  contents: { id: string }[]
}

const read = async (path: string, partnership = 'ashcombe'): Promise<Page> => {
  const answer = await world.ask(`/${partnership}/open-referral-uk/v3${path}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Page
}

/** What the public validator finds wrong with a page that was asked for by its number. */
function faultsOf(page: Page, { asked, perPage }: { asked: number; perPage: number }): string[] {
  const length = page.contents.length
  return [
    ...(page.page_number === asked ? [] : [`page_number is ${page.page_number}, not ${asked}`]),
    ...(page.first_page === (asked === 1) ? [] : [`first_page is ${page.first_page} on page ${asked}`]),
    ...(page.last_page === (asked === page.total_pages) ? [] : [`last_page is ${page.last_page} on page ${asked} of ${page.total_pages}`]),
    ...(page.empty === (length === 0) ? [] : [`empty is ${page.empty} with ${length}`]),
    ...(length === perPage || (length < perPage && page.last_page) ? [] : [`${length} on a page of ${perPage}`]),
    ...(page.size === length ? [] : [`size is ${page.size}, and there are ${length}`]),
  ]
}

test('the faults that the validator counts in its own examples are counted here', () => {
  const items = (length: number) => Array.from({ length }, (_, i) => ({ id: `${i}` }))
  const page = { total_items: 0, empty: false, first_page: false, last_page: false, page_number: 1, total_pages: 4, size: 5, contents: items(5) }
  expect(faultsOf(page, { asked: 1, perPage: 5 })).toHaveLength(1)
  expect(faultsOf({ ...page, page_number: 3, total_pages: 5, size: 4, contents: items(3) }, { asked: 3, perPage: 5 })).toHaveLength(2)
  expect(faultsOf({ ...page, size: 6, empty: true }, { asked: 1, perPage: 5 })).toHaveLength(3)
})

describe.each([
  ['services', ENTRIES],
  ['service_at_locations', ENTRIES * 2],
] as const)('the pages of %s', (name, total) => {
  test('are as the validator has them, first, in the middle, and last', async () => {
    const first = await read(`/${name}?per_page=5`)
    const last = Math.ceil(total / 5)
    expect(first).toMatchObject({ total_items: total, total_pages: last })
    const middle = [2, Math.ceil(last / 2), last - 1]
    for (const asked of [1, ...middle, last]) {
      const page = await read(`/${name}?page=${asked}&per_page=5`)
      expect(faultsOf(page, { asked, perPage: 5 })).toEqual([])
    }
  })

  test('together hold everything, once', async () => {
    const seen: string[] = []
    for (let page = 1; page <= Math.ceil(total / 4); page++) seen.push(...(await read(`/${name}?page=${page}&per_page=4`)).contents.map(({ id }) => id))
    expect(seen).toHaveLength(total)
    expect(new Set(seen).size).toBe(total)
    const lines = await (await world.ask(`/ashcombe/open-referral-uk/v3/${name}?format=ndjson`)).text()
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(seen)
  })

  test('beyond the last are empty', async () => {
    expect(await read(`/${name}?page=900&per_page=5`)).toMatchObject({
      page_number: 900,
      size: 0,
      empty: true,
      first_page: false,
      last_page: false,
      contents: [],
    })
  })
})

test('an empty feed has one page', async () => {
  expect(await read('/services', 'brindle')).toEqual({
    contents: [],
    total_items: 0,
    total_pages: 1,
    page_number: 1,
    size: 0,
    first_page: true,
    last_page: true,
    empty: true,
  })
})

test('only ids and when they changed come all at once, or in pages when pages are asked for', async () => {
  const all = await read('/services?minimal=true')
  expect(all).toMatchObject({ total_items: ENTRIES, total_pages: 1, size: ENTRIES, first_page: true, last_page: true })
  expect(all.contents.map(({ id }) => names.get(id)).filter(Boolean)).toHaveLength(ENTRIES)
  for (const item of all.contents) expect(Object.keys(item)).toEqual(['id', 'modified_date'])
  expect(await read('/services?minimal=true&per_page=5')).toMatchObject({ size: 5, total_pages: 5 })
})

test('entries of another partnership are in the other feed', async () => {
  const theirs = anEntry({ partnershipId: world.stranger.partnershipId, name: 'Theirs' })
  await world.sow({ entry: [theirs] })
  expect((await read('/services?per_page=100')).contents.map(({ id }) => id)).not.toContain(theirs.id)
  expect((await world.ask(`/ashcombe/open-referral-uk/v3/services/${theirs.id}`)).status).toBe(404)
  expect((await read('/services', 'brindle')).contents).toMatchObject([{ id: theirs.id, name: 'Theirs' }])
  expect((await world.ask(`/brindle/open-referral-uk/v3/services/${theirs.id}`)).status).toBe(200)
})
