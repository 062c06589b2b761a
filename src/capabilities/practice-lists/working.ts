import { dayIn } from '../../platform/clock.ts'
import { narrowed } from '../../platform/database/narrowed.ts'
import type { Acting, House } from '../../platform/http/env.ts'
import { newId } from '../../platform/ids.ts'
import { Viewer } from '../../platform/viewer.ts'
import { wordsFor } from '../../platform/words.ts'

export interface Where {
  id: string
  timeZone: string
}

export type Office = Pick<House, 'database' | 'clock' | 'settings'>

/** Another server did this piece. */
export class DoneElsewhere extends Error {
  override name = 'DoneElsewhere'
}

/** A short piece of work that nobody waits for, in one transaction, with the reach of an administrator. Written down as Livewell. */
export const working = <T>(house: Office, { id: partnershipId, timeZone }: Where, work: (acting: Acting<Viewer>) => Promise<T>): Promise<T> =>
  narrowed(house.database.pool, { partnershipId, hat: 'administrator' }, async (tx) => {
    const partnership = await tx
      .selectFrom('partnership')
      .select(['partnershipId as id', 'slug', 'name', 'timeZone', 'phone', 'answersWithinDays', 'staffNeedTotp'])
      .where('partnershipId', '=', partnershipId)
      .executeTakeFirstOrThrow()
    const now = house.clock()
    const viewer = new Viewer(partnership, { name: 'Livewell', hat: 'administrator' })
    return work({ tx, viewer, now, today: dayIn(timeZone, now), requestId: newId(), words: wordsFor('en', timeZone), house: house as House })
  })

/** Does piece after piece for a while, until there is no more or somebody else has taken over. */
export async function inPieces(piece: () => Promise<'on' | 'over'>, forMs: number) {
  const until = performance.now() + forMs
  try {
    while ((await piece()) === 'on' && performance.now() < until);
  } catch (problem) {
    if (!(problem instanceof DoneElsewhere)) throw problem
  }
}
