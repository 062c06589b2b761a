import { beforeAll, expect, test } from 'vitest'
import { gatherGaps } from '../../src/capabilities/community/gaps/changes/gatherGaps.ts'
import { countGrants } from '../../src/capabilities/community/grants/changes/countGrants.ts'
import { letterTo, linkIn } from '../kit/letters.ts'
import { liveIn } from '../kit/livedIn.ts'
import { EACH_WAY, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

// What somebody could not find becomes a gap, a grant, a group, a page of the directory, and people who come. The tests of this
// file follow each other.

const PARTNERSHIP = { slug: 'ashcombe', timeZone: 'Europe/London' }

tellIn(EACH_WAY, (place) => {
  let gapPath = ''
  let applicationPath = ''
  beforeAll(async () => {
    await liveIn(place.world)
  })

  test('somebody without an account wishes for it, and a worker hears the same from a person', async () => {
    const visitor = await place.somebody()
    await visitor.open('/ashcombe/community/wish')
    await visitor.write('What would you like?', 'a lantern walk')
    await visitor.write('Where?', 'AS1')
    await visitor.write('Your e-mail address', 'ada@people.example')
    await visitor.press('Tell us')

    const worker = await place.somebody(place.world.members['link worker'])
    await worker.open(`/ashcombe/people/${place.world.rosa.id}`)
    await worker.follow('Write down what they cannot find')
    await worker.write('What would people like?', 'Lantern walk')
    await worker.pick('Where?', 'AS1, North')
    await worker.write('How did they put it?', 'I am out of the house only after dark.')
    await worker.press('Write down')
    await worker.sees('Lantern walk, AS1, North. Noticed')
  })

  test('the wish is sorted into the same gap, which says how many and never who', async () => {
    const worker = await place.somebody(place.world.members['link worker'])
    await worker.open('/ashcombe/gaps')
    await worker.follow('Wishes and searches to sort')
    await worker.sees('a lantern walk')
    await worker.follow('Say what it is about')
    await worker.write('What would people like?', 'Lantern walk')
    await worker.press('Note')
    gapPath = worker.path()
    await worker.sees('2 people would like it')

    const member = await place.somebody(place.world.members.volunteer)
    await member.open(gapPath)
    await member.sees('Fewer than 5 people so far')
    await member.seesNot('Rosa')
  })

  test('a neighbour asks for a small grant, and a panel of two decides together', async () => {
    const administrator = await place.somebody(place.world.members.administrator)
    await setUpAPot(administrator)

    const neighbour = await place.somebody()
    await neighbour.open('/ashcombe/grants')
    await neighbour.follow('Ask for a grant')
    await neighbour.write('Your name', 'Winston Clarke')
    await neighbour.write('What would you like to do?', 'A walk with lanterns, each Thursday after work.')
    await neighbour.write('Who is it for, and where?', 'Anybody in Ashcombe.')
    await neighbour.write('How much would you need?', '120.50')
    await neighbour.write('What would you spend it on?', 'Twenty lanterns.')
    await neighbour.write('E-mail address', 'winston@people.example')
    await neighbour.press('Send')
    await neighbour.sees('Waiting for an answer')

    for (const hat of ['volunteer', 'administrator'] as const) {
      const member = await place.somebody(place.world.members[hat])
      await member.open('/ashcombe/today')
      await member.follow('Winston Clarke')
      applicationPath = member.path()
      await member.follow('Say what you think')
      await member.choose('Give the grant')
      await member.write('Why?', 'Many asked for it.')
      await member.press('Save')
    }
    const decider = await place.somebody(place.world.members.volunteer)
    await decider.open(applicationPath)
    await decider.follow('Write down what was decided')
    await decider.choose('Give the grant')
    await decider.write('What do you answer?', 'Yes, with joy. Tell us how many come.')
    await decider.press('Decide and tell them')
    await decider.sees('Given: £120.50')

    await administrator.open(applicationPath)
    await administrator.follow('Note that it was paid')
    await administrator.enterDay('When was it paid?', '2026-12-01')
    await administrator.write('Reference', 'BACS 1187')
    await administrator.press('Save')
  })

  test('the gap has its grant, then a group with a page, and is met', async () => {
    const worker = await place.somebody(place.world.members['link worker'])
    await worker.open(gapPath)
    await worker.follow('Say what has become of it')
    await worker.choose('A grant helps it begin')
    await worker.write('In a few words', 'A neighbour has twenty lanterns.')
    await worker.pick('Which grant helps it?', 'Winston Clarke')
    await worker.press('Save')
    await worker.follow('Grant: Winston Clarke')

    await addTheGroup(worker)
    const administrator = await place.somebody(place.world.members.administrator)
    await administrator.open(`/ashcombe/administration/members/${place.world.members['group leader'].membershipId}/change`)
    await administrator.pick('Add a group', 'Lantern walk')
    await administrator.press('Save')

    await worker.open(applicationPath)
    await worker.follow('Say what it helped to begin')
    await worker.pick('What did it help to begin?', 'Lantern walk')
    await worker.press('Save')
    await worker.open(gapPath)
    await worker.follow('Say what has become of it')
    await worker.choose('It is there now')
    await worker.write('In a few words', 'It goes on Thursdays.')
    await worker.pick('What answers it in the directory?', 'Lantern walk')
    await worker.press('Save')
    await worker.sees('It is there now')
  })

  test('whoever wished hears of it, and the person’s worker is told to suggest it', async () => {
    const { house, partnershipId } = place.world
    await gatherGaps(house, { ...PARTNERSHIP, id: partnershipId })
    const letter = await letterTo(place.world, 'ada@people.example')
    const visitor = await place.somebody()
    await visitor.open(new URL(linkIn(letter)).pathname)
    expect(await visitor.heading()).toBe('Lantern walk')
  })

  test('people come, once entered in the register, and the grant shows what came of it', async () => {
    const leader = await place.somebody(place.world.members['group leader'])
    await leader.open('/ashcombe/today')
    await leader.follow('Lantern walk')
    await leader.write('New person 1', 'Winston')
    await leader.write('How many others came?', '7')
    await leader.press('Keep register')

    const neighbour = await place.somebody()
    await neighbour.open(new URL(linkIn(await letterTo(place.world, 'winston@people.example'))).pathname)
    await neighbour.write('What came of it?', 'Nine of us, and a fox.')
    await neighbour.press('Send')
    await countGrants(place.world.house, { ...PARTNERSHIP, id: place.world.partnershipId })

    const member = await place.somebody(place.world.members.volunteer)
    await member.open(applicationPath)
    await member.sees('Nine of us, and a fox.')
    await thenTheFiguresAre(member, { meetups: '1', attendances: '8' })
  })
})

async function setUpAPot(administrator: Visitor) {
  await administrator.open('/ashcombe/grants')
  await administrator.follow('Set up a pot')
  await administrator.write('What is it called?', 'Small things that begin')
  await administrator.write('What is it for?', 'For what begins.')
  await administrator.write('How much is in it?', '1000')
  await administrator.write('What may somebody ask for at most?', '250')
  await administrator.enterDay('From which day may people ask?', '2026-12-01')
  await administrator.enterDay('Until which day?', '2027-03-31')
  await administrator.write('Who decides?', 'Somebody as volunteer\nSomebody as administrator')
  await administrator.write('How many of them have to say what they think before it is decided?', '2')
  await administrator.press('Save')
  await administrator.sees('£1,000')
}

async function addTheGroup(worker: Visitor) {
  await worker.open('/ashcombe/community/add')
  await worker.write('Name', 'Lantern walk')
  await worker.choose('A group')
  await worker.write('What it is, in a sentence or two', 'A walk with lanterns, for those who work all day.')
  await worker.tick('It is a group that will keep its register here')
  await worker.press('Publish')
}

async function thenTheFiguresAre(visitor: Visitor, { meetups, attendances }: { meetups: string; attendances: string }) {
  const figure = (name: string) => visitor.page.locator('.lw-facts > div', { hasText: name }).locator('dd').textContent()
  expect([await figure('Meet-ups'), await figure('Attendances')]).toEqual([meetups, attendances])
}
