import type { House } from '../../platform/http/env.ts'
import { newId } from '../../platform/ids.ts'
import { makeAccount } from './changes/makeAccount.ts'

export const PASSWORD = 'three green kettles sing'

/** An account that can sign in, for tests: hashing its password takes a tenth of a second, so it is made only where one signs in. */
export async function anAccount(house: Pick<House, 'accounts'>, given: { email?: string; name?: string; password?: string } = {}) {
  const account = { email: `${newId()}@livewell.example`, name: 'Sam Okoro', password: PASSWORD, ...given }
  return { ...account, id: await makeAccount(house, account) }
}
