import { addDays } from '../../platform/clock.ts'
import { narrowed } from '../../platform/database/narrowed.ts'
import type { House } from '../../platform/http/env.ts'
import type { Job } from '../../platform/manifest.ts'
import { forgetList } from './changes/forgetList.ts'
import { goOnPreparing } from './letters/changes/preparePiece.ts'
import { findRules } from './queries.ts'
import { goOnReading } from './uploads/changes/readPiece.ts'
import { type Office, type Where, working } from './working.ts'

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

/** Goes on making letters ready, and sending e-mails and texts, a piece at a time. */
export const prepareLetters: Job = {
  name: 'prepare letters of practice lists',
  waiting: ({ database, clock }) =>
    narrowed(
      database.pool,
      {},
      (tx) =>
        tx
          .selectFrom('letterRun')
          .select(['partnershipId', 'id'])
          .where('state', '=', 'preparing')
          .where('goOnAt', '<=', clock())
          .orderBy('goOnAt')
          .limit(AT_ONCE)
          .execute(),
      'livewell_background',
    ),
  run: async (house, partnership, { id }) => {
    if (id) await goOnPreparing(house, partnership, id)
  },
}

/** Forgets, each night, the people of lists whose time is over, and of lists that were sent and never used. */
export const forgetLists: Job = {
  name: 'forget practice lists',
  every: '20 3 * * *',
  run: async (house, partnership) => {
    while (await forgetOne(house, partnership));
  },
}

/** One list in one transaction. Answers whether there may be another. */
export const forgetOne = (house: Office, where: Where): Promise<boolean> =>
  working(house, where, async (acting) => {
    const { forgetAfterDays } = await findRules(acting.tx, where.id)
    const before = addDays(acting.today, -forgetAfterDays)
    const list = await acting.tx
      .selectFrom('practiceList')
      .selectAll()
      .where('partnershipId', '=', where.id)
      .where('state', 'in', ['columns', 'checked', 'in use'])
      .where((eb) => eb(eb.fn.coalesce('lastSentOn', 'usedFrom', eb.cast<string>('madeAt', 'date')), '<=', before))
      .orderBy('id')
      .executeTakeFirst()
    if (!list) return false
    await forgetList(acting, list, list.state === 'in use' ? 'forgotten' : 'cancelled')
    return true
  })
