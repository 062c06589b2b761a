import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, TODAY, type World } from '../../../../tests/kit/world.ts'
import { addDays } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { aReferral } from '../../referrals/factory.ts'
import { aSupport } from '../../support/factory.ts'
import { anEntry, anIntroduction } from '../factory.ts'
import { introductionsNeedMe } from './home.ts'
import { findIntroduction, listSteps } from './queries/introductions.ts'

let world: World
let support: ReturnType<typeof aSupport>
let walk: ReturnType<typeof anEntry>

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, north, rosa, members } = world
  const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id, state: 'accepted' })
  support = aSupport({ partnershipId, personId: rosa.id, referralId: referral.id, teamId: north.id, ledBy: members['link worker'].membershipId })
  await world.sow({ referral: [referral], support: [support] })
})

beforeEach(async () => {
  const group = { partnershipId: world.partnershipId, id: newId(), name: 'River walkers' }
  walk = anEntry({ partnershipId: world.partnershipId, groupId: group.id, name: 'River walkers' })
  await world.sow({ communityGroup: [group], entry: [walk] })
})

const worker = () => world.members['link worker']

async function suggested() {
  const id = newId()
  const form = { id, why: 'You said you miss the river.' }
  const path = `/ashcombe/people/${world.rosa.id}/suggest/${walk.id}`
  expect((await world.ask(path, { as: worker(), form })).status).toBe(303)
  expect((await world.ask(path, { as: worker(), form })).status).toBe(303)
  return id
}

const found = (id: string) => world.asViewer(worker(), (tx) => findIntroduction(tx, world.partnershipId, id))
const answer = (id: string, form: Record<string, string>, as = world.members.person) => world.ask(`/ashcombe/introductions/${id}/answer`, { as, form })

test('a suggestion is on the person’s page, they say yes, and their worker introduces them', async () => {
  const id = await suggested()
  const page = await (await world.ask('/ashcombe/my-support', { as: world.members.person })).text()
  expect(page).toContain('River walkers might be for you')
  expect(page).toContain(`/ashcombe/introductions/${id}/answer`)
  expect(await (await world.ask(`/ashcombe/introductions/${id}/answer`, { as: world.members.person })).text()).toContain('You said you miss the river.')
  expect((await answer(id, { version: '1', state: 'said yes', calledName: '', said: '' })).status).toBe(422)
  expect((await answer(id, { version: '1', state: 'said yes', calledName: 'Rosie', said: 'If it is dry.' })).status).toBe(303)
  expect(await found(id)).toMatchObject({ state: 'said yes', yesOn: TODAY, introducedOn: null, calledName: 'Rosie', memberId: null })

  const [day, month, year] = ['3', '12', '2026']
  const form = { version: '2', calledName: 'Rosie', agreed: 'yes', 'introducedOn-day': day, 'introducedOn-month': month, 'introducedOn-year': year }
  expect((await world.ask(`/ashcombe/introductions/${id}/introduce`, { as: worker(), form })).status).toBe(303)
  expect(await found(id)).toMatchObject({ state: 'introduced', introducedOn: TODAY, groupId: walk.groupId, memberId: expect.any(String) })
  const introduction = await found(id)
  const steps = await world.asViewer(worker(), (tx) => listSteps(tx, introduction as NonNullable<typeof introduction>))
  expect(steps.map(({ state, byName }) => [state, byName])).toEqual([
    ['introduced', 'Somebody as link worker'],
    ['said yes', 'Somebody as person'],
    ['suggested', 'Somebody as link worker'],
  ])
})

test('"not for me" is theirs to say, and what they said stays', async () => {
  const id = await suggested()
  expect((await answer(id, { version: '1', state: 'not for me', said: 'Too early in the day.' })).status).toBe(303)
  expect(await found(id)).toMatchObject({ state: 'not for me', said: 'Too early in the day.', introducedOn: null })
  expect((await answer(id, { version: '2', state: 'said yes', calledName: 'Rosa' })).status).toBe(403)
})

test('two answers to one suggestion: the second is told, and overwrites nothing', async () => {
  const id = await suggested()
  expect((await answer(id, { version: '1', state: 'said yes', calledName: 'Rosa' })).status).toBe(303)
  expect((await answer(id, { version: '1', state: 'not for me' })).status).toBe(409)
  expect(await found(id)).toMatchObject({ state: 'said yes' })
})

test('nobody else answers for a person: not their worker, not a worker elsewhere, not a leader', async () => {
  const id = await suggested()
  expect((await answer(id, { version: '1', state: 'said yes', calledName: 'Rosa' }, worker())).status).toBe(403)
  expect((await answer(id, { version: '1', state: 'said yes', calledName: 'Rosa' }, world.coachElsewhere)).status).toBe(404)
  expect((await answer(id, { version: '1', state: 'said yes', calledName: 'Rosa' }, world.members['group leader'])).status).toBe(404)
  expect(await found(id)).toMatchObject({ state: 'suggested' })
})

test('the database lets a person answer a suggestion, and move nothing further', async () => {
  const id = await suggested()
  const set = (state: 'introduced' | 'not for me') =>
    world.asViewer(world.members.person, (tx) =>
      tx.updateTable('introduction').set({ state }).where('partnershipId', '=', world.partnershipId).where('id', '=', id).executeTakeFirst(),
    )
  await expect(set('introduced')).rejects.toThrow()
  expect(await set('not for me')).toEqual({ numUpdatedRows: 1n })
  expect(await set('not for me')).toEqual({ numUpdatedRows: 0n })
})

test('what has not moved for too long is on the worker’s home, with why and since when; what moved lately is not', async () => {
  const { partnershipId, rosa, north } = world
  const shared = { partnershipId, personId: rosa.id, supportId: support.id, teamId: north.id, byMembership: worker().membershipId }
  const stuck = (state: 'suggested' | 'said yes' | 'came once', daysAgo: number, calledName: string) => {
    const entry = anEntry({ partnershipId, name: `Choir of ${calledName}`, kind: 'service' })
    const since = addDays(TODAY, -daysAgo)
    const introducedOn = state === 'came once' ? since : null
    return { entry, introduction: anIntroduction({ ...shared, entryId: entry.id, state, calledName, introducedOn, begunOn: since, stateSince: since }) }
  }
  const rows = [
    stuck('suggested', 15, 'Ada'),
    stuck('suggested', 13, 'Bea'),
    stuck('said yes', 8, 'Cy'),
    stuck('came once', 43, 'Di'),
    stuck('came once', 40, 'Eve'),
  ]
  await world.sow({ entry: rows.map(({ entry }) => entry), introduction: rows.map(({ introduction }) => introduction) })
  const [stuckOnes] = await world.acting(worker(), introductionsNeedMe)
  expect(stuckOnes?.items.map(({ title, meta }) => [title.split(' ')[0], meta])).toEqual([
    ['Di', 'Last came Wednesday 21 October. Not again since'],
    ['Ada', 'Suggested Wednesday 18 November. Not answered yet'],
    ['Cy', 'Said yes Wednesday 25 November. Not introduced yet'],
  ])
  expect((await world.acting(world.coachElsewhere, introductionsNeedMe))[0]?.items).toEqual([])
})
