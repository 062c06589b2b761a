import { addMonths } from '../../../../platform/clock.ts'
import { foldName } from '../../../../platform/fold.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import { foldPostcode, outwardCode } from '../../../../platform/postcode.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { findPlace } from '../../queries/entries.ts'

const MONTHS_REACHED = 12

/** Writes down what somebody would like to exist. They have no account, so nothing is read back; sent twice it is one wish. */
export async function makeWish({ tx, viewer, today }: Acting<Viewer>, { id, words, area, email }: { id: string; words: string; area: string; email: string }) {
  const { partnershipId } = viewer
  const interest = foldName(words).slice(0, 300) || words
  const wish = { partnershipId, id, words, interest, area, ...(await areaOf({ tx, viewer }, area)), wantsToHear: email !== '', wishedOn: today }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('wish')
    .values(wish)
    .onConflict((same) => same.doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows || !email) return
  await tx
    .insertInto('wishReach')
    .values({ partnershipId, wishId: id, email, until: addMonths(today, MONTHS_REACHED) })
    .execute()
}

/** What of an area may be gathered: the first half of a postcode, or the name of a place that we know. */
async function areaOf({ tx, viewer }: Pick<Acting<Viewer>, 'tx' | 'viewer'>, typed: string) {
  const outward = /^[A-Z]{1,2}[0-9][A-Z0-9]?$/i.test(typed.trim()) ? typed.trim().toUpperCase() : outwardCode(typed)
  if (outward) return { outwardCode: outward, placeName: '' }
  const place = typed ? await findPlace(tx, viewer.partnershipId, typed) : undefined
  if (!place) return { outwardCode: '', placeName: '' }
  return foldPostcode(place.name) ? { outwardCode: outwardCode(place.name) ?? '', placeName: '' } : { outwardCode: '', placeName: place.name }
}

const MOST_KEPT = 60

/**
 * Counts a search that found nothing: its words folded, near what, in which month, and nothing of who asked. Words with a figure in
 * them are left out, because a phone number may stand in any box.
 */
export async function noteEmptySearch(acting: Pick<Acting<Viewer>, 'tx' | 'viewer' | 'today'>, { words, near }: { words: string; near: string }) {
  const { tx, viewer, today } = acting
  const folded = foldName(words)
    .split(' ')
    .filter((word) => !/\d/.test(word))
    .join(' ')
  if (folded === '' || folded.length > MOST_KEPT) return
  const { partnershipId } = viewer
  await tx
    .insertInto('emptySearch')
    .values({ partnershipId, id: newId(), words: folded, ...(await areaOf(acting, near)), month: `${today.slice(0, 7)}-01` })
    .execute()
}
