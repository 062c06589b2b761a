import { dayIn } from './clock.ts'
import { narrowed } from './database/narrowed.ts'
import type { Acting, House } from './http/env.ts'
import { newId } from './ids.ts'
import { Viewer } from './viewer.ts'
import { wordsFor } from './words.ts'

/** How many rows one turn of a job takes: few, because the embedded database does one transaction after another and people are waiting for it. */
export const AT_A_TIME = 25

/** One piece of a job's work. Answers what the next turn goes on after, and nothing when all is done. */
type Turn<After> = (acting: Acting<Viewer>, after: After | undefined) => Promise<After | undefined>

/** Acts for nobody, in one transaction: as a role of the database that reaches what jobs need. Written down as Livewell. */
export const inBackground = <T>(house: House, { id }: { id: string }, work: (acting: Acting<Viewer>) => Promise<T>): Promise<T> =>
  narrowed(
    house.database.pool,
    { partnershipId: id },
    async (tx) => {
      const partnership = await tx
        .selectFrom('partnership')
        .select(['partnershipId as id', 'slug', 'name', 'timeZone', 'phone', 'answersWithinDays', 'staffNeedTotp'])
        .where('partnershipId', '=', id)
        .executeTakeFirstOrThrow()
      const { timeZone } = partnership
      const now = house.clock()
      const viewer = new Viewer(partnership, { name: 'Livewell' })
      return work({ tx, viewer, now, today: dayIn(timeZone, now), requestId: newId(), words: wordsFor('en', timeZone), house })
    },
    'livewell_background',
  )

/** Takes turns in the background, a transaction each, until one answers that all is done. */
export async function inTurns<After>(house: House, partnership: { id: string }, turn: Turn<After>) {
  let after: After | undefined
  do after = await inBackground(house, partnership, (acting) => turn(acting, after))
  while (after !== undefined)
}

/** What the next turn goes on after: the last of a full page of rows, and nothing after the last page. */
export const lastOf = <Row>(rows: readonly Row[]): Row | undefined => (rows.length === AT_A_TIME ? rows.at(-1) : undefined)
