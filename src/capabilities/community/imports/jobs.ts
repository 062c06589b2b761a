import { dayIn } from '../../../platform/clock.ts'
import { narrowed } from '../../../platform/database/narrowed.ts'
import type { House } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import type { Job } from '../../../platform/manifest.ts'
import { beginImport } from './changes/beginImport.ts'
import type { Where } from './changes/working.ts'
import { nextDue } from './directory.ts'
import { goOnWith, listUnderWay } from './work.ts'

/** Goes on with what was asked for, a piece at a time. */
export const takeIn: Job = {
  name: 'take in directories',
  waiting: listUnderWay,
  run: async (house, partnership, { id }) => {
    if (id) await goOnWith(house, partnership, id)
  },
}

/** Begins to read, each night, the feeds whose day has come. */
export const refresh: Job = {
  name: 'refresh directories',
  every: '40 2 * * *',
  run: async (house, partnership) => {
    await beginDue(house, partnership)
  },
}

/** Begins what is due today. Asked twice on one day, it begins once. */
export async function beginDue(house: Pick<House, 'database' | 'clock'>, { id: partnershipId, timeZone }: Where): Promise<void> {
  const now = house.clock()
  const today = dayIn(timeZone, now)
  await narrowed(house.database.pool, { partnershipId, hat: 'administrator' }, async (tx) => {
    const due = await tx
      .updateTable('directorySource as s')
      .set({ dueOn: null })
      .where('s.partnershipId', '=', partnershipId)
      .where('s.dueOn', '<=', today)
      .where('s.kind', '=', 'feed')
      .returning(['s.partnershipId', 's.id', 's.refresh', 's.madeBy'])
      .execute()
    for (const source of due) {
      // Its day is set again when it is switched in; this one stands when nobody does.
      await tx
        .updateTable('directorySource')
        .set({ dueOn: nextDue(source.refresh, today) })
        .where('partnershipId', '=', partnershipId)
        .where('id', '=', source.id)
        .execute()
      await beginImport({ tx, now }, source, { id: newId(), state: 'reading', form: 'feed', byItself: true, askedBy: source.madeBy })
    }
  })
}
