import { beforeAll, expect, test } from 'vitest'
import { aMeetup, aMember, anAttendance } from '../../src/capabilities/community/factory.ts'
import { countFigures, liveIn } from '../kit/livedIn.ts'
import { EACH_WAY, type Place, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

// One register, entered once, and everywhere it shows. The tests of this file follow each other.

tellIn(EACH_WAY, (place) => {
  let lived: Awaited<ReturnType<typeof liveIn>>
  beforeAll(async () => {
    lived = await liveIn(place.world)
    await sixMoreCame(place, lived.walkers.id)
    await countFigures(place.world)
  })

  test('a coach hands over to a link worker, who has the person on their caseload', async () => {
    const coach = await place.somebody(place.world.members['health coach'])
    await coach.open(`/ashcombe/people/${place.world.rosa.id}`)
    await coach.follow('Hand over')
    await coach.pick('Who leads from now on?', 'Somebody as link worker (link worker)')
    await coach.write('Why, in a line', 'To find somewhere to sing.')
    await coach.enterDay(/^When will they first talk/, '2026-12-04')
    await coach.press('Hand over')
    await coach.sees('You have handed over')

    const linkWorker = await place.somebody(place.world.members['link worker'])
    await linkWorker.open('/ashcombe/support')
    await linkWorker.follow('Rosa Hartley')
    await linkWorker.sees('To find somewhere to sing.')
  })

  test('the link worker introduces her, with her agreement', async () => {
    const linkWorker = await place.somebody(place.world.members['link worker'])
    await linkWorker.open(`/ashcombe/people/${place.world.rosa.id}`)
    await linkWorker.follow('Introduce to a group or service')
    await linkWorker.write('What would you like to do?', 'songs')
    await linkWorker.press('Find')
    await linkWorker.follow('Introduce to Ashcombe choir')
    await linkWorker.press('Introduce')
    await linkWorker.sees('Introduce them once they agree, and tick that they did')
    await linkWorker.tick('They agreed to be introduced to Ashcombe choir')
    await linkWorker.press('Introduce')
    await linkWorker.sees('Introduced. What comes of it shows here')
    await linkWorker.sees('First visit to Ashcombe choir.')
  })

  test('a leader keeps the register, and sees a name and nothing else about anybody', async () => {
    const leader = await place.somebody(place.world.members['group leader'])
    await leader.open('/ashcombe/today')
    await leader.follow('Thursday walkers')
    await leader.tick(/^Rosa/)
    await leader.write('New person 1', 'Winston')
    await leader.write('How many others came?', '2')
    await leader.press('Keep register')
    await leader.sees('The register is kept')
    await leader.sees('4 people came. Kept by')
    await thenTheirPageIsNotTheirs(leader, place)
  })

  test('a register sent by two hands is nobody’s to overwrite', async () => {
    const one = await place.somebody(place.world.members['group leader'])
    const other = await place.somebody(place.world.members['group leader'])
    const register = `/ashcombe/groups/${lived.walkers.id}/register`
    await one.open(register)
    await other.open(register)
    await one.tick(/^Jo/)
    await one.press('Keep register')
    await other.write('How many others came?', '9')
    await other.press('Keep register')
    expect(other.status).toBe(409)
    await other.sees('Somebody else changed this first')
    await other.sees('Jo, Rosa, Winston')
  })

  test('that one register shows on her page, in her own, and in the figures', async () => {
    const { members, rosa } = place.world
    const linkWorker = await place.somebody(members['link worker'])
    await linkWorker.open(`/ashcombe/people/${rosa.id}`)
    await thenSheCameOn(linkWorker, 'Thursday 3 December')

    const person = await place.somebody(members.person)
    await person.open('/ashcombe/my-support')
    await thenSheCameOn(person, 'Thursday 3 December')

    const evaluator = await place.somebody(members.evaluator)
    await evaluator.open('/ashcombe/outcomes')
    expect(await peopleWhoCame(evaluator)).toBe('8')
    await countFigures(place.world)
    await evaluator.open('/ashcombe/outcomes')
    expect(await peopleWhoCame(evaluator)).toBe('9')
    await evaluator.seesNot('Winston')
  })
})

/** Figures under five are hidden, so a few more have to know the group. */
async function sixMoreCame({ world }: Place, groupId: string) {
  const { partnershipId, members } = world
  const leader = members['group leader']
  const metOn = '2026-11-12'
  const meetup = aMeetup({ partnershipId, groupId, metOn, attendances: 6, byMembership: leader.membershipId, byName: leader.name })
  const six = ['Ada', 'Bea', 'Cy', 'Des', 'Eve', 'Fay'].map((calledName) =>
    aMember({ partnershipId, groupId, calledName, came: 1, firstCameOn: metOn, lastCameOn: metOn }),
  )
  await world.sow({ groupMember: six, meetup: [meetup], attendance: six.map((member) => anAttendance(meetup, member)) })
}

const peopleWhoCame = (visitor: Visitor) =>
  visitor.page.locator('.lw-figure', { hasText: 'Different people who came' }).locator('.lw-figure__number').textContent()

async function thenTheirPageIsNotTheirs(leader: Visitor, { world }: Place) {
  await leader.page.goto(`/ashcombe/people/${world.rosa.id}`)
  expect(leader.status).toBe(404)
  await leader.page.goBack()
}

async function thenSheCameOn(visitor: Visitor, day: string) {
  const entry = visitor.page.locator('.lw-story__entry', { hasText: 'Came to Thursday walkers' }).filter({ hasText: day })
  expect(await entry.count(), await visitor.says()).toBe(1)
}
