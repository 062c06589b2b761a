import { sql } from 'kysely'
import { AT_A_TIME, inTurns, lastOf } from '../../../platform/background.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Job } from '../../../platform/manifest.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { aTeamIsBehind, peopleWaitForYou } from './messages.ts'
import { listWaits, type Waits } from './waits.ts'

/** Each working morning: workers hear how many wait on the last day of the promise or past it, and administrators where it is long past. */
export const nudge: Job = {
  name: 'nudge before the promise is broken',
  every: '10 8 * * 1-5',
  run: (house, partnership) => inTurns<{ id: string }>(house, partnership, nudgeSome),
}

async function nudgeSome(acting: Acting<Viewer>, after: { id: string } | undefined) {
  const { tx, viewer, today } = acting
  const { id: partnershipId, timeZone } = viewer.partnership
  const waits = await listWaits(tx, { partnershipId, timeZone, today })
  if (waits.length === 0) return undefined
  const staff = await listStaffToTell(acting, after)
  for (const member of staff) {
    const reached = [...member.teamIds, ...(member.coveringUntil && member.coveringUntil >= today ? member.coveringTeamIds : [])]
    const theirs = member.isWorker ? waits.filter(({ teamId }) => reached.includes(teamId)) : []
    const behind = member.isAdministrator ? waits.filter(({ long }) => long > 0) : []
    if (theirs.length + behind.length > 0 && (await isFirstToday(acting, member.id))) await tellMember(acting, member, { theirs, behind })
  }
  return lastOf(staff)
}

/** Who has joined with an account and did not turn this off. */
const listStaffToTell = ({ tx, viewer }: Acting<Viewer>, after: { id: string } | undefined) =>
  tx
    .selectFrom('membership as m')
    .leftJoin('nudge as n', (join) => join.onRef('n.partnershipId', '=', 'm.partnershipId').onRef('n.membershipId', '=', 'm.id'))
    .select(['m.id', 'm.name', 'm.teamIds', 'm.coveringTeamIds', 'm.coveringUntil'])
    .select([sql<boolean>`m.hats && array['health coach', 'link worker']`.as('isWorker'), sql<boolean>`'administrator' = any (m.hats)`.as('isAdministrator')])
    .where('m.partnershipId', '=', viewer.partnershipId)
    // As the index of staff says it, so that it is read and not every person's account.
    .where(sql<boolean>`m.hats && array['health coach', 'link worker', 'administrator']`)
    .where('m.accountId', 'is not', null)
    .where('m.joinedAt', 'is not', null)
    .where('m.leftAt', 'is', null)
    .where((eb) => eb.or([eb('n.wants', 'is', null), eb('n.wants', '=', true)]))
    .$if(after !== undefined, (query) => query.where('m.id', '>', after?.id as string))
    .orderBy('m.id')
    .limit(AT_A_TIME)
    .execute()

/** Marks somebody as told, so that a job that runs again tells nobody twice. */
async function isFirstToday({ tx, viewer, today }: Acting<Viewer>, membershipId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('nudge')
    .values({ partnershipId: viewer.partnershipId, membershipId, toldOn: today })
    .onConflict((conflict) =>
      conflict
        .columns(['partnershipId', 'membershipId'])
        .doUpdateSet({ toldOn: today })
        .where((eb) => eb.or([eb('nudge.toldOn', 'is', null), eb('nudge.toldOn', '<', today)])),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

async function tellMember(acting: Acting<Viewer>, to: { id: string; name: string }, { theirs, behind }: { theirs: Waits[]; behind: Waits[] }) {
  if (theirs.length > 0) await putInOutbox(acting, peopleWaitForYou(acting, to, theirs))
  if (behind.length > 0) await putInOutbox(acting, aTeamIsBehind(acting, to, behind))
}
