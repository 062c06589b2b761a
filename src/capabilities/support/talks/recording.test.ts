import { beforeAll, describe, expect, test } from 'vitest'
import { aSupportedPerson, conversing, dayParts, lookingInto } from '../../../../tests/kit/supporting.ts'
import { aWorld, TODAY, type World } from '../../../../tests/kit/world.ts'
import type { Member } from '../../../platform/viewer.ts'

import { aReferral } from '../../referrals/factory.ts'
import { aConversation, aSupport } from '../factory.ts'

let world: World
let coach: Member
let linkWorker: Member
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
  linkWorker = world.members['link worker']
})
const supported = (about = {}, more = {}) => aSupportedPerson(world, about, more)
const { rowOf, supportRow, conversationsOf, page } = lookingInto(() => world)

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
