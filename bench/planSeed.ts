import pg from 'pg'
import { beginDocument, contentOf, deltaSince, stateOf, writeAnswer } from '../src/capabilities/plans/book/document.ts'
import { wrapKey } from '../src/capabilities/plans/book/keys.ts'
import { type KindName, kindNames, promptsOf } from '../src/capabilities/plans/book/kinds.ts'
import { sealDelta, sealFace, sealState } from '../src/capabilities/plans/book/queries.ts'
import { sealGoal, sealWords, wrapGoalKey } from '../src/capabilities/plans/sealed.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { newId } from '../src/platform/ids.ts'
import { type Keyring, newSealingKey } from '../src/platform/sealing.ts'
import { makeKeys } from './seed.ts'
import { signIn } from './session.ts'
// Counts and days are read as the product reads them, once its driver has been told how.
import '../src/platform/database/open.ts'

const PAGES = 5
const WRITINGS = 60
const OF_A_TEAM = 500
const AT_ONCE = 250
/** How many of them open their plans while it is measured. */
const VISITORS = 64

/** Somebody with a plan, who can ask for it. */
export interface Visitor {
  cookie: string
  pageIds: string[]
  goalIds: string[]
}

/** One page as somebody wrote it, before it is sealed for its place. */
interface Written {
  kind: KindName
  face: ReturnType<typeof contentOf>
  state: Uint8Array
  deltas: Uint8Array[]
}

const SENTENCES = [
  'In the morning a walk by the river before anybody is up.',
  'Dina rings on Sundays, and it is all right not to answer.',
  'When I stop opening letters it is time to say something.',
  'Music, but not the radio; a cup of tea; the dog next door.',
  'Please talk slowly, and tell me what happens next.',
  'It passed the last time, too, and I was back at work by May.',
]

/** Pages of some length, each written in two sittings. Made once: only sealing is done for everybody. */
function writings(): Written[][] {
  return Array.from({ length: WRITINGS }, (_, which) =>
    Array.from({ length: PAGES }, (_, at) => {
      const kind = kindNames[(which + at) % kindNames.length] as KindName
      const doc = beginDocument({ title: '', order: at + 1 })
      const begun = stateOf(doc)
      for (const [i, { id }] of promptsOf(kind).slice(0, 3).entries())
        writeAnswer(doc, id, '', [0, 1, 2].map((n) => SENTENCES[(which + at + i + n) % SENTENCES.length]).join(' '))
      return { kind, face: contentOf(doc), state: stateOf(doc), deltas: [begun, deltaSince(begun, doc) as Uint8Array] }
    }),
  )
}

/**
 * Fills an empty PostgreSQL with a partnership and `plans` people, each with five pages and a goal with a step, sealed as the product seals
 * them. Answers some of them, spread evenly, signed in.
 */
export async function seedPlans(url: string, plans: number, keyring: Keyring, secret: string): Promise<Visitor[]> {
  // What is sown points to what was sown before it, and is thrown away after: neither is worth waiting for.
  const pool = new pg.Pool({ connectionString: url, max: 2, options: '-c session_replication_role=replica -c synchronous_commit=off' })
  try {
    await migrate(pool)
    const partnershipId = newId()
    await pool.query(`insert into partnership (partnership_id, slug, name) values ($1, 'ashcombe', 'Ashcombe')`, [partnershipId])
    const all = writings()
    const visitors: Visitor[] = []
    let teamId = ''
    for (let from = 0; from < plans; from += AT_ONCE) {
      if (from % OF_A_TEAM === 0) {
        teamId = newId()
        await pool.query(`insert into team (partnership_id, id, name, area) values ($1, $2, $3, $3)`, [partnershipId, teamId, `Team ${from / OF_A_TEAM}`])
      }
      const some = Array.from({ length: Math.min(AT_ONCE, plans - from) }, (_, i) =>
        aPerson({ keyring, partnershipId, teamId }, from + i, all[(from + i) % WRITINGS] as Written[]),
      )
      for (const table of ['person', 'membership', 'plan_key', 'plan_page', 'plan_version', 'goal', 'goal_key', 'goal_step'] as const)
        await insert(
          pool,
          table,
          some.flatMap((each): object[] => each[table]),
        )
      for (const [i, each] of some.entries()) {
        if ((from + i) % Math.max(1, Math.floor(plans / VISITORS)) !== 0) continue
        const cookie = await signIn(pool, secret, each.membership[0]?.['account_id'] as string, 'Somebody')
        visitors.push({ cookie, pageIds: each.plan_page.map(({ id }) => id), goalIds: each.goal.map(({ id }) => id) })
      }
    }
    await makeKeys(url)
    await pool.query('vacuum analyze')
    // What is still to be written would otherwise be written while it is measured.
    await pool.query('checkpoint')
    return visitors
  } finally {
    await pool.end()
  }
}

function aPerson({ keyring, partnershipId, teamId }: { keyring: Keyring; partnershipId: string; teamId: string }, which: number, pages: readonly Written[]) {
  const partnership_id = partnershipId
  const [person_id, membershipId, goal_id] = [newId(), newId(), newId()]
  const name = `Person ${which}`
  const key = newSealingKey()
  const goalKey = newSealingKey()
  const by = { by_membership: membershipId, by_name: name }
  const wrapped = wrapKey(keyring, partnershipId, person_id, key)
  const goalWrapped = wrapGoalKey(keyring, { partnershipId, personId: person_id, goalId: goal_id }, goalKey)
  const ids = pages.map(() => newId())
  const placeOf = (at: number) => ({ partnershipId, personId: person_id, id: ids[at] as string })
  const hopes = { words: SENTENCES[which % 6] as string, muchLess: 'Not at all', less: 'Once', asHoped: 'Every week', more: 'Most days', muchMore: 'Every day' }
  const goalPlace = { partnershipId, personId: person_id, id: goal_id }
  return {
    person: [{ partnership_id, id: person_id, team_id: teamId, name, folded_name: name.toLowerCase(), reach_by: 'phone' }],
    membership: [{ partnership_id, id: membershipId, account_id: newId(), name, hats: '{person}', person_id, joined_at: '2026-01-05' }],
    plan_key: [{ partnership_id, person_id, wrapped: wrapped.wrapped, wrapped_with: wrapped.wrappedWith }],
    plan_page: pages.map(({ kind, face, state, deltas }, at) => ({
      partnership_id,
      id: ids[at] as string,
      person_id,
      kind,
      face: sealFace(key, placeOf(at), face),
      state: sealState(key, placeOf(at), state),
      version: deltas.length,
    })),
    plan_version: pages.flatMap(({ deltas }, at) =>
      deltas.map((delta, i) => ({
        partnership_id,
        page_id: ids[at] as string,
        version: i + 1,
        person_id,
        delta: sealDelta(key, placeOf(at), i + 1, delta),
        at: '2026-10-01',
        ...by,
      })),
    ),
    goal: [{ partnership_id, id: goal_id, person_id, sealed: sealGoal(goalKey, goalPlace, hopes), start_level: -2, ...by }],
    goal_key: [{ partnership_id, goal_id, person_id, wrapped: goalWrapped.wrapped, wrapped_with: goalWrapped.wrappedWith }],
    goal_step: [{ partnership_id, id: goal_id, goal_id, person_id, sealed: sealWords(goalKey, goalPlace, 'step', 'Find my walking shoes') }],
  }
}

const TYPES: Record<string, string> = {
  kind: 'text',
  name: 'text',
  folded_name: 'text',
  reach_by: 'text',
  hats: 'text',
  wrapped_with: 'text',
  by_name: 'text',
  at: 'timestamptz',
  joined_at: 'timestamptz',
  version: 'integer',
  start_level: 'smallint',
  face: 'bytea',
  state: 'bytea',
  delta: 'bytea',
  wrapped: 'bytea',
  sealed: 'bytea',
}

async function insert(pool: pg.Pool, table: string, rows: readonly object[]) {
  const names = Object.keys(rows[0] ?? {})
  // A list of hats is text until it is read as one.
  const read = names.map((name) => (name === 'hats' ? 'hats::text[]' : name))
  const lists = names.map((name, i) => `$${i + 1}::${TYPES[name] ?? 'uuid'}[]`)
  await pool.query(
    `insert into ${table} (${names.join(', ')}) select ${read.join(', ')} from unnest(${lists.join(', ')}) as u (${names.join(', ')})`,
    names.map((name) => rows.map((row) => (row as Record<string, unknown>)[name])),
  )
}
