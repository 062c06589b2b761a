import { sql } from 'kysely'
import { narrowed, type Tx } from '../../platform/database/narrowed.ts'
import type { House } from '../../platform/http/env.ts'
import { type Keyring, newSealingKey } from '../../platform/sealing.ts'
import { type GoalWords, sealGoal, sealWords, wrapGoalKey } from './sealed.ts'

const AT_ONCE = 200

/**
 * Seals the words of goals from before goals were sealed, when the server starts. Each lot is committed whole, so that it can be stopped at
 * any moment and goes on at the next start; of two servers that start together, one waits for the other.
 */
export async function sealWhatWaits({ database, settings }: Pick<House, 'database' | 'settings'>) {
  const partnerships = await narrowed(database.pool, {}, (tx) => tx.selectFrom('partnership').select('partnershipId').execute(), 'livewell_background')
  let hasSealed = false
  for (const { partnershipId } of partnerships) {
    const lot = () => narrowed(database.pool, { partnershipId }, (tx) => sealSome(tx, settings.keyring, partnershipId), 'livewell_background')
    while (await lot()) hasSealed = true
  }
  if (!hasSealed) return
  await writeTablesAnew(database)
}

/** What was deleted still lies in the files of the tables until they are written anew. It takes as long as it takes. */
async function writeTablesAnew({ pool }: House['database']) {
  const connection = await pool.connect()
  try {
    await connection.query('set statement_timeout = 0')
    for (const table of ['goal', 'goal_step', 'goal_rating', 'words_to_seal']) await connection.query(`vacuum full ${table}`)
    await connection.query('reset statement_timeout')
  } finally {
    connection.release()
  }
}

/** Seals the words of some goals. Answers how many: none when all are sealed. */
async function sealSome(tx: Tx, keyring: Keyring, partnershipId: string): Promise<number> {
  const goals = await tx
    .selectFrom('wordsToSeal')
    .select(['id', 'personId', 'teamId'])
    .where('partnershipId', '=', partnershipId)
    .where('ofTable', '=', 'goal')
    .orderBy('goalId')
    .limit(AT_ONCE)
    .forUpdate()
    .execute()
  for (const goal of goals) await sealOne(tx, keyring, { partnershipId, ...goal })
  return goals.length
}

interface Waiting {
  partnershipId: string
  id: string
  personId: string
  teamId: string | null
}

async function sealOne(tx: Tx, keyring: Keyring, { partnershipId, id: goalId, personId, teamId }: Waiting) {
  const key = newSealingKey()
  const of = { partnershipId, personId }
  await tx
    .insertInto('goalKey')
    .values({ ...of, goalId, teamId, ...wrapGoalKey(keyring, { ...of, goalId }, key) })
    .execute()
  const waiting = await tx
    .deleteFrom('wordsToSeal')
    .where('partnershipId', '=', partnershipId)
    .where('goalId', '=', goalId)
    .returning(['ofTable', 'id', 'words'])
    .execute()
  for (const { ofTable, id, words } of waiting) {
    const place = { ...of, id }
    const sealed =
      ofTable === 'goal' ? sealGoal(key, place, words as unknown as GoalWords) : sealWords(key, place, ofTable === 'goal_step' ? 'step' : 'said', String(words))
    await sql`update ${sql.table(ofTable)} set sealed = ${sealed} where partnership_id = ${partnershipId} and id = ${id}`.execute(tx)
  }
}
