import { beforeAll, expect, test } from 'vitest'
import { letterTo, linkIn } from '../kit/letters.ts'
import { liveIn } from '../kit/livedIn.ts'
import { EACH_WAY, type Place, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'
import { signIn } from '../kit/world.ts'

tellIn(EACH_WAY, (place) => {
  beforeAll(async () => {
    await liveIn(place.world)
    await herAccountIsThere(place)
  })

  test('a person signs in with a link to her e-mail, and finds what happens next, her goals and her groups', async () => {
    const rosa = await place.somebody()
    await whenSheAsksForALink(rosa, addressOf(place))
    await thenTheLinkWaitsForAPress(rosa, linkIn(await letterTo(place.world, addressOf(place))))
    await rosa.open('/ashcombe/my-support')
    expect(await rosa.heading()).toBe('Hello Rosa')
    await rosa.sees('What happens next')
    await rosa.sees(/Walk to the shops on my own/)
    await rosa.sees(/Came to Thursday walkers/)
    await rosa.sees('Seeing my grandchildren.')
  })

  test('somebody who was looked at sees who looked, and when', async () => {
    const coach = await place.somebody(place.world.members['link worker'])
    await coach.open(`/ashcombe/people/${place.world.rosa.id}`)

    const rosa = await place.somebody(place.world.members.person)
    await rosa.open('/ashcombe/my-support')
    await rosa.follow('See who has looked at what')
    await rosa.sees('Somebody as link worker')
    await rosa.sees(/Thursday 3 December 2026, 10.30am/)
  })

  test('she puts right what we know about her, and a worker who was at it too is shown both', async () => {
    const { members, rosa } = place.world
    const coach = await place.somebody(members['health coach'])
    await coach.open(`/ashcombe/people/${rosa.id}/change`)

    const person = await place.somebody(members.person)
    await person.open('/ashcombe/my-support')
    await person.follow('Change what we know about you')
    await person.write('Phone number', '0115 496 0999')
    await person.press('Save')
    await person.sees('Saved')

    await coach.write('Phone number', '0115 496 0111')
    await coach.press('Save')
    expect(coach.status).toBe(409)
    await coach.sees('0115 496 0999')
    await coach.sees('0115 496 0111')
  })
})

const addressOf = ({ world }: Place) => `${world.members.person.accountId}@livewell.example`

// Signing in once makes the account.
const herAccountIsThere = ({ world }: Place) => signIn(world.database, world.members.person)

async function whenSheAsksForALink(visitor: Visitor, address: string) {
  await visitor.open('/ashcombe')
  await visitor.follow('Sign in')
  await visitor.follow('We can send you a link to sign in with')
  await visitor.write('Your e-mail address', address)
  await visitor.press('Send me a link')
  expect(await visitor.heading()).toBe('Look at your e-mail')
}

async function thenTheLinkWaitsForAPress(visitor: Visitor, link: string) {
  // As a scanner of mail does.
  expect((await visitor.page.context().request.get(link)).status()).toBe(200)
  await visitor.open(link)
  await visitor.press('Sign in')
  expect(visitor.path()).toBe('/ashcombe/today')
}
