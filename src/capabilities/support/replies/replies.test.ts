import { beforeAll, expect, test } from 'vitest'
import { aSupportedPerson, lookingInto } from '../../../../tests/kit/supporting.ts'
import { aWorld, TODAY, type World } from '../../../../tests/kit/world.ts'
import type { Member } from '../../../platform/viewer.ts'
import { aCheckin } from '../../checkins/factory.ts'
import { aCover } from '../factory.ts'
import { listReplies } from './replies.ts'

let world: World
let coach: Member
let linkWorker: Member
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
  linkWorker = world.members['link worker']
})
const { rowOf, page } = lookingInto(() => world)
const repliesFor = async (as: Member) => (await world.asViewer(as, (tx) => listReplies(tx, as, TODAY, 50))).map(({ what, name, on }) => [what, name, on])

const answered = async (name: string, how: 'by link' | 'with a worker' | 'signed in', answeredOn: string) => {
  const { support } = await aSupportedPerson(world, { name })
  const { partnershipId, personId, id: supportId, teamId } = support
  const checkin = aCheckin({
    partnershipId,
    personId,
    supportId,
    teamId,
    occasion: 'start',
    dueOn: '2026-11-20',
    state: 'answered',
    answeredOn,
    how,
    answers: JSON.stringify({ a: 1 }) as never,
  })
  await world.sow({ checkin: [checkin] })
  return { support, checkin }
}

test('what people answered by themselves lately shows to whoever leads, until seen', async () => {
  const { checkin } = await answered('Lin Link', 'by link', '2026-12-01')
  await answered('Sid Signed', 'signed in', '2026-12-02')
  await answered('Wes With', 'with a worker', '2026-12-02')
  await answered('Ole Long', 'by link', '2026-11-01')
  expect(await repliesFor(coach)).toEqual([
    ['check-in', 'Sid Signed', '2026-12-02'],
    ['check-in', 'Lin Link', '2026-12-01'],
  ])
  expect((await world.ask(`/ashcombe/support/replies/${checkin.id}/seen`, { as: coach, form: {} })).status).toBe(303)
  expect(await repliesFor(coach)).toEqual([['check-in', 'Sid Signed', '2026-12-02']])
})

test('all of them are on a page of their own, which goes on being there after one is seen', async () => {
  const { checkin } = await answered('Paul Page', 'by link', '2026-12-01')
  const { html, status } = await page('/ashcombe/support/replies', coach)
  expect(status).toBe(200)
  expect(html).toMatch(/Paul Page.*Answered a check-in/s)
  const seen = await world.ask(`/ashcombe/support/replies/${checkin.id}/seen?from=list`, { as: coach, form: {} })
  expect(seen.headers.get('location')).toBe('/ashcombe/support/replies')
  expect((await page('/ashcombe/support/replies', coach)).html).not.toContain('Paul Page')
  expect((await page('/ashcombe/support/replies', world.members.person)).status).toBe(403)
})

test('what a referrer answered shows to whoever asked', async () => {
  const { support } = await aSupportedPerson(world, { name: 'Ash Asked' })
  const { partnershipId, personId, referralId, teamId } = support
  const asked = { askedBy: linkWorker.membershipId, askedByName: linkWorker.name, askedAt: new Date('2026-11-30T09:00:00Z') }
  const question = { partnershipId, id: support.id, referralId, teamId, personId, calledName: 'Ash', question: 'May we text?', ...asked }
  await world.sow({ referralQuestion: [{ ...question, answer: 'Yes', answeredBy: 'Nurse Bell', answeredAt: new Date('2026-12-02T09:00:00Z') }] })
  expect(await repliesFor(linkWorker)).toEqual([['question', 'Ash Asked', '2026-12-02']])
  expect(await world.ask('/ashcombe/today', { as: linkWorker }).then((answer) => answer.text())).toContain('Nurse Bell answered what you asked')
})

test('whoever covers sees replies too; another team neither sees nor ticks them off, and they are there', async () => {
  const { checkin } = await answered('Cy Cover', 'by link', '2026-12-03')
  const names = async (as: Member) => (await repliesFor(as)).map(([, name]) => name)
  expect(await names(coach)).toContain('Cy Cover')
  expect(await names(linkWorker)).not.toContain('Cy Cover')
  expect(await names(world.coachElsewhere)).toEqual([])
  expect((await world.ask(`/ashcombe/support/replies/${checkin.id}/seen`, { as: world.coachElsewhere, form: {} })).status).toBe(404)
  await world.sow({ cover: [aCover({ partnershipId: world.partnershipId, awayMembership: coach.membershipId, coverMembership: linkWorker.membershipId })] })
  expect(await names(linkWorker)).toContain('Cy Cover')
  await world.ask(`/ashcombe/support/replies/${checkin.id}/seen`, { as: linkWorker, form: {} })
  // Seen by one is not seen by the other.
  expect(await names(coach)).toContain('Cy Cover')
  expect(await rowOf('select 1 from reply_seen where membership_id = $1', world.coachElsewhere.membershipId)).toEqual([])
})
