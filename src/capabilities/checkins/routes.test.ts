import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, TODAY, type World } from '../../../tests/kit/world.ts'
import { addDays } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Member } from '../../platform/viewer.ts'
import { aPerson } from '../people/factory.ts'
import { aReferral } from '../referrals/factory.ts'
import { aSupport } from '../support/factory.ts'
import { aCheckin } from './factory.ts'
import { checkinsDue, checkinsOf } from './story.ts'

let world: World
let coach: Member
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
})

const all = { life_satisfaction: '6', worthwhile: '0', happy_yesterday: '10', anxious_yesterday: '3', feels_lonely: '2', groups_belonged_to: '1' }
const none = { life_satisfaction: '', worthwhile: '', feels_lonely: '', groups_belonged_to: '' }
const onDay = { 'answeredOn-day': '2', 'answeredOn-month': '12', 'answeredOn-year': '2026' }

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
const kept = async (id: string) => (await world.database.pool.query('select * from checkin where id = $1', [id])).rows[0]
const mayCount = async (id: string) =>
  (await world.database.pool.query('select counts_in_evaluation from person where id = $1', [id])).rows[0].counts_in_evaluation

describe('with a worker', () => {
  test('a coach writes down the answers, and what was left blank is not there', async () => {
    const { checkin, person, path } = await aDueCheckin()
    const form = { ...none, worthwhile: '0', feels_lonely: '5', mayCount: 'yes', how: 'from paper', ...onDay }
    const answer = await world.ask(`${path}/answer`, { as: coach, form })
    expect(answer.status).toBe(303)
    expect(await kept(checkin.id)).toMatchObject({
      state: 'answered',
      answers: { worthwhile: 0, feels_lonely: 5 },
      how: 'from paper',
      helped_by: coach.membershipId,
      answered_on: '2026-12-02',
      measures_version: '1',
    })
    expect(await mayCount(person.id)).toBe(true)
  })

  test('with nothing answered, it says so and keeps what was typed', async () => {
    const { checkin, path } = await aDueCheckin()
    const answer = await world.ask(`${path}/answer`, { as: coach, form: { ...none, how: 'with a worker', ...onDay } })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Answer at least one of the questions')
    expect(html).toContain('value="2026"')
    expect(await kept(checkin.id)).toMatchObject({ state: 'due', answers: null })
  })

  test('sent twice by the same hand it is saved once; by another hand, they are told', async () => {
    const { checkin, path } = await aDueCheckin()
    const form = { ...all, how: 'with a worker', ...onDay }
    await world.ask(`${path}/answer`, { as: coach, form })
    expect((await world.ask(`${path}/answer`, { as: coach, form: { ...form, worthwhile: '9' } })).status).toBe(303)
    expect((await world.ask(`${path}/answer`, { as: world.members['link worker'], form: { ...form, worthwhile: '9' } })).status).toBe(409)
    expect(await kept(checkin.id)).toMatchObject({ answers: { worthwhile: 0 }, version: 2 })
  })

  test.each([
    ['of months ahead', { dueOn: addDays(TODAY, 29) }, 422],
    ['whose time has passed', { state: 'missed' }, 409],
  ] as const)('a check-in %s cannot be answered', async (_, given, status) => {
    const { checkin, path } = await aDueCheckin(given)
    expect((await world.ask(`${path}/answer`, { as: coach, form: { ...all, how: 'with a worker', ...onDay } })).status).toBe(status)
    expect((await world.ask(`${path}/answer`, { as: coach })).status).toBe(303)
    expect(await kept(checkin.id)).toMatchObject({ answers: null })
  })

  test.each([
    ['a number off the scale', { life_satisfaction: '11' }, 'Choose a number from 0 to 10'],
    ['half a number', { worthwhile: '4.5' }, 'Choose a number from 0 to 10'],
    ['words for a number', { groups_belonged_to: 'some 🌻' }, 'Enter a whole number from 0 to 99'],
    ['a null byte', { life_satisfaction: '\u0000' }, 'Choose a number from 0 to 10'],
    ['100,000 characters', { groups_belonged_to: '9'.repeat(100_000) }, 'Enter a whole number from 0 to 99'],
    ['an answer nobody offered', { feels_lonely: '6' }, 'Choose one of these answers'],
    ['HTML', { how: '<b>paper</b>' }, 'Choose how these were answered'],
    ['a day that is not', { 'answeredOn-day': '31', 'answeredOn-month': '2' }, 'Enter a real day'],
    ['tomorrow', { 'answeredOn-day': '4' }, 'Enter today or an earlier day'],
    ['a day long before it was due', { 'answeredOn-month': '1' }, 'Enter a day no more than four weeks before it was due'],
  ])('%s is refused with words, and nothing is written', async (_, wrong, message) => {
    const { checkin, path } = await aDueCheckin()
    const answer = await world.ask(`${path}/answer`, { as: coach, form: { ...all, how: 'with a worker', ...onDay, ...wrong } })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(message)
    expect(await kept(checkin.id)).toMatchObject({ state: 'due', answers: null })
  })

  test('a question answered twice in one form is read once', async () => {
    const { checkin, path } = await aDueCheckin()
    const form = { ...all, how: 'with a worker', ...onDay, worthwhile: ['4', '9'] }
    expect((await world.ask(`${path}/answer`, { as: coach, form })).status).toBe(303)
    expect(await kept(checkin.id)).toMatchObject({ answers: { worthwhile: 4 } })
  })

  test('the answers stand in words, each on its own, and the look is written down', async () => {
    const answers = { life_satisfaction: 7, anxious_yesterday: 7, feels_lonely: 3 }
    const { checkin, path } = await aDueCheckin({ answers })
    const html = await (await world.ask(path, { as: coach })).text()
    expect(html).toContain('7: High')
    expect(html).toContain('Occasionally')
    expect(html).toContain('Left blank')
    expect(html).toContain('Here a lower number is better.')
    const { rows } = await world.database.pool.query('select did, thing from audit_entry where thing_id = $1', [checkin.id])
    expect(rows).toEqual([{ did: 'looked at', thing: 'check-in' }])
  })

  test('who is due is listed for the team, and not for another', async () => {
    const { checkin } = await aDueCheckin({ dueOn: '2026-10-20' }, { name: 'Mo Carrow' })
    const link = `/ashcombe/check-ins/${checkin.id}`
    const list = await (await world.ask('/ashcombe/check-ins', { as: coach })).text()
    expect(list).toContain(link)
    expect(list).toContain('Mo Carrow')
    expect(await (await world.ask('/ashcombe/check-ins', { as: world.coachElsewhere })).text()).not.toContain(link)
  })

  test('what is due is on the page for today of a coach, and of nobody else', async () => {
    const { checkin } = await aDueCheckin({ dueOn: '2026-10-10' })
    const link = `/ashcombe/check-ins/${checkin.id}`
    const due = async (as: Member) => JSON.stringify(await world.acting(as, checkinsDue))
    expect(await due(coach)).toContain(link)
    expect(await due(world.coachElsewhere)).not.toContain(link)
    expect(await due(world.members.evaluator)).toBe('[]')
  })

  test('a person page tells when the next check-in is', async () => {
    const { checkin, person } = await aDueCheckin({ occasion: 'four months', dueOn: '2027-02-01' })
    const [part] = await world.acting(coach, (acting) => checkinsOf(acting, person))
    expect(part).toMatchObject({ next: expect.stringContaining('1 February'), items: [] })
    expect(part?.actions).toBeUndefined()
    expect(checkin.state).toBe('due')
  })

  test('the paper has the same questions, and no more of the name than they are called by', async () => {
    const { path } = await aDueCheckin()
    const html = await (await world.ask(`${path}/paper`, { as: coach })).text()
    for (const words of ['Overall, how happy did you feel yesterday?', 'How often do you feel lonely?', 'May we count your answers', 'Completely anxious'])
      expect(html).toContain(words)
    expect(html).toContain('Ivy')
    expect(html).not.toContain('Ivy Marsh')
  })
})

describe('others', () => {
  test.each(['', '/answer', '/paper'])('a coach of another team finds nothing at …%s', async (rest) => {
    const { path } = await aDueCheckin()
    expect((await world.ask(path + rest, { as: world.coachElsewhere })).status).toBe(404)
    expect((await world.ask(path + rest, { as: coach })).status).toBe(200)
  })

  test('without an account, a check-in leads to signing in', async () => {
    const { path } = await aDueCheckin()
    const answer = await world.ask(path)
    expect([answer.status, answer.headers.get('location')?.startsWith('/sign-in')]).toEqual([303, true])
  })

  test.each(['not-an-id', newId(), '%00', "'; drop table checkin; --"])('an address with %s in it is not found', async (id) => {
    expect((await world.ask(`/ashcombe/check-ins/${encodeURIComponent(id)}`, { as: coach })).status).toBe(404)
  })

  test.each(['2026-13-45_x', '_', `2026-02-31_${newId()}`, '\u0000'])('a list that goes on after %s still answers', async (after) => {
    expect((await world.ask(`/ashcombe/check-ins?after=${encodeURIComponent(after)}`, { as: coach })).status).toBe(200)
  })
})
