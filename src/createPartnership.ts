// What script/partnership runs.
import type pg from 'pg'
import { bringUpToDate } from './platform/database/bringUpToDate.ts'
import { openDatabase, openOwnerPool } from './platform/database/open.ts'
import { isEmailAddress } from './platform/emailAndPhone.ts'
import { newId } from './platform/ids.ts'
import { readSettings, SettingProblem, type Settings, withoutSecrets } from './platform/settings.ts'
import { SLUG, TAKEN_SLUGS } from './platform/slug.ts'
import { newToken } from './platform/tokens.ts'

const DAYS = 86_400_000
const USAGE =
  "Say what to make: script/partnership SLUG NAME ADMINISTRATOR E-MAIL, for example script/partnership ashcombe 'Ashcombe' 'Sam Okoro' sam@example.org"

export interface NewPartnership {
  /** The first part of its addresses. */
  slug: string
  name: string
  administrator: string
  email: string
}

/** What was said on the command line. Throws SettingProblem, which says what to put right. */
export function readArguments(given: readonly string[]): NewPartnership {
  const [slug = '', name = '', administrator = '', email = ''] = given.map((each) => each.trim())
  if (given.length !== 4 || !name || !administrator) throw new SettingProblem(USAGE)
  if (!SLUG.test(slug)) throw new SettingProblem(`“${slug}” cannot be part of an address: use 2 to 40 small letters, digits and hyphens, a letter first`)
  if (TAKEN_SLUGS.includes(slug)) throw new SettingProblem(`“${slug}” is an address of Livewell itself. Choose another`)
  if (name.length > 120 || administrator.length > 120) throw new SettingProblem('A name may be 120 characters long')
  if (!isEmailAddress(email)) throw new SettingProblem(`“${email}” is not an e-mail address`)
  return { slug, name, administrator, email: email.toLowerCase() }
}

/**
 * Makes a partnership with an invitation for its first administrator, as the owner of the tables: nobody is a member yet who could.
 * Answers the link to join, which is kept nowhere. Throws SettingProblem when the slug is taken.
 */
export async function createPartnership(owner: pg.Pool, url: string, { slug, name, administrator, email }: NewPartnership, now = new Date()): Promise<string> {
  const { token, hash } = newToken()
  const [partnershipId, membershipId, auditId] = [newId(), newId(), newId()]
  const connection = await owner.connect()
  try {
    await connection.query('begin')
    await connection.query('insert into partnership (partnership_id, slug, name, created_at) values ($1, $2, $3, $4)', [partnershipId, slug, name, now])
    await connection.query(
      `insert into membership (partnership_id, id, name, hats, invited_email, invitation_hash, invitation_expires_at, created_at)
       values ($1, $2, $3, '{administrator}', $4, $5, $6, $7)`,
      [partnershipId, membershipId, administrator, email, hash, new Date(now.getTime() + 7 * DAYS), now],
    )
    await connection.query(
      `insert into audit_entry (partnership_id, id, at, by_name, hat, did, thing, thing_id, request_id)
       values ($1, $2, $3, 'Whoever runs the server', 'nobody', 'made', 'partnership', $1, 'script/partnership')`,
      [partnershipId, auditId, now],
    )
    await connection.query('commit')
  } catch (problem) {
    await connection.query('rollback')
    if ((problem as { code?: string }).code === '23505') throw new SettingProblem(`There is a partnership at /${slug} already`)
    throw problem
  } finally {
    connection.release()
  }
  return `${url}/${slug}/join/${token}`
}

async function run(settings: Settings, given: readonly string[]) {
  const partnership = readArguments(given)
  const database = await openDatabase(settings)
  const owner = database.engine === 'embedded' ? database.pool : openOwnerPool(settings)
  try {
    await bringUpToDate(settings, database)
    const link = await createPartnership(owner, settings.url, partnership)
    console.log(`Made ${partnership.name}, at ${settings.url}/${partnership.slug}`)
    console.log(`${partnership.administrator} joins here, within seven days. The link is shown this once:\n\n  ${link}\n`)
    if (settings.demo) console.log('The demo will not start beside real accounts: start the server with LIVEWELL_DEMO=off.')
  } finally {
    if (owner !== database.pool) await owner.end()
    await database.close()
  }
}

if (import.meta.main) {
  try {
    // Nothing here is signed or sealed, and a server's secret should not have to be at hand.
    await run(readSettings(withoutSecrets(process.env)), process.argv.slice(2))
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException
    if (code === '42501' || /row-level security/.test(message)) console.error('script/partnership needs the role that owns the tables: set DATABASE_OWNER_URL.')
    else if (problem instanceof SettingProblem) console.error(`${message}.`)
    else console.error(problem)
    process.exit(1)
  }
}
