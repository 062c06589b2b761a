import { dayIn } from '../../../platform/clock.ts'
import { narrowed } from '../../../platform/database/narrowed.ts'
import type { House } from '../../../platform/http/env.ts'
import { asFigure } from '../figure.ts'

/**
 * Counts everything that the capabilities declare, hides what is small, and replaces the figures of a partnership in one
 * transaction. Runs as a role that sees no name.
 */
export async function countAgain(
  { database, capabilities, clock }: Pick<House, 'database' | 'capabilities' | 'clock'>,
  partnership: { id: string; timeZone: string },
) {
  const madeAt = clock()
  const today = dayIn(partnership.timeZone, madeAt)
  const countables = capabilities.flatMap(({ counts = [] }) => counts)
  await narrowed(
    database.pool,
    { partnershipId: partnership.id },
    async (tx) => {
      await tx.deleteFrom('figure').where('partnershipId', '=', partnership.id).execute()
      for (const countable of countables) {
        const shown = asFigure(countable, await countable.count(tx, partnership.id, today))
        await tx
          .insertInto('figure')
          .values({ partnershipId: partnership.id, key: countable.key, shown: JSON.stringify(shown), madeAt })
          .execute()
      }
    },
    'livewell_counting',
  )
}
