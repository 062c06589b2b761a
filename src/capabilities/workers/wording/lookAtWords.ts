import { sql } from 'kysely'
import type { Acting } from '../../../platform/http/env.ts'
import { notice, thoughtOf, waysOf } from './noticing.ts'
import { listOwnWays } from './queries.ts'

/** A thought about what is not saved for good yet and can still be said another way, or nothing. It is not counted. */
export const thinkOfWords = async ({ tx, viewer }: Acting, texts: readonly string[]): Promise<string> =>
  thoughtOf(notice(texts, waysOf(await listOwnWays(tx, viewer.partnershipId))))

/**
 * Looks at what a worker has just saved, and answers a thought about its words, or nothing. It never keeps anybody from saving. How many
 * notes there were, and in how many something was noticed, is counted for the writer alone; the words themselves are not kept.
 */
export async function lookAtWords({ tx, viewer, today }: Acting, texts: readonly string[]): Promise<string> {
  const { partnershipId, membershipId } = viewer
  const noticed = notice(texts, waysOf(await listOwnWays(tx, partnershipId)))
  const one = noticed.length > 0 ? 1 : 0
  await tx
    .insertInto('wordTally')
    .values({ partnershipId, membershipId, monthOn: `${today.slice(0, 7)}-01`, notes: 1, noticed: one })
    .onConflict((conflict) =>
      conflict
        .columns(['partnershipId', 'membershipId', 'monthOn'])
        .doUpdateSet({ notes: sql`word_tally.notes + 1`, noticed: sql`word_tally.noticed + ${one}::integer` }),
    )
    .execute()
  return thoughtOf(noticed)
}
