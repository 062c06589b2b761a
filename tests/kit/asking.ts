import { sow } from '../../demo/sow.ts'
import { aPartnership, aTeam } from '../../src/capabilities/partnerships/factory.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import type { Database } from '../../src/platform/database/open.ts'
import { newId } from '../../src/platform/ids.ts'

/** A migrated database with the least that somebody needs who asks for support: a partnership, and a team that answers. */
export async function makePartnership({ pool }: Pick<Database, 'pool'>) {
  await migrate(pool)
  const here = aPartnership()
  await sow(pool, { partnership: [here], team: [aTeam({ partnershipId: here.partnershipId, takesTheRest: true })] })
}

/** Asks a running server for support, as a browser would. Answers the reference when it was taken, and the response. */
export async function askForSupport(url: string, said: Record<string, string> = {}): Promise<{ reference: string | undefined; response: Response }> {
  const form = { id: newId(), ownWords: 'Company on Thursdays', name: 'Rosa Bell', reachBy: 'phone', phone: '020 7946 0000', next: 'send', ...said }
  const response = await fetch(`${url}/ashcombe/referrals/ask`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, 'x-forwarded-for': anAddress() },
    body: new URLSearchParams(form),
  })
  const reference = response.status === 303 ? response.headers.get('location')?.split('/').at(-1) : undefined
  return { reference, response }
}

// So many from one address would be refused. The server must be told to trust one proxy.
const anAddress = () => Array.from({ length: 4 }, () => 1 + Math.floor(Math.random() * 254)).join('.')
