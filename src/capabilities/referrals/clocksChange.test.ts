import { beforeAll, describe, expect, test } from 'vitest'
import { aSupportedPerson } from '../../../tests/kit/supporting.ts'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { aPerson } from '../people/factory.ts'
import { aListedPerson, aPracticeList } from '../practice-lists/factory.ts'
import { aReferral } from './factory.ts'

// In London the clocks go back on Sunday 25 October 2026 at 2am, and forward on Sunday 28 March 2027 at 1am.

let world: World
beforeAll(async () => {
  world = await aWorld()
  await world.database.pool.query('update partnership set answers_within_days = 5')
})

const at = (moment: string) => {
  world.house.clock = () => new Date(moment)
}
const page = async (path: string) => (await world.ask(path, { as: world.members['health coach'] })).text()

describe('how long somebody waits, and the promise', () => {
  const waits = async (name: string, receivedAt: string) => {
    const { partnershipId, north } = world
    const person = aPerson({ partnershipId, teamId: north.id, name })
    const referral = aReferral({ partnershipId, personId: person.id, teamId: north.id, receivedAt: new Date(receivedAt) })
    await world.sow({ person: [person], referral: [referral] })
    return async (now: string) => {
      at(now)
      const html = await page('/ashcombe/referrals')
      const item = html.slice(html.indexOf(referral.id), html.indexOf('</li>', html.indexOf(referral.id)))
      return /Just came|Waiting \d+ working days?/.exec(item)?.[0] + (/Past our promise|Last day of our promise/.exec(item)?.[0] ?? '')
    }
  }

  test('begin on the day that it is here, in the night the clocks go forward', async () => {
    // Half past midnight on Monday here; still Sunday in Greenwich.
    const shown = await waits('Spring Monday', '2027-03-28T23:30:00Z')
    expect(await shown('2027-03-29T08:00:00Z')).toBe('Just came')
    expect(await shown('2027-03-30T08:00:00Z')).toBe('Waiting 1 working day')
    expect(await shown('2027-04-05T22:30:00Z')).toBe('Waiting 5 working daysLast day of our promise')
    expect(await shown('2027-04-05T23:30:00Z')).toBe('Waiting 6 working daysPast our promise')
  })

  test('is not a day longer for the hour that comes twice in autumn', async () => {
    const shown = await waits('Autumn Friday', '2026-10-23T22:30:00Z')
    expect(await shown('2026-10-25T10:00:00Z')).toBe('Just came')
    expect(await shown('2026-10-26T23:30:00Z')).toBe('Waiting 1 working day')
    expect(await shown('2026-10-27T00:30:00Z')).toBe('Waiting 2 working days')
    expect(await shown('2026-10-30T23:30:00Z')).toBe('Waiting 5 working daysLast day of our promise')
    expect(await shown('2026-10-31T00:30:00Z')).toBe('Waiting 5 working daysLast day of our promise')
  })
})

test.each([
  ['back', '2026-10-25', '2026-10-24T22:30:00Z', '2026-10-24T23:30:00Z'],
  ['back, the day after', '2026-10-26', '2026-10-25T23:30:00Z', '2026-10-26T00:30:00Z'],
  ['forward, the day after', '2027-03-29', '2027-03-28T22:30:00Z', '2027-03-28T23:30:00Z'],
])('a talk is due from midnight here when the clocks go %s', async (name, nextTalkOn, before, after) => {
  await aSupportedPerson(world, { name: `Talk ${name}`, phone: '01632 960001', reachBy: 'phone' }, { nextTalkOn })
  at(before)
  expect(await page('/ashcombe/support/calls')).not.toContain(`Talk ${name}`)
  at(after)
  expect(await page('/ashcombe/support/calls')).toContain(`Talk ${name}`)
})

test('silence is followed up from midnight here after the days that were set, with the change of the clocks between', async () => {
  const { partnershipId, practice, north, members } = world
  const list = aPracticeList({ partnershipId, organisationId: practice.id, teamId: north.id, madeBy: members.referrer.membershipId })
  const silent = aListedPerson({ partnershipId, list, line: 2, state: 'invited', invitedOn: '2027-03-01' })
  await world.sow({ practiceList: [list], listedPerson: [silent] })
  const write = () => page(`/ashcombe/practice-lists/${list.id}`)
  at('2027-03-28T22:30:00Z')
  expect(await write()).not.toContain('can be reminded')
  at('2027-03-28T23:30:00Z')
  expect(await write()).toContain('can be reminded')
})
