import { beforeAll, expect, test } from 'vitest'
import { aWorld, NOW, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { hashToken } from '../../../platform/tokens.ts'
import type { Member } from '../../../platform/viewer.ts'
import { aMembership } from '../factory.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const asked = (path: string, form?: Record<string, string | string[]>) =>
  world.ask(`/ashcombe/administration/members${path}`, { as: world.members.administrator, ...(form ? { form } : {}) })
const rows = async (sql: string, values: unknown[] = []) => (await world.database.pool.query(sql, values)).rows
const row = async (id: string) => (await rows('select * from membership where id = $1', [id]))[0]

const inviting = (more: Record<string, string | string[]> = {}) => ({
  id: newId(),
  name: 'Ama Boateng',
  email: `ama.${newId()}@example.org`,
  hats: ['link worker', 'evaluator'],
  teamIds: [world.north.id],
  ...more,
})

const somebody = async (more: Partial<Parameters<typeof aMembership>[0]> = {}) => {
  const member = aMembership({ partnershipId: world.partnershipId, hats: ['link worker'], teamIds: [world.north.id], name: 'Sam Okoro', ...more })
  await world.sow({ membership: [member] })
  return { ...member, as: { ...world.members['link worker'], accountId: member.accountId } as Member }
}

test('somebody is invited: their membership waits, and a message carries the only copy of the link', async () => {
  const form = inviting({ email: 'Ama.Boateng@Example.org', organisationId: world.practice.id, groupId: (await rows('select id from community_group'))[0].id })
  const answer = await asked('/invite', form)
  expect(answer.status).toBe(303)
  const member = await row(form.id)
  expect(member).toMatchObject({
    account_id: null,
    invited_email: 'ama.boateng@example.org',
    hats: ['link worker', 'evaluator'],
    team_ids: [world.north.id],
    organisation_ids: [world.practice.id],
    invited_by: world.members.administrator.membershipId,
    joined_at: null,
    invitation_expires_at: new Date('2026-12-10T10:30:00Z'),
  })
  const [message] = await rows('select body from outbox where send_to = $1', ['Ama.Boateng@Example.org'])
  const token = /http:\/\/livewell\.test\/ashcombe\/join\/([\w-]{43})/.exec(message.body)?.[1] ?? ''
  expect(hashToken(token)).toBe(member.invitation_hash)
  expect(message.body).toContain('Thursday 10 December')
  expect(await (await world.ask(answer.headers.get('location') ?? '', { as: world.members.administrator })).text()).toContain('Invited')
})

test('an invitation sent twice is one membership and one message', async () => {
  const form = inviting()
  expect((await asked('/invite', form)).status).toBe(303)
  expect((await asked('/invite', form)).status).toBe(303)
  expect(await rows('select from membership where invited_email = $1', [form.email])).toHaveLength(1)
  expect(await rows('select from outbox where send_to = $1', [form.email])).toHaveLength(1)
})

test('an address that is here already is not invited again, however it is written', async () => {
  const form = inviting({ name: 'Bo Lind' })
  await asked('/invite', form)
  const again = await asked('/invite', inviting({ email: form.email.toUpperCase() }))
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('Bo Lind has this address')
})

test.each([
  [{ name: '' }, 'Enter their name'],
  [{ email: '' }, 'Enter their e-mail address'],
  [{ email: 'nobody' }, 'Enter an e-mail address like'],
  [{ hats: [] }, 'Choose at least one hat'],
  [{ hats: ['person'] }, 'Choose from these answers'],
  [{ hats: ['wizard'] }, 'Choose from these answers'],
  [{ teamIds: [] }, 'Choose a team'],
  [{ teamIds: [newId()] }, 'Choose from these answers'],
  [{ organisationId: newId() }, 'Choose one of these answers'],
  [{ groupId: 'nonsense' }, 'Choose one of these answers'],
])('an invitation with %o is given back, and nobody is invited', async (wrong, message) => {
  const before = await rows('select from membership')
  const answer = await asked('/invite', inviting(wrong as Record<string, string | string[]>))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(message)
  expect(await rows('select from membership')).toHaveLength(before.length)
})

test('from the page of an organisation, whoever refers for it is invited', async () => {
  const html = await (await asked(`/invite?organisation=${world.practice.id}`)).text()
  expect(html).toMatch(new RegExp(`<option[^>]*value="${world.practice.id}"[^>]*selected`))
  for (const nonsense of ['nonsense', '%00', newId()]) expect((await asked(`/invite?organisation=${nonsense}`)).status).toBe(200)
})

test('an invitation is sent again with a new link, and the one before stops working', async () => {
  const form = inviting()
  await asked('/invite', form)
  const before = await row(form.id)
  expect((await asked(`/${form.id}/invite-again`, { version: '1' })).status).toBe(303)
  const after = await row(form.id)
  expect(after.invitation_hash).not.toBe(before.invitation_hash)
  expect(await rows('select from outbox where send_to = $1', [form.email])).toHaveLength(2)
  expect((await asked(`/${form.id}/invite-again`, { version: '1' })).status).toBe(409)
  expect(await rows('select from outbox where send_to = $1', [form.email])).toHaveLength(2)
})

test('who was invited and never joined is found, and is invited again from the list', async () => {
  const form = inviting()
  await asked('/invite', form)
  const list = async () => (await world.ask('/ashcombe/administration/members?state=ran+out', { as: world.members.administrator })).text()
  expect(await list()).not.toContain(form.id)
  await world.database.pool.query(`update membership set invitation_expires_at = $1 where id = $2`, [new Date(NOW.getTime() - 1), form.id])
  const page = await list()
  expect(page).toContain('Invite again')
  expect(page).toContain(`/${form.id}/invite-again`)
  expect((await asked(`/${form.id}/invite-again`, { version: '1' })).status).toBe(303)
  expect(await list()).not.toContain(form.id)
})

test('somebody who has joined is not invited again', async () => {
  const member = await somebody({ invitedEmail: 'joined@example.org' })
  expect((await asked(`/${member.id}/invite-again`, { version: '1' })).status).toBe(409)
  expect(await rows('select from outbox where send_to = $1', ['joined@example.org'])).toEqual([])
})

test('a hat that is taken away is gone at their next page', async () => {
  const member = await somebody({ hats: ['link worker', 'evaluator'] })
  const page = `/ashcombe/people/${world.rosa.id}`
  expect((await world.ask(page, { as: member.as })).status).toBe(200)
  expect((await asked(`/${member.id}/change`, { version: '1', name: 'Sam Okoro', hats: ['evaluator'] })).status).toBe(303)
  expect((await world.ask(page, { as: member.as })).status).toBe(404)
  expect(await rows(`select did, reason from audit_entry where thing_id = $1`, [member.id])).toEqual([
    { did: 'changed', reason: 'link worker, evaluator → evaluator' },
  ])
})

test('organisations and groups are added one by one, and taken away', async () => {
  const member = await somebody({ hats: ['referrer'], teamIds: [] })
  const [group] = await rows('select id from community_group')
  const form = { name: 'Sam Okoro', hats: ['referrer', 'group leader'] }
  await asked(`/${member.id}/change`, { ...form, version: '1', addOrganisationId: world.practice.id, addGroupId: group.id })
  expect(await row(member.id)).toMatchObject({ organisation_ids: [world.practice.id], group_ids: [group.id] })
  await asked(`/${member.id}/change`, { ...form, version: '2', groupIds: [group.id] })
  expect(await row(member.id)).toMatchObject({ organisation_ids: [], group_ids: [group.id] })
})

test('of two administrators who change one membership, the second sees both versions', async () => {
  const member = await somebody()
  const form = { version: '1', name: 'Sam Okoro', teamIds: [world.north.id] }
  expect((await asked(`/${member.id}/change`, { ...form, hats: ['health coach'], addOrganisationId: world.practice.id })).status).toBe(303)
  const late = await asked(`/${member.id}/change`, { ...form, hats: ['link worker', 'volunteer'] })
  expect(late.status).toBe(409)
  const html = await late.text()
  const versions = html.slice(html.indexOf('id="two-versions"'), html.indexOf('<form method="post" action="/ashcombe/administration'))
  expect(versions).toContain('Health coach')
  expect(versions).toContain('Link worker, Volunteer')
  expect(await row(member.id)).toMatchObject({ hats: ['health coach'], version: 2 })
})

test('the hat of person is kept by whoever has it, and given to nobody else', async () => {
  const { person } = world.members
  expect((await asked(`/${person.membershipId}/change`, { version: '1', name: person.name, hats: ['person', 'volunteer'] })).status).toBe(303)
  expect(await row(person.membershipId)).toMatchObject({ hats: ['person', 'volunteer'], person_id: world.rosa.id })
  const member = await somebody()
  expect((await asked(`/${member.id}/change`, { version: '1', name: 'Sam', hats: ['person'] })).status).toBe(422)
  await rows('update membership set hats = $2 where id = $1', [person.membershipId, ['person']])
})

test('cover reaches another team’s people until its last day, and not a day longer', async () => {
  const member = await somebody()
  const elsewhere = await world.ask(`/ashcombe/referrals`, { as: member.as })
  expect(elsewhere.status).toBe(200)
  const page = `/ashcombe/people/${await aPersonOfTheSouth()}`
  expect((await world.ask(page, { as: member.as })).status).toBe(404)
  const until = { 'until-day': '3', 'until-month': '12', 'until-year': '2026' }
  expect((await asked(`/${member.id}/cover`, { version: '1', teamIds: [world.south.id], ...until })).status).toBe(303)
  expect((await world.ask(page, { as: member.as })).status).toBe(200)
  await rows(`update membership set covering_until = '2026-12-02' where id = $1`, [member.id])
  expect((await world.ask(page, { as: member.as })).status).toBe(404)
})

async function aPersonOfTheSouth() {
  const [{ id }] = await rows(
    `insert into person select (jsonb_populate_record(p, jsonb_build_object('id', $1::text, 'team_id', $2::text))).* from person p where id = $3 returning id`,
    [newId(), world.south.id, world.rosa.id],
  )
  return id as string
}

test('cover needs a last day that is not past, and somebody who supports people', async () => {
  const member = await somebody()
  const none = await asked(`/${member.id}/cover`, { version: '1', teamIds: [world.south.id] })
  expect(none.status).toBe(422)
  expect(await none.text()).toContain('Enter the last day of the cover')
  const past = { 'until-day': '2', 'until-month': '12', 'until-year': '2026' }
  expect((await asked(`/${member.id}/cover`, { version: '1', teamIds: [world.south.id], ...past })).status).toBe(422)
  expect((await asked(`/${world.members.volunteer.membershipId}/cover`)).status).toBe(403)
})

test('whoever leaves sees nothing from their next page on, and can be brought back', async () => {
  const member = await somebody()
  const today = async () => (await world.ask('/ashcombe/today', { as: member.as })).status
  expect(await today()).toBe(200)
  expect((await asked(`/${member.id}/leave`, { version: '1' })).status).toBe(303)
  expect(await today()).toBe(303)
  expect((await asked(`/${member.id}/leave`, { version: '1' })).status).toBe(303)
  expect((await asked(`/${member.id}/come-back`, { version: '2' })).status).toBe(303)
  expect(await today()).toBe(200)
})

test('an invitation that is taken back cannot be used', async () => {
  const form = inviting()
  await asked('/invite', form)
  expect(await row(form.id)).toMatchObject({ invitation_hash: expect.any(String) })
  await asked(`/${form.id}/leave`, { version: '1' })
  expect(await row(form.id)).toMatchObject({ invitation_hash: null, left_at: expect.any(Date) })
})

test('nobody takes away the last administrator', async () => {
  const { administrator } = world.members
  await asked('/invite', inviting({ hats: ['administrator'], teamIds: [] }))
  const version = String((await row(administrator.membershipId)).version)
  const change = await asked(`/${administrator.membershipId}/change`, { version, name: 'Me', hats: ['volunteer'] })
  expect(change.status).toBe(422)
  expect(await change.text()).toContain('is the only administrator here')
  const leaving = await asked(`/${administrator.membershipId}/leave`, { version })
  expect(leaving.status).toBe(422)
  expect(await leaving.text()).toContain('is the only administrator here')
  expect(await row(administrator.membershipId)).toMatchObject({ hats: ['administrator'], left_at: null })
})

test('of two administrators who take the hat from each other at the same moment, one keeps it', async () => {
  const other = await somebody({ hats: ['administrator'], teamIds: [] })
  const { administrator } = world.members
  const version = String((await row(administrator.membershipId)).version)
  const take = (as: Member, id: string, seen: string) =>
    world.ask(`/ashcombe/administration/members/${id}/change`, { as, form: { version: seen, name: 'Still here', hats: ['volunteer'] } })
  const answers = await Promise.all([take(administrator, other.id, '1'), take(other.as, administrator.membershipId, version)])
  const left = await rows(`select from membership where partnership_id = $1 and 'administrator' = any (hats) and joined_at is not null and left_at is null`, [
    world.partnershipId,
  ])
  expect(left).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  await rows(`update membership set hats = '{administrator}' where id = $1`, [administrator.membershipId])
  await rows(`update membership set hats = '{volunteer}' where id = $1`, [other.id])
})

test('the list is paged by name, and filtered', async () => {
  const { partnershipId } = world
  const many = Array.from({ length: 55 }, (_, i) => aMembership({ partnershipId, hats: ['volunteer'], name: `Zed ${String(i).padStart(2, '0')}` }))
  await world.sow({ membership: many })
  const titles = (html: string) => [...html.matchAll(/members\/[0-9a-f-]{36}"><span[^>]*>([^<]*)</g)].map((match) => match[1])
  const seen: (string | undefined)[] = []
  let path: string | undefined = '?name=zED&hat=volunteer&state=here'
  let pages = 0
  while (path !== undefined && pages++ < 10) {
    const html = await (await asked(path)).text()
    seen.push(...titles(html))
    path = /href="[^"]*members(\?[^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(seen).toEqual(many.map(({ name }) => name))
  expect(titles(await (await asked('?name=zed&hat=evaluator')).text())).toEqual([])
  expect(titles(await (await asked('?name=zed&state=left')).text())).toEqual([])
})

test.each(['?hat=wizard', '?state=gone', '?after=nonsense', '?name=%00%F0%9F%8C%BB', `?after=${newId()}`])('an address with %s is answered', async (query) => {
  expect((await asked(query)).status).toBe(200)
})
