import { CamelCasePlugin, type Insertable, Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { DB } from '../database/schema.ts'
import { listAgain } from '../src/capabilities/community/changes/listAgain.ts'
import { type PlainGoal, type PlainRating, type PlainStep, sealedGoals } from '../src/capabilities/plans/factory.ts'
import type { Keyring } from '../src/platform/sealing.ts'

/** Rows that are sealed when they are sown: until then their words are plain, so that a seed repeats them. */
interface Plain {
  goal: PlainGoal
  goalStep: PlainStep
  goalRating: PlainRating
}

/** A row of a table, as factories make it. */
export type Row<Table extends keyof DB> = Table extends keyof Plain ? Plain[Table] : Insertable<DB[Table]>

/** Rows by table. */
export type Rows = { [Table in keyof DB]?: readonly Row<Table>[] }

// A row may only point to rows that are there, so tables are filled in this order.
const ORDER: readonly (keyof DB)[] = [
  'partnership',
  'team',
  'organisation',
  'place',
  'person',
  'membership',
  'matchKey',
  'notTheSame',
  'joining',
  'joiningRow',
  'hatWorn',
  'referral',
  'referralHistory',
  'referralProgress',
  'referralDraft',
  'organisationLink',
  'referralQuestion',
  'referralTelling',
  'support',
  'supportHistory',
  'conversation',
  'plannedTalk',
  'call',
  'cover',
  'calendarFeed',
  'replySeen',
  'reassignment',
  'reassigned',
  'privateNote',
  'conversationDraft',
  'supportGuide',
  'activation',
  'movingOn',
  'promise',
  'reminder',
  'goal',
  'goalKey',
  'goalStep',
  'goalRating',
  'goalOutlook',
  'goalRhythm',
  'planKey',
  'planPage',
  'planVersion',
  'planAttachment',
  'planShare',
  'crisisCard',
  'crisisOpening',
  'communityGroup',
  'organiser',
  'taxonomy',
  'term',
  'entry',
  'entryPlace',
  'schedule',
  'scheduleException',
  'costOption',
  'entryContact',
  'entryTerm',
  'synonym',
  'searchWord',
  'wish',
  'wishReach',
  'emptySearch',
  'keepingRules',
  'keeper',
  'entryHistory',
  'suggestion',
  'alike',
  'entryMerge',
  'entryMoved',
  'groupMember',
  'meetup',
  'attendance',
  'groupLife',
  'groupKit',
  'groupMoney',
  'lastingCheck',
  'waitingPlace',
  'memberWish',
  'kiosk',
  'kioskName',
  'introduction',
  'introductionHistory',
  'visit',
  'visitMet',
  'weeklyUpdate',
  'gap',
  'gapHistory',
  'gapTally',
  'gapVoice',
  'gapWord',
  'grantPot',
  'grantApplication',
  'grantView',
  'grantStep',
  'safetyRules',
  'safetyLead',
  'concern',
  'concernStep',
  'concernNote',
  'outing',
  'outingStep',
  'supervisionPair',
  'supervisionItem',
  'supervisionTalk',
  'reflection',
  'wayOfSaying',
  'wordTally',
  'workerOffer',
  'workerWish',
  'checkin',
  'clinicalSystem',
  'clinicalRequest',
  'figure',
  'outbox',
  'messageLog',
  'nudge',
  'messageWording',
  'messageWordingHistory',
  'auditEntry',
  'practiceImport',
  'practiceImportRow',
  'practiceListRules',
  'practiceList',
  'practiceListRejected',
  'listedPerson',
  'notInvited',
  'letterRun',
  'letter',
  'directorySource',
  'directoryImport',
  'directoryImportRow',
  'directoryOrigin',
]

// PostgreSQL takes at most 65,535 values in one statement.
const MOST_VALUES = 30_000

/**
 * Writes made-up rows straight into the tables, past every policy: for tests, the demo and the benchmark, on a database that
 * they own. The product itself has no way to do this. Goals are sealed as the product seals them. Search finds sown entries as it finds others: their listings are made as the
 * product makes them. Calls `onRows` with how many rows each
 * statement wrote.
 */
export async function sow(pool: pg.Pool, rows: Rows, { keyring, onRows = () => {} }: { keyring?: Keyring; onRows?: (count: number) => void } = {}) {
  if (rows.goal && !keyring) throw new Error('Goals are sealed: sow them with a keyring')
  const sealed: { [Table in keyof DB]?: readonly object[] } = keyring ? { ...rows, ...sealedGoals(keyring, rows) } : rows
  const client = await pool.connect()
  // One connection, asked for once: the embedded database has no second.
  const borrowed = { connect: async () => ({ query: client.query.bind(client), release: () => {} }), end: async () => {} } as unknown as pg.Pool
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: borrowed }), plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] })
  try {
    await client.query('begin')
    for (const table of ORDER) {
      const all = (sealed[table] ?? []) as readonly Record<string, unknown>[]
      const size = Math.max(1, Math.floor(MOST_VALUES / Math.max(1, Object.keys(all[0] ?? {}).length)))
      for (let at = 0; at < all.length; at += size) {
        const some = all.slice(at, at + size)
        await db
          .insertInto(table)
          .values(some as never)
          .execute()
        onRows(some.length)
      }
    }
    for (const [partnershipId, entryIds] of entriesOf(rows)) await listAgain(db, partnershipId, entryIds)
    await client.query('commit')
  } catch (problem) {
    await client.query('rollback')
    throw problem
  } finally {
    client.release()
  }
}

/** The entries that search has to be told of, by partnership. */
function entriesOf({ entry = [], entryPlace = [], schedule = [], costOption = [], entryTerm = [] }: Rows): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const add = (partnershipId: string, id: string) => {
    const there = found.get(partnershipId)
    if (there) there.push(id)
    else found.set(partnershipId, [id])
  }
  for (const { partnershipId, id } of entry) add(partnershipId, id)
  for (const { partnershipId, entryId } of [...entryPlace, ...schedule, ...costOption, ...entryTerm]) add(partnershipId, entryId)
  return found
}
