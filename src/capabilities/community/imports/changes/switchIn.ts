import { type RawBuilder, sql } from 'kysely'
import { recordInAudit } from '../../../../platform/audit.ts'
import { addDays } from '../../../../platform/clock.ts'
import { listAgain } from '../../changes/listAgain.ts'
import { SAID_OF_ENTRY } from '../../entryColumns.ts'
import { type Did, keepHistory } from '../../keeping/changes/keepHistory.ts'
import { type DirectoryImport, nextDue } from '../directory.ts'
import { keepProgress, type Working } from './working.ts'

/** Rows of one statement: few enough that none takes longer than a statement may. */
const AT_ONCE = 500
/** Being in a directory is written down as a check no oftener than this. */
const CHECKED_AGAIN_AFTER_DAYS = 7

/**
 * Uses an import that was compared, in one transaction: whoever looks meanwhile sees what was there before, and when the server is
 * killed all of it is undone. The rows were made ready beforehand, so the database writes them itself. An entry that somebody
 * changed since it was compared is left as it is, until the next time.
 */
export async function switchIn(working: Working, of: DirectoryImport): Promise<void> {
  const { tx, partnershipId, source, now, today } = working
  // First, so that a second server waits here, and then finds it done.
  await keepProgress(working, of, { state: 'switched in', endedAt: now })
  await writeTerms(working, of)
  let left = 0
  for (const [from, to] of await chunksOf(working, of)) left += await writeChunk(working, of, from, to)
  await tx
    .updateTable('directorySource')
    .set({ lastImportId: of.id, dueOn: nextDue(source.refresh, today) })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', source.id)
    .execute()
  await tx
    .updateTable('directoryImport')
    .set({ counts: { ...(of.counts as object), left } })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', of.id)
    .execute()
  await forget(working, of)
  await recordInAudit(working, 'switched in', { thing: 'directory import', thingId: of.id })
}

async function chunksOf({ tx, partnershipId }: Working, of: DirectoryImport): Promise<[from: number, to: number][]> {
  const { rows } = await sql<{ from: number; to: number }>`
    select min(position) as from, max(position) as to from directory_import_row
    where partnership_id = ${partnershipId} and import_id = ${of.id} and kind = 'entry' and outcome is not null
    group by position / ${AT_ONCE} order by 1`.execute(tx)
  return rows.map(({ from, to }) => [from, to])
}

/** Taxonomies before their terms, and terms all at once: a term may come after its wider one. */
async function writeTerms({ tx, partnershipId, now }: Working, of: DirectoryImport) {
  const rowsOfKind = (kind: string) =>
    sql`directory_import_row r where r.partnership_id = ${partnershipId} and r.import_id = ${of.id} and r.kind = ${kind} and r.merged ? 'row'`
  await sql`
    insert into taxonomy as t (partnership_id, id, name, description, uri, changed_at)
    select x.partnership_id, x.id, x.name, x.description, x.uri, ${now} from (select (jsonb_populate_record(null::taxonomy, r.merged->'row')).* from ${rowsOfKind('taxonomy')}) x
    on conflict (partnership_id, id) do update set name = excluded.name, description = excluded.description, uri = excluded.uri, changed_at = excluded.changed_at
      where (t.name, t.description, t.uri) is distinct from (excluded.name, excluded.description, excluded.uri)`.execute(tx)
  await sql`
    insert into term as t (partnership_id, id, taxonomy_id, parent_id, code, name, sort_name, description, uri, changed_at)
    select x.partnership_id, x.id, x.taxonomy_id, x.parent_id, x.code, x.name, x.sort_name, x.description, x.uri, ${now}
    from (select (jsonb_populate_record(null::term, r.merged->'row')).* from ${rowsOfKind('term')}) x
    on conflict (partnership_id, id) do update
      set parent_id = excluded.parent_id, code = excluded.code, name = excluded.name, sort_name = excluded.sort_name,
        description = excluded.description, uri = excluded.uri, changed_at = excluded.changed_at
      where (t.parent_id, t.code, t.name, t.description, t.uri) is distinct from (excluded.parent_id, excluded.code, excluded.name, excluded.description, excluded.uri)`.execute(
    tx,
  )
  await sql`
    insert into directory_origin (partnership_id, source_id, kind, their_id, our_id, taken, taken_at)
    select r.partnership_id, ${of.sourceId}, r.kind, r.their_id, r.our_id, r.incoming, ${now}
    from directory_import_row r
    where r.partnership_id = ${partnershipId} and r.import_id = ${of.id} and r.kind in ('taxonomy', 'term') and r.merged ? 'row'
    on conflict (partnership_id, source_id, kind, their_id) do update set taken = excluded.taken, taken_at = excluded.taken_at`.execute(tx)
}

/** Writes the rows of some entries. Answers how many were left, because somebody changed them meanwhile. */
async function writeChunk(working: Working, of: DirectoryImport, from: number, to: number): Promise<number> {
  const { tx, partnershipId } = working
  const some: RawBuilder<unknown> = sql`(
    select * from directory_import_row
    where partnership_id = ${partnershipId} and import_id = ${of.id} and kind = 'entry' and position between ${from} and ${to}
      and outcome is not null and (outcome <> 'alike' or ${of.takesAlike}))`
  const renamed = await writeOrganisers(working, of, some)
  const added = await addEntries(working, some)
  const changed = await changeEntries(working, some)
  const written = [...added, ...changed]
  await writeParts(working, some, written)
  const rested = await putToRest(working, some)
  await rememberOrigins(working, of, some, written, rested)
  const checked = working.source.countsAsChecked ? await countAsChecked(working, some) : []
  const kept = (entryIds: string[], did: Did) => keepHistory(working, { entryIds, did, because: working.source.name })
  await kept(added, 'imported')
  await kept(changed, 'imported')
  await kept(rested, 'put to rest')
  await kept(checked, 'checked')
  await listAgain(tx, partnershipId, [...written, ...rested, ...checked, ...renamed])
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${some} r where r.merged ? 'entry' or r.outcome = 'gone'`.execute(tx)
  return (rows[0]?.count ?? 0) - written.length - rested.length
}

/** Answers the entries of those whose words changed: search finds an entry by who runs it. */
async function writeOrganisers({ tx, partnershipId, now }: Working, of: DirectoryImport, some: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into organiser as o (partnership_id, id, name, sort_name, summary, website, email, phone, changed_at)
    select distinct on (x.id) x.partnership_id, x.id, x.name, x.sort_name, x.summary, x.website, x.email, x.phone, ${now}::timestamptz
    from (select (jsonb_populate_record(null::organiser, r.merged->'organiser')).* from ${some} r where r.merged ? 'organiser') x
    order by x.id
    on conflict (partnership_id, id) do update
      set name = excluded.name, sort_name = excluded.sort_name, summary = excluded.summary, website = excluded.website, email = excluded.email,
        phone = excluded.phone, version = o.version + 1, changed_at = excluded.changed_at
      where (o.name, o.summary, o.website, o.email, o.phone) is distinct from (excluded.name, excluded.summary, excluded.website, excluded.email, excluded.phone)
    returning o.id`.execute(tx)
  await sql`
    insert into directory_origin (partnership_id, source_id, kind, their_id, our_id, taken, taken_at)
    select distinct on (r.merged->'organiserTaken'->>'theirId') r.partnership_id, ${of.sourceId}, 'organiser', r.merged->'organiserTaken'->>'theirId',
      (r.merged->'organiserTaken'->>'ourId')::uuid, r.merged->'organiserTaken'->'taken', ${now}::timestamptz
    from ${some} r where r.merged ? 'organiserTaken' and r.merged ? 'organiser' order by r.merged->'organiserTaken'->>'theirId'
    on conflict (partnership_id, source_id, kind, their_id) do update set taken = excluded.taken, taken_at = excluded.taken_at`.execute(tx)
  if (rows.length === 0) return []
  const renamed = await sql<{ id: string }>`
    select id from entry where partnership_id = ${partnershipId} and organiser_id = any (${rows.map(({ id }) => id)}::uuid[])`.execute(tx)
  return renamed.rows.map(({ id }) => id)
}

const ENTRY = [...SAID_OF_ENTRY, 'last_checked_on', 'last_checked_by'] as const
const listed = (columns: readonly string[], of?: string) => sql.join(columns.map((column) => sql.ref(of ? `${of}.${column}` : column)))

async function addEntries({ tx, now }: Working, some: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into entry (partnership_id, id, ${listed(ENTRY)}, created_at, changed_at)
    select x.partnership_id, x.id, ${listed(ENTRY, 'x')}, ${now}::timestamptz, ${now}::timestamptz
    from (select (jsonb_populate_record(null::entry, r.merged->'entry')).* from ${some} r where r.version_seen is null and r.merged ? 'entry') x
    on conflict do nothing returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

async function changeEntries({ tx, now, partnershipId }: Working, some: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update entry e
    set (${listed(ENTRY)}) = (select ${listed(ENTRY, 'x')} from jsonb_populate_record(null::entry, r.merged->'entry') x),
      version = e.version + 1, changed_at = ${now}
    from ${some} r
    where e.partnership_id = ${partnershipId} and e.id = r.our_id and e.version = r.version_seen and r.merged ? 'entry'
    returning e.id`.execute(tx)
  return rows.map(({ id }) => id)
}

const OWNED = ['partnership_id', 'id', 'entry_id', 'group_id', 'position'] as const
const PARTS = [
  ['places', 'entry_place', ['location_id', 'kind', 'name', 'summary', 'address', 'town', 'county', 'postcode', 'country', 'latitude', 'longitude', 'access']],
  [
    'schedules',
    'schedule',
    [
      'place_id',
      'starts_on',
      'ends_on',
      'freq',
      'every_n',
      'by_day',
      'by_month_day',
      'opens_at',
      'closes_at',
      'not_on_bank_holidays',
      'attending',
      'link',
      'note',
    ],
  ],
  ['costs', 'cost_option', ['option', 'amount_pence', 'amount_words', 'valid_from', 'valid_to']],
  ['contacts', 'entry_contact', ['name', 'title', 'phone', 'email']],
] as const

const DAY_APART = ['partnership_id', 'schedule_id', 'entry_id', 'group_id', 'day', 'happens', 'opens_at', 'closes_at', 'because'] as const

/** What belongs to entries that were written: lists that changed are put in place of those that were there, under the same ids. */
async function writeParts({ tx, partnershipId }: Working, some: RawBuilder<unknown>, written: readonly string[]) {
  if (written.length === 0) return
  const ids = sql`${[...written]}::uuid[]`
  for (const [part, table, columns] of PARTS) {
    const into = sql.table(table)
    await sql`
      insert into ${into} (${listed(OWNED)}, ${listed(columns)})
      select ${listed(OWNED, 'x')}, ${listed(columns, 'x')}
      from (select (jsonb_populate_recordset(null::${into}, r.merged->${part}::text)).* from ${some} r where r.our_id = any (${ids}) and r.merged ? ${part}) x
      on conflict (partnership_id, id) do update set (position, ${listed(columns)}) = (select excluded.position, ${listed(columns, 'excluded')})`.execute(tx)
    await sql`
      delete from ${into} p using ${some} r
      where p.partnership_id = ${partnershipId} and p.entry_id = r.our_id and r.our_id = any (${ids}) and r.merged ? ${part}
        and not r.merged->${part}::text @> jsonb_build_array(jsonb_build_object('id', p.id))`.execute(tx)
  }
  await sql`
    delete from schedule_exception x using ${some} r, schedule s
    where s.partnership_id = ${partnershipId} and s.entry_id = r.our_id and r.our_id = any (${ids}) and r.merged ? 'daysApart'
      and x.partnership_id = s.partnership_id and x.schedule_id = s.id`.execute(tx)
  await sql`
    insert into schedule_exception (${listed(DAY_APART)})
    select ${listed(DAY_APART, 'x')}
    from (select (jsonb_populate_recordset(null::schedule_exception, r.merged->'daysApart')).* from ${some} r where r.our_id = any (${ids}) and r.merged ? 'daysApart') x`.execute(
    tx,
  )
  await sql`
    delete from entry_term t using ${some} r
    where t.partnership_id = ${partnershipId} and t.entry_id = r.our_id and r.our_id = any (${ids}) and r.merged ? 'terms'`.execute(tx)
  await sql`
    insert into entry_term (partnership_id, entry_id, term_id, group_id)
    select r.partnership_id, r.our_id, term_id::uuid, (r.merged->'entry'->>'group_id')::uuid
    from ${some} r, jsonb_array_elements_text(r.merged->'terms') term_id
    where r.our_id = any (${ids}) and r.merged ? 'terms'
    on conflict do nothing`.execute(tx)
}

async function putToRest({ tx, partnershipId, now }: Working, some: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update entry e set state = 'at rest', version = e.version + 1, changed_at = ${now}
    from ${some} r
    where e.partnership_id = ${partnershipId} and e.id = r.our_id and r.outcome = 'gone' and e.version = r.version_seen
    returning e.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Remembers what was taken of what, so that the next time tells our edits from theirs. Of what was left, nothing. */
async function rememberOrigins(
  { tx, partnershipId, now }: Working,
  of: DirectoryImport,
  some: RawBuilder<unknown>,
  written: readonly string[],
  rested: readonly string[],
) {
  await sql`
    insert into directory_origin (partnership_id, source_id, kind, their_id, our_id, taken, mark, taken_at, gone_at)
    select r.partnership_id, ${of.sourceId}, 'entry', r.their_id, r.our_id, r.merged->'taken', r.mark, ${now}::timestamptz, null
    from ${some} r
    where r.outcome <> 'gone' and (not r.merged ? 'entry' or r.our_id = any (${[...written]}::uuid[]))
      -- What was made here, and is only read again, has not come from there.
      and (r.outcome in ('new', 'alike') or exists (
        select from directory_origin o where o.partnership_id = r.partnership_id and o.source_id = ${of.sourceId} and o.kind = 'entry' and o.their_id = r.their_id))
    on conflict (partnership_id, source_id, kind, their_id) do update
      set taken = excluded.taken, mark = excluded.mark, taken_at = excluded.taken_at, gone_at = null`.execute(tx)
  await sql`
    update directory_origin set gone_at = ${now}
    where partnership_id = ${partnershipId} and source_id = ${of.sourceId} and kind = 'entry' and our_id = any (${[...rested]}::uuid[])`.execute(tx)
}

/** Whoever keeps the source has it in there still: as good as a check. */
async function countAsChecked({ tx, partnershipId, source, today, now }: Working, some: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update entry e set last_checked_on = ${today}, last_checked_by = ${source.name}, version = e.version + 1, changed_at = ${now}
    from ${some} r
    where e.partnership_id = ${partnershipId} and e.id = r.our_id and r.outcome in ('unchanged', 'kept') and not r.merged ? 'entry'
      and e.last_checked_on < ${addDays(today, -CHECKED_AGAIN_AFTER_DAYS)}
      and exists (
        select from directory_origin o
        where o.partnership_id = e.partnership_id and o.source_id = ${source.id} and o.kind = 'entry' and o.our_id = e.id)
    returning e.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What could not be used, and notes, stay for whoever wants to send them back; the rest has done its work, and so have pages of before. */
export async function forget({ tx, partnershipId }: Pick<Working, 'tx' | 'partnershipId'>, of: Pick<DirectoryImport, 'id' | 'sourceId'>) {
  await sql`
    delete from directory_import_row where partnership_id = ${partnershipId} and import_id = ${of.id} and problem is null and notes = '{}'`.execute(tx)
  await sql`
    update directory_import_row set incoming = null, merged = null where partnership_id = ${partnershipId} and import_id = ${of.id}`.execute(tx)
  await sql`
    delete from directory_import_page p using directory_source s
    where p.partnership_id = ${partnershipId} and s.partnership_id = p.partnership_id and s.id = ${of.sourceId} and p.import_id <> s.last_import_id
      and exists (
        select from directory_import i where i.partnership_id = p.partnership_id and i.id = p.import_id and i.source_id = s.id)`.execute(tx)
}
