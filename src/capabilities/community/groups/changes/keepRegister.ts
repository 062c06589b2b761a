import { sql } from 'kysely'
import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { type Tx, withoutSeeingWhose } from '../../../../platform/database/narrowed.ts'
import { NotFound, OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import { moveIntroductions } from '../../introductions/changes/moveIntroductions.ts'
import { type Group, isSame, type Kept, type Meetup } from '../group.ts'
import { findMeetup, listMembers } from '../queries/groups.ts'
import { countGroupAgain, countMembersAgain, takeGroup } from './countAgain.ts'

export interface Register extends Kept {
  on: Day
  /** Which version of the meet-up was on the page: nought when there was none yet. */
  versionSeen: number
  /** New people by first name. Their ids were made with the form, so that a form sent twice adds them once. */
  added: readonly { id: string; name: string }[]
  /** Names on a kiosk that have been on this page: its leader has seen them, whether they were ticked or not. */
  fromKiosk?: readonly string[]
}

/**
 * Keeps the register of a day: who came, once, from which members' figures and introductions follow. Keeping it again
 * corrects it. Saying what is there already changes nothing. Throws OutOfDate when somebody kept it since `versionSeen`.
 */
export async function keepRegister(acting: Acting, group: Group, register: Register) {
  const { tx, viewer } = acting
  const { partnershipId } = viewer
  await takeGroup(tx, partnershipId, group.id)
  const meetup = await findMeetup(tx, group, register.on)
  const before = meetup ? (await listMembers(tx, group, meetup.id)).filter(({ isTicked }) => isTicked).map(({ id }) => id) : []
  await keepFromKiosk(acting, register.fromKiosk ?? [])
  const came = [...new Set([...register.came, ...register.added.map(({ id }) => id)])]
  if (meetup && isSame({ came: before, others: meetup.others }, { came, others: register.others })) return
  if ((meetup?.version ?? 0) !== register.versionSeen) throw new OutOfDate('Somebody else has kept the register of this day since you opened it.')

  await addMembers(acting, group, register.added)
  const kept = await writeMeetup(acting, group, meetup, { on: register.on, others: register.others, attendances: came.length + register.others })
  await writeAttendance(acting, group, kept, { before, came })
  const moved = [...new Set([...before, ...came])]
  await countMembersAgain(tx, partnershipId, moved)
  await moveIntroductions(acting, moved)
  await countGroupAgain(tx, partnershipId, group.id)
  await recordInAudit(acting, meetup ? 'changed' : 'kept', { thing: 'register', thingId: kept.id })
}

async function keepFromKiosk({ tx, viewer, now }: Acting, nameIds: readonly string[]) {
  if (nameIds.length === 0) return
  await tx
    .updateTable('kioskName')
    .set({ keptAt: now })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', 'in', [...nameIds])
    .execute()
}

async function addMembers({ tx, viewer, now }: Acting, group: Group, added: Register['added']) {
  if (added.length === 0) return
  const { partnershipId } = viewer
  await tx
    .insertInto('groupMember')
    .values(added.map(({ id, name }) => ({ partnershipId, id, groupId: group.id, calledName: name, createdAt: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function writeMeetup({ tx, viewer, now }: Acting, group: Group, meetup: Meetup | undefined, said: { on: Day; others: number; attendances: number }) {
  const { partnershipId } = viewer
  const { on, others, attendances } = said
  const by = { byMembership: viewer.membershipId, byName: viewer.name }
  const id = meetup?.id ?? newId()
  if (meetup) {
    await tx
      .updateTable('meetup')
      .set({ others, attendances, ...by, version: meetup.version + 1 })
      .where('partnershipId', '=', partnershipId)
      .where('id', '=', id)
      .execute()
  } else {
    await tx
      .insertInto('meetup')
      .values({ partnershipId, id, groupId: group.id, metOn: on, others, attendances, ...by, createdAt: now })
      .execute()
  }
  return { id, on }
}

async function writeAttendance(
  { tx, viewer }: Acting,
  group: Group,
  meetup: { id: string; on: Day },
  { before, came }: { before: readonly string[]; came: readonly string[] },
) {
  const { partnershipId } = viewer
  const gone = before.filter((id) => !came.includes(id))
  const arrived = came.filter((id) => !before.includes(id))
  if (gone.length > 0) {
    await tx.deleteFrom('attendance').where('partnershipId', '=', partnershipId).where('meetupId', '=', meetup.id).where('memberId', 'in', gone).execute()
  }
  if (arrived.length === 0) return
  // Whose they are is copied from the member, never taken from the form; an id of another group is not found here.
  const members = await tx
    .selectFrom('groupMember')
    .select(['id', 'personId', 'teamId'])
    .where('partnershipId', '=', partnershipId)
    .where('groupId', '=', group.id)
    .where('id', 'in', arrived)
    .execute()
  if (members.length !== arrived.length) throw new NotFound()
  await tx
    .insertInto('attendance')
    .values(
      members.map(({ id, personId, teamId }) => ({ partnershipId, meetupId: meetup.id, memberId: id, groupId: group.id, personId, teamId, metOn: meetup.on })),
    )
    .execute()
  await followToTheOneKept(tx, partnershipId, meetup.id)
}

/** Who was joined with somebody of the same register stands on it twice. Whichever is ticked, the one kept came, and their team reads so. */
const followToTheOneKept = (tx: Tx, partnershipId: string, meetupId: string) =>
  withoutSeeingWhose(tx, () =>
    sql`
      update attendance a set person_id = k.person_id, team_id = k.team_id
      from person p, group_member k
      where a.partnership_id = ${partnershipId} and a.meetup_id = ${meetupId}
        and p.partnership_id = a.partnership_id and p.id = a.person_id and p.joined_to is not null
        and k.partnership_id = a.partnership_id and k.group_id = a.group_id and k.person_id = p.joined_to`.execute(tx),
  )
