import { describe, expect, test } from 'vitest'
import { newId } from '../src/platform/ids.ts'
import type { Hat } from '../src/platform/viewer.ts'
import { nameOf } from './cast.ts'
import { makeDemo } from './load.ts'
import { PAPER, shapeFor } from './shape.ts'
import type { Rows } from './sow.ts'
import { batchesOfAYear } from './year.ts'

const aCast = () => new Map((Object.keys(nameOf) as Hat[]).map((hat) => [hat, { name: nameOf[hat], accountId: newId() }]))

const withoutAccounts = (rows: Rows) => ({ ...rows, membership: rows.membership?.map(({ accountId: _, ...row }) => row) })

test('the same day gives the same rows, but for the accounts', () => {
  const [one, other] = [makeDemo('2026-12-03', aCast()).gathered.all, makeDemo('2026-12-03', aCast()).gathered.all]
  expect(withoutAccounts(one)).toEqual(withoutAccounts(other))
  expect(one.membership).not.toEqual(other.membership)
})

describe.each(['2026-11-23', '2027-01-04', '2027-03-31', '2027-08-31', '2028-02-29'])('seen from %s', (today) => {
  const { gathered } = makeDemo(today, aCast())

  test('the year has its shape', () => {
    const answered = (occasion: string) => gathered.of('checkin').filter((checkin) => checkin.occasion === occasion && checkin.state === 'answered').length
    expect(gathered.of('referral')).toHaveLength(PAPER.referrals)
    expect(gathered.of('support')).toHaveLength(PAPER.supported)
    expect(gathered.of('person').filter(({ countsInEvaluation }) => countsInEvaluation)).toHaveLength(PAPER.agreed)
    expect([answered('start'), answered('four months'), answered('eight months')]).toEqual([PAPER.start, PAPER.four, PAPER.eight])
  })

  test('those who sign in find a day worth a look', () => {
    const ledBy = (hat: Hat) => gathered.of('support').filter(({ ledByName, state }) => ledByName === nameOf[hat] && state !== 'ended')
    const people = ledBy('link worker')
    expect(people.length).toBeGreaterThanOrEqual(16)
    expect(people.length).toBeLessThanOrEqual(36)
    expect(people.filter(({ nextTalkOn }) => nextTalkOn === today).length).toBeGreaterThanOrEqual(5)
    expect(people.filter(({ nextTalkOn }) => nextTalkOn && (nextTalkOn as string) < today)).toHaveLength(2)
    expect(ledBy('health coach').filter(({ nextTalkOn }) => nextTalkOn === today).length).toBeGreaterThanOrEqual(3)
    for (const { nextTalkOn, lastTalkOn } of people) expect(!nextTalkOn || !lastTalkOn || (nextTalkOn as string) > (lastTalkOn as string)).toBe(true)
    const waiting = gathered.of('referral').filter(({ state, teamId }) => state === 'received' && teamId === people[0]?.teamId)
    expect(Math.min(...waiting.map(({ receivedAt }) => (receivedAt as Date).getTime()))).toBeLessThan(Date.parse(today) - 10 * 86_400_000)
  })

  test('nothing is after yesterday but what is planned', () => {
    for (const { heldOn } of gathered.of('conversation')) expect((heldOn as string) < today).toBe(true)
    for (const { metOn } of gathered.of('meetup')) expect((metOn as string) < today).toBe(true)
    for (const { answeredOn } of gathered.of('checkin')) expect(!answeredOn || (answeredOn as string) < today).toBe(true)
  })
})

const sizes = async (people: number) => {
  const batches: Record<string, number>[] = []
  for await (const rows of batchesOfAYear({ people, seed: 'bench', today: '2026-12-03' })) {
    batches.push(Object.fromEntries(Object.entries(rows).map(([table, all]) => [table, all.length])))
  }
  return batches
}

test('so many people come in batches of a locality, in proportion', async () => {
  const batches = await sizes(4000)
  expect(batches.map(({ person = 0 }) => person)).toEqual([0, 1483, 1483, 1034])
  expect(batches.map(({ partnership = 0 }) => partnership)).toEqual([1, 0, 0, 0])
  expect(batches.at(-1)?.['support']).toBe(shapeFor(1034).supported)
})

test.each([1, 2, 3, 10])('%i people are enough for a year', async (people) => {
  expect((await sizes(people)).reduce((sum, { referral = 0 }) => sum + referral, 0)).toBe(people)
})

test('another seed gives other people', async () => {
  const names = async (seed: string) => {
    for await (const { person } of batchesOfAYear({ people: 5, seed, today: '2026-12-03' })) if (person) return person.map(({ name }) => name)
    return []
  }
  expect(await names('one')).not.toEqual(await names('other'))
})
