import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { seal, unseal } from '../../../platform/sealing.ts'
import { keyOf } from '../book/keys.ts'
import type { PlanPage } from '../book/planPage.ts'
import type { Reading } from '../book/queries.ts'

type OfPage = Pick<PlanPage, 'partnershipId' | 'personId' | 'id'>

/** The most bytes of one piece: a row stays small, and so does a page of a backup. */
const PIECE = 65_536

// Said when it is sealed, so that what is on one page does not open on another.
const about = ({ partnershipId, personId, id: pageId }: OfPage, id: string) => `${partnershipId}/${personId}/${pageId}/${id}/attachment`

/** A file, sealed, in pieces in their order. */
export function sealedPieces(key: Buffer, page: OfPage, id: string, bytes: Uint8Array): Buffer[] {
  const sealed = seal(key, bytes, about(page, id))
  return Array.from({ length: Math.ceil(sealed.length / PIECE) }, (_, piece) => sealed.subarray(piece * PIECE, (piece + 1) * PIECE))
}

/** The bytes of a picture or a voice note of a page, opened. Undefined when it was deleted, or the viewer may not reach it. */
export async function findFile(reading: Reading, page: OfPage, id: string): Promise<Buffer | undefined> {
  const pieces = await reading.tx
    .selectFrom('planAttachment')
    .select('sealed')
    .where('partnershipId', '=', page.partnershipId)
    .where('pageId', '=', page.id)
    .where('id', '=', id)
    .orderBy('piece')
    .execute()
  if (pieces.length === 0) return undefined
  const key = await keyOf(reading, page.partnershipId, page.personId)
  return unseal(key, Buffer.concat(pieces.map(({ sealed }) => sealed)), about(page, id))
}

/** What of a page is still there: what was deleted for good is not. */
export async function listFiles({ tx }: Pick<Reading, 'tx'>, { partnershipId, id }: OfPage): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('planAttachment')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('pageId', '=', id)
    .where('piece', '=', 0)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Whether the viewer, who is not its owner, added something to a page. */
export async function hasAdded({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>, { partnershipId, id: pageId }: OfPage, id: string): Promise<boolean> {
  const found = await tx
    .selectFrom('planAttachment')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('pageId', '=', pageId)
    .where('id', '=', id)
    .where('byMembership', '=', viewer.membershipId)
    .executeTakeFirst()
  return found !== undefined
}

/** How many bytes of pictures and voice notes a plan keeps, as far as the viewer reaches them: all, for its owner. */
export async function countBytes(tx: Tx, partnershipId: string, personId: string): Promise<number> {
  const { bytes } = await tx
    .selectFrom('planAttachment')
    .select(sql<string>`coalesce(sum(octet_length(sealed)), 0)`.as('bytes'))
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(bytes)
}
