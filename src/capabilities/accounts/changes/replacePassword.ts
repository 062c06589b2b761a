import type { House } from '../../../platform/http/env.ts'

/** Sets the password of an account, the first or another, without asking for the one in use: whoever calls has made sure. */
export async function replacePassword({ accounts }: Pick<House, 'accounts'>, accountId: string, password: string) {
  const { internalAdapter, password: passwords } = await accounts.$context
  const hash = await passwords.hash(password)
  if (await internalAdapter.findCredentialAccount(accountId)) await internalAdapter.updatePassword(accountId, hash)
  else await internalAdapter.linkAccount({ userId: accountId, providerId: 'credential', accountId, password: hash })
}
