import { beforeAll, expect, test } from 'vitest'
import { aWorld, HATS, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { countOtherAdministrators, findMember, listFailedMessages, listMembers } from './queries.ts'

let world: World
const messageId = newId()
const listId = newId()

beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, members } = world
  await world.sow({
    outbox: [
      {
        partnershipId,
        id: messageId,
        kind: 'you are welcome',
        sendTo: 'ivy@example.org',
        subject: 'Hello',
        state: 'failed',
        tries: 5,
        lastProblem: 'No such mailbox',
      },
      { partnershipId, id: newId(), kind: 'you are welcome', sendTo: 'sent@example.org', subject: 'Hello', state: 'sent' },
      { partnershipId, id: newId(), kind: 'you are welcome', sendTo: 'waiting@example.org', subject: 'Hello', state: 'waiting' },
    ],
    practiceImport: [{ partnershipId, id: listId, state: 'checked', fileName: 'epraccur.csv', madeBy: members.administrator.membershipId }],
    practiceImportRow: [{ partnershipId, importId: listId, line: 1, problem: 'The code is missing', raw: '[""]' }],
  })
})

const pages = () => {
  const { administrator } = world.members
  return [
    '',
    '/partnership',
    '/teams',
    '/teams/add',
    `/teams/${world.north.id}`,
    '/organisations',
    '/organisations/add',
    `/organisations/${world.practice.id}`,
    '/members',
    '/members/invite',
    `/members/${administrator.membershipId}`,
    `/members/${administrator.membershipId}/change`,
    `/members/${administrator.membershipId}/leave`,
    `/members/${world.members['link worker'].membershipId}/cover`,
    '/practices',
    `/practices/${listId}`,
    `/practices/${listId}/rejected.csv`,
    '/messages',
  ].map((path) => `/ashcombe/administration${path}`)
}

test('an administrator opens every page of administration', async () => {
  for (const path of pages()) expect([path, (await world.ask(path, { as: world.members.administrator })).status]).toEqual([path, 200])
})

test.each(HATS.filter((hat) => hat !== 'administrator'))('a %s opens none of them', async (hat) => {
  for (const path of pages()) expect([path, (await world.ask(path, { as: world.members[hat] })).status]).toEqual([path, 403])
})

test('nobody, and the administrator of another partnership, are led to signing in', async () => {
  for (const path of pages()) {
    for (const as of [undefined, world.stranger]) {
      const answer = await world.ask(path, { as })
      expect([path, answer.status, answer.headers.get('location')?.split('?')[0]]).toEqual([path, 303, '/sign-in'])
    }
  }
})

test('the administrator of another partnership finds nothing of ours under their own address', async () => {
  const ours = pages().filter((path) => /[0-9a-f]{8}-/.test(path))
  expect(ours.length).toBeGreaterThan(6)
  for (const path of ours) expect([path, (await world.ask(path.replace('/ashcombe', '/brindle'), { as: world.stranger })).status]).toEqual([path, 404])
})

test.each(HATS.filter((hat) => hat !== 'administrator'))('a %s changes nothing, even knowing where', async (hat) => {
  const before = await everything()
  const as = world.members[hat]
  const form = {
    version: '1',
    name: 'Mine now',
    area: 'All',
    hats: ['administrator'],
    takesTheRest: 'yes',
    timeZone: 'UTC',
    answersWithinDays: '1',
    lateTellsAdministrator: '3',
    kind: 'club',
  }
  for (const path of [...pages(), ...buttons()]) expect([path, (await world.ask(path, { as, form })).status]).not.toEqual([path, 303])
  expect(await everything()).toEqual(before)
})

const buttons = () =>
  [`/members/${world.members.person.membershipId}/invite-again`, `/members/${world.members.person.membershipId}/come-back`]
    .concat([`/practices/${listId}/switch-in`, `/practices/${listId}/give-up`, `/messages/${messageId}/try-again`])
    .map((path) => `/ashcombe/administration${path}`)

async function everything() {
  const tables = ['partnership', 'team', 'organisation', 'membership', 'practice_import', 'outbox']
  const found = []
  for (const table of tables) found.push((await world.database.pool.query(`select * from ${table} order by 2, 1`)).rows)
  return found
}

test('an administrator reaches nobody’s page, and it is there', async () => {
  const page = `/ashcombe/people/${world.rosa.id}`
  expect((await world.ask(page, { as: world.members.administrator })).status).toBe(404)
  expect((await world.ask(page, { as: world.members['health coach'] })).status).toBe(200)
})

test('an administrator sees what could not be sent, and nothing that was or will be; no one else sees either', async () => {
  const seen = (viewer: World['nobody']) => world.asViewer(viewer, (tx) => tx.selectFrom('outbox').select('sendTo').execute())
  expect(await seen(world.members.administrator)).toEqual([{ sendTo: 'ivy@example.org' }])
  expect(await seen(world.members['health coach'])).toEqual([])
  expect(await world.asViewer(world.stranger, (tx) => listFailedMessages(tx, world.partnershipId))).toEqual([])
})

test('what is in a message is not even an administrator’s to read', async () => {
  await expect(world.asViewer(world.members.administrator, (tx) => tx.selectFrom('outbox').select('body').execute())).rejects.toThrow('permission denied')
})

test.each(['accountId', 'invitationHash'] as const)('an administrator cannot read the %s of a membership', async (column) => {
  await expect(world.asViewer(world.members.administrator, (tx) => tx.selectFrom('membership').select(column).execute())).rejects.toThrow('permission denied')
})

test('members are hidden from another partnership’s administrator, and are there', async () => {
  const { partnershipId, members, stranger } = world
  const id = members.volunteer.membershipId
  expect(await world.asViewer(stranger, (tx) => findMember(tx, partnershipId, id))).toBeUndefined()
  expect(await world.asViewer(stranger, (tx) => listMembers(tx, partnershipId))).toEqual([])
  expect(await world.asViewer(members.administrator, (tx) => findMember(tx, partnershipId, id))).toMatchObject({ id })
})

test('lists of practices are hidden from another partnership’s administrator, and are there', async () => {
  const rows = (viewer: World['nobody']) => world.asViewer(viewer, (tx) => tx.selectFrom('practiceImportRow').select('line').execute())
  expect(await rows(world.stranger)).toEqual([])
  expect(await rows(world.members['health coach'])).toEqual([])
  expect(await rows(world.members.administrator)).toEqual([{ line: 1 }])
})

test('another partnership’s administrators do not count as ours', async () => {
  const { partnershipId, members } = world
  expect(await world.asViewer(members.administrator, (tx) => countOtherAdministrators(tx, partnershipId, members.administrator.membershipId))).toBe(0)
})
