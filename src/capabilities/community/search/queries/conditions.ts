import { type RawBuilder, sql } from 'kysely'
import type { Sought, Understood } from '../sought.ts'

type Sql = RawBuilder<unknown>

/** The words as PostgreSQL asks for them. Constants to the planner, so that it knows how rare they are. */
export const asQuery = (words: readonly Understood[]): Sql =>
  sql`(${sql.join(
    words.map(({ not, any }) => {
      const either = sql.join(
        any.map(({ text, together }) => (together ? sql`phraseto_tsquery('english', ${text})` : sql`plainto_tsquery('english', ${text})`)),
        sql` || `,
      )
      return not ? sql`!!(${either})` : sql`(${either})`
    }),
    sql` && `,
  )})`

/** Kilometres on the map for a kilometre of the ground: Mercator's map grows towards the poles. */
const stretch = (latitude: number) => 1 / Math.cos((Math.min(85, Math.abs(latitude)) * Math.PI) / 180)

export const spotOf = ({ latitude, longitude }: { latitude: number; longitude: number }): Sql => sql`spot_at(${latitude}::float8, ${longitude}::float8)`

/** What a row `l` of listing has to be, each a condition. An entry with several places has several rows. */
export function conditions(partnershipId: string, sought: Sought, row = 'l'): Sql {
  const { words, oldest, kind, isFree, days, times, ways, accessFeatures, terms, language, age, hasRoom, around } = sought
  const at = (column: string) => sql.ref(`${row}.${column}`)
  const all: Sql[] = [sql`${at('partnershipId')} = ${partnershipId}`, sql`${at('lastCheckedOn')} >= ${oldest}`]
  if (words.length > 0) all.push(sql`${at('words')} @@ ${asQuery(words)}`)
  if (around) all.push(sql`${at('spot')} <@ circle(${spotOf(around.from)}, ${(around.within / 1000) * stretch(around.from.latitude)}::float8)`)
  if (kind) all.push(sql`${at('kind')} = ${kind}`)
  if (isFree) all.push(sql`${at('isFree')}`)
  if (days?.length) all.push(sql`${at('days')} && ${days}::text[]`)
  if (times?.length) all.push(sql`${at('times')} && ${times}::text[]`)
  if (ways?.length) all.push(sql`${at('ways')} && ${ways}::text[]`)
  if (accessFeatures?.length) all.push(sql`${at('accessFeatures')} @> ${accessFeatures}::text[]`)
  for (const ids of terms ?? []) all.push(sql`${at('termIds')} && ${ids}::uuid[]`)
  if (language) all.push(sql`${at('languages')} @> ${[language]}::text[]`)
  if (age !== undefined) all.push(sql`${at('agesFrom')} <= ${age}`, sql`${at('agesTo')} >= ${age}`)
  if (hasRoom) all.push(sql`${at('placesLeft')} is distinct from 0`)
  return sql.join(all, sql` and `)
}
