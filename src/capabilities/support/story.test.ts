import { beforeAll, expect, test } from 'vitest'
import { aWorld, TODAY, type World } from '../../../tests/kit/world.ts'
import type { Day } from '../../platform/clock.ts'
import { narrowed } from '../../platform/database/narrowed.ts'
import type { Member } from '../../platform/viewer.ts'
import { aPerson } from '../people/factory.ts'
import { aReferral } from '../referrals/factory.ts'
import { beginSupport } from './changes/beginSupport.ts'
import { counts } from './counts.ts'
import { aBeginning, aConversation, aSupport } from './factory.ts'
import { holdsAbout } from './holdings.ts'
import { tellStory } from './story.ts'

let world: World
let coach: Member
let person: Member
const rosa = { id: '', name: 'Rosa Hartley', email: null, teamId: '' }

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, north, members } = world
  coach = members['health coach']
  person = members.person
  rosa.id = world.rosa.id
  rosa.teamId = north.id
  const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id, state: 'accepted' })
  const support = aSupport({
    partnershipId,
    personId: rosa.id,
    referralId: referral.id,
    teamId: north.id,
    ledBy: coach.membershipId,
    ledByName: 'Sam Okoro',
    nextTalkOn: '2026-12-10',
    version: 2,
  })
  const ivy = aPerson({ partnershipId, teamId: north.id, name: 'Ivy Marsh' })
  const ivysReferral = aReferral({ partnershipId, personId: ivy.id, teamId: north.id, state: 'accepted' })
  const ivys = aSupport({
    partnershipId,
    personId: ivy.id,
    referralId: ivysReferral.id,
    teamId: north.id,
    ledBy: coach.membershipId,
    state: 'ended',
    conversations: 3,
  })
  await world.sow({
    person: [ivy],
    referral: [referral, ivysReferral],
    support: [support, ivys],
    supportHistory: [aBeginning(support), aBeginning(support, { version: 2, reason: 'Kim is away', at: new Date('2026-11-20T09:00:00Z') }), aBeginning(ivys)],
    conversation: [
      aConversation(support, { heldOn: '2026-11-09' }),
      aConversation(support, { heldOn: '2026-11-30', mode: 'walking together', whatMatters: '', agreed: 'Try the Thursday walk', whoDoesIt: 'the person' }),
      aConversation(ivys, { whatMatters: 'Ivy’s own words' }),
    ],
  })
})

const told = async (as: Member) => {
  const [part] = await world.acting(as, (acting) => tellStory(acting, rosa))
  if (!part) throw new Error('There is no part')
  return part
}
const planFor = (day: Day | null) => world.database.pool.query('update support set next_talk_on = $2 where person_id = $1', [rosa.id, day])

test('a worker reads the latest first, with the words that were said', async () => {
  const { items, actions, next } = await told(coach)
  expect(items.map(({ on, what }) => [on, what])).toEqual([
    ['2026-11-30', 'Sam Okoro went for a walk with Rosa'],
    ['2026-11-20', 'From now on with Sam Okoro'],
    ['2026-11-09', 'Sam Okoro talked with Rosa by phone'],
    ['2026-11-02', 'Support began, with Sam Okoro'],
  ])
  expect(items[0]?.said).toEqual([{ about: 'Agreed, for them to do', words: 'Try the Thursday walk' }])
  expect(items[1]?.said).toEqual([{ words: 'Kim is away' }])
  expect(items[2]?.said?.map(({ words }) => words)).toEqual(['Seeing my grandchildren.', 'Look at what is on at the library.'])
  expect(next).toBe('You talk next on Thursday 10 December.')
  expect(actions?.map(({ label, isMain }) => [label, isMain === true])).toEqual([
    ['Record a conversation', true],
    ['Ring', false],
    ['Move the next talk', false],
    ['Agree on a way forward', false],
    ['Ask how active they feel', false],
    ['Pause', false],
    ['Remind me', false],
    ['Hand over', false],
    ['End support', false],
  ])
})

test('the person is told the same story, spoken to them, with nothing for workers', async () => {
  const { items, actions, next } = await told(person)
  expect(items.map(({ what }) => what)).toEqual([
    'You went for a walk with Sam Okoro',
    'From now on with Sam Okoro',
    'You talked with Sam Okoro by phone',
    'Support began, with Sam Okoro',
  ])
  expect(items[0]?.said).toEqual([{ about: 'What you agreed that you will do', words: 'Try the Thursday walk' }])
  expect(next).toBe('You talk next with Sam Okoro on Thursday 10 December.')
  expect(actions).toEqual([])
})

test('a colleague reads with whom the next talk is; a day that has gone by is said as it is', async () => {
  expect((await told(world.members['link worker'])).next).toBe('Sam Okoro and Rosa talk next on Thursday 10 December.')
  await planFor('2026-12-01')
  expect((await told(coach)).next).toBe('A talk with Sam Okoro was planned for Tuesday 1 December.')
  expect((await told(person)).next).toBe('Sam Okoro will get in touch with you.')
  await planFor(null)
  expect((await told(coach)).next).toBe('No talk is planned. Sam Okoro leads.')
  await planFor('2026-12-10')
})

test('a coach of another team is told nothing, though there is a story', async () => {
  const { items, next, actions } = await told(world.coachElsewhere)
  expect([items, next, actions]).toEqual([[], undefined, []])
})

test('the person can take everything away, and nothing of anybody else', async () => {
  const held = await world.asViewer(person, (tx) => holdsAbout(tx, world.partnershipId, rosa.id))
  expect(held.support).toMatchObject([{ ledByName: 'Sam Okoro', nextTalkOn: '2026-12-10' }])
  expect(held['what became of support']).toHaveLength(2)
  expect(held.conversations.map(({ heldOn }) => heldOn)).toEqual(['2026-11-09', '2026-11-30'])
  expect(JSON.stringify(held)).not.toContain('Ivy')
})

test('support begins with its history and its check-ins', async () => {
  const { partnershipId, north } = world
  const ada = aPerson({ partnershipId, teamId: north.id, name: 'Ada Crane' })
  const referral = aReferral({ partnershipId, personId: ada.id, teamId: north.id })
  await world.sow({ person: [ada], referral: [referral] })
  const begun = await world.acting(coach, (acting) =>
    beginSupport(acting, { referralId: referral.id, teamId: north.id, personId: ada.id, firstTalkOn: '2026-12-04' }),
  )
  const rowsOf = async (table: string) => (await world.database.pool.query(`select * from ${table} where support_id = $1`, [begun.id])).rows
  expect(await rowsOf('support_history')).toMatchObject([{ version: 1, state: 'coaching', by_membership: coach.membershipId }])
  expect((await rowsOf('checkin')).map(({ occasion }) => occasion).sort()).toEqual(['eight months', 'four months', 'start'])
})

test('figures count conversations and people as a role that sees no words', async () => {
  const { partnershipId, database, stranger } = world
  const count = (key: string, where = partnershipId) => {
    const countable = counts.find((each) => each.key === key)
    if (!countable) throw new Error(`Nothing counts ${key}`)
    return narrowed(database.pool, { partnershipId: where }, (tx) => countable.count(tx, where, TODAY), 'livewell_counting')
  }
  const modes = await count('conversations by mode')
  expect(modes.kind === 'parts' && modes.parts.filter((part) => part.count > 0)).toEqual([
    { label: 'By phone', count: 2 },
    { label: 'Walking together', count: 1 },
  ])
  expect(await count('people supported')).toEqual({ kind: 'total', value: 3 })
  expect(await count('conversations in a stretch of support')).toEqual({ kind: 'spread', n: 1, unit: 'conversations', lower: 3, median: 3, upper: 3 })
  expect(await count('people supported', stranger.partnershipId)).toEqual({ kind: 'total', value: 0 })
  expect(await count('conversations in a stretch of support', stranger.partnershipId)).toMatchObject({ n: 0, median: 0 })
})
