import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import { PLANNED_ANEW } from '../../../../platform/database/prepared.ts'
import { foldName } from '../../../../platform/fold.ts'
import type { Sought, Understood } from '../sought.ts'
import { type Asked, keysOf, likeliest, type Said, wordsOf } from '../words.ts'

/** What was asked for with the words that mean the same, from the partnership's list: walking also finds a ramble. */
export async function withSynonyms(tx: Tx, partnershipId: string, asked: readonly Asked[]): Promise<Understood[]> {
  const alone = asked.flatMap(({ any }, at) => any.map(({ text }) => ({ text, from: at, to: at })))
  // Two or three plain words beside each other may be one thing: nordic walking.
  const plain = asked.map(({ not, any }) => (!not && any.length === 1 && !any[0]?.together ? any[0]?.text : undefined))
  const joined = [2, 3].flatMap((length) =>
    plain.flatMap((_, at) => {
      const texts = plain.slice(at, at + length)
      return texts.length === length && texts.every(Boolean) ? [{ text: texts.join(' '), from: at, to: at + length - 1 }] : []
    }),
  )
  const said = [...joined.reverse(), ...alone]
  if (said.length === 0) return []
  const { rows } = await sql<{ at: number; words: string[] }>`
    select s.words, asked.at::integer as at
    from unnest(stems_of(${said.map(({ text }) => text)}::text[])) with ordinality as asked (stem, at)
    join synonym s on s.partnership_id = ${partnershipId} and s.stems @> array[asked.stem] and asked.stem <> ''
    order by asked.at limit 40`.execute(tx)

  const understood: (Understood | undefined)[] = [...asked]
  for (const [index, { from, to, text }] of said.entries()) {
    const same = rows.filter(({ at }) => at === index + 1).flatMap(({ words }) => words)
    if (same.length === 0 || understood.slice(from, to + 1).some((each) => each === undefined)) continue
    const first = understood[from] as Understood
    const others: Said[] = same.filter((word) => foldName(word) !== foldName(text)).map((word) => ({ text: word, together: word.includes(' ') }))
    understood[from] = { not: first.not, any: [...(from === to ? first.any : [{ text, together: false }]), ...others] }
    for (let at = from + 1; at <= to; at++) understood[at] = undefined
  }
  return understood.filter((each) => each !== undefined)
}

/** What was typed and what was probably meant. */
export interface PutRight {
  typed: string
  meant: string
}

/**
 * Of what was asked for, the words that occur nowhere, each with the likeliest that does, as a way of asking again; undefined when
 * all occur or none is near. Asked only when nothing was found.
 */
export async function putRight(tx: Tx, partnershipId: string, asked: readonly Asked[], { oldest }: Pick<Sought, 'oldest'>) {
  const texts = [...new Set(asked.flatMap(({ not, any }) => (not ? [] : any.flatMap(({ text }) => wordsOf(text)))))]
  if (texts.length === 0) return undefined
  const { rows: absent } = await sql<{ word: string }>`
    ${sql.raw(PLANNED_ANEW)}
    select word from unnest(${texts}::text[]) as word
    where numnode(plainto_tsquery('english', word)) > 0 and not exists (
      select from listing l where l.partnership_id = ${partnershipId} and l.words @@ plainto_tsquery('english', word) and l.last_checked_on >= ${oldest})`.execute(
    tx,
  )
  const changes: PutRight[] = []
  for (const { word } of absent) {
    const [meant] = await listSimilar(tx, partnershipId, word)
    if (meant) changes.push({ typed: word, meant })
  }
  if (changes.length === 0) return undefined
  const right = (said: Said): Said => ({ ...said, text: changes.reduce((text, { typed, meant }) => replaceWord(text, typed, meant), said.text) })
  return { changes, asked: asked.map((each) => ({ ...each, any: each.any.map(right) })) }
}

const replaceWord = (text: string, typed: string, meant: string) =>
  text
    .split(' ')
    .map((word) => (wordsOf(word)[0] === typed ? meant : word))
    .join(' ')

/** Words of the directory that are like one that was typed, the likeliest first. */
export async function listSimilar(tx: Tx, partnershipId: string, word: string): Promise<string[]> {
  const near = await tx
    .selectFrom('searchWord')
    .select(['word', 'times'])
    .where('partnershipId', '=', partnershipId)
    .where(sql<boolean>`keys && ${keysOf(word)}::text[]`)
    .orderBy('times', 'desc')
    .limit(300)
    .execute()
  const longer = await tx
    .selectFrom('searchWord')
    .select(['word', 'times'])
    .where('partnershipId', '=', partnershipId)
    .where('word', '>', word)
    .where('word', '<', `${word}\uffff`)
    .orderBy('word')
    .limit(50)
    .execute()
  return likeliest(word, [...near, ...longer])
}
