// What script/postcodes runs.
import { createReadStream } from 'node:fs'
import { bringUpToDate } from '../../../platform/database/bringUpToDate.ts'
import { narrowed } from '../../../platform/database/narrowed.ts'
import { type Database, openDatabase } from '../../../platform/database/open.ts'
import { readSettings, SettingProblem, withoutSecrets } from '../../../platform/settings.ts'
import { TableProblem } from '../../../platform/table.ts'
import { savePlaces, takePlaces } from './changes/takePlaces.ts'
import { readAreas, readPlaces } from './reading/placesTable.ts'

const USAGE = 'Say whose and which file: script/postcodes PARTNERSHIP FILE [AREAS], for example script/postcodes ashcombe ONSPD.csv NG12 NG13'

/** Loads postcodes or villages from a file into a partnership, a thousand in one transaction: broken off, it can be begun again. */
export async function loadPlaces(database: Database, slug: string, file: string, areas: ReadonlySet<string>, say: (line: string) => void) {
  const partnership = await narrowed(database.pool, {}, (tx) =>
    tx.selectFrom('partnership').select('partnershipId').where('slug', '=', slug).executeTakeFirst(),
  )
  if (!partnership) throw new SettingProblem(`There is no partnership at /${slug}`)
  const { partnershipId } = partnership
  const save = (some: Parameters<typeof savePlaces>[2]) =>
    narrowed(database.pool, { partnershipId, hat: 'administrator' }, (tx) => savePlaces(tx, partnershipId, some))
  return takePlaces(readPlaces(createReadStream(file), areas), save, (taken) => {
    if (taken % 50_000 === 0) say(`${taken.toLocaleString('en-GB')} places …`)
  })
}

async function run(given: readonly string[]) {
  const [slug, file, ...rest] = given
  if (!slug || !file) throw new SettingProblem(USAGE)
  const { areas, wrong } = readAreas(rest.join(' '))
  if (wrong) throw new SettingProblem(`“${wrong}” is not the first half of a postcode`)
  const settings = readSettings(withoutSecrets(process.env))
  const database = await openDatabase(settings)
  try {
    await bringUpToDate(settings, database)
    const { taken, leftOut } = await loadPlaces(database, slug, file, areas, console.log)
    console.log(`Took ${taken.toLocaleString('en-GB')} places.`)
    for (const [why, count] of Object.entries(leftOut)) console.log(`Left out, ${why}: ${count.toLocaleString('en-GB')}`)
  } finally {
    await database.close()
  }
}

if (import.meta.main) {
  try {
    await run(process.argv.slice(2))
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException
    if (problem instanceof SettingProblem || problem instanceof TableProblem || code === 'ENOENT') console.error(`${message}.`)
    else console.error(problem)
    process.exit(1)
  }
}
