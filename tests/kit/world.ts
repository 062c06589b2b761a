import { type Rows, sow } from '../../demo/sow.ts'
import { makeApp } from '../../src/app.tsx'
import { aMembership, aPartnership, aPractice, aTeam } from '../../src/capabilities/partnerships/factory.ts'
import { aPerson } from '../../src/capabilities/people/factory.ts'
import { capabilities } from '../../src/capabilities.ts'
import { makeAccounts } from '../../src/platform/accounts.ts'
import { dayIn } from '../../src/platform/clock.ts'
import { narrowed, type Tx } from '../../src/platform/database/narrowed.ts'
import type { Database } from '../../src/platform/database/open.ts'
import type { Acting, House } from '../../src/platform/http/env.ts'
import { newId } from '../../src/platform/ids.ts'
import { makeLog } from '../../src/platform/log.ts'
import { keyringOf } from '../../src/platform/sealing.ts'
import { type Hat, hats, type Member, Viewer } from '../../src/platform/viewer.ts'
import { wordsFor } from '../../src/platform/words.ts'
import { aDatabase } from './database.ts'
import { SECRET, signIn } from './session.ts'

export { signIn } from './session.ts'

/** The day it is in every test, unless it says otherwise: a Thursday. */
export const NOW = new Date('2026-12-03T10:30:00Z')
export const TODAY = dayIn('Europe/London', NOW)

export const HATS: readonly Hat[] = hats

export interface World {
  database: Database
  house: House
  /** Sends a request as a browser would, signed in as a membership's account when one is given. */
  ask: (
    path: string,
    options?: { as?: Member | undefined; form?: Record<string, string | string[]>; upload?: FormData; method?: string; headers?: Record<string, string> },
  ) => Promise<Response>
  /** Runs as a viewer, narrowed, and commits. */
  asViewer: <T>(viewer: Viewer, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Runs a change as a member, with all that a change needs. */
  acting: <T>(viewer: Member, work: (acting: Acting) => Promise<T>) => Promise<T>
  sow: (rows: Rows) => Promise<void>
  partnershipId: string
  north: { id: string }
  south: { id: string }
  practice: { id: string }
  /** A person of the north team, who is also the one with the hat of person. */
  rosa: ReturnType<typeof aPerson>
  /** One member for each hat; workers are of the north team. */
  members: Record<Hat, Member>
  coachElsewhere: Member
  /** The administrator of another partnership in the same database. */
  stranger: Member
  nobody: Viewer
}

/** A small partnership with two teams, somebody for each hat, and another partnership beside it; `url` when it is really served. */
export async function aWorld({ url = 'http://livewell.test' } = {}): Promise<World> {
  const database = await aDatabase()
  const here = aPartnership()
  const beside = aPartnership({ slug: 'brindle', name: 'Brindle' })
  const { partnershipId } = here
  const north = aTeam({ partnershipId, outwardCodes: ['AS1'] })
  const south = aTeam({ partnershipId, name: 'South team', area: 'South', outwardCodes: ['AS2'], takesTheRest: true })
  const brindleTeam = aTeam({ partnershipId: beside.partnershipId, takesTheRest: true })
  const practice = aPractice({ partnershipId, teamId: north.id })
  const rosa = aPerson({ partnershipId, teamId: north.id })
  const groupId = newId()

  const partnership = {
    id: partnershipId,
    slug: 'ashcombe',
    name: 'Ashcombe',
    timeZone: 'Europe/London',
    phone: null,
    answersWithinDays: 5,
    staffNeedTotp: false,
  }
  const rows: ReturnType<typeof aMembership>[] = []
  const member = (
    hat: Hat,
    reach: { teamIds?: string[]; organisationIds?: string[]; groupIds?: string[]; personId?: string } = {},
    name = `Somebody as ${hat}`,
  ): Member => {
    const row = aMembership({ partnershipId, hats: [hat], name, ...reach })
    rows.push(row)
    return new Viewer(partnership, { ...reach, accountId: row.accountId as string, membershipId: row.id, name, hat }) as Member
  }
  const members: Record<Hat, Member> = {
    person: member('person', { personId: rosa.id }),
    supporter: member('supporter'),
    referrer: member('referrer', { organisationIds: [practice.id] }),
    'health coach': member('health coach', { teamIds: [north.id] }),
    'link worker': member('link worker', { teamIds: [north.id] }),
    'group leader': member('group leader', { groupIds: [groupId] }),
    volunteer: member('volunteer'),
    evaluator: member('evaluator'),
    commissioner: member('commissioner'),
    administrator: member('administrator'),
  }
  const coachElsewhere = member('health coach', { teamIds: [south.id] }, 'Somebody of the south')
  const strangerRow = aMembership({ partnershipId: beside.partnershipId, hats: ['administrator'], name: 'Somebody of Brindle' })
  const stranger = new Viewer(
    { ...partnership, id: beside.partnershipId, slug: 'brindle', name: 'Brindle' },
    { accountId: strangerRow.accountId as string, membershipId: strangerRow.id, name: strangerRow.name, hat: 'administrator' },
  ) as Member

  await sow(database.pool, {
    partnership: [here, beside],
    team: [north, south, brindleTeam],
    organisation: [practice],
    person: [rosa],
    communityGroup: [{ partnershipId, id: groupId, name: 'Thursday walkers' }],
    membership: [...rows, strangerRow],
  })

  const settings = {
    port: 0,
    host: '127.0.0.1',
    url,
    trustedProxies: 0,
    dataFolder: '',
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
    demo: false,
    secret: SECRET,
    keyring: keyringOf([Buffer.alloc(32, 7).toString('base64')]),
    spareBytes: 0,
    drainSeconds: 0,
    smtpUrl: undefined,
    notify: undefined,
    mailFrom: 'Livewell <no-reply@livewell.example>',
  }
  const house: House = { settings, database, accounts: makeAccounts(database.accountsPool, settings), clock: () => NOW, log: makeLog('silent'), capabilities }
  const app = makeApp(house)
  const asViewer = <T>(viewer: Viewer, work: (tx: Tx) => Promise<T>) => narrowed(database.pool, viewer, work)

  return {
    database,
    house,
    partnershipId,
    north,
    south,
    practice,
    rosa,
    members,
    coachElsewhere,
    stranger,
    nobody: new Viewer(partnership),
    asViewer,
    acting: (viewer, work) =>
      asViewer(viewer, (tx) => work({ tx, viewer, now: NOW, today: TODAY, requestId: newId(), words: wordsFor('en', 'Europe/London'), house })),
    sow: (more) => sow(database.pool, more, settings),
    ask: async (path, { as, form, upload, method = (form ?? upload) ? 'POST' : 'GET', headers = {} } = {}) => {
      const body = form && new URLSearchParams(Object.entries(form).flatMap(([name, value]) => ([] as string[]).concat(value).map((each) => [name, each])))
      const cookie = as ? await signIn(database, as) : undefined
      return app.request(`http://livewell.test${path}`, {
        method,
        headers: {
          ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
          ...((form ?? upload) ? { origin: 'http://livewell.test' } : {}),
          ...(cookie ? { cookie } : {}),
          ...headers,
        },
        ...((body ?? upload) ? { body: (body ?? upload) as BodyInit } : {}),
      })
    },
  }
}
