import { foldName } from '../../../../platform/fold.ts'
import { cutCircles } from '../comparing.ts'
import type { DirectoryImport } from '../directory.ts'
import { idFrom } from '../ids.ts'
import type { IncomingTaxonomy, IncomingTerm } from '../incoming.ts'
import { findOrigins, resolveIds } from './origins.ts'
import { type Compared, savePieces } from './savePieces.ts'
import type { Working } from './working.ts'

/** More terms than this, and it is something else. They are few, and held in memory, because a circle is only seen whole. */
export const MOST_TERMS = 20_000

const rowsOfKind = ({ tx, partnershipId }: Working, of: DirectoryImport, kind: 'taxonomy' | 'term') =>
  tx
    .selectFrom('directoryImportRow')
    .select(['position', 'theirId', 'incoming', 'notes'])
    .where('partnershipId', '=', partnershipId)
    .where('importId', '=', of.id)
    .where('kind', '=', kind)
    .where('problem', 'is', null)
    .where('theirId', 'is not', null)
    .orderBy('position')
    .limit(MOST_TERMS)
    .execute()

/** Compares the taxonomies and terms of an import with what is here: ours are left as they are, and circles are cut. */
export async function compareTerms(working: Working, of: DirectoryImport): Promise<void> {
  const { tx, partnershipId } = working
  const rows = await rowsOfKind(working, of, 'term')
  if (rows.length === 0) return
  const terms = new Map(rows.map(({ theirId, incoming }) => [theirId as string, incoming as unknown as IncomingTerm]))
  const taxonomies = await compareTaxonomies(working, of, new Set([...terms.values()].map(({ taxonomyId }) => taxonomyId)))
  const theirIds = [...terms.keys()]
  const ids = await resolveIds(working, of.sourceId, 'term', theirIds, await findOrigins(tx, partnershipId, of.sourceId, 'term', theirIds))
  const { parents, inCircles } = cutCircles(theirIds.map((id) => ({ id, parentId: terms.get(id)?.parentId ?? null })))
  const compared = rows.map(({ position, theirId, notes }): Compared => {
    const term = terms.get(theirId as string) as IncomingTerm
    const { id, isOurs } = ids.get(theirId as string) as { id: string; isOurs: boolean }
    const parent = parents.get(theirId as string) ?? null
    const merged = {
      partnership_id: partnershipId,
      id,
      taxonomy_id: taxonomies.get(term.taxonomyId),
      parent_id: parent === null ? null : ids.get(parent)?.id,
      code: term.code,
      name: term.name,
      sort_name: foldName(term.name),
      description: term.description,
      uri: term.uri,
    }
    const circle = inCircles.has(theirId as string) ? [`Its wider terms led in a circle, which was cut at “${term.name}”`] : []
    return {
      position,
      ourId: id,
      outcome: isOurs ? 'unchanged' : 'new',
      versionSeen: null,
      merged: isOurs ? null : { row: merged },
      notes: [...notes, ...circle],
      problem: null,
    }
  })
  for (let at = 0; at < compared.length; at += 1000) await savePieces(tx, partnershipId, of.id, compared.slice(at, at + 1000))
}

/** The taxonomies terms stand in, by their id or name; one that the source only names is made from its name. */
async function compareTaxonomies(working: Working, of: DirectoryImport, wanted: ReadonlySet<string>): Promise<Map<string, string>> {
  const { tx, partnershipId, source } = working
  const rows = await rowsOfKind(working, of, 'taxonomy')
  const known = new Map(rows.map(({ theirId, incoming }) => [theirId as string, incoming as unknown as IncomingTaxonomy]))
  const theirIds = [...new Set([...known.keys(), ...wanted])]
  const ids = await resolveIds(working, of.sourceId, 'taxonomy', theirIds, await findOrigins(tx, partnershipId, of.sourceId, 'taxonomy', theirIds))
  const found = new Map(theirIds.map((theirId) => [theirId, ids.get(theirId)?.id ?? idFrom(of.sourceId, 'taxonomy', theirId)]))
  const last = await tx
    .selectFrom('directoryImportRow')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('partnershipId', '=', partnershipId)
    .where('importId', '=', of.id)
    .executeTakeFirst()
  let position = Number(last?.position ?? 0)
  const missing = [...wanted].filter((theirId) => !known.has(theirId))
  if (missing.length > 0) {
    await tx
      .insertInto('directoryImportRow')
      .values(
        missing.map((theirId) => {
          const incoming: IncomingTaxonomy = { name: nameFor(theirId, source.name), description: '', uri: '' }
          known.set(theirId, incoming)
          const row = { position: ++position, theirId, incoming, notes: [] as string[] }
          rows.push(row as never)
          return { partnershipId, importId: of.id, kind: 'taxonomy' as const, name: incoming.name, ...row, incoming: incoming as never }
        }),
      )
      .execute()
  }
  await savePieces(
    tx,
    partnershipId,
    of.id,
    rows.map(({ position: at, theirId, notes }): Compared => {
      const { id, isOurs } = ids.get(theirId as string) as { id: string; isOurs: boolean }
      const row = { partnership_id: partnershipId, id, ...known.get(theirId as string) }
      return { position: at, ourId: id, outcome: isOurs ? 'unchanged' : 'new', versionSeen: null, merged: isOurs ? null : { row }, notes, problem: null }
    }),
  )
  return found
}

const nameFor = (theirId: string, source: string) => (/^[0-9a-f-]{36}$/i.test(theirId) || theirId === 'terms' ? `Terms of ${source}` : theirId).slice(0, 120)
