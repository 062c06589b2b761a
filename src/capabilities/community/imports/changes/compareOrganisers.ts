import { mergeOrganiser } from '../comparing.ts'
import type { DirectoryImport } from '../directory.ts'
import { findOrganisersHere } from '../here.ts'
import type { IncomingOrganiser } from '../incoming.ts'
import { organiserRow, type Rows } from '../rows.ts'
import type { Staged } from './asOurs.ts'
import { findOrigins, resolveIds } from './origins.ts'
import type { Working } from './working.ts'

export interface Organisers {
  byTheirId: Map<string, string>
  byOurId: Map<string, { row?: Record<string, unknown>; origin: NonNullable<Rows['organiserTaken']> }>
}

/** Who runs these entries, in our ids, and what would be written of those that are new or changed. */
export async function compareOrganisers(working: Working, of: DirectoryImport, sent: readonly Staged[]): Promise<Organisers> {
  const { tx, partnershipId } = working
  const distinct = new Map(sent.flatMap(({ organiser }) => (organiser && organiser.theirId !== partnershipId ? [[organiser.theirId, organiser] as const] : [])))
  const origins = await findOrigins(tx, partnershipId, of.sourceId, 'organiser', [...distinct.keys()])
  const ids = await resolveIds(working, of.sourceId, 'organiser', [...distinct.keys()], origins)
  const here = await findOrganisersHere(
    tx,
    partnershipId,
    [...ids.values()].map(({ id }) => id),
  )
  const found: Organisers = { byTheirId: new Map(), byOurId: new Map() }
  for (const [theirId, organiser] of distinct) {
    const { id, isOurs } = ids.get(theirId) as { id: string; isOurs: boolean }
    found.byTheirId.set(theirId, id)
    const there = here.get(id)
    const taken = of.form === 'our table' ? there : isOurs ? undefined : (origins.get(theirId)?.taken as IncomingOrganiser | undefined)
    const merged = there ? mergeOrganiser(there, taken, organiser) : { whole: organiser, isChanged: true }
    found.byOurId.set(id, {
      origin: { theirId, ourId: id, taken: organiser },
      ...(merged.isChanged ? { row: organiserRow(partnershipId, id, merged.whole) } : {}),
    })
  }
  return found
}
