import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, TODAY, type World } from '../../../tests/kit/world.ts'
import type { Day } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Hat, Member } from '../../platform/viewer.ts'
import { aPerson } from '../people/factory.ts'
import { aReferral } from '../referrals/factory.ts'
import { aBeginning, aConversation, aSupport } from './factory.ts'

let world: World
let coach: Member
let linkWorker: Member
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
  linkWorker = world.members['link worker']
})

/** Somebody whose support has begun, led by the coach unless told otherwise. */
const supported = async (about: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => {
  const { partnershipId, north } = world
  const person = aPerson({ partnershipId, teamId: north.id, name: 'Ivy Marsh', ...about })
  const referral = aReferral({ partnershipId, personId: person.id, teamId: north.id, state: 'accepted' })
  const support = aSupport({
    partnershipId,
    personId: person.id,
    referralId: referral.id,
    teamId: north.id,
    ledBy: coach.membershipId,
    ledByName: coach.name,
    ...more,
  })
  await world.sow({ person: [person], referral: [referral], support: [support], supportHistory: [aBeginning(support)] })
  return { person, support }
}

const dayParts = (name: string, day: Day | '') => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
const conversing = (more: Record<string, string | string[]> = {}) => ({
  id: newId(),
  mode: 'phone',
  ...dayParts('heldOn', TODAY),
  whatMatters: 'Getting out again after the winter',
  agreed: 'Walk to the library together',
  whoDoesIt: 'both',
  ...dayParts('nextTalkOn', '2026-12-10'),
  ...more,
})
const rowOf = async (sql: string, id: string) => (await world.database.pool.query(sql, [id])).rows
const supportRow = async (id: string) =>
  (await rowOf('select state, led_by, next_talk_on, last_talk_on, conversations, ended_on, version from support where id = $1', id))[0]
const conversationsOf = (id: string) => rowOf('select * from conversation where support_id = $1', id)
const messagesFor = (personId: string) => rowOf('select kind, send_to, body from outbox where person_id = $1', personId)
const page = async (path: string, as: Member) => {
  const answer = await world.ask(path, { as })
  return { status: answer.status, html: await answer.text() }
}

describe('recording a conversation', () => {
  const record = (supportId: string, form: Record<string, string | string[]>, as = coach) =>
    world.ask(`/ashcombe/support/${supportId}/conversations/new`, { as, form })

  test('it is saved, and the support says when they talked and when they talk next', async () => {
    const { support, person } = await supported({}, { lastTalkOn: '2026-11-20', conversations: 2 })
    const answer = await record(support.id, conversing())
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/ashcombe/people/${person.id}`)
    expect(await conversationsOf(support.id)).toMatchObject([
      { mode: 'phone', held_on: TODAY, who_does_it: 'both', by_membership: coach.membershipId, by_name: coach.name, next_talk_on: '2026-12-10' },
    ])
    expect(await supportRow(support.id)).toMatchObject({ last_talk_on: TODAY, next_talk_on: '2026-12-10', conversations: 3, version: 1 })
    expect(await rowOf('select did, thing, membership_id from audit_entry where person_id = $1', person.id)).toContainEqual({
      did: 'recorded',
      thing: 'conversation',
      membership_id: coach.membershipId,
    })
  })

  test('the page asks with today filled in, and a talk planned for later kept', async () => {
    const { support } = await supported({}, { nextTalkOn: '2026-12-17' })
    const { html } = await page(`/ashcombe/support/${support.id}/conversations/new`, coach)
    expect(html).toMatch(/name="heldOn-day"[^>]*value="3"/)
    expect(html).toMatch(/name="nextTalkOn-day"[^>]*value="17"/)
  })

  test('a talk planned for today is this one, so nothing is filled in for the next', async () => {
    const { support } = await supported({}, { nextTalkOn: TODAY })
    const { html } = await page(`/ashcombe/support/${support.id}/conversations/new`, coach)
    expect(html).not.toMatch(/name="nextTalkOn-day"[^>]*value="\d/)
  })

  test('sent twice it is one conversation', async () => {
    const { support } = await supported()
    const form = conversing()
    expect((await record(support.id, form)).status).toBe(303)
    expect((await record(support.id, form)).status).toBe(303)
    expect(await conversationsOf(support.id)).toHaveLength(1)
    expect(await supportRow(support.id)).toMatchObject({ conversations: 1 })
  })

  test('an id that belongs to another conversation is not found, and nothing is written', async () => {
    const { support } = await supported()
    const other = await supported()
    const form = conversing()
    await record(other.support.id, form)
    expect((await record(support.id, form)).status).toBe(404)
    expect((await record(other.support.id, form, linkWorker)).status).toBe(404)
    expect(await supportRow(support.id)).toMatchObject({ conversations: 0, last_talk_on: null })
  })

  test('one from last week does not become the last talk, and with nothing said nothing is planned', async () => {
    const { support } = await supported({}, { lastTalkOn: '2026-12-01', nextTalkOn: TODAY })
    await record(support.id, conversing({ ...dayParts('heldOn', '2026-11-26'), ...dayParts('nextTalkOn', '') }))
    expect(await supportRow(support.id)).toMatchObject({ last_talk_on: '2026-12-01', next_talk_on: null, conversations: 1 })
  })

  test('after support has ended it can be written up, and nothing is planned', async () => {
    const { support } = await supported({}, { state: 'ended', endedOn: '2026-12-01' })
    expect((await record(support.id, conversing())).status).toBe(303)
    expect(await supportRow(support.id)).toMatchObject({ state: 'ended', next_talk_on: null, last_talk_on: TODAY })
    expect(await conversationsOf(support.id)).toMatchObject([{ next_talk_on: null }])
  })

  test.each<[string, Record<string, string | string[]>, string]>([
    ['nothing', { mode: '', whatMatters: '', agreed: '', whoDoesIt: '', ...dayParts('heldOn', '') }, 'Choose how you talked'],
    ['no words', { whatMatters: '  \u0000 ', agreed: '' }, 'Write what matters, or what you agreed'],
    ['100,000 characters', { whatMatters: 'a'.repeat(100_000) }, 'Shorten this to 4,000 characters or fewer'],
    ['a mode that does not exist', { mode: 'telepathy' }, 'Choose how you talked'],
    ['the 31st of February', dayParts('heldOn', '2026-02-31'), 'Enter a real day, like 3 12 2026'],
    ['a day that has not come', dayParts('heldOn', '2026-12-04'), 'Enter today or an earlier day'],
    ['a next talk in the past', dayParts('nextTalkOn', '2026-12-02'), 'Enter today or a later day'],
    ['a day in words', { 'heldOn-day': 'third' }, 'Enter a real day, like 3 12 2026'],
    ['nobody who does it', { whoDoesIt: '' }, 'Choose who does what you agreed'],
  ])('%s is complained about, and nothing is written', async (_, more, message) => {
    const { support } = await supported()
    const answer = await record(support.id, conversing(more))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(message)
    expect(await conversationsOf(support.id)).toEqual([])
    expect(await supportRow(support.id)).toMatchObject({ conversations: 0, last_talk_on: null })
  })

  test('emoji, right-to-left words and HTML are kept as they were typed', async () => {
    const { support, person } = await supported()
    const words = '<b>Gardening</b> 🌻👩🏽‍🌾 مرحبا بالعالم'
    await record(support.id, conversing({ whatMatters: `\u0000${words}`, mode: ['phone', 'video'] }))
    expect(await conversationsOf(support.id)).toMatchObject([{ what_matters: words, mode: 'phone' }])
    const { html } = await page(`/ashcombe/people/${person.id}`, coach)
    expect(html).toContain('&lt;b&gt;Gardening&lt;/b&gt; 🌻👩🏽‍🌾 مرحبا بالعالم')
  })
})

describe('one conversation', () => {
  test('a worker reads it, and the look is written down; the person reads the same, and theirs is not', async () => {
    const { partnershipId, north, rosa, members } = world
    const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id, state: 'accepted' })
    const support = aSupport({ partnershipId, personId: rosa.id, referralId: referral.id, teamId: north.id, ledBy: coach.membershipId, ledByName: 'Sam Okoro' })
    const conversation = aConversation(support, { whatMatters: 'My allotment' })
    await world.sow({ referral: [referral], support: [support], conversation: [conversation] })

    const theirs = await page(`/ashcombe/conversations/${conversation.id}`, linkWorker)
    expect(theirs.html).toContain('Sam Okoro talked with Rosa Hartley by phone')
    const mine = await page(`/ashcombe/conversations/${conversation.id}`, members.person)
    expect(mine.html).toContain('You talked with Sam Okoro by phone')
    for (const { html } of [theirs, mine]) expect(html).toContain('My allotment')
    const looks = await rowOf(`select membership_id from audit_entry where did = 'looked at' and thing_id = $1`, conversation.id)
    expect(looks).toEqual([{ membership_id: linkWorker.membershipId }])
  })
})

test('two talks by phone have links that are told apart by their day', async () => {
  const { support, person } = await supported()
  await world.sow({ conversation: [aConversation(support, { heldOn: '2026-11-09' }), aConversation(support, { heldOn: '2026-11-16' })] })
  const { html } = await page(`/ashcombe/people/${person.id}`, coach)
  const links = [...html.matchAll(/<a href="[^"]*\/conversations\/[0-9a-f-]{36}">(.*?)<\/a>/g)].map((match) => match[1]?.replaceAll(/<[^>]*>/g, ''))
  expect(links).toHaveLength(2)
  expect(new Set(links).size).toBe(2)
})

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
})

describe('a name that is put right', () => {
  const rename = (personId: string, name: string, as: Member) =>
    world.ask(`/ashcombe/people/${personId}/change`, { as, form: { version: '1', name, reachBy: 'phone', phone: '0115 496 0100' } })
  const onCaseload = async (search: string) => (await page(`/ashcombe/support?${new URLSearchParams({ whose: 'team', name: search })}`, coach)).html

  test('by a worker or by the person themselves is what the caseload says and finds them by', async () => {
    const { partnershipId, north, rosa, members } = world
    const { person } = await supported({ name: 'Quill Marsh' })
    const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id, state: 'accepted' })
    await world.sow({
      referral: [referral],
      support: [aSupport({ partnershipId, personId: rosa.id, referralId: referral.id, teamId: north.id, ledBy: coach.membershipId })],
    })
    expect(await onCaseload('quill')).toContain('Quill Marsh')
    expect((await rename(person.id, 'Quentin O’Marsh', coach)).status).toBe(303)
    expect((await rename(rosa.id, 'Quilla Lind', members.person)).status).toBe(303)
    expect(await onCaseload('quentin om')).toContain('Quentin O’Marsh')
    const html = await onCaseload('quill')
    expect(html).toContain('Quilla Lind')
    expect(html).not.toContain('Marsh')
  })

  test('is all that a person writes: their support they read, and do not change', async () => {
    const { support } = await supported({}, { personId: world.rosa.id })
    const change = (as: Member) =>
      world.asViewer(as, (tx) =>
        tx.updateTable('support').set({ ledByName: 'Nobody' }).where('partnershipId', '=', world.partnershipId).where('id', '=', support.id).executeTakeFirst(),
      )
    expect(await change(world.members.person)).toEqual({ numUpdatedRows: 0n })
    expect(await change(coach)).toEqual({ numUpdatedRows: 1n })
  })
})

describe('somebody who leads and is called something else', () => {
  const renamed = async (member: Member, name: string) => {
    const { administrator } = world.members
    const [{ version, hats, team_ids: teamIds }] = (await rowOf('select * from membership where id = $1', member.membershipId)) as [Record<string, any>]
    const form = { version: String(version), name, hats, teamIds }
    return world.ask(`/ashcombe/administration/members/${member.membershipId}/change`, { as: administrator, form })
  }

  test('is called that on the page of the person they support, and others are not', async () => {
    const { south, coachElsewhere } = world
    const mine = await supported({}, { ledBy: linkWorker.membershipId, ledByName: linkWorker.name, personId: world.rosa.id, nextTalkOn: null })
    // From before they came to this team.
    const before = await supported({ teamId: south.id }, { ledBy: linkWorker.membershipId, ledByName: linkWorker.name, teamId: south.id })
    const others = await supported({}, { ledBy: coachElsewhere.membershipId, ledByName: coachElsewhere.name })
    expect((await renamed(linkWorker, 'Wren Okoro')).status).toBe(303)
    expect((await page('/ashcombe/my-support', world.members.person)).html).toContain('Wren Okoro will get in touch with you.')
    const leadOf = ({ support }: typeof mine) => rowOf('select led_by_name, version from support where id = $1', support.id)
    for (const each of [mine, before]) expect(await leadOf(each)).toEqual([{ led_by_name: 'Wren Okoro', version: 1 }])
    expect(await leadOf(others)).toEqual([{ led_by_name: coachElsewhere.name, version: 1 }])
  })

  test('is followed by support that the administrator cannot read, before or after, and that is there', async () => {
    const { partnershipId, members, house } = world
    const { support } = await supported({}, { ledBy: linkWorker.membershipId })
    const seenBy = (as: Member, change?: string) =>
      world.acting(as, async (acting) => {
        if (change) for (const { whenMemberRenamed } of house.capabilities) await whenMemberRenamed?.(acting, { id: linkWorker.membershipId, name: change })
        return acting.tx.selectFrom('support').select('ledByName').where('partnershipId', '=', partnershipId).where('id', '=', support.id).execute()
      })
    expect(await seenBy(members.administrator, 'Wren Lind')).toEqual([])
    expect(await seenBy(coach)).toEqual([{ ledByName: 'Wren Lind' }])
  })
})

describe('ending', () => {
  test('support ends with what stays open, and nothing more is planned', async () => {
    const { support, person } = await supported({}, { nextTalkOn: '2026-12-10' })
    const end = () => world.ask(`/ashcombe/support/${support.id}/end`, { as: coach, form: { version: '1', staysOpen: 'The Thursday walks 🚶' } })
    expect((await end()).status).toBe(303)
    expect((await end()).status).toBe(303)
    expect(await supportRow(support.id)).toMatchObject({ state: 'ended', ended_on: TODAY, next_talk_on: null, version: 2, led_by: coach.membershipId })
    const { html } = await page(`/ashcombe/people/${person.id}`, coach)
    expect(html).toContain('The Thursday walks 🚶')
    expect(html).not.toContain('Hand over')
    for (const path of ['hand-over', 'end']) expect((await page(`/ashcombe/support/${support.id}/${path}`, coach)).status).toBe(409)
  })

  test('without a word on what stays open, it does not end', async () => {
    const { support } = await supported()
    const answer = await world.ask(`/ashcombe/support/${support.id}/end`, { as: coach, form: { version: '1', staysOpen: ' ' } })
    expect(answer.status).toBe(422)
    expect(await supportRow(support.id)).toMatchObject({ state: 'coaching' })
  })
})

describe('inviting a person', () => {
  const invite = (personId: string, id: string = newId(), as = coach) => world.ask(`/ashcombe/people/${personId}/invite`, { as, form: { id } })
  const placesOf = (personId: string) =>
    rowOf('select hats, name, invited_email, invited_by, invitation_hash, invitation_expires_at, joined_at from membership where person_id = $1', personId)

  test('makes them a place and sends one link, however often it is pressed', async () => {
    const { person } = await supported({ email: 'ivy@example.org' })
    const id = newId()
    expect((await invite(person.id, id)).status).toBe(303)
    expect((await invite(person.id, id)).status).toBe(303)
    const places = await placesOf(person.id)
    expect(places).toMatchObject([{ hats: ['person'], name: 'Ivy Marsh', invited_email: 'ivy@example.org', invited_by: coach.membershipId, joined_at: null }])
    expect(places[0].invitation_expires_at).toEqual(new Date('2026-12-10T10:30:00Z'))
    const messages = await messagesFor(person.id)
    expect(messages).toHaveLength(1)
    expect(messages[0].body).toMatch(/http:\/\/livewell\.test\/ashcombe\/join\/[A-Za-z0-9_-]{43}\n/)
    expect(messages[0].body).not.toContain(places[0].invitation_hash)
    expect(await rowOf('select did, thing from audit_entry where person_id = $1', person.id)).toContainEqual({ did: 'sent', thing: 'invitation' })
  })

  test('two workers do not invite the same person twice, and after the link has run out they can be invited again', async () => {
    const { person } = await supported({ email: 'ivy@example.org' })
    await invite(person.id)
    expect((await invite(person.id, newId(), linkWorker)).status).toBe(409)
    expect(await placesOf(person.id)).toHaveLength(1)
    await world.database.pool.query('update membership set invitation_expires_at = $2 where person_id = $1', [person.id, new Date('2026-12-03T10:00:00Z')])
    expect((await invite(person.id, newId(), linkWorker)).status).toBe(303)
    expect(await messagesFor(person.id)).toHaveLength(2)
  })

  test('somebody without an e-mail address cannot be invited, and the page says what to do', async () => {
    const { person } = await supported()
    expect((await invite(person.id)).status).toBe(422)
    expect((await page(`/ashcombe/people/${person.id}/invite`, coach)).html).toContain('Add one')
    expect(await placesOf(person.id)).toEqual([])
  })

  test('somebody who has an account is not invited again, nor offered it', async () => {
    const { rosa } = world
    await world.database.pool.query(`update person set email = 'rosa@example.org' where id = $1`, [rosa.id])
    expect((await invite(rosa.id)).status).toBe(409)
    expect((await page(`/ashcombe/people/${rosa.id}/invite`, coach)).html).toContain('has an account already')
    expect((await page(`/ashcombe/people/${rosa.id}`, coach)).html).not.toContain('Invite to an account')
  })

  test('is offered on the page of somebody who can be invited', async () => {
    const { person } = await supported({ email: 'ivy@example.org' })
    expect((await page(`/ashcombe/people/${person.id}`, coach)).html).toContain('Invite to an account')
  })
})

describe('who may', () => {
  const addresses = async () => {
    const { support, person } = await supported({ email: 'ivy@example.org' })
    const conversation = aConversation(support)
    await world.sow({ conversation: [conversation] })
    return [
      `/support/${support.id}/conversations/new`,
      `/support/${support.id}/hand-over`,
      `/support/${support.id}/end`,
      `/conversations/${conversation.id}`,
      `/people/${person.id}/invite`,
    ]
  }

  test('workers of the team, and of no other', async () => {
    for (const path of await addresses()) {
      expect((await world.ask(`/ashcombe${path}`, { as: coach })).status, path).toBe(200)
      expect((await world.ask(`/ashcombe${path}`, { as: linkWorker })).status, path).toBe(200)
      expect((await world.ask(`/ashcombe${path}`, { as: world.coachElsewhere })).status, path).toBe(404)
    }
  })

  test('nobody with another hat, and nothing is sent', async () => {
    const hats: Hat[] = ['person', 'supporter', 'referrer', 'group leader', 'volunteer', 'evaluator', 'administrator']
    for (const path of await addresses()) {
      for (const hat of hats) {
        expect((await world.ask(`/ashcombe${path}`, { as: world.members[hat] })).status, `${hat} ${path}`).toBe(404)
        if (!path.startsWith('/conversations')) expect((await world.ask(`/ashcombe${path}`, { as: world.members[hat], form: {} })).status).toBe(404)
      }
      expect((await world.ask(`/ashcombe${path}`)).headers.get('location')).toMatch(/^\/sign-in/)
    }
    for (const hat of hats) expect((await world.ask('/ashcombe/support', { as: world.members[hat] })).status).toBe(403)
  })

  test('the person themselves reads their conversation, and changes nothing of their support', async () => {
    const { partnershipId, north, rosa, members } = world
    const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id, state: 'accepted' })
    const support = aSupport({ partnershipId, personId: rosa.id, referralId: referral.id, teamId: north.id, ledBy: coach.membershipId })
    await world.sow({ referral: [referral], support: [support] })
    for (const path of ['conversations/new', 'hand-over', 'end']) {
      expect((await world.ask(`/ashcombe/support/${support.id}/${path}`, { as: members.person })).status).toBe(403)
    }
    expect((await world.ask(`/ashcombe/people/${rosa.id}/invite`, { as: members.person })).status).toBe(403)
  })

  test.each(['not-an-id', '00000000-0000-7000-8000-000000000000', '%00', "'; drop table support; --"])('an address with %s in it is not found', async (id) => {
    for (const path of [`support/${encodeURIComponent(id)}/end`, `conversations/${encodeURIComponent(id)}`, `people/${encodeURIComponent(id)}/invite`]) {
      expect((await world.ask(`/ashcombe/${path}`, { as: coach })).status).toBe(404)
    }
  })
})
