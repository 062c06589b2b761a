import { AT_A_TIME, inBackground, inTurns, lastOf } from '../../../platform/background.ts'
import { addDays, type Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Job } from '../../../platform/manifest.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { nextOf } from '../schedule/nextDates.ts'
import { freePlace, offerPlaces } from './changes/offerPlaces.ts'
import { seeYouTomorrow, tell } from './messages.ts'

/** Names at a kiosk that nobody put on a register are forgotten after so long. */
const KIOSK_KEPT = 30 // days

/** Each hour of the day, as a text would wake somebody at night: places that were held and not taken are free again, and what is free is offered to whoever has waited longest. */
export const offerFreePlaces: Job = {
  name: 'offer free places',
  every: '7 8-20 * * *',
  run: async (house, partnership) => {
    await inTurns(house, partnership, letLapse)
    await inTurns(house, partnership, offerToNext)
  },
}

/** Each afternoon: a message to those who asked for one, about the meet-up of tomorrow. */
export const remindTheDayBefore: Job = {
  name: 'remind the day before',
  every: '0 16 * * *',
  run: async (house, partnership) => {
    await inTurns(house, partnership, remind)
    await inBackground(house, partnership, ({ tx, viewer: { partnershipId }, today }) =>
      tx.deleteFrom('kiosk').where('partnershipId', '=', partnershipId).where('metOn', '<', addDays(today, -KIOSK_KEPT)).execute(),
    )
  },
}

async function letLapse({ tx, viewer: { partnershipId }, now, today }: Acting<Viewer>, after: string | undefined) {
  const rows = await tx
    .selectFrom('waitingPlace')
    .select(['id', 'groupId', 'version'])
    .where('partnershipId', '=', partnershipId)
    .where('state', '=', 'held')
    .where('heldUntil', '<', today)
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(AT_A_TIME)
    .execute()
  for (const { id, groupId, version } of rows) {
    const { numUpdatedRows } = await tx
      .updateTable('waitingPlace')
      .set({ state: 'let go', version: version + 1 })
      .where('partnershipId', '=', partnershipId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 1n) await freePlace(tx, partnershipId, groupId, now)
  }
  return lastOf(rows)?.id
}

async function offerToNext(acting: Acting<Viewer>, after: string | undefined) {
  const { tx, viewer } = acting
  const rows = await tx
    .selectFrom('communityGroup as g')
    .innerJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'g.partnershipId').onRef('e.groupId', '=', 'g.id'))
    .select(['g.id', 'g.name', 'g.heldForDays'])
    .where('g.partnershipId', '=', viewer.partnershipId)
    .where('e.placesLeft', '>', 0)
    .where('g.state', 'in', ['starting', 'supported', 'standing on its own'])
    .$if(after !== undefined, (query) => query.where('g.id', '>', after as string))
    .orderBy('g.id')
    .limit(AT_A_TIME)
    .execute()
  for (const group of rows) await offerPlaces(acting, group)
  return lastOf(rows)?.id
}

async function remind(acting: Acting<Viewer>, after: string | undefined) {
  const { tx, viewer, today } = acting
  const { partnershipId } = viewer
  const tomorrow = addDays(today, 1)
  const rows = await tx
    .selectFrom('communityGroup as g')
    .innerJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'g.partnershipId').onRef('e.groupId', '=', 'g.id'))
    .select(['g.id', 'g.name', 'e.id as entryId', 'e.contactPhone'])
    .where('g.partnershipId', '=', partnershipId)
    .where('g.state', 'in', ['starting', 'supported', 'standing on its own'])
    .where('e.state', '=', 'open')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('memberWish as w')
          .select('w.memberId')
          .whereRef('w.partnershipId', '=', 'g.partnershipId')
          .whereRef('w.groupId', '=', 'g.id')
          .where('w.beforeBy', 'is not', null),
      ),
    )
    .$if(after !== undefined, (query) => query.where('g.id', '>', after as string))
    .orderBy('g.id')
    .limit(AT_A_TIME)
    .execute()
  for (const group of rows) {
    const meets = await meetingOn(tx, partnershipId, group.entryId, tomorrow)
    if (meets) await tellMembers(acting, { ...group, ...meets }, tomorrow)
  }
  return lastOf(rows)?.id
}

/** The time and place of what meets on a day; undefined when nothing does: the rule has it off, or somebody said so. */
async function meetingOn(tx: Tx, partnershipId: string, entryId: string, on: Day): Promise<{ time: string; place: string } | undefined> {
  const schedules = await tx.selectFrom('schedule').selectAll().where('partnershipId', '=', partnershipId).where('entryId', '=', entryId).limit(50).execute()
  const ids = schedules.map(({ id }) => id)
  if (ids.length === 0) return undefined
  const exceptions = await tx
    .selectFrom('scheduleException')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('scheduleId', 'in', ids)
    .where('day', '=', on)
    .execute()
  const { bankHolidays } = await tx.selectFrom('partnership').select('bankHolidays').where('partnershipId', '=', partnershipId).executeTakeFirstOrThrow()
  const [meeting] = nextOf(schedules, exceptions, { from: on, until: on, count: 1, nation: bankHolidays }).filter(({ isOff }) => !isOff)
  if (!meeting) return undefined
  const place = await tx
    .selectFrom('entryPlace')
    .select('name')
    .where('partnershipId', '=', partnershipId)
    .where('entryId', '=', entryId)
    .$if(meeting.placeId !== null, (query) => query.where('id', '=', meeting.placeId as string))
    .orderBy('position')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return { time: meeting.opensAt ? clockWords(meeting.opensAt) : '', place: place?.name ?? '' }
}

/** `14:30:00` → 2.30pm */
const clockWords = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return `${hours % 12 || 12}${minutes > 0 ? `.${String(minutes).padStart(2, '0')}` : ''}${hours < 12 ? 'am' : 'pm'}`
}

/** Each is marked as told in the statement that finds them, so that two runs never tell somebody twice. */
async function tellMembers(
  acting: Acting<Viewer>,
  group: { id: string; name: string; entryId: string; contactPhone: string; time: string; place: string },
  on: Day,
) {
  const { tx, viewer } = acting
  const told = await tx
    .updateTable('memberWish')
    .set({ toldFor: on })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('groupId', '=', group.id)
    .where('beforeBy', 'is not', null)
    .where((eb) => eb.or([eb('toldFor', 'is', null), eb('toldFor', '<', on)]))
    .returning(['beforeBy', 'email', 'phone'])
    .execute()
  const telling = seeYouTomorrow(acting, group, on)
  for (const { beforeBy, email, phone } of told) await tell(acting, { reachBy: beforeBy ?? 'email', reachAt: beforeBy === 'text' ? phone : email }, telling)
}
