import { beforeAll, expect, test } from 'vitest'
import { letterTo } from '../../../../tests/kit/letters.ts'
import { aWorld, TODAY, type World } from '../../../../tests/kit/world.ts'
import { foldName } from '../../../platform/fold.ts'
import { newId } from '../../../platform/ids.ts'
import type { Member, Viewer } from '../../../platform/viewer.ts'
import { aPerson } from '../../people/factory.ts'
import { aReferral } from '../../referrals/factory.ts'
import { aSupport } from '../../support/factory.ts'
import { anEntry, anEntryPlace, anEntryTerm, anIntroduction, aSynonym, aTaxonomy, aTerm } from '../factory.ts'
import { aWaitingPlace } from '../groups/factory.ts'
import { gatherGaps } from './changes/gatherGaps.ts'
import { aGap, aTally, aVoice } from './factory.ts'
import { gapsNeedMe } from './home.ts'
import { findGapByInterest, findTally, listVoicesOf } from './queries/gaps.ts'
import { tellWishes } from './story.ts'

let world: World
let singing: ReturnType<typeof aTerm>

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId } = world
  const about = aTaxonomy({ partnershipId })
  singing = aTerm(about, { name: 'Singing' })
  await world.sow({
    taxonomy: [about],
    term: [singing, aTerm(about, { name: 'Gardening' })],
    synonym: [aSynonym({ partnershipId, words: ['choir', 'singing'] })],
  })
})

const worker = () => world.members['link worker']
const gather = () => gatherGaps(world.house, { id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' })
const gapOf = (interest: string, outwardCode = 'AS1') =>
  world.asViewer(worker(), (tx) => findGapByInterest(tx, world.partnershipId, foldName(interest), outwardCode))
const tallyFor = (viewer: Viewer, id: string) => world.asViewer(viewer, (tx) => findTally(tx, { partnershipId: world.partnershipId, id }))
const wish = (words: string, more: object = {}) => ({
  partnershipId: world.partnershipId,
  id: newId(),
  words,
  interest: foldName(words),
  outwardCode: 'AS1',
  wishedOn: TODAY,
  ...more,
})
const search = (words: string) => ({ partnershipId: world.partnershipId, id: newId(), words, outwardCode: 'AS1', month: '2026-12-01' })

/** What a worker writes down, for a person or from anywhere. */
const note = (form: Record<string, string>, { person, as = worker() }: { person?: { id: string }; as?: Member } = {}) =>
  world.ask(person ? `/ashcombe/people/${person.id}/gap` : '/ashcombe/gaps/new', { as, form: { id: newId(), area: 'AS1', ...form } })

test('a wish for a person counts once, however often it is written down, and nothing on the gap says who', async () => {
  const { rosa } = world
  expect((await note({ interest: 'Chess', said: 'I miss my old club.' }, { person: rosa })).status).toBe(303)
  expect((await note({ interest: 'chess ', said: 'Chess again.' }, { person: rosa })).status).toBe(303)
  const gap = await gapOf('Chess')
  expect(await tallyFor(worker(), gap?.id as string)).toMatchObject({ conversations: 1 })
  for (const as of [worker(), world.members.volunteer, world.members.evaluator]) {
    const page = await (await world.ask(`/ashcombe/gaps/${gap?.id}`, { as })).text()
    expect(page).not.toContain('Rosa')
    expect(page).not.toContain('old club')
  }
})

test('who said so is read by their own team and themselves alone, and it is there', async () => {
  const { rosa, partnershipId, members, coachElsewhere } = world
  await note({ interest: 'Bridge' }, { person: rosa })
  const voicesFor = (viewer: Viewer) =>
    world.asViewer(viewer, async (tx) => (await listVoicesOf(tx, partnershipId, rosa.id)).filter(({ interest }) => interest === 'Bridge').length)
  expect(await voicesFor(members['health coach'])).toBe(1)
  expect(await voicesFor(members.person)).toBe(1)
  for (const viewer of [coachElsewhere, members.administrator, members['group leader'], members.evaluator, world.stranger])
    expect(await voicesFor(viewer)).toBe(0)
})

test('the exact number is the team’s alone: to everybody else fewer than five is fewer than five', async () => {
  const { partnershipId, north, members, coachElsewhere } = world
  const few = aGap({ partnershipId, teamId: north.id, interest: 'Archery' })
  const many = aGap({ partnershipId, teamId: north.id, interest: 'Bowls', people: 6 })
  await world.sow({ gap: [few, many], gapTally: [aTally(few, { conversations: 3, wishes: 1 }), aTally(many, { conversations: 6 })] })
  for (const viewer of [coachElsewhere, members.administrator, members.volunteer, members.evaluator]) expect(await tallyFor(viewer, few.id)).toBeUndefined()
  expect(await tallyFor(worker(), few.id)).toMatchObject({ conversations: 3, wishes: 1 })

  const list = async (as: Member) => (await (await world.ask('/ashcombe/gaps', { as })).text()).replaceAll(/<[^>]*>/g, ' ')
  expect(await list(worker())).toMatch(/Archery\s+AS1, North *\. +4 people would like it/)
  for (const as of [coachElsewhere, members.administrator, members.volunteer]) {
    expect(await list(as)).toMatch(/Archery\s+AS1, North *\. +Fewer than 5 people so far/)
    expect(await list(as)).toMatch(/Bowls\s+AS1, North *\. +6 people would like it/)
  }
})

test('a worker of another team adds a voice without learning how many there are, and the count follows', async () => {
  const { partnershipId, north, south, coachElsewhere } = world
  const dev = aPerson({ partnershipId, teamId: south.id, name: 'Dev Patel' })
  const gap = aGap({ partnershipId, teamId: north.id, interest: 'Darts' })
  await world.sow({
    person: [dev],
    gap: [gap],
    gapTally: [aTally(gap, { conversations: 4 })],
    gapVoice: [aVoice(gap, { byMembership: worker().membershipId, people: 4 })],
  })
  expect((await note({ interest: 'Darts' }, { person: dev, as: coachElsewhere })).status).toBe(303)
  expect(await gapOf('Darts')).toMatchObject({ people: null })
  await gather()
  expect(await gapOf('Darts')).toMatchObject({ people: 5 })
  expect(await tallyFor(worker(), gap.id)).toMatchObject({ conversations: 5 })
})

test('wishes and searches that speak of a term are gathered by themselves, by synonym, too; strangers’ words wait for a worker', async () => {
  const alone = search('flugelhorn')
  await world.sow({
    wish: [wish('A choir for beginners'), wish('singing'), wish('Something with bees', { outwardCode: '' })],
    emptySearch: [search('choir'), search('choir'), search('choir'), alone],
  })
  await gather()
  const gap = await gapOf('Singing')
  expect(gap).toMatchObject({ interest: 'Singing', termId: singing.id, people: null, state: 'noticed' })
  expect(await tallyFor(worker(), gap?.id as string)).toMatchObject({ wishes: 2, searches: 3, conversations: 0 })
  expect(await gapOf('something with bees', '')).toBeUndefined()

  const words = await (await world.ask('/ashcombe/gaps/words', { as: worker() })).text()
  expect(words).toContain('something with bees')
  expect(words).not.toContain('flugelhorn')
  expect((await world.ask('/ashcombe/gaps/words', { as: world.members.volunteer })).status).toBe(403)

  const said = { interest: 'Bee keeping', area: '-', words: 'something with bees', wordsArea: '' }
  expect((await note(said)).status).toBe(303)
  await gather()
  const bees = await gapOf('Bee keeping', '')
  expect(bees).toBeDefined()
  expect(await (await world.ask('/ashcombe/gaps/words', { as: worker() })).text()).not.toContain('something with bees')
})

test('words that are set aside are not asked about again', async () => {
  await world.sow({ wish: [wish('asdf')] })
  expect(await (await world.ask('/ashcombe/gaps/words', { as: worker() })).text()).toContain('asdf')
  expect((await world.ask('/ashcombe/gaps/words', { as: worker(), form: { words: 'asdf', area: 'AS1' } })).status).toBe(303)
  expect(await (await world.ask('/ashcombe/gaps/words', { as: worker() })).text()).not.toContain('asdf')
})

test('a group that is full is a gap of its interest and area', async () => {
  const { partnershipId } = world
  const gardening = await world.asViewer(worker(), (tx) =>
    tx.selectFrom('term').select('id').where('partnershipId', '=', partnershipId).where('name', '=', 'Gardening').executeTakeFirstOrThrow(),
  )
  const groupId = world.members['group leader'].groupIds[0] as string
  const plot = anEntry({ partnershipId, groupId, name: 'The plot', roomFor: 8, placesLeft: 0 })
  const waiting = ['waiting', 'held', 'joined'] as const
  await world.sow({
    waitingPlace: waiting.map((state) => aWaitingPlace({ partnershipId, groupId, state, byMembership: worker().membershipId })),
    entry: [plot],
    entryPlace: [anEntryPlace(plot)],
    entryTerm: [anEntryTerm(plot, gardening)],
  })
  await gather()
  const gap = await gapOf('Gardening')
  expect(await tallyFor(worker(), gap?.id as string)).toMatchObject({ fullEntries: 1, waiting: 2 })
})

test('a gap that is met tells those who left an address, forgets it, and nobody here reads who', async () => {
  const { partnershipId, north } = world
  const entry = anEntry({ partnershipId, name: 'Ukulele hour', kind: 'service' })
  const gap = aGap({ partnershipId, teamId: north.id, interest: 'Ukulele' })
  const one = wish('ukulele lessons', { wantsToHear: true })
  await world.sow({
    entry: [entry],
    gap: [gap],
    gapTally: [aTally(gap)],
    gapWord: [{ partnershipId, words: 'ukulele lessons', outwardCode: 'AS1', gapId: gap.id }],
    wish: [one, wish('ukulele lessons')],
    wishReach: [{ partnershipId, wishId: one.id, email: 'ada@people.example', until: '2027-11-01' }],
  })
  await gather()
  await expect(letterTo(world, 'ada@people.example')).rejects.toThrow('No message')
  const form = {
    version: '1',
    state: 'met',
    'sinceOn-day': '3',
    'sinceOn-month': '12',
    'sinceOn-year': '2026',
    became: 'It meets on Mondays.',
    entryId: entry.id,
  }
  expect((await world.ask(`/ashcombe/gaps/${gap.id}/move-on`, { as: worker(), form: { ...form, entryId: '' } })).status).toBe(422)
  expect((await world.ask(`/ashcombe/gaps/${gap.id}/move-on`, { as: worker(), form })).status).toBe(303)
  await gather()
  await gather()
  const letter = await letterTo(world, 'ada@people.example')
  expect(letter.body).toContain('ukulele lessons')
  expect(letter.body).toContain(`/ashcombe/community/${entry.id}`)
  const { rows } = await world.database.pool.query('select count(*)::integer as letters from outbox where send_to = $1', ['ada@people.example'])
  expect(rows).toEqual([{ letters: 1 }])
  const kept = await world.database.pool.query('select w.wants_to_hear, r.email from wish w left join wish_reach r on r.wish_id = w.id where w.id = $1', [
    one.id,
  ])
  expect(kept.rows).toEqual([{ wants_to_hear: false, email: null }])
  await expect(world.asViewer(worker(), (tx) => tx.selectFrom('wishReach').select('email').execute())).rejects.toThrow('permission denied')
})

test('whoever wished for something that is there now is on the home of their own team until it is suggested to them', async () => {
  const { partnershipId, north, rosa, coachElsewhere, members } = world
  const entry = anEntry({ partnershipId, name: 'Sewing bee', kind: 'service' })
  const gap = aGap({ partnershipId, teamId: north.id, interest: 'Sewing', state: 'met', entryId: entry.id })
  const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id, state: 'accepted' })
  const support = aSupport({ partnershipId, personId: rosa.id, referralId: referral.id, teamId: north.id, ledBy: worker().membershipId })
  await world.sow({
    entry: [entry],
    gap: [gap],
    referral: [referral],
    support: [support],
    gapVoice: [aVoice(gap, { byMembership: worker().membershipId, personId: rosa.id, calledName: 'Rosa' })],
  })
  const waitingFor = async (viewer: Member) => (await world.acting(viewer, gapsNeedMe)).flatMap(({ items }) => items.map(({ title }) => title))
  expect(await waitingFor(worker())).toEqual(['Rosa: Sewing'])
  expect(await waitingFor(coachElsewhere)).toEqual([])
  const told = (await world.acting(members.person, (acting) => tellWishes(acting, rosa)))[0]?.items.find(({ what }) => what.startsWith('Sewing'))
  expect(told).toMatchObject({ what: 'Sewing, AS1, North. It is there now', href: `/ashcombe/community/${entry.id}` })
  const shared = { partnershipId, personId: rosa.id, supportId: support.id, teamId: north.id, byMembership: worker().membershipId }
  await world.sow({ introduction: [anIntroduction({ ...shared, entryId: entry.id, state: 'suggested', introducedOn: null })] })
  expect(await waitingFor(worker())).toEqual([])
})

test('a gap moves on with its days and words; of two who move it, the second is told', async () => {
  const { partnershipId, north } = world
  const gap = aGap({ partnershipId, teamId: north.id, interest: 'Skating' })
  await world.sow({ gap: [gap], gapTally: [aTally(gap)] })
  const move = (form: Record<string, string>, as = worker()) =>
    world.ask(`/ashcombe/gaps/${gap.id}/move-on`, {
      as,
      form: { 'sinceOn-day': '1', 'sinceOn-month': '12', 'sinceOn-year': '2026', became: 'We talk about it on the 10th.', ...form },
    })
  expect((await move({ version: '1', state: 'challenge' }, world.members.volunteer)).status).toBe(403)
  expect((await move({ version: '1', state: 'challenge' }, world.members.administrator)).status).toBe(303)
  expect((await move({ version: '1', state: 'grant', became: 'Mine.' })).status).toBe(409)
  const page = await (await world.ask(`/ashcombe/gaps/${gap.id}`, { as: world.members.volunteer })).text()
  expect(page).toContain('With the coproduction group')
  expect(page).toContain('We talk about it on the 10th.')
  expect((await move({ version: '2', state: 'put to rest' })).status).toBe(303)
  expect((await note({ interest: 'Skating' }, { person: world.rosa })).status).toBe(303)
  expect(await gapOf('Skating')).toMatchObject({ state: 'noticed', version: 4 })
})
