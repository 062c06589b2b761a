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

/** What a nurse says of Ivy, who would like e-mails: all that a way in asks for. */
export const aNurseSays = {
  personAgreed: 'yes',
  agreedHow: 'said so',
  mayTellReferrer: 'yes',
  name: 'Ivy Marsh',
  'bornOn-day': '2',
  'bornOn-month': '3',
  'bornOn-year': '1950',
  ownWords: 'Company',
  reason: 'Lonely',
  risksKnown: 'none known',
  reachBy: 'email',
  email: 'ivy@people.example',
  postcode: 'AS1 2AB',
  referrerName: 'Nurse Bell',
  referrerRole: 'Nurse',
  referrerOrganisation: 'Mill Lane',
  referrerEmail: 'bell@mill-lane.example',
}

/** Sends a form to an address, with the cookies of a browser. */
export type Post = (path: string, form: Record<string, string>, cookie: string) => Promise<Response>

/**
 * Goes through a way in as a browser would: from step to step where each answer leads, checks, and sends. Every step is sent all of
 * `form` and takes its own of it. Answers the last response, and the reference when it was taken.
 */
export async function sendReferral(post: Post, start: string, form: Record<string, string>, cookie = '') {
  let [path, cookies] = [start, cookie]
  for (let step = 0; step < 10; step++) {
    const response = await post(path, form, cookies)
    cookies = [cookies, ...response.headers.getSetCookie().map((each) => each.split(';')[0] ?? '')].filter(Boolean).join('; ')
    const next = response.headers.get('location') ?? ''
    if (response.status !== 303) return { response, cookies, reference: undefined }
    if (next.includes('/received/')) return { response, cookies, reference: next.split('/').at(-1) }
    path = /\/drafts\/[^/]+$/.test(next) ? `${next}/send` : next
  }
  throw new Error('The steps of this way in do not end')
}

/** Asks a running server for support, as a browser would. Answers the reference when it was taken, and the response. */
export async function askForSupport(url: string, said: Record<string, string> = {}): Promise<{ reference: string | undefined; response: Response }> {
  const form = { id: newId(), ownWords: 'Company on Thursdays', name: 'Rosa Bell', reachBy: 'phone', phone: '020 7946 0000', ...said }
  const address = anAddress()
  const post: Post = (path, fields, cookie) =>
    fetch(url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: url, 'x-forwarded-for': address, ...(cookie ? { cookie } : {}) },
      body: new URLSearchParams(fields),
    })
  return sendReferral(post, '/ashcombe/referrals/ask', form)
}

// So many from one address would be refused. The server must be told to trust one proxy.
const anAddress = () => Array.from({ length: 4 }, () => 1 + Math.floor(Math.random() * 254)).join('.')
