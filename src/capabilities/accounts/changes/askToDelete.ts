import type { Carried, House, SignedIn } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import { hashToken, newToken } from '../../../platform/tokens.ts'
import { paths } from '../paths.ts'

/** How long the link is good for. */
export const DELETE_MINUTES = 20

const nameOf = (token: string) => `delete-account-${hashToken(token)}`

/** Sends somebody without a password a link with which they say once more that their account shall go. Its token is kept as a hash. */
export async function askToDelete({ house, words: { t }, now }: Pick<Carried, 'house' | 'words' | 'now'>, { accountId, email }: SignedIn) {
  const { token } = newToken()
  const { accountsPool } = house.database
  const until = new Date(now.getTime() + DELETE_MINUTES * 60_000)
  await accountsPool.query('insert into auth.verification (identifier, value, expires_at) values ($1, $2, $3)', [nameOf(token), accountId, until])
  const body = [
    t('Hello,'),
    t('open this page and press the button to delete your Livewell account:'),
    `${house.settings.url}${paths.removeByLink(token)}`,
    t('The link works once, for the next {{minutes}} minutes. If you did not ask for it, you can leave it: nothing happens.', { minutes: DELETE_MINUTES }),
  ]
  await accountsPool.query('insert into auth.message (id, send_to, subject, body) values ($1, $2, $3, $4)', [
    newId(),
    email,
    t('Delete your Livewell account?'),
    `${body.join('\n\n')}\n`,
  ])
}

/** Whether a link was sent to this account, and is still good. */
export async function mayDeleteBy({ database }: Pick<House, 'database'>, token: string, accountId: string, now: Date): Promise<boolean> {
  const { rows } = await database.accountsPool.query('select from auth.verification where identifier = $1 and value = $2 and expires_at > $3', [
    nameOf(token),
    accountId,
    now,
  ])
  return rows.length > 0
}
