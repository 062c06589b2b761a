import { beforeAll, describe, expect, test } from 'vitest'
import { aSupportedPerson, conversing, dayParts, lookingInto } from '../../../../tests/kit/supporting.ts'
import { aWorld, TODAY, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { Viewer } from '../../../platform/viewer.ts'
import { aPlannedTalk } from '../factory.ts'
import { listCalls, listToRing } from './queries.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
const { rowOf, messagesFor, page } = lookingInto(() => world)
const coach = () => world.members['health coach']
const linkWorker = () => world.members['link worker']
const RINGABLE = { phone: '01632 960001', reachBy: 'phone' }
const due = (about = {}, more = {}) => aSupportedPerson(world, { ...RINGABLE, ...about }, { nextTalkOn: TODAY, ...more })

const toRing = async (as = coach()) => (await world.asViewer(as, (tx) => listToRing(tx, as, TODAY))).map(({ personName }) => personName)
const press = (supportId: string, result: string, more: Record<string, string> = {}, as = coach()) =>
  world.ask(`/ashcombe/support/${supportId}/ring`, { as, form: { id: newId(), result, ...more } })
const triesOf = async (id: string) => (await rowOf('select tries, wrong_phone from support where id = $1', id))[0]

describe('the call list', () => {
  test('is talks by phone that are due, and people not heard from who want to be rung', async () => {
    await due({ name: 'Due Today' })
    await due({ name: 'Wants Letters', reachBy: 'letter' })
    await due({ name: 'Has No Phone', phone: null })
    await due({ name: 'Later' }, { nextTalkOn: '2026-12-04' })
    await due({ name: 'Long Unheard' }, { nextTalkOn: null, lastTalkOn: '2026-10-01' })
    await due({ name: 'Lately Heard' }, { nextTalkOn: null, lastTalkOn: '2026-11-25' })
    await due({ name: 'Has Ended' }, { nextTalkOn: null, state: 'ended', endedOn: '2026-11-01' })
    const walking = await due({ name: 'Goes For A Walk' })
    const byPhone = await due({ name: 'Letters But By Phone', reachBy: 'letter' })
    await world.sow({
      plannedTalk: [
        aPlannedTalk(walking.support, { plannedOn: TODAY, mode: 'walking together' }),
        aPlannedTalk(byPhone.support, { plannedOn: TODAY, mode: 'phone', beginsAt: '09:30' }),
      ],
    })
    expect(await toRing()).toEqual(['Letters But By Phone', 'Due Today', 'Long Unheard'])
    expect(await toRing(linkWorker())).toEqual([])
  })

  test('shows no number, and the page of a call does, with a look written down', async () => {
    const { support, person } = await due({ phone: '01632 960555', mayLeaveMessage: false, reachNote: 'Not before ten' })
    expect((await page('/ashcombe/support/calls', coach())).html).not.toContain('960555')
    const { html } = await page(`/ashcombe/support/${support.id}/ring`, coach())
    expect(html).toContain('href="tel:01632960555"')
    expect(html).toContain('Not before ten')
    expect(html).not.toContain('value="left a message"')
    expect(await rowOf('select did, thing from audit_entry where person_id = $1', person.id)).toContainEqual({ did: 'looked at', thing: 'phone number' })
  })
})

describe('what came of a call', () => {
  test('no answer is kept with when and by whom, and comes last on the list', async () => {
    const { support, person } = await due({ name: 'Aaron First' }, { nextTalkOn: '2026-11-01' })
    expect((await toRing())[0]).toBe('Aaron First')
    expect((await press(support.id, 'no answer')).headers.get('location')).toBe('/ashcombe/support/calls')
    expect((await toRing()).at(-1)).toBe('Aaron First')
    expect(await triesOf(support.id)).toMatchObject({ tries: 1 })
    expect(await rowOf('select result, by_name from call where support_id = $1', support.id)).toEqual([{ result: 'no answer', by_name: coach().name }])
    expect((await page(`/ashcombe/people/${person.id}`, coach())).html).toContain(`${coach().name} rang at 10.30am. There was no answer`)
  })

  test('the same button pressed twice is one call', async () => {
    const { support } = await due()
    const id = newId()
    await press(support.id, 'no answer', { id })
    await press(support.id, 'no answer', { id })
    expect(await triesOf(support.id)).toMatchObject({ tries: 1 })
  })

  test('having spoken leads to writing it down, and the count begins anew', async () => {
    const { support } = await due()
    await press(support.id, 'no answer')
    expect((await press(support.id, 'spoke')).headers.get('location')).toBe(`/ashcombe/support/${support.id}/conversations/new`)
    expect(await triesOf(support.id)).toMatchObject({ tries: 0 })
    await press(support.id, 'no answer')
    await world.ask(`/ashcombe/support/${support.id}/conversations/new`, { as: coach(), form: conversing() })
    expect(await triesOf(support.id)).toMatchObject({ tries: 0 })
  })

  test('a message is left only where they agreed', async () => {
    const no = await due({ mayLeaveMessage: false })
    const refused = await press(no.support.id, 'left a message')
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('They have not agreed that anybody leaves a message')
    expect(await triesOf(no.support.id)).toMatchObject({ tries: 0 })
    const yes = await due({ mayLeaveMessage: true })
    expect((await press(yes.support.id, 'left a message')).status).toBe(303)
    expect(await triesOf(yes.support.id)).toMatchObject({ tries: 1 })
  })

  test('a wrong number is rung no more until another stands on their page', async () => {
    const { support, person } = await due({ name: 'Wrongly Written', phone: '01632 960777' })
    await press(support.id, 'wrong number')
    expect(await toRing()).not.toContain('Wrongly Written')
    expect((await page('/ashcombe/support/calls', coach())).html).toContain(`/ashcombe/people/${person.id}/change`)
    await rowOf(`update person set phone = '01632 960778' where id = $1`, person.id)
    expect(await toRing()).toContain('Wrongly Written')
  })

  test('“Wrong number” that was pressed by mistake is taken back, and the story says so', async () => {
    const { support, person } = await due({ name: 'Rightly Written', phone: '01632 960779' })
    const ring = `/ashcombe/support/${support.id}/ring`
    expect((await page(ring, coach())).html).not.toContain('It is theirs after all')
    await press(support.id, 'wrong number')
    expect((await page(ring, coach())).html).toContain(`action="/ashcombe/support/${support.id}/right-number"`)
    const form = { id: newId() }
    const takeBack = () => world.ask(`/ashcombe/support/${support.id}/right-number`, { as: linkWorker(), form })
    expect((await takeBack()).headers.get('location')).toBe(ring)
    expect((await takeBack()).status).toBe(303)
    expect(await triesOf(support.id)).toEqual({ tries: 0, wrong_phone: null })
    expect(await toRing()).toContain('Rightly Written')
    expect((await page(ring, coach())).html).toContain('href="tel:01632960779"')
    const results = await rowOf('select result from call where support_id = $1 order by called_at, id', support.id)
    expect(results).toEqual([{ result: 'wrong number' }, { result: 'right number' }])
    expect((await page(`/ashcombe/people/${person.id}`, coach())).html).toContain('that the number is theirs after all')
  })

  test('a number that they answered is not wrong any more, and another one says nothing of it', async () => {
    const { support, person } = await due({ phone: '01632 960780' })
    await press(support.id, 'wrong number')
    await press(support.id, 'spoke')
    expect(await triesOf(support.id)).toMatchObject({ wrong_phone: null })
    await press(support.id, 'wrong number')
    await rowOf(`update person set phone = '01632 960781' where id = $1`, person.id)
    await press(support.id, 'spoke')
    expect(await triesOf(support.id)).toMatchObject({ wrong_phone: '01632 960780' })
  })

  test('another day is a talk planned for then, once', async () => {
    const { support } = await due()
    const form = { id: newId(), ...dayParts('againOn', '2026-12-08'), at: '14:30' }
    const ask = () => world.ask(`/ashcombe/support/${support.id}/ring-again`, { as: coach(), form })
    expect((await ask()).status).toBe(303)
    expect((await ask()).status).toBe(303)
    expect(await rowOf('select planned_on, begins_at, mode, state from planned_talk where support_id = $1', support.id)).toEqual([
      { planned_on: '2026-12-08', begins_at: '14:30:00', mode: 'phone', state: 'planned' },
    ])
    expect(await rowOf('select next_talk_on from support where id = $1', support.id)).toEqual([{ next_talk_on: '2026-12-08' }])
  })

  test('another day is by phone although the talk was planned otherwise, as the page says', async () => {
    const { support } = await due({ name: 'Was At Home' })
    await world.sow({ plannedTalk: [aPlannedTalk(support, { plannedOn: TODAY, mode: 'at home', place: '4 Mill Lane' })] })
    const path = `/ashcombe/support/${support.id}/ring-again`
    expect((await page(path, coach())).html).toContain('It moves to the day you enter, and is by phone then.')
    await world.ask(path, { as: coach(), form: { id: newId(), ...dayParts('againOn', '2026-12-08') } })
    expect(await rowOf(`select planned_on, mode, place from planned_talk where support_id = $1 and state = 'planned'`, support.id)).toEqual([
      { planned_on: '2026-12-08', mode: 'phone', place: '' },
    ])
    expect((await page(path, coach())).html).toContain('A talk by phone is planned for then.')
  })

  test.each(['', 'x', 'wrote', 'another day'])('“%s” is no button, and nothing is written', async (result) => {
    const { support } = await due()
    expect((await press(support.id, result)).status).toBe(422)
    expect(await rowOf('select 1 from call where support_id = $1', support.id)).toEqual([])
  })
})

describe('after three tries', () => {
  const triedOften = async (about = {}) => {
    const made = await due(about)
    for (let at = 0; at < 3; at++) await press(made.support.id, 'no answer')
    return made
  }

  test('it is time to write, or to close kindly; after two it is not', async () => {
    const { support } = await due()
    await press(support.id, 'no answer')
    await press(support.id, 'no answer')
    expect((await page(`/ashcombe/support/${support.id}/ring`, coach())).html).not.toContain('close kindly')
    await press(support.id, 'no answer')
    const { html } = await page(`/ashcombe/support/${support.id}/ring`, coach())
    expect(html).toContain('You have tried 3 times')
    expect(html).toContain(`/ashcombe/support/${support.id}/write`)
    expect(html).toContain(`/ashcombe/support/${support.id}/end`)
  })

  test('what a partnership says is usual counts', async () => {
    await world.ask('/ashcombe/support/guide', {
      as: world.members.administrator,
      form: { version: '0', coachTalks: '5', linkWorkTalks: '8', daysWithoutWord: '30', triesBeforeWriting: '5' },
    })
    const { support } = await triedOften()
    expect((await page(`/ashcombe/support/${support.id}/ring`, coach())).html).not.toContain('close kindly')
    await rowOf('delete from support_guide')
    expect((await page(`/ashcombe/support/${support.id}/ring`, coach())).html).toContain('close kindly')
  })

  test('we write only in a way they agreed to, once, and say nothing of what it is about', async () => {
    const { support, person } = await triedOften({ reachBy: 'email', email: 'ivy@people.example', mayText: false, address: '' })
    const path = `/ashcombe/support/${support.id}/write`
    const { html } = await page(path, coach())
    expect(html).toContain('value="email"')
    expect(html).not.toContain('value="text"')
    expect(html).not.toContain('value="letter"')
    expect((await world.ask(path, { as: coach(), form: { id: newId(), how: 'text' } })).status).toBe(422)
    const form = { id: newId(), how: 'email' }
    await world.ask(path, { as: coach(), form })
    await world.ask(path, { as: coach(), form })
    expect(await messagesFor(person.id)).toMatchObject([{ kind: 'we tried to ring', send_to: 'ivy@people.example' }])
  })

  test('a letter is printed and posted', async () => {
    const { support } = await triedOften({ address: '4 Mill Lane', mayText: false })
    const answer = await world.ask(`/ashcombe/support/${support.id}/write`, { as: coach(), form: { id: newId(), how: 'letter' } })
    expect(answer.headers.get('location')).toBe(`/ashcombe/support/${support.id}/write/letter`)
    expect((await page(`/ashcombe/support/${support.id}/write/letter`, coach())).html).toContain('4 Mill Lane')
  })
})

describe('what it says', () => {
  test('is what the partnership says: on the page, as a text, after a mistake, and on paper', async () => {
    const theirs = { body: 'Good day,\n\n{{from}} of {{partnership}} rang\ntwice.\n\nRing {{phone}}.', text: '{{from}} rang from the {{partnership}} hub.' }
    await world.sow({ messageWording: [{ partnershipId: world.partnershipId, kind: 'we tried to ring', ...theirs, version: 1 }] })
    const { support } = await due({ address: '5 Mill Lane', mayText: true, phone: '07700 900123' })
    const write = `/ashcombe/support/${support.id}/write`
    const theirWords = `${coach().name} of Ashcombe rang`
    const { html } = await page(write, coach())
    expect(html).toContain(theirWords)
    expect(html).toContain(`${coach().name} rang from the Ashcombe hub.`)
    const again = await world.ask(write, { as: linkWorker(), form: { id: newId(), how: 'x' } })
    expect(await again.text()).toContain(`${linkWorker().name} of Ashcombe rang`)
    const paper = (await page(`${write}/letter`, coach())).html
    expect(paper).toContain(`<p>${theirWords}<br/>twice.</p>`)
    expect(paper).not.toContain('tried to ring you')
    await rowOf('delete from message_wording')
    expect((await page(write, coach())).html).toContain('I tried to ring you')
  })

  test('is shown as a text only where a text may go', async () => {
    const { support } = await due({ address: '5 Mill Lane', mayText: false, phone: '07700 900124' })
    const { html } = await page(`/ashcombe/support/${support.id}/write`, coach())
    expect(html).toContain('I tried to ring you')
    expect(html).not.toContain('When is a good time to talk?')
  })
})

describe('who reads when somebody was rung', () => {
  test('another team and another hat do not, and it is there for the team and the person', async () => {
    const { coachElsewhere, members, rosa, partnershipId } = world
    const { support } = await due({ id: newId() })
    await press(support.id, 'no answer')
    const calls = (as: Viewer) => world.asViewer(as, (tx) => listCalls(tx, partnershipId, support.id))
    for (const as of [coachElsewhere, members.person, members.referrer, members.evaluator, members.administrator, members.commissioner, world.stranger]) {
      expect(await calls(as).catch(() => [])).toEqual([])
    }
    expect(await calls(linkWorker())).toHaveLength(1)
    const theirs = new Viewer(members.person.partnership, { membershipId: members.person.membershipId, hat: 'person', personId: support.personId })
    expect(await calls(theirs)).toHaveLength(1)
    expect(rosa.id).not.toBe(support.personId)
    expect((await page(`/ashcombe/support/${support.id}/ring`, coachElsewhere)).status).toBe(404)
  })
})
