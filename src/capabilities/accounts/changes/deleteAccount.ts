import type { Carried, SignedIn } from '../../../platform/http/env.ts'
import { leaveEveryPartnership } from '../../partnerships/index.ts'
import { tellOwner } from './tellOwner.ts'

type Deleting = Pick<Carried, 'house' | 'now' | 'requestId' | 'words'>

/**
 * Deletes an account. First its memberships end, so that none is ever without an account that could end it; then the sign-in goes,
 * with every session. Whoever is stopped between the two can sign in and do it again. Throws OnlyAdministrator, with everything as it was
 * unless two of them leave at the same moment.
 */
export async function deleteAccount(carried: Deleting, { accountId, email }: Pick<SignedIn, 'accountId' | 'email'>) {
  const { accountsPool } = carried.house.database
  await leaveEveryPartnership(carried, accountId)
  await tellOwner(carried, email, 'deleted')
  // Links on their way, and browsers that were trusted.
  await accountsPool.query('delete from auth.verification where value = $1', [accountId])
  // Sessions, password and second step go with it.
  await accountsPool.query('delete from auth.account where id = $1', [accountId])
}
