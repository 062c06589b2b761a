import type { House } from '../../../platform/http/env.ts'

/** Somebody else was faster, or had an account all along. */
export class AddressTaken extends Error {}

interface NewAccount {
  email: string
  name: string
  password: string
}

/**
 * Makes an account with a password and gives its id. The address counts as theirs: the invitation was sent to it. Nobody makes
 * one for themselves. Never inside a transaction: Better Auth needs a connection of its own. Throws AddressTaken.
 */
export async function makeAccount({ accounts }: Pick<House, 'accounts'>, { email, name, password }: NewAccount): Promise<string> {
  const { internalAdapter, password: passwords } = await accounts.$context
  const address = email.toLowerCase()
  const hash = await passwords.hash(password)
  if (await internalAdapter.findUserByEmail(address)) throw new AddressTaken()
  const account = await internalAdapter.createUser({ email: address, name, emailVerified: true }, { method: 'invitation' } as never).catch((problem) => {
    throw (problem as { code?: string }).code === '23505' ? new AddressTaken() : problem
  })
  await internalAdapter.linkAccount({ userId: account.id, providerId: 'credential', accountId: account.id, password: hash })
  return account.id
}
