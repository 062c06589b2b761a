import { type Selectable, sql } from 'kysely'
import type { DirectoryImportRow } from '../../../../../database/schema.ts'
import { foldName } from '../../../../platform/fold.ts'
import { type Comparable, merge, mergeOrganiser, type Outcome } from '../comparing.ts'
import type { DirectoryImport } from '../directory.ts'
import { findHere, findOrganisersHere, type Here } from '../here.ts'
import { locationIdOf, partIdOf } from '../ids.ts'
import type { Incoming, IncomingOrganiser, IncomingPlace } from '../incoming.ts'
import { completeRow, type OurRow } from '../reading/ourTable.ts'
import { organiserRow, type Rows, rowsOf } from '../rows.ts'
import { findOrigins, type Origin, resolveIds } from './origins.ts'
import { placeByPostcode } from './placeByPostcode.ts'
import { savePieces } from './savePieces.ts'
import type { Working } from './working.ts'

type Row = Pick<Selectable<DirectoryImportRow>, 'position' | 'theirId' | 'asBefore' | 'incoming' | 'notes'>
/** What was read of an entry, and the day it says it was checked. */
export type Staged = Incoming & { checkedOn?: string }

const AT_ONCE = 200

/**
 * Compares the next few rows of an import with what is here, and writes down beside each what would be written. Answers the last
 * position that was compared; undefined when all are.
 */
export async function compareSome(working: Working, of: DirectoryImport): Promise<number | undefined> {
  const { tx, partnershipId } = working
  const rows = await tx
    .selectFrom('directoryImportRow')
    .select(['position', 'theirId', 'asBefore', 'incoming', 'notes'])
    .where('partnershipId', '=', partnershipId)
    .where('importId', '=', of.id)
    .where('kind', '=', 'entry')
    .where('problem', 'is', null)
    .where('position', '>', of.position)
    .orderBy('position')
    .limit(AT_ONCE)
    .execute()
  if (rows.length === 0) return undefined
  const compared = await compareRows(working, of, rows)
  await savePieces(tx, partnershipId, of.id, compared)
  return rows.at(-1)?.position
}

async function compareRows(working: Working, of: DirectoryImport, rows: readonly Row[]) {
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
  const organisers = await compareOrganisers(working, of, isOurTable ? [] : [...sent.values()])
  const terms = await termsFor(working, of, isOurTable ? [] : [...sent.values()])
  const placed = await placeByPostcode(
    tx,
    partnershipId,
    [...sent.values()].flatMap(({ places }) => places),
  )
  const alike = await findAlike(working, of, [...sent.values()], here)

  return rows.map((row) => {
    const theirId = row.theirId ?? ''
    const origin = origins.get(theirId)
    const { id, isOurs } = ids.get(theirId) as { id: string; isOurs: boolean }
    const incoming = row.asBefore
      ? origin?.taken
      : isOurTable
        ? ofOurTable(id, sent.get(theirId) as Staged, placed)
        : comparableOf({ sourceId: of.sourceId, partnershipId, id }, sent.get(theirId) as Staged, { organisers, terms, placed })
    const notes = [...row.notes]
    if (!incoming)
      return { position: row.position, ourId: null, outcome: null, versionSeen: null, merged: null, notes, problem: 'It was as before, and is not here' }
    const organiser = incoming.organiser ? organisers.byOurId.get(incoming.organiser) : undefined
    const there = here.get(id)
    const checkedOn = sent.get(theirId)?.checkedOn
    const compared = there
      ? known(working, of, there, origin, incoming, isOurs)
      : { outcome: 'new' as Outcome, rows: rowsOf({ partnershipId, entryId: id, groupId: null }, incoming, ALL) }
    let { outcome } = compared
    const merged: Rows = { ...compared.rows, taken: incoming }
    if (merged.entry) Object.assign(merged.entry, { last_checked_on: checkedDay(working, of, checkedOn, there), last_checked_by: working.source.name })
    if (organiser) {
      if (organiser.row) merged.organiser = organiser.row
      merged.organiserTaken = organiser.origin
      if (organiser.row && outcome === 'unchanged') outcome = 'changed'
    }
    if (outcome === 'new') {
      const twin = alike.get(likeness(incoming))
      if (twin) {
        outcome = 'alike'
        notes.push(`Looks like one that is here: ${twin}`)
      }
    }
    return { position: row.position, ourId: id, outcome, versionSeen: there?.version ?? null, merged: merged as object, notes, problem: null }
  })
}

const ALL: (keyof Comparable)[] = ['places', 'schedules', 'costs', 'contacts', 'terms']

function known(
  working: Working,
  of: DirectoryImport,
  there: Here,
  origin: Origin | undefined,
  incoming: Comparable,
  isOurs: boolean,
): { outcome: Outcome; rows: Rows } {
  const { partnershipId } = working
  // A table that an administrator made from our own is their edit, and is taken as it is; anything else never changes what is ours.
  const taken = of.form === 'our table' ? there.comparable : isOurs ? undefined : origin?.taken
  const isBack = origin?.goneAt != null && there.comparable.standing.state === 'at rest'
  const base = isBack && taken ? { ...taken, standing: there.comparable.standing } : taken
  const { whole, changed, kept } = merge(there.comparable, base, incoming)
  if (changed.length === 0) return { outcome: kept.length > 0 ? 'kept' : 'unchanged', rows: {} }
  return {
    outcome: isBack ? 'back' : 'changed',
    rows: rowsOf({ partnershipId, entryId: there.id, groupId: there.groupId, partIds: there.partIds }, whole, changed),
  }
}

function checkedDay({ today, source }: Working, of: DirectoryImport, said: string | undefined, there: Here | undefined): string {
  const days = [there?.lastCheckedOn, said && said <= today ? said : undefined, source.countsAsChecked || (!said && !there) ? today : undefined]
  // Sorted, the latest comes last. A table of our own says when each was checked, and is believed.
  const known = days.filter((day) => day !== undefined).sort()
  return of.form === 'our table' && said && said <= today ? said : (known.at(-1) ?? today)
}

interface Organisers {
  byTheirId: Map<string, string>
  byOurId: Map<string, { row?: Record<string, unknown>; origin: NonNullable<Rows['organiserTaken']> }>
}

/** Who runs these entries, in our ids, and what would be written of those that are new or changed. */
async function compareOrganisers(working: Working, of: DirectoryImport, sent: readonly Staged[]): Promise<Organisers> {
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

const likeness = ({ name, places }: Pick<Comparable, 'name' | 'places'>) => `${foldName(name)}|${places[0]?.postcode ?? ''}`

/** Entries that have the same name at the same postcode as one of these, and are not one of them. */
async function findAlike(
  { tx, partnershipId }: Working,
  of: DirectoryImport,
  sent: readonly Staged[],
  here: ReadonlyMap<string, Here>,
): Promise<Map<string, string>> {
  const names = [...new Set(sent.map(({ name }) => foldName(name)))]
  if (names.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string; postcode: string | null }>`
    select e.id, e.name, (select p.postcode from entry_place p where p.partnership_id = e.partnership_id and p.entry_id = e.id order by p.position, p.id limit 1) as postcode
    from entry e
    where e.partnership_id = ${partnershipId} and e.sort_name = any (${names}) and e.state <> 'at rest'
      and not exists (
        select from directory_origin o
        where o.partnership_id = e.partnership_id and o.our_id = e.id and o.source_id = ${of.sourceId} and o.kind = 'entry')`.execute(tx)
  return new Map(rows.filter(({ id }) => !here.has(id)).map(({ name, postcode }) => [`${foldName(name)}|${postcode ?? ''}`, name]))
}
