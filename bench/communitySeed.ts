import pg from 'pg'
import { listAgain } from '../src/capabilities/community/changes/listAgain.ts'
import { learnWords } from '../src/capabilities/community/search/changes/learnWords.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { narrowed } from '../src/platform/database/narrowed.ts'
// Counts and days are read as the product reads them, once its driver has been told how.
import '../src/platform/database/open.ts'

/** Services of one locality: as many as a county's directory has. More services are more localities, as a country has them. */
export const OF_A_LOCALITY = 2500

// What every page says, then what people look for, commonest first; a long tail follows, as the names of streets and halls make one.
const EVERYWHERE = `people welcome come week meet local help free tea open join time day friendly new everybody support learn enjoy together make talk
  town village hall house old young friend fun`
const SOUGHT = `walk music garden choir art craft lunch coffee dance yoga swim cycle football knit book film cook language computer parents carers
  dementia grief advice debt housing work volunteer allotment photography pottery drama bingo chess bowls fishing history quilting singing guitar
  badminton tennis pilates running rambling nature birds bees woodwork repair sewing painting poetry writing`
const listOf = (text: string) => text.split(/\s+/)
const SYLLABLES = ['ba', 'de', 'fi', 'go', 'ku', 'la', 'me', 'ni', 'po', 'ru', 'sa', 'te', 'vi', 'wo', 'zu']
const TAIL = Array.from(
  { length: 5900 },
  (_, i) => `${[i % 15, Math.floor(i / 15) % 15, Math.floor(i / 225) % 15, i % 7].map((at) => SYLLABLES[at]).join('')}n`,
)

/** Words that are looked for: some are in one of twenty entries, the last in very few. */
export const COMMON_WORDS = listOf(SOUGHT)
export const RARE_WORDS = TAIL.filter((_, i) => i % 590 === 300)
const VOCABULARY = [...new Set([...listOf(EVERYWHERE), ...COMMON_WORDS, ...TAIL])]

/**
 * Fills an empty PostgreSQL with one partnership and `services` entries, each with a place, a schedule and terms, and with what
 * search asks about them, as the product writes it. The words of an entry follow Zipf's law, so that some are in one of ten and most in
 * very few. Answers what the localities are called.
 */
export async function seedCommunity(url: string, services: number, say: (done: string) => void = () => {}): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  try {
    await migrate(pool)
    const partnershipId = '0190a000-0000-7000-8000-000000000001'
    const localities = Math.max(1, Math.round(services / OF_A_LOCALITY))
    await pool.query(`select setseed(0.42)`)
    await pool.query(`insert into partnership (partnership_id, slug, name) values ($1, 'ashcombe', 'Ashcombe')`, [partnershipId])
    await pool.query(
      `insert into place (partnership_id, id, name, folded_name, latitude, longitude)
       select $1, gen_random_uuid(), 'Town ' || n, 'town ' || n, 50.5 + (n % 10) * 0.4, -3.5 + (n / 10) * 0.5 from generate_series(0, $2::int - 1) n`,
      [partnershipId, localities],
    )
    await sowTerms(pool, partnershipId)
    await sowEntries(pool, partnershipId, services)
    say('rows')
    await pool.query('analyze')
    const reach = { partnershipId, hat: 'link worker' as const }
    const ids = (await pool.query<{ id: string }>('select id from entry order by id')).rows.map(({ id }) => id)
    for (let at = 0; at < ids.length; at += 2000) await narrowed(pool, reach, (tx) => listAgain(tx, partnershipId, ids.slice(at, at + 2000)))
    say('listings')
    await learnWords({ database: { pool } as never, clock: () => new Date() }, { id: partnershipId, timeZone: 'Europe/London' })
    await pool.query('vacuum analyze')
    return Array.from({ length: localities }, (_, n) => `Town ${n}`)
  } finally {
    await pool.end()
  }
}

async function sowTerms(pool: pg.Pool, partnershipId: string) {
  await pool.query(`insert into taxonomy (partnership_id, id, name) values ($1, '0190a000-0000-7000-8000-0000000000a0', 'What it is about')`, [partnershipId])
  await pool.query(
    `insert into term (partnership_id, id, taxonomy_id, name, sort_name)
     select $1, ('0190a000-0000-7000-8000-0000000001' || lpad(to_hex(n), 2, '0'))::uuid, '0190a000-0000-7000-8000-0000000000a0', 'About ' || n, 'about ' || n
     from generate_series(1, 12) n`,
    [partnershipId],
  )
  await pool.query(`insert into synonym (partnership_id, id, words) select $1, gen_random_uuid(), array[w, w || 'alike'] from unnest($2::text[]) w`, [
    partnershipId,
    COMMON_WORDS.slice(0, 40),
  ])
}

async function sowEntries(pool: pg.Pool, partnershipId: string, services: number) {
  const client = await pool.connect()
  try {
    await client.query('select setseed(0.42)')
    // Words as they fall: a power of chance makes the first ones common.
    await client.query(`create temporary table vocabulary as select word, place - 1 as at from unnest($1::text[]) with ordinality as v (word, place)`, [
      VOCABULARY,
    ])
    await client.query(`create temporary table said as
      select n, string_agg(v.word, ' ' order by k.i) as words
      from (select n, i, floor(${VOCABULARY.length} * power(random(), 2.5))::int as pick from generate_series(1, ${services}) n, generate_series(1, 34) i) k
      join vocabulary v on v.at = k.pick group by n`)
    await client.query(
      `insert into entry (partnership_id, id, kind, name, sort_name, summary, who_suits, is_free, last_checked_on, last_checked_by, access_features, ways, places_left, created_at)
       select $1, gen_random_uuid(), case when n % 3 = 0 then 'group' else 'service' end,
         initcap(s.three), s.three || ' ' || n, s.rest, '', random() < 0.4, current_date - (random() * 300)::int, 'Somebody',
         array_remove(array[case when random() < 0.5 then 'step-free' end, case when random() < 0.3 then 'toilets' end, case when random() < 0.2 then 'parking' end], null),
         case when random() < 0.9 then array['in person'] else array['online'] end, case when random() < 0.1 then 0 end, now()
       from (select n, substring(words from '^\\S+ \\S+ \\S+') as three, words as rest from said) s`,
      [partnershipId],
    )
    await client.query(
      `insert into entry_place (partnership_id, id, entry_id, location_id, name, latitude, longitude)
       select e.partnership_id, gen_random_uuid(), e.id, gen_random_uuid(), 'Hall ' || e.n,
         50.5 + (town % 10) * 0.4 + (random() + random() + random() - 1.5) * 0.12, -3.5 + (town / 10) * 0.5 + (random() + random() + random() - 1.5) * 0.2
       from (select *, (row_number() over (order by id))::int as n, ((row_number() over (order by id) - 1) / ${OF_A_LOCALITY})::int as town from entry) e`,
    )
    await client.query(
      `insert into schedule (partnership_id, id, entry_id, starts_on, freq, by_day, opens_at, closes_at)
       select partnership_id, gen_random_uuid(), id, date '2026-01-01', 'WEEKLY', array[(array['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])[1 + floor(random() * 7)::int]],
         t.opens, t.opens + interval '2 hours'
       from (select *, (array[time '09:30', time '14:00', time '19:00'])[1 + floor(random() * 3)::int] as opens from entry) t`,
    )
    await client.query(
      `insert into entry_term (partnership_id, entry_id, term_id)
       select partnership_id, id, ('0190a000-0000-7000-8000-0000000001' || lpad(to_hex(1 + floor(random() * 12)::int), 2, '0'))::uuid from entry`,
    )
  } finally {
    client.release()
  }
}
