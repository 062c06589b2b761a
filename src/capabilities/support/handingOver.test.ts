import { beforeAll, describe, expect, test } from 'vitest'
import { aSupportedPerson, dayParts, lookingInto } from '../../../tests/kit/supporting.ts'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { newId } from '../../platform/ids.ts'
import type { Member } from '../../platform/viewer.ts'

let world: World
let coach: Member
let linkWorker: Member
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
  linkWorker = world.members['link worker']
})
const supported = (about = {}, more = {}) => aSupportedPerson(world, about, more)
const { rowOf, supportRow, messagesFor, page } = lookingInto(() => world)

describe('handing over', () => {
  const handing = (more: Record<string, string> = {}) => ({
    version: '1',
    to: linkWorker.membershipId,
    because: 'To find a walking group near you',
    ...dayParts('firstTalkOn', '2026-12-10'),
    ...more,
  })
  const handOver = (supportId: string, form: Record<string, string>, as = coach) => world.ask(`/ashcombe/support/${supportId}/hand-over`, { as, form })
  const historyOf = (id: string) =>
    rowOf('select version, state, led_by_name, reason, by_membership from support_history where support_id = $1 order by version', id)

  test('to a link worker, coaching becomes link work, history says why, and the person is told once', async () => {
    const { support, person } = await supported({ reachBy: 'email', email: 'ivy@example.org' })
    expect((await handOver(support.id, handing())).status).toBe(303)
    expect(await supportRow(support.id)).toMatchObject({ state: 'link work', led_by: linkWorker.membershipId, next_talk_on: '2026-12-10', version: 2 })
    expect((await historyOf(support.id))[1]).toEqual({
      version: 2,
      state: 'link work',
      led_by_name: linkWorker.name,
      reason: 'To find a walking group near you',
      by_membership: coach.membershipId,
    })
    expect((await handOver(support.id, handing())).status).toBe(303)
    expect(await historyOf(support.id)).toHaveLength(2)
    const messages = await messagesFor(person.id)
    expect(messages).toMatchObject([{ send_to: 'ivy@example.org', kind: 'somebody new walks with you' }])
    expect(messages[0].body).toContain('Thursday 10 December')
    // What it is about stays out of a message that others may see.
    expect(messages[0].body).not.toContain('walking group')
  })

  test('somebody who does not want e-mail gets none', async () => {
    const { support, person } = await supported({ reachBy: 'phone', email: 'ivy@example.org' })
    await handOver(support.id, handing())
    expect(await messagesFor(person.id)).toEqual([])
  })

  test('of two who hand over or end at once, the second is told, and nothing is overwritten', async () => {
    const { support } = await supported()
    await handOver(support.id, handing())
    const late = await handOver(support.id, handing({ to: coach.membershipId, because: 'I keep them' }), linkWorker)
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Somebody else has handed over or ended this support just before you')
    const ending = await world.ask(`/ashcombe/support/${support.id}/end`, { as: coach, form: { version: '1', staysOpen: 'The library group' } })
    expect(ending.status).toBe(409)
    expect(await supportRow(support.id)).toMatchObject({ state: 'link work', led_by: linkWorker.membershipId, version: 2 })
    expect(await historyOf(support.id)).toHaveLength(2)
  })

  test('sent at the same moment by two, one wins and the other is told', async () => {
    const { support } = await supported()
    const answers = await Promise.all([
      handOver(support.id, handing()),
      handOver(support.id, handing({ to: coach.membershipId, because: 'I keep them' }), linkWorker),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await historyOf(support.id)).toHaveLength(2)
  })

  test('pressed twice at the same moment by one, it is one change and one message', async () => {
    const { support, person } = await supported({ reachBy: 'email', email: 'ivy@example.org' })
    const answers = await Promise.all([handOver(support.id, handing()), handOver(support.id, handing())])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await historyOf(support.id)).toHaveLength(2)
    expect(await messagesFor(person.id)).toHaveLength(1)
  })

  test('to another coach it stays coaching, and the new one may be anybody of the team', async () => {
    const { support } = await supported({}, { ledBy: linkWorker.membershipId, ledByName: linkWorker.name })
    await handOver(support.id, handing({ to: coach.membershipId }), linkWorker)
    expect(await supportRow(support.id)).toMatchObject({ state: 'coaching', led_by: coach.membershipId })
  })

  test('whoever leads is not offered, nor is anybody of another team; one of them sent all the same is complained about', async () => {
    const { support } = await supported()
    const { html } = await page(`/ashcombe/support/${support.id}/hand-over`, coach)
    expect(html).toContain(`value="${linkWorker.membershipId}"`)
    for (const { membershipId } of [coach, world.coachElsewhere, world.members.volunteer]) expect(html).not.toContain(`value="${membershipId}"`)
    const answer = await handOver(support.id, handing({ to: world.coachElsewhere.membershipId }))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Choose who leads from now on')
    expect(await supportRow(support.id)).toMatchObject({ led_by: coach.membershipId, version: 1 })
  })

  test.each<[string, Record<string, string>]>([
    ['no reason', { because: '' }],
    ['a long reason', { because: 'a'.repeat(100_000) }],
    ['no day', dayParts('firstTalkOn', '')],
    ['yesterday', dayParts('firstTalkOn', '2026-12-02')],
    ['nobody', { to: '' }],
    ['somebody who is not there', { to: newId() }],
    ['something that is no id', { to: "'; drop table support; --" }],
  ])('%s is complained about, and nothing changes', async (_, more) => {
    const { support } = await supported()
    expect((await handOver(support.id, handing(more))).status).toBe(422)
    expect(await supportRow(support.id)).toMatchObject({ version: 1 })
  })

  test.each(['', 'x', '0', '2', '99999999999'])('a version of "%s" is out of date, and nothing changes', async (version) => {
    const { support } = await supported()
    expect((await handOver(support.id, handing({ version }))).status).toBe(409)
    expect(await supportRow(support.id)).toMatchObject({ version: 1 })
  })

  test('to another team, everything moves, and whoever handed over no longer reads it', async () => {
    const { south, coachElsewhere } = world
    const { support, person } = await supported({ reachBy: 'email', email: 'ivy@example.org' })
    const path = `/ashcombe/support/${support.id}/another-team`
    expect((await page(path, coach)).html).toContain('Somebody of the south')
    const form = handing({ to: `${coachElsewhere.membershipId} ${south.id}` })
    expect((await world.ask(path, { as: coach, form: { ...form, to: linkWorker.membershipId } })).status).toBe(422)
    expect((await world.ask(path, { as: coach, form })).status).toBe(303)
    expect((await page(`/ashcombe/people/${person.id}`, coach)).status).toBe(404)
    const theirs = await page(`/ashcombe/people/${person.id}`, coachElsewhere)
    expect(theirs.html).toContain('Support began')
    expect(await supportRow(support.id)).toMatchObject({ led_by: coachElsewhere.membershipId })
    expect(await messagesFor(person.id)).toHaveLength(1)
  })
})
