import { beforeAll, expect, test } from 'vitest'
import { liveIn } from '../kit/livedIn.ts'
import { EACH_WAY, type Place, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

const GOAL = 'Cook for my sister once a week'

tellIn(EACH_WAY, (place) => {
  beforeAll(async () => {
    await liveIn(place.world)
  })

  test('a coach and a person write down a goal in her words, take a small step, and look at it again together', async () => {
    const coach = await place.somebody(place.world.members['health coach'])
    await givenThePageOfRosa(coach, place)
    await whenTheyWriteDownAGoal(coach)
    await coach.sees('The goal is written down')
    expect(await coach.heading()).toBe(GOAL)

    await whenTheFirstStepIsDone(coach)
    await andTheyLookAtItAgain(coach)
    await coach.sees('I cook for her on Sundays')
    await coach.sees('It was easier than I feared.')
    await thenTheScoreStandsBehindTheWords(coach)
    await andSheSeesTheSameAtHome(place)
  })

  test('a goal that she keeps to herself is nobody else’s to see, until she shares it', async () => {
    const { members, rosa } = place.world
    const coach = await place.somebody(members['health coach'])
    await coach.open(`/ashcombe/people/${rosa.id}/goals`)
    await coach.seesNot('Sing in front of somebody')

    const person = await place.somebody(members.person)
    await person.open('/ashcombe/my-goals')
    await person.follow('Sing in front of somebody')
    await person.press('Share it with my team')
    await person.sees('Your team can see this goal')

    await coach.open(`/ashcombe/people/${rosa.id}/goals`)
    await coach.sees('Sing in front of somebody')
  })
})

async function givenThePageOfRosa(coach: Visitor, { world }: Place) {
  await coach.open(`/ashcombe/people/${world.rosa.id}`)
}

async function whenTheyWriteDownAGoal(coach: Visitor) {
  await coach.follow('Write down a goal')
  await coach.write('What would you like?', GOAL)
  await coach.choose('Connect')
  await coach.write('What is a small first step?', 'Ask her which day')
  await coach.write('If it goes as hoped, what will you be doing?', 'I cook for her on Sundays')
  await coach.write('If it goes more than hoped?', 'And she cooks for me')
  await coach.choose('Much less than hoped', { of: 'Where are you with it now?' })
  await coach.enterDay(/^When shall we look at it again/, '2027-01-14')
  await coach.press('Save the goal')
}

async function whenTheFirstStepIsDone(coach: Visitor) {
  await coach.sees('Ask her which day')
  await coach.press(/^Tick as done/)
  await coach.sees('Done on Thursday 3 December')
}

async function andTheyLookAtItAgain(coach: Visitor) {
  await coach.follow('Say where it is now')
  await coach.choose('As hoped: I cook for her on Sundays')
  await coach.write('How has it been?', 'It was easier than I feared.')
  await coach.press('Save')
}

async function thenTheScoreStandsBehindTheWords(coach: Visitor) {
  const score = coach.page.locator('details', { hasText: 'The score behind the words' })
  expect(await score.getAttribute('open')).toBeNull()
  expect(await score.textContent()).toContain('Rests on2 goals')
}

async function andSheSeesTheSameAtHome({ somebody, world }: Place) {
  const person = await somebody(world.members.person)
  await person.open('/ashcombe/my-goals')
  await person.follow(GOAL)
  await person.sees('It was easier than I feared.')
  await person.seesNot('The score behind the words')
}
