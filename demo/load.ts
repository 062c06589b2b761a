import { gatherGaps } from '../src/capabilities/community/gaps/changes/gatherGaps.ts'
import { countGrants } from '../src/capabilities/community/grants/changes/countGrants.ts'
import { learnWords } from '../src/capabilities/community/search/changes/learnWords.ts'
import { countAgain } from '../src/capabilities/evaluation/changes/countAgain.ts'
import { capabilities } from '../src/capabilities.ts'
import { makeAccounts } from '../src/platform/accounts.ts'
import { addDays, addMonths, type Day } from '../src/platform/clock.ts'
import type { Database } from '../src/platform/database/open.ts'
import { DEMO_PASSWORD, demoAccounts } from '../src/platform/demo.ts'
import type { Keyring } from '../src/platform/sealing.ts'
import type { Hat } from '../src/platform/viewer.ts'
import { answerSome } from './answering.ts'
import { nameOf } from './cast.ts'
import { Chance } from './chance.ts'
import { addClinicalSystems } from './clinicalSystems.ts'
import { addCommunityWork } from './communityWork.ts'
import { draftsOfReferrer } from './drafts.ts'
import { giveThemAToday } from './givenToday.ts'
import { addKeeping, writeHistory } from './keeping.ts'
import { joinOne, letSomeComeAgain } from './knownAgain.ts'
import type { Locality } from './locality.ts'
import { addMessages } from './messages.ts'
import { addPracticeLists } from './practiceLists.ts'
import { addRosa, ROSA } from './rosa.ts'
import { rosasPlan } from './rosasPlan.ts'
import { type Gathered, momentOf } from './rows.ts'
import { addSafety } from './safety.ts'
import { addPartnership } from './setting.ts'
import { PAPER, type Shape } from './shape.ts'
import { sow } from './sow.ts'
import { addColleague, type Cast } from './staff.ts'
import { takeInACouncil } from './takenIn.ts'
import { linkOrganisations, tellReferrers } from './tellings.ts'
import { addOwnWork } from './workers.ts'
import { addWorkersDay } from './workersDay.ts'
import { beginLocality, liveTheYear } from './year.ts'

export const SEED = 'ashcombe'

export interface LoadOptions {
  today: Day
  /** Seals the plan that somebody wrote. */
  keyring: Keyring
  /** Called with how far it is, in words. */
  onProgress: (done: string) => void
}

/** Fills an empty database with the demo partnership, whose year ended the day before `today`, and the accounts that sign in to it. */
export async function loadDemo(database: Database, { today, keyring, onProgress }: LoadOptions) {
  onProgress('Accounts')
  const cast = await addAccounts(database)
  onProgress('The year of Ashcombe')
  const locality = makeDemo(today, cast)
  const { gathered, partnershipId } = locality
  await giveAddresses(database, gathered)
  await sowWithProgress(database, keyring, gathered, onProgress)
  await writeHistory(database, locality)
  onProgress('Rosa’s plan')
  await sow(database.pool, await rosasPlan(keyring, gathered, today))
  await sow(database.pool, draftsOfReferrer(keyring, gathered, today))
  onProgress('Counting figures')
  // The embedded database never looks by itself how large its tables have become.
  await database.pool.query('analyze')
  await joinOne(database, locality, () => momentOf(addDays(today, -1), 19))
  const house = { database, capabilities, clock: () => momentOf(addDays(today, -1), 20) }
  const partnership = { id: partnershipId, timeZone: 'Europe/London' }
  await learnWords(house, partnership)
  // No wish of the demo left an address, so nobody is written to.
  await gatherGaps({ ...house, settings: { url: '' } }, { ...partnership, slug: 'ashcombe' })
  await countGrants(house, partnership)
  await countAgain(house, partnership)
  await takeInACouncil(database, locality, house.clock)
}

/** The rows of the demo. The same cast and day give the same rows. */
export function makeDemo(today: Day, cast: Cast): Locality {
  const partnershipId = new Chance(`${SEED} partnership`).id(momentOf(addMonths(today, -13), 8))
  const personsAccount = cast.get('person')?.accountId
  const locality = beginLocality({ partnershipId, seed: SEED, today, cast })
  addPartnership(locality.gathered, { partnershipId, slug: 'ashcombe' })
  for (const hat of ['volunteer', 'evaluator', 'commissioner', 'administrator'] as const) {
    addColleague(locality.gathered, { partnershipId, chance: locality.chance, createdAt: momentOf(locality.first, 8), cast }, hat)
  }
  const withoutRosa = Object.fromEntries(Object.entries(PAPER).map(([what, count]) => [what, count - ROSA[what as keyof Shape]])) as unknown as Shape
  liveTheYear(locality, withoutRosa, (comers) => {
    if (personsAccount) addRosa(locality, comers, personsAccount)
  })
  giveThemAToday(locality)
  letSomeComeAgain(locality)
  answerSome(locality)
  tellReferrers(locality)
  linkOrganisations(locality)
  addKeeping(locality)
  addCommunityWork(locality)
  addPracticeLists(locality)
  addMessages(locality)
  addSafety(locality)
  addClinicalSystems(locality)
  addOwnWork(locality)
  addWorkersDay(locality)
  return locality
}

/** The accounts, one for each hat. Their password is hashed once: it is the same, and hashing is meant to be slow. */
async function addAccounts({ accountsPool }: Database): Promise<Cast> {
  const accounts = makeAccounts(accountsPool, { secret: 'only the hasher is used, which needs none', url: 'http://localhost' })
  const { password } = await accounts.$context
  const hash = await password.hash(DEMO_PASSWORD)
  const cast = new Map<Hat, { name: string; accountId: string }>()
  for (const { hat, email } of demoAccounts) {
    const name = nameOf[hat]
    const { rows } = await accountsPool.query<{ id: string }>(
      'insert into auth.account (name, email, email_verified, is_demo) values ($1, $2, true, true) returning id',
      [name, email],
    )
    const accountId = rows[0]?.id as string
    await accountsPool.query(`insert into auth.credential (account_id, provider_id, provider_account_id, password) values ($1, 'credential', $2, $3)`, [
      accountId,
      accountId,
      hash,
    ])
    cast.set(hat, { name, accountId })
  }
  return cast
}

/** The other workers get accounts that nobody signs in to, so that what is written to them has somewhere to go. */
async function giveAddresses({ accountsPool }: Database, gathered: Gathered) {
  const others = gathered.of('membership').filter(({ accountId, hats }) => !accountId && hats.some((hat) => hat === 'health coach' || hat === 'link worker'))
  for (const [at, row] of others.entries()) {
    const { rows } = await accountsPool.query<{ id: string }>(
      'insert into auth.account (name, email, email_verified, is_demo) values ($1, $2, true, true) returning id',
      [row.name, `worker-${at + 1}@demo.livewell.example`],
    )
    row.accountId = rows[0]?.id as string
  }
}

const STEP = 10_000 // rows

async function sowWithProgress({ pool }: Database, keyring: Keyring, { all }: Gathered, onProgress: (done: string) => void) {
  // Each goal is sown with its key.
  const total = Object.values(all).reduce((sum, rows) => sum + rows.length, all.goal?.length ?? 0)
  let done = 0
  let told = 0
  const onRows = (count: number) => {
    done += count
    if (done - told < STEP && done < total) return
    told = done
    onProgress(`${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} rows`)
  }
  await sow(pool, all, { keyring, onRows })
}
