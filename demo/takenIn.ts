import { stringify } from 'csv-stringify/sync'
import { stageFile } from '../src/capabilities/community/imports/changes/stageFile.ts'
import { goOnWith } from '../src/capabilities/community/imports/work.ts'
import { dayIn } from '../src/platform/clock.ts'
import { narrowed } from '../src/platform/database/narrowed.ts'
import type { Database } from '../src/platform/database/open.ts'
import { makeLog } from '../src/platform/log.ts'
import { type Member, Viewer } from '../src/platform/viewer.ts'
import { wordsFor } from '../src/platform/words.ts'
import type { Locality } from './locality.ts'
import { COLUMNS, COUNCIL, rows } from './words/takenIn.ts'

/** The table of a neighbouring council, read and compared as the product does it: it waits for an administrator to switch it in. */
export async function takeInACouncil(database: Database, { partnershipId, gathered, chance: all }: Locality, clock: () => Date) {
  const chance = all.apart('taken in')
  const administrator = gathered.of('membership').find(({ hats }) => (hats as string[]).includes('administrator'))
  if (!administrator?.id) throw new Error('There is no administrator to send the file')
  const timeZone = 'Europe/London'
  const partnership = { id: partnershipId, slug: 'ashcombe', name: '', timeZone, phone: null, answersWithinDays: 5, staffNeedTotp: false }
  const viewer = new Viewer(partnership, { membershipId: administrator.id, name: administrator.name as string, hat: 'administrator' }) as Member
  const id = chance.id(clock())
  const file = new File([stringify([[...COLUMNS], ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))])], 'sallow-services.csv')
  const now = clock()
  await narrowed(database.pool, viewer, async (tx) => {
    const acting = { tx, viewer, now, today: dayIn(timeZone, now), requestId: 'demo', words: wordsFor('en', timeZone), house: undefined as never }
    const wrong = await stageFile(acting, { id, name: COUNCIL, file, isWhole: false })
    if (wrong) throw new Error(`The table of ${COUNCIL} cannot be read: ${wrong}`)
  })
  await goOnWith({ database, clock, settings: { mayReachLoopback: false } as never, log: makeLog('silent') }, partnership, id, { pauseMs: 0 })
}
