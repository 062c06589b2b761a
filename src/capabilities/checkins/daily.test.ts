import { beforeAll, expect, test } from 'vitest'
import { aWorld, NOW, TODAY, type World } from '../../../tests/kit/world.ts'
import { addDays } from '../../platform/clock.ts'
import { newToken } from '../../platform/tokens.ts'
import { aPerson } from '../people/factory.ts'
import { aReferral } from '../referrals/factory.ts'
import { aSupport } from '../support/factory.ts'
import { eachMorning } from './daily.ts'
import { aCheckin } from './factory.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const somebody = (given: Partial<Parameters<typeof aCheckin>[0]> = {}, who: Partial<Parameters<typeof aPerson>[0]> = {}) => {
  const { partnershipId, north, members } = world
  const person = aPerson({ partnershipId, teamId: north.id, reachBy: 'email', email: 'ivy@example.org', ...who })
  const about = { partnershipId, personId: person.id, teamId: north.id }
  const referral = aReferral(about)
  const support = aSupport({ ...about, referralId: referral.id, ledBy: members['health coach'].membershipId })
  return { person, referral, support, checkin: aCheckin({ ...about, supportId: support.id, ...given }) }
}

const sow = (made: ReturnType<typeof somebody>[]) =>
  world.sow({
    person: made.map(({ person }) => person),
    referral: made.map(({ referral }) => referral),
    support: made.map(({ support }) => support),
    checkin: made.map(({ checkin }) => checkin),
  })

const runToday = () => eachMorning.run(world.house, { id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, {})
const rows = async (sql: string, ...given: unknown[]) => (await world.database.pool.query(sql, given)).rows
const messagesFor = (...made: ReturnType<typeof somebody>[]) =>
  rows(
    'select person_id, body from outbox where person_id = any ($1)',
    made.map(({ person }) => person.id),
  )

test('those who like e-mail and are due are asked, once, and the link works', async () => {
  const asked = somebody()
  const others = [
    somebody({}, { reachBy: 'phone' }),
    somebody({}, { email: null }),
    somebody({ dueOn: addDays(TODAY, 1) }),
    somebody({ answers: { worthwhile: 5 } }),
    somebody({ state: 'asked', askedAt: NOW }),
  ]
  await sow([asked, ...others])
  await runToday()
  await runToday()
  const messages = await messagesFor(asked, ...others)
  expect(messages).toMatchObject([{ person_id: asked.person.id }])
  const [checkin] = await rows('select state, asked_at from checkin where id = $1', asked.checkin.id)
  expect(checkin).toEqual({ state: 'asked', asked_at: NOW })
  expect((await world.ask(new URL(/http:\S+/.exec(messages[0].body)?.[0] ?? '').pathname)).status).toBe(200)
  expect(await rows(`select by_name, did, thing from audit_entry where person_id = $1`, asked.person.id)).toEqual([
    { by_name: 'Livewell', did: 'sent', thing: 'check-in' },
  ])
})

test('many are asked, in turns, and nobody is left out or asked twice', async () => {
  const many = Array.from({ length: 60 }, () => somebody())
  await sow(many)
  await runToday()
  const asked = (await messagesFor(...many)).map(({ person_id }) => person_id)
  expect(asked).toHaveLength(60)
  expect(new Set(asked).size).toBe(60)
})

test('after sixty days without answers a check-in is missed, and its link is gone', async () => {
  const { hash } = newToken()
  const late = somebody({ dueOn: addDays(TODAY, -61), state: 'asked', tokenHash: hash, tokenExpiresAt: NOW })
  const notYet = somebody({ dueOn: addDays(TODAY, -60), state: 'asked' })
  const answered = somebody({ dueOn: addDays(TODAY, -100), answers: { worthwhile: 5 } })
  await sow([late, notYet, answered])
  await runToday()
  const stateOf = async (made: typeof late) => (await rows('select state, token_hash from checkin where id = $1', made.checkin.id))[0]
  expect(await stateOf(late)).toEqual({ state: 'missed', token_hash: null })
  expect(await stateOf(notYet)).toMatchObject({ state: 'asked' })
  expect(await stateOf(answered)).toMatchObject({ state: 'answered' })
})

test('what was said by a link about being counted goes to the person, once', async () => {
  const yes = somebody({ answers: { worthwhile: 5 }, how: 'by link', mayCount: true })
  const no = somebody({ answers: { worthwhile: 5 }, how: 'by link', mayCount: false }, { countsInEvaluation: true })
  await sow([yes, no])
  await runToday()
  const counted = async (made: typeof yes) => (await rows('select counts_in_evaluation as is from person where id = $1', made.person.id))[0].is
  expect([await counted(yes), await counted(no)]).toEqual([true, false])
  // They change their mind later, and yesterday's answer does not come back.
  await rows('update person set counts_in_evaluation = false where id = $1', yes.person.id)
  await runToday()
  expect(await counted(yes)).toBe(false)
})

test('another partnership is left alone', async () => {
  const here = somebody()
  await sow([here])
  await eachMorning.run(world.house, { id: world.stranger.partnershipId, slug: 'brindle', timeZone: 'Europe/London' }, {})
  expect(await messagesFor(here)).toEqual([])
  await runToday()
  expect(await messagesFor(here)).toHaveLength(1)
})
