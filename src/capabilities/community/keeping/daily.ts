import { sql } from 'kysely'
import { AT_A_TIME, inTurns, lastOf } from '../../../platform/background.ts'
import { addDays } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Job } from '../../../platform/manifest.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { listAgain } from '../changes/listAgain.ts'
import { askKeeper, tellKeeper } from './changes/askKeeper.ts'
import { keepHistory } from './changes/keepHistory.ts'
import { noteAlike } from './findAlike.ts'
import { latestToCheck } from './freshness.ts'
import { findRules } from './rules.ts'

/** Each morning: what was closed until yesterday is open, keepers are asked and told, and what is there twice is noted. */
export const keepDirectoryTrue: Job = {
  name: 'keep the directory true',
  every: '20 9 * * *',
  run: async (house, partnership) => {
    await inTurns(house, partnership, openWhatWasClosed)
    await inTurns(house, partnership, askKeepers)
    await inTurns(house, partnership, tellOfSuggestions)
    await inTurns(house, partnership, noteWhatIsAlike)
  },
}

async function openWhatWasClosed(acting: Acting<Viewer>, after: string | undefined) {
  const { tx, viewer, today, now } = acting
  const { partnershipId } = viewer
  const rows = await tx
    .selectFrom('entry')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('state', '=', 'closed for now')
    .where('closedUntil', '<', today)
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(AT_A_TIME)
    .forUpdate()
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) {
    await tx
      .updateTable('entry')
      .set({ state: 'open', closedBecause: '', closedUntil: null, changedAt: now, version: sql`version + 1` })
      .where('partnershipId', '=', partnershipId)
      .where('id', 'in', ids)
      .execute()
    await listAgain(tx, partnershipId, ids)
    await keepHistory(acting, { entryIds: ids, did: 'opened again', because: 'The day it was closed until has passed' })
  }
  return lastOf(ids)
}

/** All that one address keeps goes into one message. */
async function askKeepers(acting: Acting<Viewer>, after: string | undefined) {
  const { tx, viewer, today } = acting
  const { partnershipId } = viewer
  const rules = await findRules(tx, partnershipId)
  const rows = await tx
    .selectFrom('keeper as k')
    .innerJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'k.partnershipId').onRef('e.id', '=', 'k.entryId'))
    .select(['k.entryId', 'k.name', 'k.email', 'k.version', 'k.askedAbout', 'k.asks', 'e.name as entryName', 'e.lastCheckedOn'])
    .where('k.partnershipId', '=', partnershipId)
    .where('k.email', '<>', '')
    .where('e.state', '<>', 'at rest')
    .where('e.lastCheckedOn', '<=', latestToCheck(today, rules))
    .where((eb) =>
      eb.or([
        eb('k.askedAbout', 'is distinct from', eb.ref('e.lastCheckedOn')),
        eb.and([eb('k.asks', '<', rules.asksAtMost), eb('k.askedOn', '<=', addDays(today, -rules.remindEveryDays))]),
      ]),
    )
    .$if(after !== undefined, (query) => query.where('k.email', '>', after as string))
    .orderBy('k.email')
    .orderBy('k.entryId')
    .limit(AT_A_TIME)
    // A worker who asks or changes a keeper at this moment is first, which is what we wanted.
    .forUpdate('k')
    .skipLocked()
    .execute()
  const byEmail = Map.groupBy(rows, ({ email }) => email)
  const isFull = rows.length === AT_A_TIME
  // The last address of a full page may have more on the next: it waits for that, unless it fills a page by itself.
  const asked = [...byEmail].slice(0, isFull && byEmail.size > 1 ? -1 : undefined)
  for (const [, keeping] of asked) await askKeeper(acting, keeping)
  // Who has been asked is no longer due, so somebody who fills a page is begun with again for the rest.
  return isFull ? (byEmail.size > 1 ? asked.at(-1)?.[0] : (after ?? '')) : undefined
}

async function tellOfSuggestions(acting: Acting<Viewer>, after: string | undefined) {
  const { tx, viewer, today } = acting
  const { partnershipId } = viewer
  const rows = await tx
    .selectFrom('suggestion as s')
    .innerJoin('keeper as k', (join) => join.onRef('k.partnershipId', '=', 's.partnershipId').onRef('k.entryId', '=', 's.entryId'))
    .innerJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 's.partnershipId').onRef('e.id', '=', 's.entryId'))
    .select(['s.id', 'k.entryId', 'k.name', 'k.email', 'k.version', 'k.askedOn', 'e.name as entryName'])
    .where('s.partnershipId', '=', partnershipId)
    .where('s.state', '=', 'waiting')
    .where('s.toldOn', 'is', null)
    .where('k.email', '<>', '')
    .$if(after !== undefined, (query) => query.where('s.id', '>', after as string))
    .orderBy('s.id')
    .limit(AT_A_TIME)
    .forUpdate('k')
    .skipLocked()
    .execute()
  for (const keeping of new Map(rows.map((row) => [row.entryId, row])).values()) {
    // A newer link takes the place of an older one. Whoever was asked this morning finds it behind the link they have.
    if (keeping.askedOn !== today) await tellKeeper(acting, keeping)
    // One message for all that waits about an entry.
    await tx
      .updateTable('suggestion')
      .set({ toldOn: today })
      .where('partnershipId', '=', partnershipId)
      .where('entryId', '=', keeping.entryId)
      .where('state', '=', 'waiting')
      .where('toldOn', 'is', null)
      .execute()
  }
  return lastOf(rows.map(({ id }) => id))
}

/** What changed in the last two days: a morning that was missed loses nothing. */
async function noteWhatIsAlike({ tx, viewer: { partnershipId }, now }: Acting<Viewer>, after: string | undefined) {
  const rows = await tx
    .selectFrom('entry')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('changedAt', '>=', new Date(now.getTime() - 2 * 86_400_000))
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(AT_A_TIME)
    .execute()
  const ids = rows.map(({ id }) => id)
  await noteAlike(tx, partnershipId, ids)
  return lastOf(ids)
}
