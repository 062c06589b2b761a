import { dayIn } from '../../platform/clock.ts'
import { narrowed } from '../../platform/database/narrowed.ts'
import type { Acting, House } from '../../platform/http/env.ts'
import { newId } from '../../platform/ids.ts'
import { Viewer } from '../../platform/viewer.ts'
import { wordsFor } from '../../platform/words.ts'

/** Acts for nobody: a role of the database that sees who is asked and when, and not what about. Written down as Livewell. */
export const inBackground = <T>(house: House, { id, timeZone }: { id: string; timeZone: string }, work: (acting: Acting<Viewer>) => Promise<T>): Promise<T> =>
  narrowed(
    house.database.pool,
    { partnershipId: id },
    async (tx) => {
      const partnership = await tx
        .selectFrom('partnership')
        .select(['partnershipId as id', 'slug', 'name', 'timeZone', 'phone', 'answersWithinDays', 'staffNeedTotp'])
        .where('partnershipId', '=', id)
        .executeTakeFirstOrThrow()
      const now = house.clock()
      const viewer = new Viewer(partnership, { name: 'Livewell' })
      return work({ tx, viewer, now, today: dayIn(timeZone, now), requestId: newId(), words: wordsFor('en', timeZone), house })
    },
    'livewell_background',
  )
