import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { sow } from '../../demo/sow.ts'
import { aMembership, aPartnership, aTeam } from '../../src/capabilities/partnerships/factory.ts'
import { aPerson } from '../../src/capabilities/people/factory.ts'
import { contentOf, writeAnswer } from '../../src/capabilities/plans/book/document.ts'
import { aPlan } from '../../src/capabilities/plans/book/factory.ts'
import { findAsItWas, findPage } from '../../src/capabilities/plans/book/queries.ts'
import type { Answered } from '../../src/capabilities/plans/offline/sent.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { narrowed } from '../../src/platform/database/narrowed.ts'
import { type Database, openDatabase } from '../../src/platform/database/open.ts'
import type { House } from '../../src/platform/http/env.ts'
import { newId } from '../../src/platform/ids.ts'
import { keyringOf } from '../../src/platform/sealing.ts'
import { aCluster, postgresPrograms } from '../kit/cluster.ts'
import { aFolder, startServer } from '../kit/serverProcess.ts'
import { SECRET, signIn } from '../kit/session.ts'

const folder = await aFolder()
const KILLS = 12
const PLAN_KEY = Buffer.alloc(32, 7).toString('base64')
const keyring = keyringOf([PLAN_KEY])
const ENVIRONMENT = { LIVEWELL_SECRET: SECRET, LIVEWELL_PLAN_KEYS: PLAN_KEY }
/** Each device writes at its own prompt of the one page. */
const DEVICES = ['most', 'hope', 'keep']

interface Owner {
  partnershipId: string
  personId: string
  pageId: string
  cookie: string
}

/** A person with an account, a session and a plan of one page. */
async function anOwner(database: Pick<Database, 'pool' | 'accountsPool'>): Promise<Owner> {
  await migrate(database.pool)
  const here = aPartnership()
  const { partnershipId } = here
  const team = aTeam({ partnershipId, takesTheRest: true })
  const person = aPerson({ partnershipId, teamId: team.id })
  const membership = aMembership({ partnershipId, hats: ['person'], personId: person.id })
  const pageId = newId()
  const by = { partnershipId, personId: person.id, membershipId: membership.id, name: membership.name }
  const plan = aPlan(keyring, by, [{ id: pageId, kind: 'what matters', at: new Date('2026-11-01T09:00:00Z') }])
  await sow(database.pool, { partnership: [here], team: [team], person: [person], membership: [membership], ...plan })
  return { partnershipId, personId: person.id, pageId, cookie: await signIn(database, { accountId: membership.accountId as string, name: membership.name }) }
}

/** Devices that write on and on without being told when the server dies. What they were told is kept, they never send again. */
function keepWriting(urlNow: () => string, { cookie, pageId }: Owner) {
  const acknowledged: string[] = []
  let isOver = false
  const sync = async (page: object): Promise<Answered | undefined> => {
    const headers = { 'content-type': 'application/json', cookie, origin: urlNow() }
    const answer = await fetch(`${urlNow()}/ashcombe/my-plan/sync`, { method: 'POST', headers, body: JSON.stringify({ pages: [page] }) }).catch(() => undefined)
    return answer?.ok ? ((await answer.json().catch(() => undefined)) as Answered | undefined) : undefined
  }
  const devices = DEVICES.map(async (prompt) => {
    const doc = new Y.Doc()
    let everywhere = Y.encodeStateVector(doc)
    let version = 0
    for (let count = 0; !isOver; ) {
      const before = contentOf(doc).answers[prompt] ?? ''
      const word = `${prompt}-${count++}.`
      writeAnswer(doc, prompt, before, `${before}${word}`)
      const states = Y.encodeStateVector(doc)
      const update = Buffer.from(Y.encodeStateAsUpdate(doc, everywhere)).toString('base64')
      const page = (await sync({ id: pageId, kind: 'what matters', version, vector: Buffer.from(states).toString('base64'), update }))?.pages.find(
        ({ id }) => id === pageId,
      )
      if (!page) await wait(20)
      else if (page.refused) throw new Error(`Refused: ${page.refused}`)
      else {
        acknowledged.push(...(contentOf(doc).answers[prompt] ?? '').split('.').filter(Boolean))
        if (page.update) Y.applyUpdate(doc, Buffer.from(page.update, 'base64'))
        everywhere = states
        version = page.version
      }
    }
  })
  return {
    acknowledged,
    /** Resolves in the middle of it: something was acknowledged from now on, and more is on its way. */
    aMoment: async () => {
      const before = acknowledged.length
      while (acknowledged.length === before) await wait(10)
      await wait(Math.random() * 200)
    },
    stop: async () => {
      isOver = true
      await Promise.all(devices)
    },
  }
}

/** All that devices were told is kept is there, and the history makes the very same page. */
async function expectKept(pool: pg.Pool, { partnershipId, personId, pageId }: Owner, acknowledged: readonly string[]) {
  await narrowed(pool, { partnershipId, personId }, async (tx) => {
    const reading = { tx, house: { settings: { keyring } } as House }
    const page = await findPage(reading, partnershipId, pageId)
    const there = new Set(Object.values(page?.content.answers ?? {}).flatMap((words) => words.split('.')))
    expect(new Set(acknowledged).size).toBeGreaterThanOrEqual(KILLS)
    expect([...new Set(acknowledged)].filter((word) => !there.has(word))).toEqual([])
    const again = page && (await findAsItWas(reading, page, page.version))
    expect(again?.content).toEqual(page?.content)
  })
}

test(`the embedded database keeps what devices were told is kept when its server is killed ${KILLS} times`, { timeout: 600_000 }, async () => {
  const settings = { dataFolder: folder, databaseUrl: undefined }
  const made = await openDatabase(settings)
  const owner = await anOwner(made)
  await made.close()

  let url = ''
  let writing: ReturnType<typeof keepWriting> | undefined
  for (let kills = 0; kills < KILLS; kills++) {
    const server = await startServer({ LIVEWELL_DATA: folder, ...ENVIRONMENT })
    url = server.url
    await server.untilReady()
    writing ??= keepWriting(() => url, owner)
    await writing.aMoment()
    await server.end('SIGKILL')
  }
  await writing?.stop()

  const database = await openDatabase(settings)
  await expectKept(database.pool, owner, writing?.acknowledged ?? [])
  await database.close()
})

test.skipIf(!(await postgresPrograms()))(
  `PostgreSQL keeps what devices were told is kept when it crashes ${KILLS} times, and the server when it is killed`,
  { timeout: 600_000 },
  async () => {
    const cluster = await aCluster()
    const pool = new pg.Pool({ connectionString: cluster.url })
    pool.on('error', () => {})
    const owner = await anOwner({ pool, accountsPool: pool })
    const environment = { DATABASE_URL: cluster.url, ...ENVIRONMENT }
    let server = await startServer(environment)
    await server.untilReady()
    const writing = keepWriting(() => server.url, owner)
    for (let kills = 0; kills < KILLS; kills++) {
      await writing.aMoment()
      await cluster.stop()
      if (kills % 4 === 3) {
        await server.end('SIGKILL')
        await cluster.start()
        server = await startServer(environment)
        await server.untilReady()
      } else await cluster.start()
    }
    await writing.stop()
    await server.end('SIGKILL')
    await expectKept(pool, owner, writing.acknowledged)
    await pool.end()
  },
)
