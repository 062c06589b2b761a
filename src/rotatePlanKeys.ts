// What script/plan-keys runs.
import { rewrapKeys } from './capabilities/plans/index.ts'
import { openDatabase, openOwnerPool } from './platform/database/open.ts'
import { DoesNotOpen } from './platform/sealing.ts'
import { readSettings, SettingProblem, type Settings, withoutSecrets } from './platform/settings.ts'

const USAGE = 'Put a new key first in LIVEWELL_PLAN_KEYS or its file, keep the old one after it, and say: script/plan-keys rotate'

async function rotate(settings: Settings) {
  const database = await openDatabase(settings)
  const owner = database.engine === 'embedded' ? database.pool : openOwnerPool(settings)
  try {
    const count = await rewrapKeys(owner, settings.keyring)
    console.log(
      `${count} ${count === 1 ? 'key is' : 'keys are'} wrapped anew with the first key, ${settings.keyring.current}. Nothing needs the others any more.`,
    )
  } finally {
    if (database.engine !== 'embedded') await owner.end()
    await database.close()
  }
}

try {
  if (process.argv[2] !== 'rotate') throw new SettingProblem(USAGE)
  const { LIVEWELL_SECRET } = withoutSecrets(process.env)
  await rotate(readSettings({ ...process.env, LIVEWELL_SECRET }))
} catch (problem) {
  if (problem instanceof SettingProblem || problem instanceof DoesNotOpen) console.error(`${problem.message}.`)
  else console.error(problem)
  process.exit(1)
}
