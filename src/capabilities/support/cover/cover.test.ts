import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aSupportedPerson, dayParts, lookingInto } from '../../../../tests/kit/supporting.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { addDays } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Member, Viewer } from '../../../platform/viewer.ts'
import { aCover, aPromise, aReminder } from '../factory.ts'
import { needsMe } from '../home.ts'
import { listPlannedTalks } from '../queries.ts'
import { listCovers } from './queries.ts'

let world: World
let away: Member
let by: Member
beforeAll(async () => {
  world = await aWorld()
  away = world.members['health coach']
  by = world.members['link worker']
})
beforeEach(() => rowOf('delete from cover'))
const { rowOf, messagesFor, page } = lookingInto(() => world)

const arrange = (more: Record<string, string> = {}, as = away) =>
  world.ask('/ashcombe/support/cover/arrange', {
    as,
    form: {
      id: newId(),
      away: away.membershipId,
      by: by.membershipId,
      ...dayParts('fromOn', '2026-12-03'),
      ...dayParts('untilOn', '2026-12-09'),
      ...more,
    },
  })

describe('while somebody is away', () => {
  test('whoever covers sees their talks, calls and promises; reminders stay theirs alone', async () => {
    const { support } = await aSupportedPerson(world, { name: 'Cora Covered', phone: '01632 960001' }, { nextTalkOn: '2026-12-03' })
    await world.sow({ reminder: [aReminder(support, { words: 'A line to myself' })] })
    const conversationId = newId()
    await rowOf(
      `insert into conversation (partnership_id, id, support_id, person_id, team_id, mode, held_on, by_membership, by_name)
       values ($1, $2, $3, $4, $5, 'phone', '2026-11-20', $6, 'Sam')`,
      world.partnershipId,
      conversationId,
      support.id,
      support.personId,
      world.north.id,
      away.membershipId,
    )
    await world.sow({ promise: [aPromise({ ...support, id: conversationId, supportId: support.id, byMembership: away.membershipId, byName: 'Sam' } as never)] })
    const told = async (as: Member) => JSON.stringify(await world.acting(as, needsMe))
    expect(await told(by)).not.toContain('Cora Covered')
    expect((await arrange()).status).toBe(303)
    const home = await told(by)
    expect(home).toContain('Cora Covered')
    expect(home).toContain(`You cover for ${away.name}`)
    expect(home).toContain('Find out when the choir meets')
    expect(home).not.toContain('A line to myself')
    expect(await told(away)).toContain('A line to myself')
    for (const path of ['/ashcombe/support/calls', '/ashcombe/support']) expect((await page(path, by)).html, path).toContain('Cora Covered')
  })

  test('whoever is told of a talk reads whom they talk with on that day', async () => {
    const { support, person } = await aSupportedPerson(world, { reachBy: 'email', email: 'tilly@people.example' })
    await arrange()
    await rowOf('delete from outbox')
    const send = (path: string, form: Record<string, string>) => world.ask(`/ashcombe/support/${support.id}/${path}`, { as: by, form })
    const lastTold = async () => (await messagesFor(person.id)).at(-1)?.['body']
    await send('plan-talk', { id: newId(), ...dayParts('plannedOn', '2026-12-08') })
    expect(await lastTold()).toContain(`${by.name} will talk with you on Tuesday 8 December`)
    const [{ id: talk }] = (await rowOf(`select id from planned_talk where support_id = $1 and state = 'planned'`, support.id)) as [{ id: string }]
    await rowOf('delete from outbox')
    await send('did-not-meet', { id: newId(), talk, what: 'did not come', ...dayParts('nextTalkOn', '2026-12-09') })
    expect(await lastTold()).toContain(`${by.name} will talk with you on Wednesday 9 December`)
    await rowOf('delete from outbox')
    await send('ring-again', { id: newId(), ...dayParts('againOn', '2026-12-10') })
    expect(await lastTold()).toContain(`${away.name} will talk with you on Thursday 10 December`)
  })

  test('it begins and ends by itself, on its days', async () => {
    await aSupportedPerson(world, { name: 'Dot Dated' }, { nextTalkOn: '2026-11-01' })
    const { partnershipId } = world
    await world.sow({ cover: [aCover({ partnershipId, awayMembership: away.membershipId, coverMembership: by.membershipId })] })
    const sees = async (day: string) =>
      (await world.asViewer(by, (tx) => listPlannedTalks(tx, { partnershipId: by.partnershipId, membershipId: by.membershipId, today: day }, 100))).some(
        ({ personName }) => personName === 'Dot Dated',
      )
    expect([await sees('2026-11-30'), await sees('2026-12-01'), await sees('2026-12-09'), await sees('2026-12-10')]).toEqual([false, true, true, false])
  })

  test('it can be ended earlier, and then nobody reads of it any more', async () => {
    const { support } = await aSupportedPerson(world)
    await arrange()
    const said = () => rowOf('select covered_by_name, covered_from, covered_until from support where id = $1', support.id)
    expect(await said()).toEqual([{ covered_by_name: by.name, covered_from: '2026-12-03', covered_until: '2026-12-09' }])
    const [{ id }] = (await rowOf('select id from cover')) as [{ id: string }]
    expect((await world.ask(`/ashcombe/support/cover/${id}/end`, { as: by, form: {} })).status).toBe(303)
    expect(await said()).toEqual([{ covered_by_name: null, covered_from: null, covered_until: null }])
    expect((await page('/ashcombe/support/cover', by)).html).toContain('Nobody of your teams is covered for')
  })

  test('the person reads in plain words who is away and who is there, and talks with whoever is there', async () => {
    const { support } = await aSupportedPerson(world, {}, { personId: world.rosa.id, nextTalkOn: '2026-12-08' })
    await arrange()
    const { html } = await page('/ashcombe/my-support', world.members.person)
    expect(html).toContain(`${away.name} is away until Wednesday 9 December. ${by.name} is there for you until then.`)
    expect(html).toContain(`You talk next with ${by.name} on Tuesday 8 December.`)
    await rowOf('update support set covered_until = $2, covered_from = $2 where id = $1', support.id, addDays('2026-12-03', -1))
    expect((await page('/ashcombe/my-support', world.members.person)).html).not.toContain('is away')
  })

  test('those who asked for messages are told, in the way they asked for, once; others are not', async () => {
    const byEmail = await aSupportedPerson(world, { reachBy: 'email', email: 'ivy@people.example' })
    const byText = await aSupportedPerson(world, { reachBy: 'text', mayText: true, phone: '07700 900123' })
    const byPhone = await aSupportedPerson(world, { reachBy: 'phone', email: 'x@people.example', phone: '07700 900124' })
    const id = newId()
    await arrange({ id })
    await arrange({ id })
    const [mail] = await messagesFor(byEmail.person.id)
    expect(mail).toMatchObject({ kind: 'somebody is there', send_to: 'ivy@people.example' })
    expect(mail.body).toContain(`${away.name} is away from Thursday 3 December until Wednesday 9 December. ${by.name} is there for you then.`)
    expect(await messagesFor(byEmail.person.id)).toHaveLength(1)
    expect(await messagesFor(byText.person.id)).toMatchObject([{ send_to: '+447700900123' }])
    expect(await messagesFor(byPhone.person.id)).toEqual([])
  })

  test('who is given to somebody away reads who is there', async () => {
    const { support } = await aSupportedPerson(world, {}, { ledBy: by.membershipId, ledByName: by.name })
    await arrange()
    const form = { version: '1', to: away.membershipId, because: 'You asked for a coach', ...dayParts('firstTalkOn', '2026-12-10') }
    await world.ask(`/ashcombe/support/${support.id}/hand-over`, { as: by, form })
    expect(await rowOf('select covered_by_name from support where id = $1', support.id)).toEqual([{ covered_by_name: by.name }])
  })
})

describe('arranging it', () => {
  test('a second while there is one is refused, and after it has run out it is not', async () => {
    await arrange()
    expect((await arrange()).status).toBe(409)
    await rowOf(`update cover set from_on = '2026-11-01', until_on = '2026-11-08'`)
    expect((await arrange()).status).toBe(303)
  })

  test.each([
    ['by themselves', () => ({ by: away.membershipId })],
    ['by somebody of another team', () => ({ by: world.coachElsewhere.membershipId })],
    ['for somebody of another team', () => ({ away: world.coachElsewhere.membershipId })],
    ['ending before it begins', () => dayParts('untilOn', '2026-12-02')],
    ['beginning yesterday', () => dayParts('fromOn', '2026-12-02')],
  ])('%s is complained about', async (_, more) => {
    expect((await arrange(more())).status).toBe(422)
    expect(await rowOf('select 1 from cover')).toEqual([])
  })

  test('another team does not end it, and other hats neither see nor arrange it; the team does', async () => {
    await arrange()
    const [{ id }] = (await rowOf('select id from cover')) as [{ id: string }]
    expect((await world.ask(`/ashcombe/support/cover/${id}/end`, { as: world.coachElsewhere, form: {} })).status).toBe(403)
    const covers = (as: Viewer) => world.asViewer(as, (tx) => listCovers(tx, world.partnershipId, '2026-12-03', [away.membershipId])).catch(() => [])
    for (const as of [world.members.person, world.members.referrer, world.members.administrator, world.members.commissioner, world.stranger, world.nobody]) {
      expect(await covers(as)).toEqual([])
    }
    expect(await covers(by)).toHaveLength(1)
    expect((await world.ask('/ashcombe/support/cover', { as: world.members.person })).status).toBe(403)
  })
})
