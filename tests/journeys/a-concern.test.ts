import { beforeAll, expect, test } from 'vitest'
import { watchOver } from '../../src/capabilities/safety/jobs.ts'
import { liveIn } from '../kit/livedIn.ts'
import { EACH_WAY, type Place, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'
import { NOW } from '../kit/world.ts'

/** From hearing it to somebody being asked: seconds of work, the words among them. */
const SECONDS = 60

// Somebody speaks of not being safe. The tests of this file follow each other.
tellIn(EACH_WAY, (place) => {
  let concernPath = ''
  beforeAll(async () => {
    await liveIn(place.world)
  })

  test('an administrator is asked for what only they know: who answers, and the numbers of the area', async () => {
    const { members } = place.world
    const administrator = await place.somebody(members.administrator)
    await administrator.open('/ashcombe/today')
    await administrator.follow('Set up safety')
    await administrator.sees('5 numbers are missing')
    await administrator.pick('Who is asked first when a concern is raised?', members['health coach'].name)
    await administrator.pick('Who is asked next?', place.world.coachElsewhere.name)
    await administrator.write('Our own duty number', '01632 960140')
    await administrator.write('Local mental health crisis line', '01632 960141')
    await administrator.press('Save')
    await administrator.sees('01632 960141')
    await administrator.sees('Numbers of your area are missing')
    await administrator.leave()
  })

  test('a link worker reads what to do one tap from writing the talk down, and raises a concern in seconds', async () => {
    const worker = await place.somebody(place.world.members['link worker'])
    await worker.open(`/ashcombe/support/${await supportOfRosa(place)}/conversations/new`)
    worker.beginsToCount()
    await worker.follow('If somebody is not safe')
    await worker.sees('If they speak of ending their life')
    expect(await worker.page.getByRole('link', { name: /^01632 960141/ }).getAttribute('href')).toBe('tel:01632960141')
    await worker.follow('Raise a concern')
    await worker.choose('They speak of ending their life, or of harming themselves')
    await worker.write('What was said, or what did you see?', 'Some days I do not see why I should get up.')
    await worker.press('Raise the concern')
    expect(worker.secondsOfWork()).toBeLessThan(SECONDS)
    await worker.sees(`The concern is raised. ${place.world.members['health coach'].name} is asked`)
    concernPath = worker.path()
  })

  test('nobody acknowledges it in time, so the next is asked, by a message that says nothing of it', async () => {
    await threeHoursPass(place)
    const { rows } = await place.world.database.pool.query('select send_to, body from outbox order by id')
    expect(rows.map(({ send_to }) => send_to)).toEqual([place.world.members['health coach'].name, place.world.coachElsewhere.name])
    for (const { body } of rows) expect(body).not.toMatch(/Rosa|get up/)
  })

  test('the next looks after it, writes down what was done, and closes it', async () => {
    const next = await place.somebody(place.world.coachElsewhere)
    await next.open('/ashcombe/today')
    await next.follow('A concern about Rosa')
    await next.sees('Some days I do not see why I should get up.')
    await next.press('I look after it')
    await writesDown(next)
    await next.follow('Close')
    await next.write('What was done, and how is it now?', 'She is seen tomorrow. Her sister is with her.')
    await next.press('Close the concern')
    await next.sees('Closed by')
    await next.open('/ashcombe/safety/concerns')
    await next.sees('Closed')
  })

  test('whoever raised it reads that it was looked after, and not the notes; Rosa and her team read nothing of it', async () => {
    const worker = await place.somebody(place.world.members['link worker'])
    await worker.open(concernPath)
    await worker.sees(/Closed by/)
    await worker.sees('It was not acknowledged in time, or nobody was there.')
    await worker.seesNot('Rang her sister with her.')

    const rosa = await place.somebody(place.world.members.person)
    for (const path of ['/ashcombe/my-support', '/ashcombe/my-support/who-has-looked', '/ashcombe/today']) {
      await rosa.open(path)
      await rosa.seesNot(/concern/i)
    }
    const administrator = await place.somebody(place.world.members.administrator)
    await administrator.page.goto(concernPath)
    expect(administrator.status).toBe(404)
  })

  test('a worker goes out alone and forgets to say that they are back; their colleague says that they are safe', async () => {
    const worker = await place.somebody(place.world.members['link worker'])
    await worker.open('/ashcombe/safety')
    await worker.follow('Going out alone')
    await worker.write('Where are you going?', '4 Mill Lane')
    await worker.choose('An hour')
    await worker.pick('Who is told if you are not back?', place.world.members['health coach'].name)
    await worker.write('Your number', '07700 900123')
    await worker.press('I am going now')
    await worker.sees('Take care. Say here when you are back')

    await threeHoursPass(place)
    const colleague = await place.somebody(place.world.members['health coach'])
    await colleague.open('/ashcombe/today')
    await colleague.follow(`${place.world.members['link worker'].name} is out`)
    await colleague.sees('4 Mill Lane')
    await colleague.press('They are safe')
    await colleague.sees('Good. Nobody else is told')
  })
})

async function supportOfRosa({ world }: Place): Promise<string> {
  const { rows } = await world.database.pool.query<{ id: string }>('select id from support where person_id = $1', [world.rosa.id])
  return rows[0]?.id as string
}

async function threeHoursPass({ world }: Place) {
  const house = { ...world.house, clock: () => new Date(NOW.getTime() + 3 * 3_600_000) }
  for (const { partnershipId, id } of (await watchOver.waiting?.(house)) ?? []) {
    await watchOver.run(house, { id: partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, { id })
  }
}

async function writesDown(visitor: Visitor) {
  await visitor.follow('Write down what happened')
  await visitor.write('What happened?', 'Rang her sister with her.')
  await visitor.tick('This is what was done about it')
  await visitor.press('Write down')
  await visitor.sees('Rang her sister with her.')
}
