import { beforeAll, expect, test, vi } from 'vitest'
import { aSupportedPerson, lookingInto } from '../../../../tests/kit/supporting.ts'
import { aWorld, TODAY, type World } from '../../../../tests/kit/world.ts'
import { aConversation, aPlannedTalk } from '../factory.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
const { rowOf, page } = lookingInto(() => world)

test('the day on paper has today’s talks in order, with what is needed on the way and no more, and each person can see who printed it', async () => {
  const coach = world.members['health coach']
  const talk = async (about: Record<string, unknown>, planned: Record<string, unknown>, nextTalkOn = TODAY) => {
    const made = await aSupportedPerson(world, about, { nextTalkOn })
    await world.sow({ plannedTalk: [aPlannedTalk(made.support, { plannedOn: nextTalkOn, ...planned })] })
    return made
  }
  await talk({ name: 'Late Lamb', phone: '01632 960111', address: '1 Hill Road', reachNote: 'Knock twice' }, { beginsAt: '15:00', mode: 'at home' })
  const early = await talk({ name: 'Early Egg', phone: '01632 960222', address: '2 Hill Road', nhsNumber: '9990000018' }, { beginsAt: '09:30', mode: 'phone' })
  await talk({ name: 'Tomorrow Tam' }, {}, '2026-12-04')
  await world.sow({ conversation: [aConversation(early.support, { agreed: 'Ask at the library' })] })
  const { html, status } = await page('/ashcombe/support/day', coach)
  expect(status).toBe(200)
  expect(html).toMatch(/9.30am.*Early E\..*01632 960222.*Ask at the library.*3pm.*Late L\..*1 Hill Road.*Knock twice/s)
  for (const unneeded of ['Egg', 'Tomorrow', '2 Hill Road', '960111', '9990000018']) expect(html).not.toContain(unneeded)
  expect(await rowOf('select did, thing, by_name from audit_entry where person_id = $1', early.person.id)).toEqual([
    { did: 'looked at', thing: 'day on paper', by_name: coach.name },
  ])
  expect((await page('/ashcombe/support/day', world.coachElsewhere)).html).toContain('No talk is planned for today')
  expect((await page('/ashcombe/support/day', world.members.person)).status).toBe(403)
})

test.each([
  ['half an hour before midnight in Greenwich, when it is summer here already', '2027-03-28T23:30:00Z', 'Mona Monday'],
  ['half an hour before midnight, after the clocks went back', '2026-10-25T23:30:00Z', 'Sue Sunday'],
  ['on the evening before they go back, past midnight here', '2026-10-24T23:30:00Z', 'Sue Sunday'],
])('the day on paper is the day it is here: %s', async (_, moment, name) => {
  const there = { 'Mona Monday': '2027-03-29', 'Sue Sunday': '2026-10-25' }[name] as string
  const made = await aSupportedPerson(world, { name }, { nextTalkOn: there })
  const clock = vi.spyOn(world.house, 'clock').mockReturnValue(new Date(moment))
  const { html } = await page('/ashcombe/support/day', world.members['health coach'])
  clock.mockRestore()
  expect(html).toContain(`${name.split(' ')[0]} `)
  expect(html).not.toContain('No talk is planned')
  await rowOf(`update support set next_talk_on = null where id = $1`, made.support.id)
})
