import { beforeAll, describe, expect, test } from 'vitest'
import { aSupportedPerson, lookingInto } from '../../../tests/kit/supporting.ts'
import { aWorld, TODAY, type World } from '../../../tests/kit/world.ts'
import { newId } from '../../platform/ids.ts'
import type { Hat, Member } from '../../platform/viewer.ts'
import { findPerson, type Person } from '../people/index.ts'
import { aReferral } from '../referrals/factory.ts'
import { invitePerson } from './changes/invitePerson.ts'
import { aConversation, aSupport } from './factory.ts'

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

  test('whoever was joined with another a moment ago is not invited as who they were, and it is said', async () => {
    const { person } = await supported({ email: 'ivy@example.org' })
    const { person: kept } = await supported()
    const seen = await world.asViewer(coach, (tx) => findPerson(tx, world.partnershipId, person.id))
    await world.database.pool.query('update person set joined_to = $2 where id = $1', [person.id, kept.id])
    const late = world.acting(coach, (acting) => invitePerson(acting, { ...(seen as Person), email: 'ivy@example.org' }, newId()))
    await expect(late).rejects.toThrow(/joined with another record/)
    expect(await placesOf(person.id)).toEqual([])
    await world.database.pool.query('update person set joined_to = null where id = $1', [person.id])
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
