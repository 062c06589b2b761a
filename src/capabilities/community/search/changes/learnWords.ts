import { sql } from 'kysely'
import { addMonths, dayIn } from '../../../../platform/clock.ts'
import { narrowed, type Tx } from '../../../../platform/database/narrowed.ts'
import type { House } from '../../../../platform/http/env.ts'
import { listSynonyms } from '../queries/synonyms.ts'
import { keysOf, wordsOf } from '../words.ts'

const ENTRIES_AT_ONCE = 1000
const WORDS_AT_ONCE = 1000
/** Counts of empty searches are kept for as long as somebody may ask what has changed since last year. */
const MONTHS_KEPT = 24

type Partnership = { id: string; timeZone: string }

/**
 * Reads the directory a page at a time, and writes down which words occur in it, so that those typed wrongly can be put right. A
 * word that no entry has any more goes. Runs each night: until then a new word is found, but not yet offered for one like it.
 */
export async function learnWords({ database, clock }: Pick<House, 'database' | 'clock'>, { id: partnershipId, timeZone }: Partnership) {
  const today = dayIn(timeZone, clock())
  const inBackground = <T>(work: (tx: Tx) => Promise<T>) => narrowed(database.pool, { partnershipId }, work, 'livewell_background')
  const times = new Map<string, number>()
  let after: string | undefined
  do {
    const texts = await inBackground((tx) => listTexts(tx, partnershipId, after))
    for (const { text } of texts) for (const word of wordsOf(text)) times.set(word, (times.get(word) ?? 0) + 1)
    after = texts.length === ENTRIES_AT_ONCE ? texts.at(-1)?.id : undefined
  } while (after)

  // Words that mean the same as others are found, too, though no entry has them.
  for (const { words } of await inBackground((tx) => listSynonyms(tx, partnershipId, { limit: 5000 }))) {
    for (const word of wordsOf(words.join(' '))) times.set(word, (times.get(word) ?? 0) + 1)
  }

  const words = [...times].map(([word, count]) => ({ partnershipId, word, keys: keysOf(word), times: count, seenOn: today }))
  for (let at = 0; at < words.length; at += WORDS_AT_ONCE) {
    const some = words.slice(at, at + WORDS_AT_ONCE)
    await inBackground((tx) =>
      tx
        .insertInto('searchWord')
        .values(some)
        .onConflict((known) =>
          known
            .columns(['partnershipId', 'word'])
            .doUpdateSet((eb) => ({ keys: eb.ref('excluded.keys'), times: eb.ref('excluded.times'), seenOn: eb.ref('excluded.seenOn') })),
        )
        .execute(),
    )
  }
  await inBackground((tx) => tx.deleteFrom('searchWord').where('partnershipId', '=', partnershipId).where('seenOn', '<', today).execute())
}

/** All that search finds an entry by, a page of entries. */
async function listTexts(tx: Tx, partnershipId: string, after: string | undefined) {
  const { rows } = await sql<{ id: string; text: string }>`
    select e.id, concat_ws(' ', e.name, e.summary, e.who_suits, e.first_visit, o.name, more.text) as text
    from entry e
    left join organiser o on o.partnership_id = e.partnership_id and o.id = e.organiser_id
    cross join lateral (select concat_ws(' ',
      (select string_agg(concat_ws(' ', p.name, p.town), ' ') from entry_place p where p.partnership_id = e.partnership_id and p.entry_id = e.id),
      (select string_agg(t.name, ' ') from entry_term x join term t on t.partnership_id = x.partnership_id and t.id = x.term_id
        where x.partnership_id = e.partnership_id and x.entry_id = e.id)) as text) more
    where e.partnership_id = ${partnershipId} and e.state <> 'at rest' ${after ? sql`and e.id > ${after}` : sql``}
    order by e.id limit ${ENTRIES_AT_ONCE}`.execute(tx)
  return rows
}

/** Forgets where to write to those whose year is over, and counts of empty searches that nobody compares with any more. */
export async function forgetWishes({ database, clock }: Pick<House, 'database' | 'clock'>, { id: partnershipId, timeZone }: Partnership) {
  const today = dayIn(timeZone, clock())
  await narrowed(
    database.pool,
    { partnershipId },
    async (tx) => {
      await tx
        .updateTable('wish')
        .set({ wantsToHear: false })
        .where('partnershipId', '=', partnershipId)
        .where('id', 'in', (eb) => eb.selectFrom('wishReach').select('wishId').where('partnershipId', '=', partnershipId).where('until', '<=', today))
        .execute()
      await tx.deleteFrom('wishReach').where('partnershipId', '=', partnershipId).where('until', '<=', today).execute()
      const oldest = addMonths(`${today.slice(0, 7)}-01`, -MONTHS_KEPT)
      await tx.deleteFrom('emptySearch').where('partnershipId', '=', partnershipId).where('month', '<', oldest).execute()
    },
    'livewell_background',
  )
}
