import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, NOW, TODAY, type World } from '../../../tests/kit/world.ts'
import { makeApp } from '../../app.tsx'
import { addDays } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { newToken } from '../../platform/tokens.ts'
import type { Member } from '../../platform/viewer.ts'
import { aPerson } from '../people/factory.ts'
import { aReferral } from '../referrals/factory.ts'
import { aSupport } from '../support/factory.ts'
import { aCheckin } from './factory.ts'
import { checkins } from './index.ts'
import { checkinsDue, checkinsOf } from './story.ts'

let world: World
let coach: Member
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
})

const holdsAbout = checkins.holdsAbout as NonNullable<typeof checkins.holdsAbout>
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

const aLink = async (given: Partial<Parameters<typeof aCheckin>[0]> = {}) => {
  const { token, hash } = newToken()
  const made = await aDueCheckin({ state: 'asked', tokenHash: hash, tokenExpiresAt: new Date(NOW.getTime() + 86_400_000), ...given })
  return { ...made, token, link: `/ashcombe/check-ins/answer/${token}` }
}

/** Rosa is the one who has an account. */
const ofRosa = (given: Partial<Parameters<typeof aCheckin>[0]> = {}) => aDueCheckin({ personId: world.rosa.id, ...given })

const kept = async (id: string) => (await world.database.pool.query('select * from checkin where id = $1', [id])).rows[0]
const mayCount = async (id: string) =>
  (await world.database.pool.query('select counts_in_evaluation from person where id = $1', [id])).rows[0].counts_in_evaluation
const messagesFor = async (id: string) => (await world.database.pool.query('select * from outbox where person_id = $1 order by created_at, id', [id])).rows

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

describe('by a link', () => {
  const send = async (path: string, version = 1) => world.ask(`${path}/send`, { as: coach, form: { version: String(version) } })
  const linkIn = (body: string) => new URL(/http:\S+/.exec(body)?.[0] ?? '').pathname

  test('a coach sends it, and the message says nothing of who or why', async () => {
    const { checkin, person, path } = await aDueCheckin()
    expect((await send(path)).status).toBe(303)
    const [message, ...more] = await messagesFor(person.id)
    expect(more).toEqual([])
    expect(message).toMatchObject({ send_to: 'ivy@example.org', subject: 'A few short questions' })
    expect(message.body).toContain('http://livewell.test/ashcombe/check-ins/answer/')
    expect(message.body).toContain('Wednesday 16 December')
    expect(message.body).not.toMatch(/Ivy|lonely|anxious|wellbeing|support/i)
    expect(await kept(checkin.id)).toMatchObject({ state: 'asked', token_expires_at: new Date('2026-12-17T10:30:00Z') })
    expect(JSON.stringify(await kept(checkin.id))).not.toContain(linkIn(message.body).split('/').at(-1))
  })

  test('pressed twice it sends one message; asked for again, the new link works and the old one does not', async () => {
    const { person, path } = await aDueCheckin()
    await send(path)
    await send(path)
    expect(await messagesFor(person.id)).toHaveLength(1)
    await send(path, 2)
    const [old, fresh] = (await messagesFor(person.id)).map(({ body }) => linkIn(body))
    expect((await world.ask(old as string)).status).toBe(404)
    expect((await world.ask(fresh as string)).status).toBe(200)
  })

  test('without an e-mail address nothing is sent', async () => {
    const { checkin, person, path } = await aDueCheckin({}, { email: null })
    expect((await send(path)).status).toBe(303)
    expect(await messagesFor(person.id)).toEqual([])
    expect(await kept(checkin.id)).toMatchObject({ state: 'due' })
  })

  test('opening it shows the questions, names nobody, and changes nothing', async () => {
    const { checkin, link } = await aLink()
    const before = await kept(checkin.id)
    for (let i = 0; i < 2; i++) {
      const answer = await world.ask(link)
      expect(answer.status).toBe(200)
      const html = await answer.text()
      expect(html).toContain('Overall, how satisfied are you with your life nowadays?')
      expect(html).not.toMatch(/Ivy|Marsh/)
    }
    expect(await kept(checkin.id)).toEqual(before)
  })

  test('somebody without an account answers, once', async () => {
    const { checkin, person, link } = await aLink()
    const first = await world.ask(link, { form: { ...all, mayCount: 'yes' } })
    expect([first.status, first.headers.get('location')]).toEqual([303, '/ashcombe/check-ins/thank-you'])
    const again = await world.ask(link, { form: { ...all, life_satisfaction: '1' } })
    expect([again.status, again.headers.get('location')]).toEqual([303, '/ashcombe/check-ins/thank-you'])
    expect(await kept(checkin.id)).toMatchObject({
      state: 'answered',
      how: 'by link',
      helped_by: null,
      answered_on: TODAY,
      may_count: true,
      answers: { life_satisfaction: 6, worthwhile: 0, happy_yesterday: 10, anxious_yesterday: 3, feels_lonely: 2, groups_belonged_to: 1 },
    })
    // The link cannot reach the person: the daily job carries it over.
    expect(await mayCount(person.id)).toBe(false)
    const used = await world.ask(link)
    expect(used.status).toBe(410)
    expect(await used.text()).toContain('We have your answers')
    expect(await (await world.ask('/ashcombe/check-ins/thank-you')).text()).toContain('Thank you for your answers')
  })

  test('two that answer at the same moment leave one set of answers', async () => {
    const { checkin, link } = await aLink()
    const both = await Promise.all(['2', '8'].map((life_satisfaction) => world.ask(link, { form: { life_satisfaction } })))
    expect(both.map(({ status }) => status).every((status) => status === 303 || status === 409)).toBe(true)
    expect(await kept(checkin.id)).toMatchObject({ state: 'answered', version: 2 })
  })

  test('nothing answered is told kindly, and the link still works', async () => {
    const { link } = await aLink()
    const blank = await world.ask(link, { form: none })
    expect(blank.status).toBe(422)
    expect(await blank.text()).toContain('Answer at least one of the questions')
    expect((await world.ask(link, { form: { worthwhile: '5' } })).status).toBe(303)
  })

  test('a link that has run out says what to do, and takes no answers', async () => {
    const { checkin, link } = await aLink({ tokenExpiresAt: NOW })
    for (const answer of [await world.ask(link), await world.ask(link, { form: all })]) {
      expect(answer.status).toBe(410)
      expect(await answer.text()).toContain('This link has run out')
    }
    expect(await kept(checkin.id)).toMatchObject({ state: 'asked', answers: null })
  })

  test.each([newToken().token, 'too-short', '%00', "'; drop table checkin; --"])('a link that is not known (%s) is told kindly', async (token) => {
    for (const answer of [
      await world.ask(`/ashcombe/check-ins/answer/${encodeURIComponent(token)}`),
      await world.ask(`/ashcombe/check-ins/answer/${encodeURIComponent(token)}`, { form: all }),
    ]) {
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('This link does not work')
    }
  })

  test('a link of this partnership opens nothing in another', async () => {
    const { link } = await aLink()
    expect((await world.ask(link.replace('ashcombe', 'brindle'))).status).toBe(404)
    expect((await world.ask(link)).status).toBe(200)
  })

  test.each(['person', 'health coach', 'commissioner', 'administrator'] as const)('a %s who is signed in opens it like anybody', async (hat) => {
    const { link } = await aLink()
    const answer = await world.ask(link, { as: world.members[hat] })
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toContain('Ivy')
  })

  test('the token stands in no log', async () => {
    const { link, token } = await aLink()
    const lines: unknown[] = []
    const log = { info: (line: unknown) => lines.push(line), error: (line: unknown) => lines.push(line) } as unknown as Log
    const app = makeApp({ ...world.house, log })
    await app.request(`http://livewell.test${link}`)
    const broken = { ...world.house.database, pool: { connect: () => Promise.reject(new Error('a fault')) } as never }
    expect((await makeApp({ ...world.house, log, database: broken }).request(`http://livewell.test${link}`)).status).toBe(500)
    expect(lines.length).toBeGreaterThanOrEqual(3)
    expect(JSON.stringify(lines)).toContain('/ashcombe/check-ins/answer/…')
    expect(JSON.stringify(lines)).not.toContain(token)
  })
})

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
