import { sql } from 'kysely'
import { dayIn } from '../../../../platform/clock.ts'
import { narrowed, type Tx } from '../../../../platform/database/narrowed.ts'
import type { House } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import { asEmail, word } from '../../../../platform/wording.ts'
import { wordsFor } from '../../../../platform/words.ts'
import { listSynonyms } from '../../search/queries/synonyms.ts'
import { type Area, FEW, type TermKnown, termIn } from '../gap.ts'
import { whatYouWishedForIsThere } from '../messages.ts'
import { areaFor, listAreas } from '../queries/gaps.ts'
import { listWordsNotGathered } from '../queries/words.ts'

const AT_A_TIME = 50
const MOST_TERMS = 2000

type Partnership = { id: string; slug: string; timeZone: string }

/**
 * Gathers what people wished and searched for, and groups that are full, into gaps by interest and area, counts anew how many people
 * want each, and tells those who left an address when one is met. Runs each hour, as a role that reads no person.
 */
export async function gatherGaps(
  house: Pick<House, 'database' | 'clock'> & { settings: Pick<House['settings'], 'url'> },
  { id: partnershipId, slug, timeZone }: Partnership,
) {
  const now = house.clock()
  const today = dayIn(timeZone, now)
  const inBackground = <T>(work: (tx: Tx) => Promise<T>) => narrowed(house.database.pool, { partnershipId }, work, 'livewell_background')

  const known = await inBackground((tx) => readKnown(tx, partnershipId))
  if (known.areas.length === 0) return
  await inBackground((tx) => gatherWords(tx, partnershipId, today, known))
  await inBackground((tx) => gatherFull(tx, partnershipId, today, known))
  let after: string | undefined
  do after = await inBackground((tx) => countSome(tx, partnershipId, today, after))
  while (after)
  const words = wordsFor('en', timeZone)
  while (await inBackground((tx) => tellSome({ tx, now, today, words, url: house.settings.url, slug, partnershipId }))) {
    // A handful in each transaction, until nobody is left to tell.
  }
}

interface Known {
  areas: readonly Area[]
  terms: readonly TermKnown[]
  synonyms: readonly (readonly string[])[]
}

async function readKnown(tx: Tx, partnershipId: string): Promise<Known> {
  const terms = await tx
    .selectFrom('term')
    .select(['id', 'name', 'sortName'])
    .where('partnershipId', '=', partnershipId)
    .orderBy('id')
    .limit(MOST_TERMS)
    .execute()
  const synonyms = await listSynonyms(tx, partnershipId, { limit: MOST_TERMS })
  return { areas: await listAreas(tx, partnershipId), terms, synonyms: synonyms.map(({ words }) => words) }
}

/** Words that speak of a term go to its gap by themselves. Others wait for a worker to say what they are about: they are strangers' words. */
async function gatherWords(tx: Tx, partnershipId: string, today: string, known: Known) {
  for (const { words, outwardCode } of await listWordsNotGathered(tx, partnershipId, 500)) {
    const term = termIn(words, known.terms, known.synonyms)
    const area = areaFor(known.areas, outwardCode)
    if (!term || !area) continue
    const gapId = await findOrNotice(tx, partnershipId, today, term, area)
    await tx
      .insertInto('gapWord')
      .values({ partnershipId, words, outwardCode, gapId })
      .onConflict((same) => same.doNothing())
      .execute()
  }
}

/** Something of the directory that has no place left, by the narrowest word for what it is about, and where it is. */
async function gatherFull(tx: Tx, partnershipId: string, today: string, known: Known) {
  const { rows } = await sql<{ termId: string; outwardCode: string }>`
    select distinct t.term_id as "termId", split_part(coalesce(p.postcode, ''), ' ', 1) as "outwardCode"
    from entry e
    join lateral (
      select x.term_id from entry_term x join term n on n.partnership_id = x.partnership_id and n.id = x.term_id
      where x.partnership_id = e.partnership_id and x.entry_id = e.id order by n.parent_id is null, x.term_id limit 1
    ) t on true
    left join entry_place p on p.partnership_id = e.partnership_id and p.entry_id = e.id and p.position = 0
    where e.partnership_id = ${partnershipId} and e.state = 'open' and e.places_left = 0
    limit 500`.execute(tx)
  for (const { termId, outwardCode } of rows) {
    const term = known.terms.find(({ id }) => id === termId)
    const area = areaFor(known.areas, outwardCode)
    if (term && area) await findOrNotice(tx, partnershipId, today, term, area)
  }
}

async function findOrNotice(tx: Tx, partnershipId: string, today: string, term: TermKnown, area: Area): Promise<string> {
  const there = await tx
    .selectFrom('gap')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('interestKey', '=', term.sortName)
    .where('outwardCode', '=', area.outwardCode)
    .executeTakeFirst()
  if (there) return there.id
  const id = newId()
  const shared = { interest: term.name, interestKey: term.sortName, termId: term.id, outwardCode: area.outwardCode, area: area.name, teamId: area.teamId }
  await tx
    .insertInto('gap')
    .values({ partnershipId, id, ...shared, state: 'noticed', stateSince: today, noticedOn: today })
    .execute()
  await tx.insertInto('gapHistory').values({ partnershipId, gapId: id, version: 1, state: 'noticed', sinceOn: today, byName: 'Livewell' }).execute()
  await tx.insertInto('gapTally').values({ partnershipId, gapId: id, teamId: area.teamId }).execute()
  return id
}

/** Counts some gaps anew, in the order of their ids; answers the last of them while there may be more. */
async function countSome(tx: Tx, partnershipId: string, today: string, after: string | undefined): Promise<string | undefined> {
  const gaps = await tx
    .selectFrom('gap')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(AT_A_TIME)
    .execute()
  const ids = sql`${gaps.map(({ id }) => id)}::uuid[]`
  await sql`
    with counted as (
      select g.id,
        coalesce((select sum(v.people) from gap_voice v where v.partnership_id = g.partnership_id and v.gap_id = g.id
          -- Who turned out to be the same person as another who said so counts once.
          and not exists (select from person p where p.partnership_id = v.partnership_id and p.id = v.person_id and p.joined_to is not null)
        ), 0)::integer as conversations,
        (select count(*) from gap_word w join wish s on s.partnership_id = w.partnership_id and s.interest = w.words and s.outward_code = w.outward_code
          where w.partnership_id = g.partnership_id and w.gap_id = g.id)::integer as wishes,
        (select count(*) from gap_word w join empty_search s on s.partnership_id = w.partnership_id and s.words = w.words and s.outward_code = w.outward_code
          where w.partnership_id = g.partnership_id and w.gap_id = g.id)::integer as searches,
        full_here.entries, full_here.waiting
      from gap g
      cross join lateral (
        select count(distinct e.id)::integer as entries, coalesce(sum(waits.people), 0)::integer as waiting
        from entry_term x
        join entry e on e.partnership_id = x.partnership_id and e.id = x.entry_id and e.state = 'open' and e.places_left = 0
        left join entry_place p on p.partnership_id = e.partnership_id and p.entry_id = e.id and p.position = 0
        left join lateral (
          select count(*) as people from waiting_place q
          where q.partnership_id = e.partnership_id and q.group_id = e.group_id and q.state in ('waiting', 'held')
        ) waits on true
        where g.term_id is not null and x.partnership_id = g.partnership_id and x.term_id = g.term_id
          and (g.outward_code = '' or split_part(coalesce(p.postcode, ''), ' ', 1) = g.outward_code)
      ) full_here
      where g.partnership_id = ${partnershipId} and g.id = any (${ids})
    ), tallied as (
      update gap_tally t set conversations = counted.conversations, wishes = counted.wishes, searches = counted.searches,
        waiting = counted.waiting, full_entries = counted.entries
      from counted
      where t.partnership_id = ${partnershipId} and t.gap_id = counted.id
    )
    update gap g set counted_on = ${today}, people = case
      when counted.conversations + counted.wishes + counted.waiting >= ${FEW}::integer then counted.conversations + counted.wishes + counted.waiting end
    from counted where g.partnership_id = ${partnershipId} and g.id = counted.id`.execute(tx)
  return gaps.length === AT_A_TIME ? gaps.at(-1)?.id : undefined
}

interface Telling {
  tx: Tx
  now: Date
  today: string
  words: ReturnType<typeof wordsFor>
  url: string
  slug: string
  partnershipId: string
}

/** Tells some of those who wished for what is there now, and forgets their address. Answers whether there may be more. */
async function tellSome({ tx, now, today, words, url, slug, partnershipId }: Telling): Promise<boolean> {
  const gap = await tx
    .selectFrom('gap as g')
    .innerJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'g.partnershipId').onRef('e.id', '=', 'g.entryId'))
    .innerJoin('partnership as p', 'p.partnershipId', 'g.partnershipId')
    .select(['g.id', 'e.id as entryId', 'e.name', 'p.name as partnership', 'p.phone'])
    .where('g.partnershipId', '=', partnershipId)
    .where('g.state', '=', 'met')
    .where('g.toldOn', 'is', null)
    .where('e.state', '=', 'open')
    .orderBy('g.id')
    .executeTakeFirst()
  if (!gap) return false
  const waiting = await tx
    .selectFrom('gapWord as w')
    .innerJoin('wish as s', (join) =>
      join.onRef('s.partnershipId', '=', 'w.partnershipId').onRef('s.interest', '=', 'w.words').onRef('s.outwardCode', '=', 'w.outwardCode'),
    )
    .innerJoin('wishReach as r', (join) => join.onRef('r.partnershipId', '=', 's.partnershipId').onRef('r.wishId', '=', 's.id'))
    .select(['s.id', 's.words', 'r.email'])
    .where('w.partnershipId', '=', partnershipId)
    .where('w.gapId', '=', gap.id)
    .orderBy('s.id')
    .limit(AT_A_TIME)
    .execute()
  for (const { id, words: wished, email } of waiting) {
    const link = `${url}/${slug}/community/${gap.entryId}`
    const partnership = { name: gap.partnership, phone: gap.phone }
    const said = word({ words, viewer: { partnership } }, whatYouWishedForIsThere, { wished, name: gap.name, link })
    await putInOutbox({ tx, viewer: { partnershipId }, now }, asEmail(said, { to: email }))
    await tx.deleteFrom('wishReach').where('partnershipId', '=', partnershipId).where('wishId', '=', id).execute()
    await tx.updateTable('wish').set({ wantsToHear: false }).where('partnershipId', '=', partnershipId).where('id', '=', id).execute()
  }
  if (waiting.length < AT_A_TIME)
    await tx.updateTable('gap').set({ toldOn: today }).where('partnershipId', '=', partnershipId).where('id', '=', gap.id).execute()
  return true
}
