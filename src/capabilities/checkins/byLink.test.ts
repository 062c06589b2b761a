import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, NOW, TODAY, type World } from '../../../tests/kit/world.ts'
import { makeApp } from '../../app.tsx'
import type { Log } from '../../platform/log.ts'
import { newToken } from '../../platform/tokens.ts'
import type { Member } from '../../platform/viewer.ts'
import { aPerson } from '../people/factory.ts'
import { aReferral } from '../referrals/factory.ts'
import { aSupport } from '../support/factory.ts'
import { aCheckin } from './factory.ts'

let world: World
let coach: Member
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
})

const all = { life_satisfaction: '6', worthwhile: '0', happy_yesterday: '10', anxious_yesterday: '3', feels_lonely: '2', groups_belonged_to: '1' }
const none = { life_satisfaction: '', worthwhile: '', feels_lonely: '', groups_belonged_to: '' }
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
const kept = async (id: string) => (await world.database.pool.query('select * from checkin where id = $1', [id])).rows[0]
const mayCount = async (id: string) =>
  (await world.database.pool.query('select counts_in_evaluation from person where id = $1', [id])).rows[0].counts_in_evaluation
const messagesFor = async (id: string) => (await world.database.pool.query('select * from outbox where person_id = $1 order by created_at, id', [id])).rows

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
