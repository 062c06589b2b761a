import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beginReading } from '../src/capabilities/community/imports/changes/beginImport.ts'
import { aSource } from '../src/capabilities/community/imports/factory.ts'
import { findSource } from '../src/capabilities/community/imports/queries.ts'
import { goOnWith } from '../src/capabilities/community/imports/work.ts'
import { narrowed } from '../src/platform/database/narrowed.ts'
import { type Database, openDatabase } from '../src/platform/database/open.ts'
import type { House } from '../src/platform/http/env.ts'
import { newId } from '../src/platform/ids.ts'
import { type Member, Viewer } from '../src/platform/viewer.ts'

export interface ImportMeasured {
  entries: number
  /** Entries a second: reading them (with comparing), and switching them in. */
  readPerSecond: number
  switchedPerSecond: number
  /** How much the memory of the process grew at most, in megabytes. */
  megabytes: number
}

interface Where {
  id: string
  slug: string
  timeZone: string
  /** A membership of an administrator there. */
  membershipId: string
}

/** Takes a made-up feed of so many services into a database that is there, beside what is in it. */
export async function measureImportInto(url: string, slug: string, entries: number): Promise<ImportMeasured> {
  const database = await openDatabase({ databaseUrl: url, dataFolder: '' })
  try {
    const { rows } = await database.pool.query<{ id: string; timeZone: string; membershipId: string }>(
      `insert into membership (partnership_id, id, name, hats, joined_at)
       select partnership_id, gen_random_uuid(), 'The benchmark', '{administrator}', now() from partnership where slug = $1
       returning partnership_id as id, id as "membershipId", (select time_zone from partnership where slug = $1) as "timeZone"`,
      [slug],
    )
    const [where] = rows
    if (!where) throw new Error(`There is no partnership ${slug}`)
    return await measureImport(database, { ...where, slug }, entries)
  } finally {
    await database.close()
  }
}

/** As a table of the benchmark. */
export const importTable = ({ entries, readPerSecond, switchedPerSecond, megabytes }: ImportMeasured): string =>
  [
    '| entries | read and compared, a second | switched in, a second | extra memory of the process, MB |',
    '| --- | --- | --- | --- |',
    `| ${entries.toLocaleString('en-GB')} | ${readPerSecond.toFixed(0)} | ${switchedPerSecond.toFixed(0)} | ${megabytes} |`,
  ].join('\n')

/** Takes in a made-up feed of so many services from this machine, without the pauses that politeness asks for. */
async function measureImport(database: Database, where: Where, entries: number): Promise<ImportMeasured> {
  const feed = await serveFeed(entries)
  const house = { database, clock: () => new Date(), settings: { mayReachLoopback: true }, log: { info() {} } } as unknown as House
  const administrator = new Viewer(
    { id: where.id, slug: where.slug, name: '', timeZone: where.timeZone, phone: null, answersWithinDays: 5, staffNeedTotp: false },
    { membershipId: where.membershipId, hat: 'administrator', name: 'The benchmark' },
  ) as Member
  const source = aSource({ partnershipId: where.id, madeBy: where.membershipId, name: 'A made-up feed', address: feed.url })
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 200)
  try {
    const importId = await narrowed(database.pool, administrator, async (tx) => {
      await tx.insertInto('directorySource').values(source).execute()
      const there = await findSource(tx, where.id, source.id)
      const now = new Date()
      return beginReading({ tx, viewer: administrator, now, today: now.toISOString().slice(0, 10), requestId: newId() } as never, there as never)
    })
    const work = async () => {
      const began = performance.now()
      await goOnWith(house, where, importId, { pauseMs: 0, perPage: 500, forMs: Number.POSITIVE_INFINITY })
      return (performance.now() - began) / 1000
    }
    const reading = await work()
    await narrowed(database.pool, administrator, (tx) =>
      tx
        .updateTable('directoryImport')
        .set({ state: 'switching', takesAlike: true })
        .where('partnershipId', '=', where.id)
        .where('id', '=', importId)
        .execute(),
    )
    const switching = await work()
    return { entries, readPerSecond: entries / reading, switchedPerSecond: entries / switching, megabytes: Math.round((most - before) / 1024 / 1024) }
  } finally {
    clearInterval(watch)
    await feed.stop()
  }
}

/** A feed that makes up its pages as they are asked for, so that it takes no memory of its own. */
async function serveFeed(entries: number) {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://feed')
    const send = (body: unknown, status = 200) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (url.pathname === '/') return send({ version: 'HSDS-UK-3.0', profile: 'x', openapi_url: 'x' })
    if (url.pathname !== '/services') return send({}, 404)
    const [page, size] = [Number(url.searchParams.get('page')), Number(url.searchParams.get('per_page'))]
    const total = Math.ceil(entries / size)
    const contents = Array.from({ length: Math.max(0, Math.min(size, entries - (page - 1) * size)) }, (_, i) => aService((page - 1) * size + i))
    send({
      total_items: entries,
      total_pages: total,
      page_number: page,
      size: contents.length,
      first_page: page === 1,
      last_page: page >= total,
      empty: contents.length === 0,
      contents,
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections()
      return new Promise<void>((done) => server.close(() => done()))
    },
  }
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const uuid = (kind: string, n: number) => `${kind}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`

const aService = (n: number) => ({
  id: uuid('b', n),
  name: `${['Walk', 'Choir', 'Lunch', 'Craft', 'Football'][n % 5]} of village ${n}`,
  description: `Everybody is welcome to number ${n}. Come as you are, bring a friend, and stay for a cup of tea.`,
  status: 'active',
  last_modified: '2026-11-20T10:00:00Z',
  organization: { id: uuid('c', n % 1000), name: `Friends of ${n % 1000}`, description: 'We like company.' },
  schedules: [{ id: `s${n}`, freq: 'WEEKLY', byday: DAYS[n % 7], opens_at: '10:00', closes_at: '11:30', dtstart: '2026-01-01' }],
  service_at_locations: [
    {
      id: `l${n}`,
      location: { id: uuid('d', n % 5000), location_type: 'physical', name: 'The hall', latitude: 52 + (n % 1000) / 1000, longitude: -1 - (n % 777) / 1000 },
    },
  ],
})
