import { type Comparable, merge, type Outcome } from '../comparing.ts'
import type { DirectoryImport } from '../directory.ts'
import type { Here } from '../here.ts'
import { type Rows, rowsOf } from '../rows.ts'
import { type AsOurs, asOurs, type Row } from './asOurs.ts'
import type { Organisers } from './compareOrganisers.ts'
import { findTwins } from './findTwins.ts'
import { type Compared, savePieces } from './savePieces.ts'
import type { Working } from './working.ts'

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

async function compareRows(working: Working, of: DirectoryImport, rows: readonly Row[]): Promise<Compared[]> {
  const { all, organisers } = await asOurs(working, of, rows)
  const fresh = all.flatMap(({ id, incoming, here }) => (incoming && !here ? [{ id, incoming }] : []))
  const twins = await findTwins(working, of, fresh)
  return all.map((each) => compareOne(working, of, each, organisers, twins.get(each.id)))
}

const ALL: (keyof Comparable)[] = ['places', 'schedules', 'daysApart', 'costs', 'contacts', 'terms']

function compareOne(working: Working, of: DirectoryImport, each: AsOurs, organisers: Organisers, twin: string | undefined): Compared {
  const { row, id, here, incoming } = each
  const { position, notes } = row
  if (!incoming) return { position, ourId: null, outcome: null, versionSeen: null, merged: null, notes, problem: 'It was as before, and is not here' }
  const organiser = incoming.organiser ? organisers.byOurId.get(incoming.organiser) : undefined
  const fresh = () => rowsOf({ partnershipId: working.partnershipId, entryId: id, groupId: null }, incoming, ALL)
  const compared = here ? known(working, of, each, here, incoming) : { outcome: twin ? ('alike' as const) : ('new' as const), rows: fresh() }
  const merged: Rows = { ...compared.rows, taken: incoming }
  if (merged.entry) Object.assign(merged.entry, { last_checked_on: checkedDay(working, of, each.checkedOn, here), last_checked_by: working.source.name })
  if (organiser?.row) merged.organiser = organiser.row
  if (organiser) merged.organiserTaken = organiser.origin
  const outcome = organiser?.row && compared.outcome === 'unchanged' ? 'changed' : compared.outcome
  const told = twin && !here ? [...notes, `Looks like one that is here: ${twin}`] : notes
  return { position, ourId: id, outcome, versionSeen: here?.version ?? null, merged, notes: told, problem: null }
}

function known(
  { partnershipId }: Working,
  of: DirectoryImport,
  { origin, isOurs }: AsOurs,
  there: Here,
  incoming: Comparable,
): { outcome: Outcome; rows: Rows } {
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
