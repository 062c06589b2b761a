import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, TODAY, type World } from '../../../tests/kit/world.ts'
import type { Member } from '../../platform/viewer.ts'
import { aPerson } from '../people/factory.ts'
import { aReferral } from '../referrals/factory.ts'
import { aSupport } from '../support/factory.ts'
import { aCheckin } from './factory.ts'
import { checkins } from './index.ts'

let world: World
let coach: Member
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
})

const holdsAbout = checkins.holdsAbout as NonNullable<typeof checkins.holdsAbout>
const all = { life_satisfaction: '6', worthwhile: '0', happy_yesterday: '10', anxious_yesterday: '3', feels_lonely: '2', groups_belonged_to: '1' }
/** Somebody who is supported, with one check-in that is due. */
const aDueCheckin = async (given: Partial<Parameters<typeof aCheckin>[0]> = {}, who: Partial<Parameters<typeof aPerson>[0]> = {}) => {
  const { partnershipId, north } = world
  const person = aPerson({ partnershipId, teamId: north.id, name: 'Ivy Marsh', email: 'ivy@example.org', ...who })
  const about = { partnershipId, personId: person.id, teamId: north.id }
  const referral = aReferral(about)
  const support = aSupport({ ...about, referralId: referral.id, ledBy: coach.membershipId })
  const checkin = aCheckin({ ...about, supportId: support.id, ...given })
  await world.sow({ person: [person], referral: [referral], support: [support], checkin: [checkin] })
  return { person, checkin, path: `/ashcombe/check-ins/${checkin.id}` }
}

/** Rosa is the one who has an account. */
const ofRosa = (given: Partial<Parameters<typeof aCheckin>[0]> = {}) => aDueCheckin({ personId: world.rosa.id, ...given })

const kept = async (id: string) => (await world.database.pool.query('select * from checkin where id = $1', [id])).rows[0]
const mayCount = async (id: string) =>
  (await world.database.pool.query('select counts_in_evaluation from person where id = $1', [id])).rows[0].counts_in_evaluation

describe('signed in', () => {
  test('somebody answers their own, and says whether they may be counted', async () => {
    const { checkin, path } = await ofRosa()
    const page = await (await world.ask(`${path}/answer`, { as: world.members.person })).text()
    expect(page).not.toContain('How were these answered?')
    const answer = await world.ask(`${path}/answer`, { as: world.members.person, form: { ...all, mayCount: 'yes', how: 'with a worker' } })
    expect(answer.status).toBe(303)
    expect(await kept(checkin.id)).toMatchObject({ state: 'answered', how: 'signed in', helped_by: null, answered_on: TODAY })
    expect(await mayCount(world.rosa.id)).toBe(true)
    expect(await (await world.ask(path, { as: world.members.person })).text()).toContain('Some of the time')
  })

  test('answers given once stay as they are', async () => {
    const { checkin, path } = await ofRosa({ answers: { worthwhile: 3 } })
    expect((await world.ask(`${path}/answer`, { as: world.members.person, form: all })).status).toBe(409)
    expect(await kept(checkin.id)).toMatchObject({ answers: { worthwhile: 3 } })
  })

  test('my support says that a check-in is due, and leads to it', async () => {
    const { path } = await ofRosa({ dueOn: '2026-10-10' })
    const html = await (await world.ask('/ashcombe/my-support', { as: world.members.person })).text()
    expect(html).toContain(`${path}/answer`)
    expect(html).toContain('Answer a few questions')
  })

  test('a person takes their answers away, and nobody takes those of others', async () => {
    const { checkin } = await ofRosa({ answers: { worthwhile: 8 } })
    const about = (viewer: World['nobody']) => world.asViewer(viewer, (tx) => holdsAbout(tx, world.partnershipId, world.rosa.id, world.house))
    expect((await about(world.members.person))['checkins']).toContainEqual(expect.objectContaining({ id: checkin.id, answers: { worthwhile: 8 } }))
    expect(await about(world.coachElsewhere)).toEqual({ checkins: [] })
    expect(JSON.stringify(await about(world.members.person))).not.toContain('token')
  })

  test('a person sends themselves no link, and sees no list of others', async () => {
    const { path } = await ofRosa()
    expect((await world.ask(`${path}/send`, { as: world.members.person, form: { version: '1' } })).status).toBe(403)
    expect((await world.ask('/ashcombe/check-ins', { as: world.members.person })).status).toBe(403)
  })
})
