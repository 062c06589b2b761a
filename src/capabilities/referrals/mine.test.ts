import { beforeAll, expect, test } from 'vitest'
import { aServiceRequest, aSystemOf } from '../../../tests/kit/clinical.ts'
import { aWorld, HATS, type World } from '../../../tests/kit/world.ts'
import { foldName } from '../../platform/fold.ts'
import { newId } from '../../platform/ids.ts'
import { aPerson } from '../people/factory.ts'
import { aReferral } from './factory.ts'

let world: World
let zofia: Awaited<ReturnType<typeof sent>>
let ivy: Awaited<ReturnType<typeof sent>>

/** Somebody the referrer, or another, introduced. */
async function sent(name: string, { state = 'received', changedAt = '2026-12-01T09:00:00Z', madeBy = world.members.referrer.membershipId } = {}) {
  const { partnershipId, north } = world
  const person = aPerson({ partnershipId, teamId: north.id, name })
  const referral = aReferral({ partnershipId, personId: person.id, teamId: north.id, madeBy })
  const { id: referralId, reference } = referral
  const progress = { partnershipId, referralId, reference, teamId: north.id, madeBy, calledName: name, foldedName: foldName(name), state }
  await world.sow({ person: [person], referral: [referral], referralProgress: [{ ...progress, changedAt: new Date(changedAt) }] })
  return referral
}

beforeAll(async () => {
  world = await aWorld()
  zofia = await sent('Zofia Łęcka', { state: 'accepted', changedAt: '2026-10-20T09:00:00Z' })
  ivy = await sent('Ivy Marsh')
  await sent('Ivo Grant', { madeBy: world.members['link worker'].membershipId })
})

const shown = async (query: string, as = world.members.referrer) => {
  const html = await (await world.ask(`/ashcombe/referrals/mine${query}`, { as })).text()
  return ['Zofia Łęcka', 'Ivy Marsh', 'Ivo Grant'].filter((name) => html.includes(name))
}

test.each([
  ['', ['Zofia Łęcka', 'Ivy Marsh']],
  ['?state=accepted', ['Zofia Łęcka']],
  ['?state=declined', []],
  ['?since=7', ['Ivy Marsh']],
  ['?since=92', ['Zofia Łęcka', 'Ivy Marsh']],
  ['?name=zofia lecka', ['Zofia Łęcka']],
  ['?name=IV', ['Ivy Marsh']],
  ['?name=arsh', []],
  ['?name=iv&state=accepted', []],
  ['?state=nonsense&since=soon', ['Zofia Łęcka', 'Ivy Marsh']],
])('of those they sent a referrer sees by %s only %j', async (query, names) => {
  expect(await shown(query)).toEqual(names)
})

test('one is found by its reference, however it is typed, and nobody else’s is', async () => {
  expect(await shown(`?name=${zofia.reference.toLowerCase()}`)).toEqual(['Zofia Łęcka'])
  const another = await sent('Ivo Grant', { madeBy: world.members['link worker'].membershipId })
  expect(await shown(`?name=${another.reference}`)).toEqual([])
  for (const hat of HATS.filter((each) => each !== 'referrer' && each !== 'supporter'))
    expect([403, 302, 303], hat).toContain((await world.ask(`/ashcombe/referrals/mine?name=${ivy.reference}`, { as: world.members[hat] })).status)
  expect(await shown(`?name=${ivy.reference}`, world.members.supporter)).toEqual([])
})

test('what was chosen stays in the form and in the address of the next page', async () => {
  const html = await (await world.ask('/ashcombe/referrals/mine?name=iv&state=received', { as: world.members.referrer })).text()
  expect(html).toMatch(/value="received"[^>]*selected|selected[^>]*value="received"/)
  expect(html).toContain('value="iv"')
  expect(html).toContain('Show all')
  for (let i = 0; i < 26; i++) await sent(`Ivan Number${newId().slice(-4)}`)
  const full = await (await world.ask('/ashcombe/referrals/mine?name=iva&state=received', { as: world.members.referrer })).text()
  const [, next = ''] = /href="([^"]*after=[^"]*)" rel="next"/.exec(full) ?? []
  expect(next).toContain('state=received')
  expect(next).toContain('name=iva')
  const second = await (await world.ask(next.replaceAll('&amp;', '&'), { as: world.members.referrer })).text()
  expect(second.match(/Ivan Number/g)).toHaveLength(1)
})

test('a referral that is made can be found by its name', async () => {
  const surgery = await aSystemOf(world)
  expect((await surgery.ask('/ServiceRequest', { body: aServiceRequest() })).status).toBe(201)
  const { rows } = await world.database.pool.query(`select folded_name from referral_progress where called_name = 'Nora Bright'`)
  expect(rows).toEqual([{ folded_name: 'nora bright' }])
})
