import { narrowed } from '../../platform/database/narrowed.ts'
import type { House } from '../../platform/http/env.ts'
import type { Hat } from '../../platform/viewer.ts'

/** A place of an account in a partnership. */
export interface Place {
  slug: string
  partnership: string
  hats: readonly Hat[]
}

/** Every partnership that an account belongs to, with its hats there. The one read that crosses partnerships: of oneself. */
export const listPlaces = ({ database }: Pick<House, 'database'>, accountId: string): Promise<Place[]> =>
  narrowed(database.pool, { accountId }, (tx) =>
    tx
      .selectFrom('membership as m')
      .innerJoin('partnership as p', 'p.partnershipId', 'm.partnershipId')
      // No partnership and no hat is set here, so that the policies leave the rows of the account alone.
      .where('m.leftAt', 'is', null)
      .select(['p.slug', 'p.name as partnership', 'm.hats'])
      .orderBy('p.name')
      .limit(100)
      .execute(),
  )

/** A session as its owner sees it. The token stays here. */
export interface Session {
  id: string
  since: Date
  until: Date
  userAgent: string | null | undefined
  isThis: boolean
}

/** The sessions of an account that have not ended, latest first. `token` is of the session in use. */
export async function listSessions({ accounts }: Pick<House, 'accounts'>, accountId: string, token: string | undefined): Promise<Session[]> {
  const { internalAdapter } = await accounts.$context
  const sessions = await internalAdapter.listSessions(accountId, { onlyActiveSessions: true })
  return sessions
    .map((session) => ({
      id: session.id,
      since: session.createdAt,
      until: session.expiresAt,
      userAgent: session.userAgent,
      isThis: session.token === token,
    }))
    .sort((a, b) => b.since.getTime() - a.since.getTime())
}

/** Whether an account has a password: somebody who only ever used links has none. */
export async function hasPassword({ accounts }: Pick<House, 'accounts'>, accountId: string): Promise<boolean> {
  const credential = await (await accounts.$context).internalAdapter.findCredentialAccount(accountId)
  return Boolean(credential?.password)
}

/** Whether this is the password of an account. */
export async function isPasswordOf({ accounts }: Pick<House, 'accounts'>, accountId: string, password: string): Promise<boolean> {
  const { internalAdapter, password: passwords } = await accounts.$context
  const hash = (await internalAdapter.findCredentialAccount(accountId))?.password
  return Boolean(hash) && passwords.verify({ hash: hash as string, password })
}

/** Whether somebody has an account with this address. For an invitation only: other pages must not tell. */
export async function isTaken({ accounts }: Pick<House, 'accounts'>, email: string): Promise<boolean> {
  return (await (await accounts.$context).internalAdapter.findUserByEmail(email.toLowerCase())) !== null
}
