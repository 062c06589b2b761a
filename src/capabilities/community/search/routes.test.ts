import { beforeAll, expect, test } from 'vitest'
import { aWorld, TODAY, type World } from '../../../../tests/kit/world.ts'
import { makeApp } from '../../../app.tsx'
import { addDays } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { anEntry, anEntryPlace, anEntryTerm, aPlace, aSchedule, aSynonym, aTaxonomy, aTerm } from '../factory.ts'
import { forgetWishes, learnWords } from './changes/learnWords.ts'

let world: World
const ASHCOMBE = { latitude: 52.9, longitude: -1.05 }
const called = (name: string, more: object = {}) => anEntry({ partnershipId: world.partnershipId, name, isFree: false, ...more })
const partnership = () => ({ id: world.partnershipId, timeZone: 'Europe/London' })
const asWorker = () => world.members['link worker']

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId } = world
  const orchestra = called('Zither orchestra', { summary: 'Plucking together.', agesFrom: 60, accessFeatures: ['step-free', 'toilets'], placesLeft: 0 })
  const millWalk = called('Mill walk', { summary: 'A gentle walk along the river.', isFree: true, languages: ['en', 'pl'] })
  const ramblers = called('Far ramblers', { summary: 'A long walk over hills.', accessFeatures: ['parking', 'step-free'] })
  const advice = called('Advice line', { kind: 'service', summary: 'Advice by phone.', isFree: true, ways: ['by phone'] })
  const asleep = called('Sleeping walkers', { state: 'at rest' })
  const forgotten = called('Forgotten walk', { lastCheckedOn: addDays(TODAY, -365) })
  const closed = called('Winter garden', { summary: 'Under glass.', state: 'closed for now', closedUntil: '2026-12-24' })
  const at = (entry: typeof ramblers, latitude: number) => anEntryPlace(entry, { latitude, longitude: -1.05 })
  const about = aTaxonomy({ partnershipId, name: 'What it is about' })
  const music = aTerm(about, { name: 'Music' })
  await world.sow({
    place: [
      aPlace({ partnershipId, ...ASHCOMBE }),
      aPlace({ partnershipId, name: 'AS1 2AB', latitude: 52.95, longitude: -1.05 }),
      aPlace({ partnershipId, name: 'St Mary’s Mead', ...ASHCOMBE }),
    ],
    taxonomy: [about],
    term: [music],
    entry: [orchestra, millWalk, ramblers, advice, asleep, forgotten, closed],
    entryPlace: [at(orchestra, 52.905), at(millWalk, 52.95), at(ramblers, 53.2), at(ramblers, 53.15)],
    schedule: [aSchedule(orchestra, { byDay: ['MO'], opensAt: '19:00', closesAt: '21:00' }), aSchedule(millWalk)],
    entryTerm: [anEntryTerm(orchestra, music)],
    synonym: [aSynonym({ partnershipId, words: ['walking', 'stroll', 'nordic poles'] })],
  })
  await learnWords(world.house, partnership())
})

const EVERYTHING = ['Advice line', 'Far ramblers', 'Mill walk', 'Winter garden', 'Zither orchestra']

const namesIn = (html: string) => [...html.matchAll(/lw-list__title"><a href="[^"]*"><span[^>]*>([^<]*)/g)].map(([, name]) => name)
const listed = async (search: string) => {
  const answer = await world.ask(`/ashcombe/community${search}`)
  expect(answer.status).toBe(200)
  const html = await answer.text()
  return { html, names: namesIn(html) }
}
test('without an account, everything is listed by name', async () => {
  expect((await listed('')).names).toEqual(EVERYTHING)
})

test('a search by words finds stems in names and descriptions', async () => {
  // A word in the name weighs more than one in what it says of itself.
  expect((await listed('?words=walking')).names).toEqual(['Mill walk', 'Far ramblers'])
  expect((await listed('?words=walk+-hills')).names).toEqual(['Mill walk'])
})

test('near a place, the nearest come first, with how far, and what is too far or nowhere is left out', async () => {
  const { names, html } = await listed('?near=ashcombe')
  expect(names).toEqual(['Zither orchestra', 'Mill walk'])
  expect(html).toContain('About 3 miles away')
  expect((await listed('?near=Ashcombe&within=25')).names).toEqual(['Zither orchestra', 'Mill walk', 'Far ramblers'])
})

test.each(['as12ab', 'AS1 2AB', 'as1'])('“%s” is found as a postcode', async (typed) => {
  expect((await listed(`?near=${encodeURIComponent(typed)}&within=2`)).names).toEqual(['Mill walk'])
})

test('a village is found however its name is typed', async () => {
  expect((await listed(`?near=${encodeURIComponent('ST MARYS  mead')}&within=2`)).names).toEqual(['Zither orchestra'])
})

test('a place we do not know is said, and everything shows by name', async () => {
  const { html, names } = await listed('?near=Atlantis')
  expect(html).toContain('We do not know where “Atlantis” is')
  expect(names).toEqual(EVERYTHING)
})

test('only what is free, and only services', async () => {
  expect((await listed('?free=yes')).names).toEqual(['Advice line', 'Mill walk'])
  expect((await listed('?kind=service')).names).toEqual(['Advice line'])
})

test.each([
  '?words=%00',
  '?words=%22%27%28%26%7C%21',
  '?words=the',
  `?words=${'a'.repeat(5000)}`,
  '?words=a&words=b',
  '?near=%00%00',
  '?near=%F0%9F%8C%BB',
  '?within=-1&near=Ashcombe',
  '?kind=constructor',
  '?free=maybe',
  '?after=~',
  '?after=%00~00000000-0000-7000-8000-000000000000',
  '?near=Ashcombe&after=99999999999~00000000-0000-7000-8000-000000000000',
  '?near=Ashcombe&after=nought~00000000-0000-7000-8000-000000000000',
  '?words=%3Cscript%3Ealert(1)%3C/script%3E',
  '?words=%D7%A9%D7%9C%D7%95%D7%9D',
  '?day=monday&day=monday&day=someday',
  '?day=%00',
  '?term=%00&term=nothing',
  '?age=-4',
  '?age=999',
  '?language=klingon',
  '?words=walk&after=999999999999~x~00000000-0000-7000-8000-000000000000',
  '?words=walk&after=-5~x~y~00000000-0000-7000-8000-000000000000',
  '?near=Ashcombe&after=1e999~3~00000000-0000-7000-8000-000000000000',
  '?near=Ashcombe&after=1e-9~3~00000000-0000-7000-8000-000000000000',
])('the address %s is answered', async (search) => {
  const { html } = await listed(search)
  expect(html).not.toContain('<script>')
})

test('what is at rest, or was not checked in time, is not shown, and it is there', async () => {
  expect((await listed('?words=walk')).names).not.toContain('Forgotten walk')
  const { rows } = await world.database.pool.query(`select name from entry where name in ('Sleeping walkers', 'Forgotten walk')`)
  expect(rows).toHaveLength(2)
})

test('what is closed for now is shown, with until when', async () => {
  const { names, html } = await listed('?words=glass')
  expect(names).toEqual(['Winter garden'])
  expect(html).toContain('Closed until Thursday 24 December')
})

test.each([
  ['?day=monday', ['Zither orchestra']],
  ['?day=monday&day=thursday', ['Mill walk', 'Zither orchestra']],
  ['?time=evening', ['Zither orchestra']],
  ['?day=thursday&time=evening', []],
  ['?way=phone', ['Advice line']],
  ['?access=step-free', ['Far ramblers', 'Zither orchestra']],
  ['?access=step-free&access=parking', ['Far ramblers']],
  ['?term=music', ['Zither orchestra']],
  ['?language=pl', ['Mill walk']],
  ['?age=59', EVERYTHING.filter((name) => name !== 'Zither orchestra')],
  ['?age=60', EVERYTHING],
  ['?room=yes', EVERYTHING.filter((name) => name !== 'Zither orchestra')],
  ['?near=Ashcombe&within=25&free=yes', ['Mill walk']],
  ['?near=Ashcombe&within=25&access=step-free&words=walk', ['Far ramblers']],
])('%s narrows what is listed', async (search, names) => {
  expect((await listed(search)).names).toEqual(names)
})

test('an entry with several places is listed once, at the nearest', async () => {
  const { names, html } = await listed('?near=Ashcombe&within=25')
  expect(names.filter((name) => name === 'Far ramblers')).toHaveLength(1)
  expect(html).toContain('About 17 miles away')
})

test('all that was chosen is shown, each with an address without it', async () => {
  const { html } = await listed('?words=walk&day=monday&day=thursday&access=step-free&term=music&age=70')
  for (const without of ['?day=monday', 'words=walk&amp;day=thursday', 'day=thursday&amp;term=music', 'access=step-free&amp;age=70'])
    expect(html).toContain(without)
  expect(html).toContain('Age 70')
})

test('words that mean the same find each other, by any of their endings', async () => {
  expect((await listed('?words=strolls')).names).toEqual(['Mill walk', 'Far ramblers'])
  expect((await listed('?words=nordic+poles')).names).toEqual(['Mill walk', 'Far ramblers'])
  // Of two words that belong together, one alone is another word.
  expect((await listed('?words=poles')).names).toEqual([])
})

test.each([
  ['walkign', 'walking'],
  ['orchetsra', 'orchestra'],
  ['RIVR', 'river'],
  ['orch', 'orchestra'],
])('“%s” is put right to %s, and says so', async (typed, meant) => {
  const { html, names } = await listed(`?words=${typed}`)
  expect(names.length).toBeGreaterThan(0)
  expect(html).toMatch(new RegExp(`Showing results for.*${meant}.*you typed.*${typed}`, 'i'))
})

test('a word that occurs is never put right', async () => {
  expect((await listed('?words=river')).html).not.toContain('Showing results for')
})

test('when nothing is found, what is nearly it is counted, and leads there', async () => {
  const { html } = await listed('?words=zither&day=thursday&near=Ashcombe')
  expect(html).toContain('Nothing like that yet')
  expect(html).toContain('Look without: Thursday')
  expect(html).toContain('href="/ashcombe/community?words=zither&amp;near=Ashcombe"')
  const wider = await listed('?words=hills&near=Ashcombe&within=2')
  expect(wider.html).toContain('/ashcombe/community?words=hills&amp;near=Ashcombe&amp;within=25')
  expect(wider.html).toContain('1 found')
  expect(wider.html).toContain('/ashcombe/referrals/ask')
})

test('a near miss is one: every link from an empty list leads to something', async () => {
  const { html } = await listed('?words=zither&day=thursday&near=Ashcombe&within=5&free=yes&access=parking')
  const links = [...html.matchAll(/href="([^"]*)">Look (?:without|up)/g)].map(([, href]) => (href as string).replaceAll('&amp;', '&'))
  for (const link of links) expect((await listed(link.replace('/ashcombe/community', ''))).names.length).toBeGreaterThan(0)
})

const emptySearches = async () => (await world.database.pool.query('select words, outward_code, place_name, month::text from empty_search order by id')).rows

test('an empty search is counted by its words, place and month, and never twice for what was half typed', async () => {
  const before = await emptySearches()
  await world.ask('/ashcombe/community?words=Falconry!&near=as1+2ab')
  await world.ask('/ashcombe/community?words=falc', { headers: { 'x-livewell-typing': '1' } })
  await world.ask('/ashcombe/community?words=walk')
  await world.ask('/ashcombe/community?words=ring+07700+900123&near=Nowhere')
  expect((await emptySearches()).slice(before.length)).toEqual([
    { words: 'falconry', outward_code: 'AS1', place_name: '', month: '2026-12-01' },
    { words: 'ring', outward_code: '', place_name: '', month: '2026-12-01' },
  ])
})

test('somebody who tries a great many words is not counted each time', async () => {
  for (let i = 0; i < 40; i++) await world.ask(`/ashcombe/community?words=qqq${'abcdefghij'[i % 10]}xx`)
  expect((await emptySearches()).filter(({ words }) => words.startsWith('qqq')).length).toBeLessThan(31)
})

test('the points of a search are those of its list, and no more than are asked for', async () => {
  const answer = await world.ask('/ashcombe/community/map/points?near=Ashcombe&within=25')
  const { points, hasMore, around } = (await answer.json()) as { points: { name: string; href: string }[]; hasMore: boolean; around: { name: string } }
  expect(points.map(({ name }) => name)).toEqual(['Zither orchestra', 'Mill walk', 'Far ramblers', 'Far ramblers'])
  expect(points[0]?.href).toMatch(/^\/ashcombe\/community\/[0-9a-f-]{36}\?near=Ashcombe&within=25$/)
  expect({ hasMore, around: around.name }).toEqual({ hasMore: false, around: 'Ashcombe' })
})

test('the map says without JavaScript why it is none, and has the list beside it', async () => {
  const answer = await world.ask('/ashcombe/community/map?near=Ashcombe')
  const html = await answer.text()
  expect(html).toContain('The map needs JavaScript')
  expect(namesIn(html)).toEqual(['Zither orchestra', 'Mill walk'])
  expect(answer.headers.get('content-security-policy')).toContain("img-src 'self' data:;")
})

test('pictures of the ground come from where the settings say, and nothing else does', async () => {
  const mapTiles = { address: 'https://tiles.example.org/{z}/{x}/{y}.png', credit: '© <b>Somebody</b>' }
  const app = makeApp({ ...world.house, settings: { ...world.house.settings, mapTiles } })
  const answer = await app.request('http://livewell.test/ashcombe/community/map')
  expect(answer.headers.get('content-security-policy')).toContain("img-src 'self' data: https://tiles.example.org;")
  expect(await answer.text()).toContain('data-credit="© &lt;b&gt;Somebody&lt;/b&gt;"')
})

const wishes = async () =>
  (
    await world.database.pool.query(
      `select w.words, w.interest, w.area, w.outward_code, w.place_name, w.wants_to_hear, r.email
       from wish w left join wish_reach r on r.partnership_id = w.partnership_id and r.wish_id = w.id order by w.id`,
    )
  ).rows

test('somebody without an account says what they would like to exist; sent twice it is one wish', async () => {
  const form = { id: newId(), words: 'A choir for Beginners', area: 'as1 2ab', email: 'ivy@people.example' }
  for (const _ of [1, 2]) expect((await world.ask('/ashcombe/community/wish', { form })).headers.get('location')).toBe('/ashcombe/community/wish/thank-you')
  expect((await world.ask('/ashcombe/community/wish', { form: { id: newId(), words: 'Falconry', area: 'st marys mead', email: '' } })).status).toBe(303)
  expect(await wishes()).toEqual([
    {
      words: 'A choir for Beginners',
      interest: 'a choir for beginners',
      area: 'as1 2ab',
      outward_code: 'AS1',
      place_name: '',
      wants_to_hear: true,
      email: 'ivy@people.example',
    },
    { words: 'Falconry', interest: 'falconry', area: 'st marys mead', outward_code: '', place_name: 'St Mary’s Mead', wants_to_hear: false, email: null },
  ])
})

test('a wish without words is asked again, with what was typed', async () => {
  const answer = await world.ask('/ashcombe/community/wish', { form: { id: newId(), words: ' ', area: 'Somewhere <b>', email: 'nobody' } })
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain('Say in a few words what you would like')
  expect(html).toContain('Somewhere &lt;b&gt;')
})

test('a worker reads what is wished for and not by whom, nobody without an account reads any, and it is there', async () => {
  const words = (viewer: typeof world.nobody) => world.asViewer(viewer, (tx) => tx.selectFrom('wish').select('words').execute())
  expect((await words(asWorker())).length).toBeGreaterThan(0)
  expect(await words(world.nobody)).toEqual([])
  expect(await words(world.stranger)).toEqual([])
  await expect(world.asViewer(asWorker(), (tx) => tx.selectFrom('wishReach').select('email').execute())).rejects.toThrow(/permission denied/)
  expect((await wishes()).some(({ email }) => email)).toBe(true)
  const searches = (viewer: typeof world.nobody) => world.asViewer(viewer, (tx) => tx.selectFrom('emptySearch').select('words').execute())
  expect((await searches(asWorker())).length).toBeGreaterThan(0)
  expect(await searches(world.nobody)).toEqual([])
})

test('where to write to is forgotten after a year, and the wish stays', async () => {
  await forgetWishes({ ...world.house, clock: () => new Date('2027-12-04T03:00:00Z') }, partnership())
  expect(await wishes()).toMatchObject([{ wants_to_hear: false, email: null }, { wants_to_hear: false }])
})

test('a worker keeps the words that mean the same, and the second of two who change a list sees both', async () => {
  const as = asWorker()
  const id = newId()
  const add = (form: Record<string, string>) => world.ask('/ashcombe/community/same-words/add', { as, form })
  expect((await add({ id: newId(), words: 'alone' })).status).toBe(422)
  for (const _ of [1, 2]) expect((await add({ id, words: 'zither\r\nharp, lyre\nHarp' })).status).toBe(303)
  expect((await listed('?words=lyre')).names).toEqual(['Zither orchestra'])
  const change = `/ashcombe/community/same-words/${id}/change`
  expect((await world.ask(change, { as, form: { version: '1', words: 'zither\nharp' } })).status).toBe(303)
  const late = await world.ask(change, { as, form: { version: '1', words: 'zither\nlute' } })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('lute')
  expect((await world.ask(`/ashcombe/community/same-words/${id}/remove`, { as, form: { version: '1' } })).status).toBe(409)
  expect((await listed('?words=harp')).names).toEqual(['Zither orchestra'])
  expect((await world.ask(`/ashcombe/community/same-words/${id}/remove`, { as, form: { version: '2' } })).status).toBe(303)
  expect((await listed('?words=harp')).names).toEqual([])
})

test('nobody else keeps them', async () => {
  expect((await world.ask('/ashcombe/community/same-words')).headers.get('location')).toMatch(/^\/sign-in/)
  expect((await world.ask('/ashcombe/community/same-words', { as: world.members.volunteer })).status).toBe(403)
})

test('a word that no entry has any more is not offered', async () => {
  await world.sow({ searchWord: [{ partnershipId: world.partnershipId, word: 'jousting', keys: ['jousting'], times: 3, seenOn: '2026-01-01' }] })
  await learnWords(world.house, partnership())
  const { rows } = await world.database.pool.query(`select word from search_word where word in ('jousting', 'orchestra')`)
  expect(rows).toEqual([{ word: 'orchestra' }])
})

// The last, because what it sows is in every list after it.
test('a long list goes on where it ended, by name and by distance', async () => {
  const { partnershipId } = world
  const many = Array.from({ length: 45 }, (_, i) => anEntry({ partnershipId, name: `Quilting ${i % 3}`, kind: 'service', summary: 'Quilts.' }))
  const there = many.map((entry, i) => anEntryPlace(entry, { latitude: 52.9 + (i % 5) / 1000, longitude: -1.05 }))
  await world.sow({ entry: many, entryPlace: there })
  await learnWords(world.house, partnership())
  for (const search of ['?words=quilts', '?words=quilts&near=Ashcombe', '?kind=service&room=yes&age=30&words=quilts', '?words=qiults']) {
    const seen: string[] = []
    let next: string | undefined = `/ashcombe/community${search}`
    while (next) {
      const html = await (await world.ask(next)).text()
      seen.push(...[...html.matchAll(/community\/([0-9a-f-]{36})/g)].map(([, id]) => id as string))
      next = /href="([^"]*after[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(45)
    expect(new Set(seen).size).toBe(45)
  }
})
