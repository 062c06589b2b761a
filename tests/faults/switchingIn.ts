import { goOnWith } from '../../src/capabilities/community/imports/work.ts'
import { openDatabase } from '../../src/platform/database/open.ts'

// Switches in the one import that is ready in the database it is told; says so when it begins. To be killed.
const database = await openDatabase(JSON.parse(process.argv[2] as string))
const { rows } = await database.pool.query<{ id: string; partnership: string }>('select id, partnership_id as partnership from directory_import')
const [{ id, partnership }] = rows as [{ id: string; partnership: string }]
const house = { database, clock: () => new Date(), settings: { mayReachLoopback: true }, log: { info() {} } } as never
process.stdout.write('It begins\n')
await goOnWith(house, { id: partnership, slug: 'ashcombe', timeZone: 'Europe/London' }, id, { forMs: Number.POSITIVE_INFINITY })
await database.close()
