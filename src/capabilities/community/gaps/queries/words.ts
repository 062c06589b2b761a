import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'

/** Words that people wished or searched with, near somewhere, and how often. */
export interface Words {
  words: string
  outwardCode: string
  wishes: number
  searches: number
}

/** So many empty searches with the same words say something; one wish does. */
const SEARCHES_THAT_SAY = 3

/** What was wished or searched for, and no gap has gathered yet, what was said most often first. */
export async function listWordsNotGathered(tx: Tx, partnershipId: string, limit = 50): Promise<Words[]> {
  const { rows } = await sql<Words>`
    select said.words, said.outward_code as "outwardCode", sum(said.wish)::integer as wishes, sum(1 - said.wish)::integer as searches
    from (
      select interest collate "C" as words, outward_code, 1 as wish from wish where partnership_id = ${partnershipId}
      union all
      select words, outward_code, 0 from empty_search where partnership_id = ${partnershipId}
    ) said
    where not exists (
      select from gap_word w where w.partnership_id = ${partnershipId} and w.words = said.words and w.outward_code = said.outward_code
    )
    group by said.words, said.outward_code
    having sum(said.wish) > 0 or sum(1 - said.wish) >= ${SEARCHES_THAT_SAY}
    order by sum(said.wish) desc, count(*) desc, said.words
    limit ${limit}`.execute(tx)
  return rows
}

/** How often words were wished and searched with, near somewhere. */
export async function countWords(tx: Tx, partnershipId: string, { words, outwardCode }: Pick<Words, 'words' | 'outwardCode'>) {
  const { rows } = await sql<{ wishes: number; searches: number }>`
    select
      (select count(*)::integer from wish w where w.partnership_id = ${partnershipId} and w.interest = ${words} and w.outward_code = ${outwardCode}) as wishes,
      (select count(*)::integer from empty_search s where s.partnership_id = ${partnershipId} and s.words = ${words} and s.outward_code = ${outwardCode}) as searches`.execute(
    tx,
  )
  return rows[0] ?? { wishes: 0, searches: 0 }
}
