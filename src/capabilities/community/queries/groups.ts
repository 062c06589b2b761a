import { sql } from 'kysely'
import type { Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Member as PartnershipMember, Viewer } from '../../../platform/viewer.ts'
import type { Figures, Group, Meetup, Member } from '../group.ts'

/** More names than this are no register for a phone: those who came longest ago are left out of the list, never out of the figures. */
const MOST_MEMBERS = 400

const withEntry = (tx: Tx, partnershipId: string) =>
  tx
    .selectFrom('communityGroup as g')
    .leftJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'g.partnershipId').onRef('e.groupId', '=', 'g.id'))
    .select(['g.partnershipId', 'g.id', 'g.name', 'g.state', 'e.id as entryId'])
    .where('g.partnershipId', '=', partnershipId)

/** A group, when the viewer may read it at all. */
export const findGroup = (tx: Tx, partnershipId: string, id: string): Promise<Group | undefined> =>
  withEntry(tx, partnershipId).where('g.id', '=', id).executeTakeFirst()

/** The groups the viewer leads, with the last time each met. Somebody leads a handful. */
export const listTheirGroups = (tx: Tx, viewer: Viewer) =>
  withEntry(tx, viewer.partnershipId)
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
    .where('g.id', 'in', viewer.groupIds.length > 0 ? viewer.groupIds : [null as never])
    .where('g.state', '<>', 'ended')
    .orderBy('g.name')
    .limit(50)
    .execute()

/** The groups that somebody is named for who keeps no register, as anybody reads of them in the directory. */
export const listGroupsTheyHelp = (tx: Tx, { partnershipId, membershipId }: PartnershipMember) =>
  tx
    .selectFrom('membership as m')
    .innerJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'm.partnershipId').on(sql<boolean>`e.group_id = any (m.group_ids)`))
    .select(['e.id', 'e.name', 'e.whenItMeets'])
    .where('m.partnershipId', '=', partnershipId)
    .where('m.id', '=', membershipId)
    .orderBy('e.sortName')
    .orderBy('e.id')
    .limit(50)
    .execute()

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

/** How a group goes since a day. Who came is only for those who may see who they are. */
export async function countGroup(tx: Tx, group: Group, since: Day, { withPeople }: { withPeople: boolean }): Promise<Figures> {
  const { partnershipId, id } = group
  const { meetups, attendances } = await tx
    .selectFrom('meetup')
    .select([sql<number>`count(*)::integer`.as('meetups'), sql<number>`coalesce(sum(attendances), 0)::integer`.as('attendances')])
    .where('partnershipId', '=', partnershipId)
    .where('groupId', '=', id)
    .where('metOn', '>=', since)
    .executeTakeFirstOrThrow()
  if (!withPeople) return { meetups, attendances, people: undefined, newcomers: undefined }
  const { people } = await tx
    .selectFrom('meetup as m')
    .innerJoin('attendance as a', (join) => join.onRef('a.partnershipId', '=', 'm.partnershipId').onRef('a.meetupId', '=', 'm.id'))
    .select(sql<number>`count(distinct a.member_id)::integer`.as('people'))
    .where('m.partnershipId', '=', partnershipId)
    .where('m.groupId', '=', id)
    .where('m.metOn', '>=', since)
    .executeTakeFirstOrThrow()
  const { newcomers } = await tx
    .selectFrom('groupMember')
    .select(sql<number>`count(*)::integer`.as('newcomers'))
    .where('partnershipId', '=', partnershipId)
    .where('groupId', '=', id)
    .where('firstCameOn', '>=', since)
    .executeTakeFirstOrThrow()
  return { meetups, attendances, people, newcomers }
}
