import { beforeAll, expect, test } from 'vitest'
import { aMembership } from '../../src/capabilities/partnerships/factory.ts'
import { newId } from '../../src/platform/ids.ts'
import { type Member, Viewer } from '../../src/platform/viewer.ts'
import { liveIn } from '../kit/livedIn.ts'
import { EACH_WAY, type Place, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

tellIn(EACH_WAY, (place) => {
  let jo: Member
  beforeAll(async () => {
    await liveIn(place.world)
    jo = await joHasThreeParts(place)
  })

  test('somebody who leads a group and coaches acts as one at a time, sees which, and changes', async () => {
    const visitor = await place.somebody(jo)
    await visitor.open('/ashcombe/today')
    await thenTheyActAs(visitor, 'Health coach')
    await visitor.follow('Caseload')

    await whenTheyChangeTo(visitor, 'Group leader')
    await thenTheyActAs(visitor, 'Group leader')
    await visitor.follow('My groups')
    await visitor.sees('Thursday walkers')
    await thenTheCaseloadIsNotTheirsNow(visitor)
  })

  test('the same account has a part in another partnership, and belongs to each apart', async () => {
    const visitor = await place.somebody(jo)
    await visitor.open('/account')
    await visitor.sees('Ashcombe')
    await visitor.follow('Brindle')
    await thenTheyActAs(visitor, 'Evaluator')
    await visitor.page.goto(`/brindle/people/${place.world.rosa.id}`)
    expect(visitor.status).toBe(404)
  })
})

async function joHasThreeParts({ world }: Place): Promise<Member> {
  const { partnershipId, north, members, stranger } = world
  const accountId = newId()
  const here = aMembership({
    partnershipId,
    accountId,
    name: 'Jo Bell',
    hats: ['health coach', 'group leader'],
    teamIds: [north.id],
    groupIds: members['group leader'].groupIds as string[],
  })
  const there = aMembership({ partnershipId: stranger.partnershipId, accountId, name: 'Jo Bell', hats: ['evaluator'] })
  await world.sow({ membership: [here, there] })
  return new Viewer(members.administrator.partnership, { accountId, membershipId: here.id, name: 'Jo Bell', hat: 'health coach' }) as Member
}

async function thenTheyActAs(visitor: Visitor, hat: string) {
  expect(await visitor.page.getByRole('banner').textContent()).toContain(`Acting as ${hat}`)
}

async function whenTheyChangeTo(visitor: Visitor, hat: string) {
  await visitor.follow('Change hat')
  await visitor.choose(hat)
  await visitor.press('Act as this')
}

async function thenTheCaseloadIsNotTheirsNow(visitor: Visitor) {
  await visitor.page.goto('/ashcombe/support')
  expect(visitor.status).toBe(403)
  expect(await visitor.page.content()).toContain('You have other hats here')
}
