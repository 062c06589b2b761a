import { beforeAll, expect, test } from 'vitest'
import { aPerson } from '../../src/capabilities/people/factory.ts'
import { aReferral } from '../../src/capabilities/referrals/factory.ts'
import { countFigures, liveIn } from '../kit/livedIn.ts'
import { EACH_WAY, type Place, tellIn } from '../kit/telling.ts'

tellIn(EACH_WAY, (place) => {
  beforeAll(async () => {
    await liveIn(place.world)
    await manyAsk(place, 20)
    await countFigures(place.world)
  })

  test.each(['evaluator', 'commissioner'] as const)('the %s reads figures with their meaning, and small numbers are hidden', async (hat) => {
    const visitor = await place.somebody(place.world.members[hat])
    await visitor.open('/ashcombe/today')
    await visitor.follow('What came of it')
    expect(await visitor.heading()).toBe('Outcomes')
    await visitor.sees(/Counts under 5 are hidden/)
    await visitor.sees(/In all: 22 referrals/)
    await visitor.sees(/^hidden$/)
    await visitor.seesNot(/Rosa/)
    await visitor.seesNot('Dev Patel')
  })

  test('a commissioner reaches nothing that names a person', async () => {
    const { members, rosa } = place.world
    const commissioner = await place.somebody(members.commissioner)
    for (const path of [`/people/${rosa.id}`, '/support', '/referrals', '/check-ins', '/groups', '/administration/members', '/my-support']) {
      await commissioner.page.goto(`/ashcombe${path}`)
      expect([403, 404], path).toContain(commissioner.status)
      expect(await commissioner.page.content(), path).not.toMatch(/Rosa|Dev Patel/)
    }
  })
})

async function manyAsk({ world }: Place, count: number) {
  const { partnershipId, north } = world
  const people = Array.from({ length: count }, (_, i) => aPerson({ partnershipId, teamId: north.id, name: `Person ${i}` }))
  const referrals = people.map(({ id }) => aReferral({ partnershipId, personId: id, teamId: north.id, receivedAt: new Date('2026-11-16T09:00:00Z') }))
  await world.sow({ person: people, referral: referrals })
}
