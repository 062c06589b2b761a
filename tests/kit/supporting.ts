import { aPerson } from '../../src/capabilities/people/factory.ts'
import { aReferral } from '../../src/capabilities/referrals/factory.ts'
import { aBeginning, aSupport } from '../../src/capabilities/support/factory.ts'
import type { Day } from '../../src/platform/clock.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Member } from '../../src/platform/viewer.ts'
import { TODAY, type World } from './world.ts'

/** Somebody whose support has begun, led by the health coach of the north unless told otherwise. */
export async function aSupportedPerson(world: World, about: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
  const { partnershipId, north, members } = world
  const { membershipId: ledBy, name: ledByName } = members['health coach']
  const person = aPerson({ partnershipId, teamId: north.id, name: 'Ivy Marsh', ...about })
  const referral = aReferral({ partnershipId, personId: person.id, teamId: north.id, state: 'accepted' })
  const support = aSupport({ partnershipId, personId: person.id, referralId: referral.id, teamId: north.id, ledBy, ledByName, ...more })
  await world.sow({ person: [person], referral: [referral], support: [support], supportHistory: [aBeginning(support)] })
  return { person, support }
}

/** A day as its three boxes send it. */
export const dayParts = (name: string, day: Day | '') => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** A conversation as its form sends it. */
export const conversing = (more: Record<string, string | string[]> = {}) => ({
  id: newId(),
  mode: 'phone',
  ...dayParts('heldOn', TODAY),
  whatMatters: 'Getting out again after the winter',
  agreed: 'Walk to the library together',
  whoDoesIt: 'both',
  ...dayParts('nextTalkOn', '2026-12-10'),
  ...more,
})

/** What a database holds of somebody's support, as its owner sees it, and the pages about it. */
export const lookingInto = (world: () => World) => {
  const rowOf = async (sql: string, ...values: unknown[]) => (await world().database.pool.query(sql, values)).rows
  return {
    rowOf,
    supportRow: async (id: string) =>
      (await rowOf('select state, led_by, next_talk_on, last_talk_on, conversations, ended_on, version from support where id = $1', id))[0],
    conversationsOf: (id: string) => rowOf('select * from conversation where support_id = $1', id),
    messagesFor: (personId: string) => rowOf('select kind, send_to, body from outbox where person_id = $1', personId),
    page: async (path: string, as: Member) => {
      const answer = await world().ask(path, { as })
      return { status: answer.status, html: await answer.text() }
    },
  }
}
