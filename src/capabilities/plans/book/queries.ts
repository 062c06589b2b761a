import type { Acting } from '../../../platform/http/env.ts'
import { seal, unseal } from '../../../platform/sealing.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { type Content, contentOf, documentOf, type Face, openDocument } from './document.ts'
import { keyOf } from './keys.ts'
import type { PlanPage, PlanPageShown } from './planPage.ts'

/** Whoever reads, with what opening a page needs. */
export type Reading = Pick<Acting<Viewer>, 'tx' | 'house'>

const SHOWN = [
  'partnershipId',
  'id',
  'personId',
  'kind',
  'version',
  'sharedWith',
  'sharedTokens',
  'writers',
  'writerTokens',
  'inEmergency',
  'changedAt',
  'removedAt',
] as const

/** More pages than anybody has: the most that a list reads. */
const MOST_PAGES = 200

// Said when something is sealed, so that one row's words do not open in the place of another's.
type Place = { partnershipId: string; personId: string; id: string }
const about = ({ partnershipId, personId, id }: Place, what: string) => `${partnershipId}/${personId}/${id}/${what}`

/** What is written of a page: sealed, each for its own place. */
export const sealFace = (key: Buffer, page: Place, { title, order, isResting, reviewOn }: Face): Buffer =>
  seal(key, Buffer.from(JSON.stringify({ title, order, isResting, reviewOn })), about(page, 'face'))
export const sealState = (key: Buffer, page: Place, state: Uint8Array): Buffer => seal(key, state, about(page, 'state'))
export const sealDelta = (key: Buffer, page: Place, version: number, delta: Uint8Array): Buffer => seal(key, delta, about(page, `delta ${version}`))

const openFace = (key: Buffer, page: Place, face: Uint8Array): Face =>
  ({ reviewOn: '', ...JSON.parse(unseal(key, face, about(page, 'face')).toString('utf8')) }) as Face

/** The pages of somebody's plan that the viewer may read, in their order. At most 200. With `isRemoved`, those that were taken out. */
export async function listPages(reading: Reading, partnershipId: string, personId: string, { isRemoved = false } = {}): Promise<PlanPageShown[]> {
  const rows = await reading.tx
    .selectFrom('planPage')
    .select([...SHOWN, 'face'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .where('removedAt', isRemoved ? 'is not' : 'is', null)
    .orderBy('id')
    .limit(MOST_PAGES)
    .execute()
  if (rows.length === 0) return []
  const key = await keyOf(reading, partnershipId, personId)
  return rows.map((row) => ({ ...row, face: openFace(key, row, row.face) })).sort((a, b) => a.face.order - b.face.order || (a.id < b.id ? -1 : 1))
}

/** A page, opened, when the viewer may read it at all. */
export async function findPage(reading: Reading, partnershipId: string, id: string): Promise<PlanPage | undefined> {
  const found = await findSealed(reading, partnershipId, id)
  return found && { ...found.page, content: contentOf(openDocument(found.state)) }
}

/** Every page of somebody's plan that the viewer may read, opened, in their order. */
export async function findPages(reading: Reading, partnershipId: string, personId: string): Promise<PlanPage[]> {
  const pages: PlanPage[] = []
  for (const { id } of await listPages(reading, partnershipId, personId)) {
    const page = await findPage(reading, partnershipId, id)
    if (page) pages.push(page)
  }
  return pages
}

/** A page as it is kept: its row, its document's state, and the key to write it with. */
export async function findSealed(
  reading: Reading,
  partnershipId: string,
  id: string,
): Promise<{ page: Omit<PlanPage, 'content'>; state: Uint8Array; key: Buffer } | undefined> {
  const row = await reading.tx
    .selectFrom('planPage')
    .select([...SHOWN, 'state'])
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const key = await keyOf(reading, partnershipId, row.personId)
  const { state, ...page } = row
  return { page, state: unseal(key, state, about(row, 'state')), key }
}

/** A change of a page, newest first: who and when. */
export interface Change {
  version: number
  at: Date
  byName: string
}

/** The history of a page, newest first. At most `limit`, before the version `before`. */
export const listChanges = ({ tx }: Reading, page: Pick<PlanPage, 'partnershipId' | 'id'>, { before = 2 ** 31 - 1, limit = 25 } = {}): Promise<Change[]> =>
  tx
    .selectFrom('planVersion')
    .select(['version', 'at', 'byName'])
    .where('partnershipId', '=', page.partnershipId)
    .where('pageId', '=', page.id)
    .where('version', '<', before)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()

/** What a page said at a version. Undefined when there is no such version. */
export async function findAsItWas(reading: Reading, page: PlanPage, version: number): Promise<(Change & { content: Content }) | undefined> {
  const { partnershipId, id, personId } = page
  const rows = await reading.tx
    .selectFrom('planVersion')
    .select(['version', 'delta', 'at', 'byName'])
    .where('partnershipId', '=', partnershipId)
    .where('pageId', '=', id)
    .where('version', '<=', version)
    .orderBy('version')
    .execute()
  const last = rows.at(-1)
  if (last?.version !== version) return undefined
  const key = await keyOf(reading, partnershipId, personId)
  const deltas = rows.map((row) => unseal(key, row.delta, about(page, `delta ${row.version}`)))
  return { version, at: last.at, byName: last.byName, content: contentOf(documentOf(deltas)) }
}
