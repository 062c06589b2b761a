import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { outwardCode } from '../../../../platform/postcode.ts'
import { locate } from '../../changes/locate.ts'
import { findEntryToVisit, findVisit } from '../queries/visits.ts'
import type { Met, Visit, Wanted, Welcomed } from '../visit.ts'

export interface VisitWords {
  entryId: string
  placeName: string
  postcode: string
  visitedOn: Day
  offers: string
  welcoming: string
  welcomes: readonly Welcomed[]
  wouldLike: readonly Wanted[]
  wouldLikeWords: string
  met: readonly Met[]
}

/** Writes down a visit. Sent twice it is one. */
export async function writeDownVisit(acting: Acting, id: string, { met, ...words }: VisitWords) {
  const { tx, viewer, now } = acting
  const { partnershipId, membershipId, name } = viewer
  if (await findVisit(tx, partnershipId, id)) return
  await tx
    .insertInto('visit')
    .values({ partnershipId, id, ...(await rowOf(acting, words)), byMembership: membershipId, byName: name, createdAt: now })
    .execute()
  await keepMet(acting, id, met)
  await recordInAudit(acting, 'wrote down', { thing: 'visit', thingId: id })
}

/** Puts a visit right. Throws OutOfDate when it changed since `versionSeen`. */
export async function changeVisit(acting: Acting, { id }: Visit, versionSeen: number, { met, ...words }: VisitWords) {
  const { tx, viewer } = acting
  const { numUpdatedRows } = await tx
    .updateTable('visit')
    .set({ ...(await rowOf(acting, words)), version: versionSeen + 1 })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This visit was changed since you opened it.')
  await tx.deleteFrom('visitMet').where('partnershipId', '=', viewer.partnershipId).where('visitId', '=', id).execute()
  await keepMet(acting, id, met)
  await recordInAudit(acting, 'changed', { thing: 'visit', thingId: id })
}

/** Where it is comes from its postcode or name, else from the entry it is about. */
async function rowOf({ tx, viewer }: Acting, { entryId, postcode, welcomes, wouldLike, ...words }: Omit<VisitWords, 'met'>) {
  const entry = entryId ? await findEntryToVisit(tx, viewer.partnershipId, entryId) : undefined
  const there = (await locate(tx, viewer.partnershipId, { postcode, placeName: words.placeName })) ?? entry
  return {
    ...words,
    welcomes: [...welcomes],
    wouldLike: [...wouldLike],
    postcode: postcode || entry?.postcode || null,
    outwardCode: outwardCode(postcode || entry?.postcode || '') ?? '',
    latitude: there?.latitude ?? null,
    longitude: there?.longitude ?? null,
    entryId: entry?.id ?? null,
    organiserId: entry?.organiserId ?? null,
  }
}

async function keepMet({ tx, viewer: { partnershipId } }: Acting, visitId: string, met: readonly Met[]) {
  const rows = met.filter(({ name }) => name !== '').map(({ name, does }, position) => ({ partnershipId, visitId, position, name, does }))
  if (rows.length > 0) await tx.insertInto('visitMet').values(rows).execute()
}
