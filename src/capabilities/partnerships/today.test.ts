import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import { anEntry } from '../community/factory.ts'

let world: World
let groupId: string
beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, members } = world
  groupId = members['group leader'].groupIds[0] as string
  await world.sow({ entry: [anEntry({ partnershipId, groupId, name: 'Thursday walkers', whenItMeets: 'Thursdays, 10am' })] })
})

const home = async (hat: keyof World['members']) => (await world.ask('/ashcombe/today', { as: world.members[hat] })).text()
const mainOf = (html: string) => html.slice(html.indexOf('<main'))

test('a volunteer for whom nothing is waiting finds what this partnership has for them', async () => {
  const html = mainOf(await home('volunteer'))
  expect(html).toContain('You are not down to help with a group yet.')
  for (const href of ['/ashcombe/community', '/account']) expect(html).toContain(`href="${href}"`)
  expect(html).not.toContain('/administration')
})

test('a volunteer finds the registers of the groups they help with, and of no other', async () => {
  const { members, database } = world
  const register = `/ashcombe/groups/${groupId}/register`
  expect((await world.ask(register, { as: members.volunteer })).status).toBe(404)
  await database.pool.query('update membership set group_ids = array[$1::uuid] where id = $2', [groupId, members.volunteer.membershipId])
  const html = mainOf(await home('volunteer'))
  expect(html).toContain('Groups you help with')
  expect(html).toContain(`href="${register}"`)
  expect((await world.ask(register, { as: members.volunteer })).status).toBe(200)
})

test.each(['person', 'supporter', 'referrer'] as const)('a %s for whom nothing is waiting finds where to go on', async (hat) => {
  const html = mainOf(await home(hat))
  expect(html).toContain('What you can do here')
  expect(html).toContain('href="/ashcombe/community"')
})

test('somebody for whom something is waiting sees that, and no more', async () => {
  expect(await home('group leader')).not.toContain('What you can do here')
})
