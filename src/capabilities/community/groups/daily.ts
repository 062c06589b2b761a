import { addDays, type Day, dayIn } from '../../../platform/clock.ts'
import { narrowed, type Tx } from '../../../platform/database/narrowed.ts'
import type { Acting, House } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import type { Job } from '../../../platform/manifest.ts'
import { Viewer } from '../../../platform/viewer.ts'
import { wordsFor } from '../../../platform/words.ts'
import { nextOf } from '../schedule/nextDates.ts'
import { freePlace, offerPlaces } from './changes/offerPlaces.ts'
import { seeYouTomorrow, tell } from './messages.ts'

// Few at a time, because the embedded database does one transaction after another and people are waiting for it.
const AT_A_TIME = 25

/** Names at a kiosk that nobody put on a register are forgotten after so long. */
const KIOSK_KEPT = 30 // days

/** Each hour of the day, as a text would wake somebody at night: places that were held and not taken are free again, and what is free is offered to whoever has waited longest. */
export const offerFreePlaces: Job = {
  name: 'offer free places',
  every: '7 8-20 * * *',
  run: async (house, partnership) => {
    await inTurns((after) => inBackground(house, partnership, (acting) => letLapse(acting, after)))
    await inTurns((after) => inBackground(house, partnership, (acting) => offerToNext(acting, after)))
  },
}

/** Each afternoon: a message to those who asked for one, about the meet-up of tomorrow. */
export const remindTheDayBefore: Job = {
  name: 'remind the day before',
  every: '0 16 * * *',
  run: async (house, partnership) => {
    await inTurns((after) => inBackground(house, partnership, (acting) => remind(acting, after)))
    await inBackground(house, partnership, ({ tx, viewer: { partnershipId }, today }) =>
      tx.deleteFrom('kiosk').where('partnershipId', '=', partnershipId).where('metOn', '<', addDays(today, -KIOSK_KEPT)).execute(),
    )
  },
}

/** Gives the id after which the next turn goes on, when there is one. */
type Turn = (after: string | undefined) => Promise<string | undefined>

async function inTurns(turn: Turn) {
  let after: string | undefined
  do after = await turn(after)
  while (after)
}

/** Acts for nobody: a role of the database that reaches what these jobs need. Written down as Livewell. */
const inBackground = <T>(house: House, { id, timeZone }: { id: string; timeZone: string }, work: (acting: Acting<Viewer>) => Promise<T>): Promise<T> =>
  narrowed(
    house.database.pool,
    { partnershipId: id },
    async (tx) => {
      const partnership = await tx
        .selectFrom('partnership')
        .select(['partnershipId as id', 'slug', 'name', 'timeZone', 'phone', 'answersWithinDays', 'staffNeedTotp'])
        .where('partnershipId', '=', id)
        .executeTakeFirstOrThrow()
      const now = house.clock()
      const viewer = new Viewer(partnership, { name: 'Livewell' })
      return work({ tx, viewer, now, today: dayIn(timeZone, now), requestId: newId(), words: wordsFor('en', timeZone), house })
    },
    'livewell_background',
  )

const lastOf = (rows: readonly { id: string }[]): string | undefined => (rows.length === AT_A_TIME ? rows.at(-1)?.id : undefined)

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
  return lastOf(rows)
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
  return lastOf(rows)
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
  return lastOf(rows)
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
