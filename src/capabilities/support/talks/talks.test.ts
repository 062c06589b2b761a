import { beforeAll, describe, expect, test } from 'vitest'
import { aSupportedPerson, conversing, dayParts, lookingInto } from '../../../../tests/kit/supporting.ts'
import { aWorld, HATS, TODAY, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import type { Member } from '../../../platform/viewer.ts'
import { aConversation, aPlannedTalk, aPrivateNote } from '../factory.ts'
import { needsMe } from '../home.ts'
import { tellStory } from '../story.ts'
import { countPrivateNotes, findDraft, listPrivateNotes } from './queries.ts'
import { canBecome } from './talk.ts'

let world: World
let coach: Member
let linkWorker: Member
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
  linkWorker = world.members['link worker']
})
const supported = (about = {}, more = {}) => aSupportedPerson(world, about, more)
const { rowOf, supportRow, conversationsOf, messagesFor, page } = lookingInto(() => world)
const talksOf = (id: string) =>
  rowOf(
    'select planned_on, begins_at, mode, place, with_membership, state, came, asked_by, because, conversation_id from planned_talk where support_id = $1 order by created_at, id',
    id,
  )
const send = (path: string, form: Record<string, string | string[]>, as = coach) => world.ask(`/ashcombe/support/${path}`, { as, form })
const planning = (more: Record<string, string> = {}) => ({
  id: newId(),
  ...dayParts('plannedOn', '2026-12-10'),
  beginsAt: '13:30',
  mode: 'walking together',
  place: 'The mill bridge',
  ...more,
})
/** Somebody with a talk planned for a day. */
const withATalk = async (plannedOn: string, more = {}, about = {}) => {
  const made = await supported(about, { nextTalkOn: plannedOn })
  const talk = aPlannedTalk(made.support, { plannedOn, ...more })
  await world.sow({ plannedTalk: [talk] })
  return { ...made, talk }
}

describe('a talk that is planned', () => {
  test('has a day, a time, a mode and a place, and the person reads them', async () => {
    const { support, person } = await supported()
    const form = planning()
    expect((await send(`${support.id}/plan-talk`, form)).status).toBe(303)
    expect((await send(`${support.id}/plan-talk`, form)).status).toBe(303)
    expect(await talksOf(support.id)).toMatchObject([
      {
        planned_on: '2026-12-10',
        begins_at: '13:30:00',
        mode: 'walking together',
        place: 'The mill bridge',
        with_membership: coach.membershipId,
        state: 'planned',
      },
    ])
    expect(await supportRow(support.id)).toMatchObject({ next_talk_on: '2026-12-10' })
    const [part] = await world.acting(coach, (acting) => tellStory(acting, { ...person, email: null }))
    expect(part?.next).toContain('1.30pm')
  })

  test('is moved with who asked and why, which the story keeps', async () => {
    const { support, person } = await withATalk('2026-12-08')
    expect((await send(`${support.id}/plan-talk`, planning())).status).toBe(422)
    expect((await send(`${support.id}/plan-talk`, planning({ askedBy: 'the person', because: 'My sister visits' }))).status).toBe(303)
    expect(await talksOf(support.id)).toMatchObject([
      { planned_on: '2026-12-08', state: 'moved', asked_by: 'the person', because: 'My sister visits' },
      { planned_on: '2026-12-10', state: 'planned' },
    ])
    const [part] = await world.acting(coach, (acting) => tellStory(acting, { ...person, email: null }))
    expect(part?.items).toContainEqual({
      on: '2026-12-08',
      what: 'Ivy asked to move the talk planned for Tuesday 8 December',
      said: [{ words: 'My sister visits' }],
    })
  })

  test('did not happen although the worker was there, and is tried again', async () => {
    const { support, talk } = await withATalk(TODAY)
    const form = { id: newId(), talk: talk.id, what: 'did not come', ...dayParts('nextTalkOn', '2026-12-07') }
    expect((await send(`${support.id}/did-not-meet`, form)).status).toBe(303)
    expect(await talksOf(support.id)).toMatchObject([
      { state: 'did not happen', came: 'did not come' },
      { planned_on: '2026-12-07', state: 'planned' },
    ])
    expect(await supportRow(support.id)).toMatchObject({ next_talk_on: '2026-12-07', conversations: 0, last_talk_on: null })
  })

  test('that was left out says who asked, and nothing is planned', async () => {
    const { support, talk } = await withATalk(TODAY)
    const form = { id: newId(), talk: talk.id, what: 'was left out' }
    expect((await send(`${support.id}/did-not-meet`, form)).status).toBe(422)
    const whole = { ...form, askedBy: 'the worker', because: 'I was ill' }
    expect((await send(`${support.id}/did-not-meet`, whole)).status).toBe(303)
    expect((await send(`${support.id}/did-not-meet`, whole)).status).toBe(303)
    expect(await talksOf(support.id)).toMatchObject([{ state: 'did not happen', came: null, asked_by: 'the worker', because: 'I was ill' }])
    expect(await supportRow(support.id)).toMatchObject({ next_talk_on: null })
    expect((await send(`${support.id}/did-not-meet`, { ...form, what: 'did not come' })).status).toBe(409)
    const { count } = (await rowOf(`select count(*)::integer from audit_entry where did = 'did not hold' and person_id = $1`, support.personId))[0]
    expect(count).toBe(1)
  })

  test('that did not happen is said once when its form is sent twice, and the next one is not taken for it', async () => {
    const { support, person, talk } = await withATalk(TODAY, {}, { reachBy: 'email', email: 'ivy@people.example' })
    const path = `/ashcombe/support/${support.id}/did-not-meet`
    expect((await page(path, coach)).html).toContain(`value="${talk.id}"`)
    const form = { id: newId(), talk: talk.id, what: 'did not come', ...dayParts('nextTalkOn', '2026-12-07') }
    expect((await send(`${support.id}/did-not-meet`, form)).status).toBe(303)
    expect((await send(`${support.id}/did-not-meet`, form)).status).toBe(303)
    expect(await talksOf(support.id)).toMatchObject([{ state: 'did not happen' }, { planned_on: '2026-12-07', state: 'planned' }])
    expect(await messagesFor(person.id)).toHaveLength(1)
    // A page of a colleague that was open before.
    expect((await send(`${support.id}/did-not-meet`, { ...form, id: newId(), because: 'She was ill' }, linkWorker)).status).toBe(409)
    expect((await talksOf(support.id))[1]).toMatchObject({ state: 'planned' })
  })

  test('whose day alone is known did not happen either', async () => {
    const { support } = await supported({}, { nextTalkOn: TODAY })
    expect((await send(`${support.id}/did-not-meet`, { id: newId(), talk: '', what: 'did not come' })).status).toBe(303)
    expect(await supportRow(support.id)).toMatchObject({ next_talk_on: null })
  })

  test('is the one that is recorded, with who came late; the next one keeps its time', async () => {
    const { support } = await withATalk(TODAY)
    const form = conversing({
      ...dayParts('nextTalkOn', ''),
      nextIn: '14',
      nextAt: '10:00',
      came: 'late',
      beganAt: '10:20',
      place: 'Her garden',
      withOthers: 'Her daughter',
    })
    expect((await send(`${support.id}/conversations/new`, form)).status).toBe(303)
    expect(await talksOf(support.id)).toMatchObject([
      { state: 'held', came: 'late', conversation_id: form.id },
      { state: 'planned', planned_on: '2026-12-17', begins_at: '10:00:00' },
    ])
    expect(await conversationsOf(support.id)).toMatchObject([
      { came: 'late', began_at: '10:20:00', place: 'Her garden', with_others: 'Her daughter', next_talk_on: '2026-12-17' },
    ])
  })

  test('for later stays as it is when a talk before it is written down', async () => {
    const { support } = await withATalk('2026-12-10', { beginsAt: '09:00' })
    await send(`${support.id}/conversations/new`, conversing())
    expect(await talksOf(support.id)).toMatchObject([{ state: 'planned', planned_on: '2026-12-10', begins_at: '09:00:00' }])
  })

  test('goes with whoever takes over, and with support that ends', async () => {
    const { support } = await withATalk('2026-12-08')
    await send(`${support.id}/hand-over`, { version: '1', to: linkWorker.membershipId, because: 'To find a choir', ...dayParts('firstTalkOn', '2026-12-10') })
    expect(await talksOf(support.id)).toMatchObject([
      { state: 'moved' },
      { state: 'planned', planned_on: '2026-12-10', with_membership: linkWorker.membershipId },
    ])
    await send(`${support.id}/end`, { version: '2', staysOpen: 'The choir' }, linkWorker)
    expect((await talksOf(support.id)).map(({ state }) => state)).toEqual(['moved', 'did not happen'])
  })

  test.each<[string, Record<string, string>]>([
    ['no day', dayParts('plannedOn', '')],
    ['yesterday', dayParts('plannedOn', '2026-12-02')],
    ['a time that is not', { beginsAt: '25:00' }],
    ['a mode that is not', { mode: 'telepathy' }],
    ['a place without end', { place: 'a'.repeat(10_000) }],
  ])('with %s is complained about, and nothing is planned', async (_, wrong) => {
    const { support } = await supported()
    expect((await send(`${support.id}/plan-talk`, planning(wrong))).status).toBe(422)
    expect(await talksOf(support.id)).toEqual([])
  })

  test('that was held, moved or did not happen stays so', () => {
    for (const state of ['held', 'moved', 'did not happen'] as const) {
      expect(canBecome('planned', state)).toBe(true)
      expect(canBecome(state, 'planned')).toBe(false)
    }
  })
})

describe('a draft', () => {
  const path = (id: string) => `/ashcombe/support/${id}/conversations/new`
  const drafts = (supportId: string, as = coach) => world.asViewer(as, (tx) => findDraft(tx, as, supportId))

  test('is kept half written, found again on another device, and goes when it is saved', async () => {
    const { support } = await supported()
    const form = conversing({ agreed: '', whoDoesIt: '', mode: '', whatMatters: 'The roses \u0000and the \ud800', later: 'yes' })
    expect((await send(`${support.id}/conversations/new`, form)).status).toBe(303)
    expect(await conversationsOf(support.id)).toEqual([])
    const { html } = await page(path(support.id), coach)
    expect(html).toContain('The roses and the')
    expect(html).toContain(form.id)
    expect(JSON.stringify(await world.acting(coach, needsMe))).toContain(path(support.id))
    expect((await send(`${support.id}/conversations/new`, conversing({ id: form.id }))).status).toBe(303)
    expect(await drafts(support.id)).toBeUndefined()
    // The browser may keep once more what it has just sent.
    await send(`${support.id}/conversations/new`, form)
    expect(await drafts(support.id)).toBeUndefined()
  })

  test('is its writer’s alone, and it is there', async () => {
    const { support } = await supported()
    await send(`${support.id}/conversations/new`, conversing({ later: 'yes', whatMatters: 'Half a thought' }))
    expect(await drafts(support.id)).toMatchObject({ typed: { whatMatters: 'Half a thought' } })
    for (const hat of HATS.filter((each) => each !== 'health coach' && each !== 'commissioner')) {
      const rows = await world.asViewer(world.members[hat], (tx) => tx.selectFrom('conversationDraft').selectAll().execute())
      expect(rows, hat).toEqual([])
    }
    expect((await page(path(support.id), linkWorker)).html).not.toContain('Half a thought')
  })

  test('is thrown away when they say so', async () => {
    const { support } = await supported()
    const form = conversing({ later: 'yes' })
    await send(`${support.id}/conversations/new`, form)
    await send(`${support.id}/conversations/throw-away`, { id: form.id }, linkWorker)
    expect(await drafts(support.id)).toBeDefined()
    await send(`${support.id}/conversations/throw-away`, { id: form.id })
    expect(await drafts(support.id)).toBeUndefined()
  })
})

describe('a note that the person does not read', () => {
  const SECRET = 'Her son rang about money'
  const noted = async () => {
    const { support, person } = await supported()
    const form = conversing({ privateWords: SECRET, privateBecause: 'He asked us not to say' })
    expect((await send(`${support.id}/conversations/new`, form)).status).toBe(303)
    return { support, person, conversationId: form.id }
  }

  test('needs a reason', async () => {
    const { support } = await supported()
    expect((await send(`${support.id}/conversations/new`, conversing({ privateWords: SECRET }))).status).toBe(422)
    expect(await conversationsOf(support.id)).toEqual([])
  })

  test('is read by its writer and their supervisor, and it is there', async () => {
    const { support } = await supported()
    const conversation = aConversation(support)
    const [note] = [aPrivateNote(conversation, { supervisorMembership: linkWorker.membershipId })]
    await world.sow({ conversation: [conversation], privateNote: [note] })
    for (const reader of [coach, linkWorker]) {
      expect(await world.asViewer(reader, (tx) => listPrivateNotes(tx, world.partnershipId, conversation.id))).toMatchObject([{ words: note.words }])
      expect((await page(`/ashcombe/conversations/${conversation.id}`, reader)).html).toContain(note.words)
    }
  })

  test('is read by nobody else: not the team, not the person, not an administrator', async () => {
    const { conversationId } = await noted()
    expect((await page(`/ashcombe/conversations/${conversationId}`, coach)).html).toContain(SECRET)
    expect((await page(`/ashcombe/conversations/${conversationId}`, linkWorker)).html).not.toContain(SECRET)
    const { coachElsewhere, stranger, nobody, members } = world
    const others = HATS.filter((hat) => hat !== 'health coach' && hat !== 'commissioner').map((hat) => members[hat])
    for (const viewer of [...others, coachElsewhere, stranger, nobody]) {
      expect(await world.asViewer(viewer, (tx) => listPrivateNotes(tx, world.partnershipId, conversationId)), viewer.name).toEqual([])
    }
    await expect(world.asViewer(members.commissioner, (tx) => listPrivateNotes(tx, world.partnershipId, conversationId))).rejects.toThrow('permission denied')
  })

  test('is counted on the page of the team, without its words', async () => {
    const { partnershipId, north } = world
    const count = () => world.asViewer(coach, (tx) => countPrivateNotes(tx, partnershipId, [north.id], new Date('2026-11-01T00:00:00Z')))
    const before = await count()
    await noted()
    expect(await count()).toBe(before + 1)
    const { html } = await page('/ashcombe/support?whose=team', linkWorker)
    expect(html).toMatch(new RegExp(`last three months: <strong>${before + 1}</strong>`))
    expect(html).not.toContain(SECRET)
  })
})
