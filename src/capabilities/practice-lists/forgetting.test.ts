import { beforeAll, expect, test } from 'vitest'
import { aWorld, TODAY, type World } from '../../../tests/kit/world.ts'
import { addDays } from '../../platform/clock.ts'
import { aReferral } from '../referrals/factory.ts'
import { forgetList } from './changes/forgetList.ts'
import { aListedPerson, aPracticeList } from './factory.ts'
import { asChain, countStepsOf, leftOutShown } from './funnel.ts'
import { forgetOne } from './jobs.ts'
import { findList } from './queries.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

async function aList() {
  const { partnershipId, practice, north, members, rosa } = world
  const list = aPracticeList({ partnershipId, organisationId: practice.id, teamId: north.id, madeBy: members.referrer.membershipId })
  let line = 1
  const somebody = (given: Partial<Parameters<typeof aListedPerson>[0]>) => aListedPerson({ partnershipId, list, line: ++line, ...given })
  const several = (count: number, given: Partial<Parameters<typeof aListedPerson>[0]>) => Array.from({ length: count }, () => somebody(given))
  const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id, wayIn: 'practice list', state: 'accepted' })
  const invited = { state: 'invited' as const, invitedOn: '2026-11-03' }
  const replied = { invitedOn: '2026-11-03', repliedAt: new Date('2026-11-20T09:00:00Z'), repliedHow: 'link' as const }
  const people = [
    ...several(3, { state: 'left out', because: 'known' }),
    ...several(2, { state: 'left out', because: 'marked' }),
    ...several(20, invited),
    ...several(8, { ...replied, state: 'no' }),
    ...several(1, { ...replied, state: 'yes', referralId: referral.id, personId: rosa.id, name: 'Rosa Hartley' }),
  ]
  await world.sow({ referral: [referral], practiceList: [{ ...list, found: people.length }], listedPerson: people })
  return list
}

const steps = (listId: string) => world.asViewer(world.members.referrer, (tx) => countStepsOf(tx, world.partnershipId, listId))

test('the people of a list are forgotten, its figures stay, and who said yes is still counted', async () => {
  const list = await aList()
  const before = await steps(list.id)
  expect(before).toMatchObject({ found: 34, invited: 29, replied: 9, yes: 1, referral: 1, supported: 1 })
  await world.acting(world.members.administrator, async (acting) => {
    const there = await findList(acting.tx, world.partnershipId, list.id)
    if (there) await forgetList(acting, there, 'forgotten')
  })
  expect(await steps(list.id)).toEqual(before)
  const left = await world.asViewer(world.members.administrator, (tx) =>
    tx.selectFrom('listedPerson').select(['name', 'address', 'state']).where('listId', '=', list.id).execute(),
  )
  expect(left).toEqual([{ name: '', address: '', state: 'yes' }])
})

test('numbers that would tell of few are hidden from the practice, too', async () => {
  const list = await aList()
  const shown = leftOutShown(await steps(list.id))
  expect(shown.find(({ because }) => because === 'marked')?.cell).toEqual({ shown: 2 })
  expect(shown.find(({ because }) => because === 'known')?.cell).toEqual({ hidden: true })
  expect(asChain(await steps(list.id)).steps.map(({ count }) => count)).toEqual([32, 29, 29, 9, 1, 1, 1])
})

test('a list is forgotten by itself after the days that the partnership sets, and not a day sooner', async () => {
  const { partnershipId, practice, north, members } = world
  const where = { id: partnershipId, timeZone: 'Europe/London' }
  await world.sow({ practiceListRules: [{ partnershipId, forgetAfterDays: 90 }] })
  const of = {
    partnershipId,
    organisationId: practice.id,
    teamId: north.id,
    madeBy: members.referrer.membershipId,
    madeAt: new Date('2026-01-05T09:00:00Z'),
    usedFrom: '2026-01-06',
  }
  const over = aPracticeList({ ...of, lastSentOn: addDays(TODAY, -90) })
  const notYet = aPracticeList({ ...of, lastSentOn: addDays(TODAY, -89) })
  const neverUsed = aPracticeList({ ...of, state: 'checked', usedFrom: null })
  await world.sow({
    practiceList: [over, notYet, neverUsed],
    listedPerson: [over, notYet, neverUsed].map((list, at) => aListedPerson({ partnershipId, list, line: at + 2, state: 'invited', invitedOn: '2026-09-01' })),
  })
  while (await forgetOne(world.house, where));
  const states = await world.asViewer(members.administrator, async (tx) => {
    const lists = [await findList(tx, partnershipId, over.id), await findList(tx, partnershipId, notYet.id), await findList(tx, partnershipId, neverUsed.id)]
    const left = await tx.selectFrom('listedPerson').select('listId').where('listId', 'in', [over.id, notYet.id, neverUsed.id]).execute()
    return [...lists.map((list) => list?.state), left]
  })
  expect(states).toEqual(['forgotten', 'in use', 'cancelled', [{ listId: notYet.id }]])
})
