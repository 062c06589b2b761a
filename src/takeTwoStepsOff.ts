// What script/account runs.
import type pg from 'pg'
import { bringUpToDate } from './platform/database/bringUpToDate.ts'
import { openDatabase, openOwnerPool } from './platform/database/open.ts'
import { isEmailAddress } from './platform/emailAndPhone.ts'
import { newId } from './platform/ids.ts'
import { readSettings, SettingProblem, type Settings } from './platform/settings.ts'
import { wordsFor } from './platform/words.ts'

const USAGE = 'Say what to do, and for whom: script/account take-two-steps-off E-MAIL, for example script/account take-two-steps-off sam@example.org'

/** The address that was said on the command line. Throws SettingProblem, which says what to put right. */
export function readArguments(given: readonly string[]): string {
  const [what, email = ''] = given.map((each) => each.trim())
  if (given.length !== 2 || what !== 'take-two-steps-off') throw new SettingProblem(USAGE)
  if (!isEmailAddress(email)) throw new SettingProblem(`“${email}” is not an e-mail address`)
  return email.toLowerCase()
}

/**
 * Takes the second step off an account and signs it out everywhere, as the owner of the tables. Its owner is told, and each of their
 * partnerships has it written down, though not by whom: the server does not know who sits at it. Throws SettingProblem.
 */
export async function takeTwoStepsOff(owner: pg.Pool, email: string, now = new Date()): Promise<void> {
  const connection = await owner.connect()
  try {
    await connection.query('begin')
    const { rows } = await connection.query<{ id: string; on: boolean }>(
      `select a.id, a.two_factor_enabled or exists (select from auth.two_factor t where t.account_id = a.id) as on
       from auth.account a where a.email = $1 for update`,
      [email],
    )
    const [account] = rows
    if (!account) throw new SettingProblem(`Nobody has an account with the address ${email}`)
    if (!account.on) throw new SettingProblem(`The account of ${email} does not sign in with two steps`)
    await connection.query('delete from auth.two_factor where account_id = $1', [account.id])
    await connection.query('update auth.account set two_factor_enabled = false, updated_at = $2 where id = $1', [account.id, now])
    await connection.query('delete from auth.session where account_id = $1', [account.id])
    // A browser that was trusted, or is halfway through signing in.
    await connection.query('delete from auth.verification where value = $1', [account.id])
    await writeDown(connection, account.id, now)
    await tell(connection, email)
    await connection.query('commit')
  } catch (problem) {
    await connection.query('rollback')
    throw problem
  } finally {
    connection.release()
  }
}

async function writeDown(connection: pg.PoolClient, accountId: string, now: Date) {
  const { rows } = await connection.query('select partnership_id, id, person_id from membership where account_id = $1 and left_at is null', [accountId])
  for (const { partnership_id, id, person_id } of rows) {
    await connection.query(
      `insert into audit_entry (partnership_id, id, at, by_name, hat, did, thing, thing_id, person_id, request_id)
       values ($1, $2, $3, 'Whoever runs the server', 'nobody', 'took two steps off', 'account', $4, $5, 'script/account')`,
      [partnership_id, newId(), now, id, person_id],
    )
  }
}

async function tell(connection: pg.PoolClient, email: string) {
  const { t } = wordsFor('en', 'Europe/London')
  const subject = t('You no longer sign in to Livewell with two steps')
  const body = [
    t('Hello,'),
    `${subject}.`,
    t('Whoever looks after Livewell for you did this. You are signed out everywhere; sign in again, and turn two steps on again on the page of your account.'),
    t('If you did not ask for it, tell whoever looks after Livewell for you straight away.'),
  ]
  await connection.query('insert into auth.message (id, send_to, subject, body) values ($1, $2, $3, $4)', [newId(), email, subject, `${body.join('\n\n')}\n`])
}

async function run(settings: Settings, given: readonly string[]) {
  const email = readArguments(given)
  const database = await openDatabase(settings)
  const owner = database.engine === 'embedded' ? database.pool : openOwnerPool(settings)
  try {
    await bringUpToDate(settings, database)
    await takeTwoStepsOff(owner, email)
    console.log(`${email} signs in without a second step now, and is signed out everywhere. They have been told.`)
  } finally {
    if (owner !== database.pool) await owner.end()
    await database.close()
  }
}

if (import.meta.main) {
  try {
    // Nothing here is signed or sealed, and a server's secret should not have to be at hand.
    await run(readSettings({ LIVEWELL_SECRET: 'not needed to take two steps off', ...process.env }), process.argv.slice(2))
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException
    if (code === '42501' || /row-level security/.test(message)) console.error('script/account needs the role that owns the tables: set DATABASE_OWNER_URL.')
    else if (problem instanceof SettingProblem) console.error(`${message}.`)
    else console.error(problem)
    process.exit(1)
  }
}
