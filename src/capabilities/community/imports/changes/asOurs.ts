import type { Selectable } from 'kysely'
import type { DirectoryImportRow } from '../../../../../database/schema.ts'
import type { Comparable } from '../comparing.ts'
import type { DirectoryImport } from '../directory.ts'
import { findHere, type Here } from '../here.ts'
import { locationIdOf, partIdOf } from '../ids.ts'
import type { Incoming, IncomingPlace } from '../incoming.ts'
import { completeRow, type OurRow } from '../reading/ourTable.ts'
import { compareOrganisers, type Organisers } from './compareOrganisers.ts'
import { findOrigins, type Origin, resolveIds } from './origins.ts'
import { placeByPostcode } from './placeByPostcode.ts'
import type { Working } from './working.ts'

export type Row = Pick<Selectable<DirectoryImportRow>, 'position' | 'theirId' | 'asBefore' | 'incoming' | 'notes'>
/** What was read of an entry, and the day it says it was checked. */
export type Staged = Incoming & { checkedOn?: string }

/** A row of an import in our ids, beside what is here under them. */
export interface AsOurs {
  row: Row
  id: string
  /** Made here, and not taken from anywhere. */
  isOurs: boolean
  origin: Origin | undefined
  here: Here | undefined
  incoming: Comparable | undefined
  checkedOn: string | undefined
}

/** Rows of an import in our ids, and who runs them. */
export async function asOurs(working: Working, of: DirectoryImport, rows: readonly Row[]): Promise<{ all: AsOurs[]; organisers: Organisers }> {
  const { tx, partnershipId } = working
  const theirIds = rows.flatMap(({ theirId }) => theirId ?? [])
  const origins = await findOrigins(tx, partnershipId, of.sourceId, 'entry', theirIds)
  const ids = await resolveIds(working, of.sourceId, 'entry', theirIds, origins)
  const here = await findHere(
    tx,
    partnershipId,
    [...ids.values()].map(({ id }) => id),
  )
  const isOurTable = of.form === 'our table'
  const sent = new Map(
    rows.flatMap((row) => {
      if (!row.incoming) return []
      const { checkedOn, ...words } = row.incoming as unknown as OurRow & { checkedOn?: string }
      const whole = isOurTable ? completeRow(words, here.get(ids.get(row.theirId ?? '')?.id ?? '')) : words
      return [[row.theirId ?? '', { ...whole, checkedOn } as unknown as Staged] as const]
    }),
  )
  const staged = [...sent.values()]
  const organisers = await compareOrganisers(working, of, isOurTable ? [] : staged)
  const terms = await termsFor(working, of, isOurTable ? [] : staged)
  const placed = await placeByPostcode(
    tx,
    partnershipId,
    staged.flatMap(({ places }) => places),
  )
  const all = rows.map((row): AsOurs => {
    const theirId = row.theirId ?? ''
    const { id, isOurs } = ids.get(theirId) as { id: string; isOurs: boolean }
    const words = sent.get(theirId)
    const origin = origins.get(theirId)
    const read = () => {
      if (!words) return undefined
      return isOurTable ? ofOurTable(id, words, placed) : comparableOf({ sourceId: of.sourceId, partnershipId, id }, words, { organisers, terms, placed })
    }
    return { row, id, isOurs, origin, here: here.get(id), incoming: row.asBefore ? origin?.taken : read(), checkedOn: words?.checkedOn }
  })
  return { all, organisers }
}

/** Our ids of the terms these entries name; a term that could not be taken is none. */
async function termsFor({ tx, partnershipId }: Working, of: DirectoryImport, sent: readonly Staged[]): Promise<Map<string, string>> {
  const theirs = [...new Set(sent.flatMap(({ terms }) => terms))]
  if (theirs.length === 0) return new Map()
  const rows = await tx
    .selectFrom('directoryImportRow')
    .select(['theirId', 'ourId'])
    .where('partnershipId', '=', partnershipId)
    .where('importId', '=', of.id)
    .where('kind', '=', 'term')
    .where('theirId', 'in', theirs)
    .where('ourId', 'is not', null)
    .execute()
  return new Map(rows.map(({ theirId, ourId }) => [theirId ?? '', ourId ?? '']))
}

interface Known {
  organisers: Organisers
  terms: Map<string, string>
  placed: Map<string, { latitude: number; longitude: number }>
}

/** A row of our own table, in which every id is ours already; a place that is new gets its point from its postcode. */
const ofOurTable = (entryId: string, { checkedOn: _, ...sent }: Staged, placed: Known['placed']) =>
  ({
    ...sent,
    places: sent.places.map((place, at) =>
      place.locationId === '' ? { ...place, locationId: partIdOf(entryId, 'location', at), ...pointOf(place, placed) } : place,
    ),
  }) as unknown as Comparable

const pointOf = ({ latitude, postcode }: IncomingPlace, placed: Known['placed']) => (latitude === null && postcode ? placed.get(postcode) : undefined)

/** What they sent with our ids in it, and with a point where its postcode is known and they gave none. */
function comparableOf(
  { sourceId, partnershipId, id }: { sourceId: string; partnershipId: string; id: string },
  { checkedOn: _, ...sent }: Staged,
  { organisers, terms, placed }: Known,
): Comparable {
  return {
    ...sent,
    places: sent.places.map((place, at) => ({
      ...place,
      locationId: place.locationId === '' ? partIdOf(id, 'location', at) : locationIdOf(sourceId, place.locationId),
      ...pointOf(place, placed),
    })),
    terms: [...new Set(sent.terms.flatMap((theirId) => terms.get(theirId) ?? []))].sort(),
    // Our own feed names the partnership where nobody else runs it.
    organiser: sent.organiser && sent.organiser.theirId !== partnershipId ? (organisers.byTheirId.get(sent.organiser.theirId) ?? null) : null,
  }
}
