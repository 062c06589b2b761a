import { sql } from 'kysely'
import type { Day } from '../../../../platform/clock.ts'
import { type Given, kept } from '../../../../platform/database/kept.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { OfMember, Viewer } from '../../../../platform/viewer.ts'
import type { Group, GroupState, Meetup, Member, Step } from '../group.ts'
import { silentBefore, WORRYING } from '../lasting.ts'

/** More names than this are no register for a phone: those who came longest ago are left out of the list, never out of the figures. */
const MOST_MEMBERS = 400

const withEntry = (tx: Tx, partnershipId: string) =>
  tx
    .selectFrom('communityGroup as g')
    .leftJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'g.partnershipId').onRef('e.groupId', '=', 'g.id'))
    .selectAll('g')
    .select(['e.id as entryId', 'e.roomFor', 'e.placesLeft'])
    .where('g.partnershipId', '=', partnershipId)

/** A group, when the viewer may read it at all. */
export const findGroup = (tx: Tx, partnershipId: string, id: string): Promise<Group | undefined> =>
  withEntry(tx, partnershipId).where('g.id', '=', id).executeTakeFirst()

/** With the last time each met. */
const withLast = (tx: Tx, partnershipId: string) =>
  withEntry(tx, partnershipId)
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('meetup as m')
          .whereRef('m.partnershipId', '=', 'g.partnershipId')
          .whereRef('m.groupId', '=', 'g.id')
          .select(['m.metOn as lastMetOn', 'm.attendances as lastAttendances'])
          .orderBy('m.metOn', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['last.lastMetOn', 'last.lastAttendances'])

/** The groups the viewer leads or helps, with the last time each met. Somebody has a handful. */
export const listTheirGroups = (tx: Tx, viewer: Viewer) =>
  withLast(tx, viewer.partnershipId)
    .where('g.id', 'in', viewer.groupIds.length > 0 ? viewer.groupIds : [null as never])
    .where('g.state', '<>', 'ended')
    .orderBy('g.sortName')
    .orderBy('g.id')
    .limit(50)
    .execute()

interface Which {
  state?: GroupState | undefined
  /** Only those that may not last. */
  worry?: boolean | undefined
  after?: { sortName: string; id: string } | undefined
  limit?: number
}

/** Every group, by name. At most `limit`, after `after`. */
export const listGroups = (tx: Tx, partnershipId: string, today: Day, { state, worry, after, limit = 25 }: Which = {}) =>
  withLast(tx, partnershipId)
    .$if(state !== undefined, (query) => query.where('g.state', '=', state as GroupState))
    .$if(state === undefined, (query) => query.where('g.state', '<>', 'ended'))
    .$if(worry === true, (query) =>
      query
        .where('g.state', 'in', ['starting', 'supported', 'standing on its own'])
        .where((eb) =>
          eb.or([
            eb('g.lastingLeast', '<=', WORRYING),
            eb.and([eb('g.handsOverOn', '<', today), eb('g.state', '<>', 'standing on its own')]),
            eb.and([eb('g.state', '<>', 'starting'), eb.or([eb('last.lastMetOn', 'is', null), eb('last.lastMetOn', '<', silentBefore(today))])]),
          ]),
        ),
    )
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('g.sortName', 'g.id'), '>', eb.tuple(after?.sortName as string, after?.id as string))),
    )
    .orderBy('g.sortName')
    .orderBy('g.id')
    .limit(limit)
    .execute()

/** Groups whose worker steps back before a day, or should have: those beside which the viewer works, and those beside which nobody does. */
export const listHandingOver = kept((tx: Tx, { partnershipId, membershipId, before }: Given<OfMember & { before: Day }>) =>
  tx
    .selectFrom('communityGroup')
    .select(['id', 'name', 'handsOverOn', 'handsOverTo'])
    .where('partnershipId', '=', partnershipId)
    .where('handsOverOn', '<', before)
    .where('state', 'in', ['starting', 'supported'])
    .where((eb) => eb.or([eb('supportedBy', '=', membershipId), eb('supportedBy', 'is', null)]))
    .orderBy('handsOverOn')
    .orderBy('id')
    .limit(10),
)

/** The steps in the life of a group, latest first. */
export const listLife = (tx: Tx, { partnershipId, id }: Pick<Group, 'partnershipId' | 'id'>): Promise<Step[]> =>
  tx.selectFrom('groupLife').selectAll().where('partnershipId', '=', partnershipId).where('groupId', '=', id).orderBy('version', 'desc').limit(50).execute()

/** Who leads a group and who helps with it. */
export async function listKeepers(tx: Tx, { partnershipId, id }: Pick<Group, 'partnershipId' | 'id'>) {
  const members = await tx
    .selectFrom('membership')
    .select(['id', 'name', 'hats'])
    .where('partnershipId', '=', partnershipId)
    .where('leftAt', 'is', null)
    .where(sql<boolean>`group_ids <> '{}'`)
    .where(sql<boolean>`${id}::uuid = any (group_ids)`)
    .orderBy('sortName')
    .limit(50)
    .execute()
  return { leads: members.filter(({ hats }) => hats.includes('group leader')), helpers: members.filter(({ hats }) => !hats.includes('group leader')) }
}

/** The meet-up of a day, when its register has been kept. */
export const findMeetup = (tx: Tx, group: Group, on: Day): Promise<Meetup | undefined> =>
  tx
    .selectFrom('meetup')
    .selectAll()
    .where('partnershipId', '=', group.partnershipId)
    .where('groupId', '=', group.id)
    .where('metOn', '=', on)
    .executeTakeFirst()

/** The latest meet-ups of a group, latest first. */
export const listMeetups = (tx: Tx, group: Group, limit = 12): Promise<Meetup[]> =>
  tx
    .selectFrom('meetup')
    .selectAll()
    .where('partnershipId', '=', group.partnershipId)
    .where('groupId', '=', group.id)
    .orderBy('metOn', 'desc')
    .limit(limit)
    .execute()

/** Who the register of a group knows, by name, with whether they came to this meet-up. Whoever came to it is always among them. */
export async function listMembers(tx: Tx, group: Group, meetupId: string | undefined): Promise<Member[]> {
  const members = await tx
    .selectFrom('groupMember as m')
    .leftJoin('attendance as a', (join) =>
      join
        .onRef('a.partnershipId', '=', 'm.partnershipId')
        .onRef('a.memberId', '=', 'm.id')
        .on('a.meetupId', '=', meetupId ?? null),
    )
    .select(['m.id', 'm.calledName', 'm.came', 'm.lastCameOn'])
    .select((eb) => eb('a.memberId', 'is not', null).$castTo<boolean>().as('isTicked'))
    .where('m.partnershipId', '=', group.partnershipId)
    .where('m.groupId', '=', group.id)
    .orderBy((eb) => eb('a.memberId', 'is', null))
    .orderBy('m.lastCameOn', (order) => order.desc().nullsFirst())
    .orderBy('m.id')
    .limit(MOST_MEMBERS)
    .execute()
  return members.sort((one, other) => one.calledName.localeCompare(other.calledName) || (one.id < other.id ? -1 : 1))
}
