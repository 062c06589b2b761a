import { narrowed } from '../../platform/database/narrowed.ts'
import type { House } from '../../platform/http/env.ts'
import type { Job } from '../../platform/manifest.ts'
import { goOnReading } from './uploads/changes/readPiece.ts'

const AT_ONCE = 20

/** Lists that are being read or checked, wherever they are. */
const listUnderWay = ({ database, clock }: Pick<House, 'database' | 'clock'>) =>
  narrowed(
    database.pool,
    {},
    (tx) =>
      tx
        .selectFrom('practiceList')
        .select(['partnershipId', 'id'])
        .where('state', 'in', ['reading', 'checking'])
        .where('goOnAt', '<=', clock())
        .orderBy('goOnAt')
        .limit(AT_ONCE)
        .execute(),
    'livewell_background',
  )

/** Goes on reading and checking lists, a piece at a time. */
export const readLists: Job = {
  name: 'read practice lists',
  waiting: listUnderWay,
  run: async (house, partnership, { id }) => {
    if (id) await goOnReading(house, partnership, id)
  },
}
