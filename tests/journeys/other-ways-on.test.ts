import { beforeAll, expect, test } from 'vitest'
import { letterTo, linkIn } from '../kit/letters.ts'
import { liveIn } from '../kit/livedIn.ts'
import { AT_A_DESK, ON_A_PHONE, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

// Support that rests, goes on, ends and begins again is told in the-ways-on. These are the other ways.

tellIn([AT_A_DESK], (place) => {
  beforeAll(async () => {
    await liveIn(place.world)
  })

  test('Rosa is introduced to what we do not do ourselves, and it is kept until it lands', async () => {
    const { members } = place.world
    const linkWorker = await place.somebody(members['link worker'])
    await linkWorker.open(`/ashcombe/people/${place.world.rosa.id}`)
    await whenTheyIntroduceElsewhere(linkWorker, async () => {
      await linkWorker.choose('A volunteer, or a befriending scheme')
      await linkWorker.pick('A volunteer of ours', members.volunteer.name)
      await linkWorker.choose('I introduced them')
      await linkWorker.enterDay(/^When\?/, '2026-11-05')
      await linkWorker.tick('They agreed to be introduced')
    })
    await linkWorker.sees('Introduced. What comes of it shows here')
    await whenTheyIntroduceElsewhere(linkWorker, async () => {
      await linkWorker.choose('A course')
      await linkWorker.write('What is it called?', 'Cooking for one')
      await linkWorker.choose('I introduced them')
      await linkWorker.enterDay(/^When\?/, '2026-11-26')
      await linkWorker.tick('They agreed to be introduced')
    })
    await whenTheyIntroduceElsewhere(linkWorker, async () => {
      await linkWorker.choose('Another service')
      await linkWorker.write('What is it called?', 'Warm homes helpline')
      await linkWorker.choose('I told them about it')
    })

    const rosa = await place.somebody(members.person)
    await rosa.open('/ashcombe/my-support')
    await rosa.sees(`${members['link worker'].name} introduced you to ${members.volunteer.name}. Not been yet`)
    await rosa.sees(`${members['link worker'].name} introduced you to Cooking for one. Not been yet`)
    await rosa.sees(`${members['link worker'].name} told you about Warm homes helpline.`)

    // Four weeks on, nobody has said whether they met. Whom to ask is on the worker's page for today; the leaflet is not.
    await linkWorker.open('/ashcombe/today')
    await linkWorker.seesNot(/Warm homes helpline/)
    await linkWorker.follow(`Rosa and ${members.volunteer.name}`)
    await linkWorker.follow('Say what came of it')
    await linkWorker.choose('They have been, or were seen')
    await linkWorker.enterDay('When did they first go?', '2026-11-20')
    await linkWorker.write('What did they say?', 'We talked about dogs')
    await linkWorker.press('Save')
    await linkWorker.sees('Has been')
    await linkWorker.open('/ashcombe/today')
    await linkWorker.seesNot(`Rosa and ${members.volunteer.name}`)
  })

  test('Rosa moves, and the team of her new area reads the story so far; ours no longer does', async () => {
    const { members, coachElsewhere, rosa } = place.world
    const coach = await place.somebody(members['health coach'])
    await coach.open(`/ashcombe/people/${rosa.id}`)
    await coach.follow('Hand over')
    await coach.follow('Hand over to another team')
    await coach.pick('Who leads from now on?', `${coachElsewhere.name} (health coach, South team)`)
    await coach.write('Why, in a line', 'You have moved to the south')
    await coach.enterDay(/^When will they first talk/, '2026-12-09')
    await coach.press('Hand over')
    await coach.sees('You have handed over to another team')
    await coach.page.goto(`/ashcombe/people/${rosa.id}`)
    expect(coach.status).toBe(404)

    const there = await place.somebody(coachElsewhere)
    await there.open('/ashcombe/support')
    await there.follow('Rosa Hartley')
    await there.sees('You have moved to the south')
    await there.sees(/^Support began/)
    await there.sees(/introduced Rosa to/)

    const herself = await place.somebody(members.person)
    await herself.open('/ashcombe/my-support')
    await herself.sees(`From now on with ${coachElsewhere.name}`)
  })
})

tellIn([ON_A_PHONE], (place) => {
  let lived: Awaited<ReturnType<typeof liveIn>>
  beforeAll(async () => {
    lived = await liveIn(place.world)
  })

  test('what was suggested is not for Rosa, and nobody asks her again', async () => {
    const { members, rosa } = place.world
    const linkWorker = await place.somebody(members['link worker'])
    await linkWorker.open(`/ashcombe/people/${rosa.id}/suggest/${lived.advice.id}`)
    await linkWorker.write('Why did you think of it?', 'You asked about bills.')
    await linkWorker.press('Suggest')
    const herself = await place.somebody(members.person)
    await herself.open('/ashcombe/my-support')
    await herself.follow('Say whether you would like to go')
    await herself.sees('You asked about bills.')
    await herself.choose('It is not for me')
    await herself.write('Anything you would like to say?', 'My niece does them')
    await herself.press('Send answer')
    await herself.sees('Thank you. We have heard your answer')
    await herself.sees(/Not for me/)
    await linkWorker.open(`/ashcombe/people/${rosa.id}`)
    await linkWorker.sees('My niece does them')
  })

  test('somebody who asked for support takes it back by the link in our message', async () => {
    const ada = await place.somebody()
    await ada.open('/ashcombe/referrals/ask')
    await ada.write('What would you like?', 'Company on Sundays')
    await ada.press('Go on')
    await ada.write('Your name', 'Ada Crane')
    await ada.choose('E-mail me')
    await ada.write('E-mail address', 'ada@people.example')
    await ada.write('Postcode', 'AS1 1AA')
    await ada.press('Go on')
    await ada.press('Go on')
    await ada.press('Go on')
    await ada.press('Send')
    await ada.open(new URL(linkIn(await letterTo(place.world, 'ada@people.example'))).pathname)
    await ada.follow('Take it back')
    await ada.write('Why is it taken back?', 'My sister has moved in')
    await ada.press('Take it back')
    await ada.sees('It is taken back')
    const coach = await place.somebody(place.world.members['health coach'])
    await coach.open('/ashcombe/referrals')
    await coach.seesNot('Ada Crane')
  })

  test('Dev is passed on to the team that is nearer to him, and waits no longer here', async () => {
    const { members, coachElsewhere } = place.world
    const coach = await place.somebody(members['health coach'])
    await coach.open('/ashcombe/referrals')
    await coach.follow('Dev Patel')
    await coach.follow('Pass it on to another team')
    await coach.pick('Which team?', 'South team, South')
    await coach.write('Why?', 'He lives by the south bridge')
    await coach.press('Pass it on')
    await coach.open('/ashcombe/referrals')
    await coach.seesNot('Dev Patel')
    const there = await place.somebody(coachElsewhere)
    await there.open('/ashcombe/referrals')
    await there.follow('Dev Patel')
    await there.sees('He lives by the south bridge')
  })

  test('Rosa moves on, and her letter goes to her and to nobody else', async () => {
    const { members, rosa, database } = place.world
    await database.pool.query(`update person set email = 'rosa@people.example' where id = $1`, [rosa.id])
    const coach = await place.somebody(members['health coach'])
    await coach.open(`/ashcombe/people/${rosa.id}`)
    await coach.follow('End support')
    await coach.write('In their words: what is different now?', 'I sing in the choir on Tuesdays.')
    await coach.write('What stays open to them?', 'The door is open.')
    await coach.press('End this support')
    const herself = await place.somebody(members.person)
    await herself.open('/ashcombe/my-support')
    await herself.follow(/^Support came to an end/)
    await herself.sees('This letter is mine. It says how far I came, and what I take with me.')
    await herself.press('Send it to me')
    await herself.sees('The letter is on its way')
    expect((await letterTo(place.world, 'rosa@people.example')).body).toContain('I sing in the choir on Tuesdays.')
    expect((await database.pool.query(`select send_to from outbox where kind = 'your letter'`)).rows).toEqual([{ send_to: 'rosa@people.example' }])
  })
})

async function whenTheyIntroduceElsewhere(worker: Visitor, say: () => Promise<void>) {
  await worker.follow('Introduce to a group or service')
  await worker.follow('A course, a volunteer or a service that is not in the list')
  await say()
  await worker.press('Save')
}
