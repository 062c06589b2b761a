import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { serve } from '@hono/node-server'
import { makeApp } from '../src/app.tsx'
import { community } from '../src/capabilities/community/index.ts'
import { openDatabase } from '../src/platform/database/open.ts'
import { makeLog } from '../src/platform/log.ts'

/** What one way of reading the feed costs. */
export interface FeedMeasured {
  what: string
  /** Milliseconds until the first byte, and until the last. */
  firstMs: number
  lastMs: number
  megabytes: number
  /** What the process held more at its highest than before, in megabytes; undefined where that was not asked. */
  extraMegabytes?: number
}

const AN_HOUR = 3_600_000

/**
 * Reads the feed of a partnership from a server of this process: pages at the beginning, in the middle and at the end, the count under a
 * filter, and the whole of it in every shape with the memory that takes.
 */
export async function measureFeed(url: string, slug: string, onMeasured: (one: FeedMeasured) => void = () => {}): Promise<FeedMeasured[]> {
  const database = await openDatabase({ databaseUrl: url, dataFolder: '' })
  const settings = { url: 'http://localhost', trustedProxies: 0 }
  const house = { database, settings, clock: () => new Date(), log: makeLog('silent'), capabilities: [{ name: community.name, open: community.open }] }
  const server = serve({ fetch: makeApp(house as never).fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((listening) => server.once('listening', listening as () => void))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${slug}`
  try {
    const total = Number(JSON.parse(await textOf(`${base}/open-referral-uk/v3/services?per_page=1`)).total_items)
    const pages = Math.ceil(total / 50)
    const measured: FeedMeasured[] = []
    const keep = (one: FeedMeasured) => {
      measured.push(one)
      onMeasured(one)
    }
    for (const [what, path] of [
      ['first page of services', '/open-referral-uk/v3/services'],
      ['page in the middle', `/open-referral-uk/v3/services?page=${Math.ceil(pages / 2)}`],
      ['last page', `/open-referral-uk/v3/services?page=${pages}`],
      ['page in the middle, in full', `/open-referral-uk/v3/services?full=true&page=${Math.ceil(pages / 2)}`],
      ['first page of places', '/open-referral-uk/v3/service_at_locations'],
      ['page of places in the middle', `/open-referral-uk/v3/service_at_locations?page=${Math.ceil(pages / 2)}`],
      ['services on Thursdays', '/open-referral-uk/v3/services?day=TH'],
      ['services by a word', '/open-referral-uk/v3/services?search=walk'],
    ] as const) {
      keep(await middleOf(5, () => readThrough(base + path, what)))
    }
    for (const [what, path] of [
      ['whole feed, a line for each', '/open-referral-uk/v3/services?format=ndjson&full=true'],
      ['ids and dates alone', '/open-referral-uk/v3/services?minimal=true'],
      ['table (CSV)', '/community/directory.csv'],
      ['map (GeoJSON)', '/community/directory.geojson'],
    ] as const) {
      keep(await withMemory(() => readThrough(base + path, what)))
    }
    return measured
  } finally {
    server.close()
    await database.close()
  }
}

/** As a table of the benchmark. */
export const feedTable = (measured: readonly FeedMeasured[]): string =>
  [
    '| of the feed | first byte, ms | all of it, ms | MB | extra memory, MB |',
    '| --- | --- | --- | --- | --- |',
    ...measured.map(
      ({ what, firstMs, lastMs, megabytes, extraMegabytes }) =>
        `| ${what} | ${firstMs.toFixed(0)} | ${lastMs.toFixed(0)} | ${megabytes.toFixed(2)} | ${extraMegabytes?.toFixed(0) ?? ''} |`,
    ),
  ].join('\n')

/** Reads an answer to its end and keeps none of it. */
const readThrough = (address: string, what: string): Promise<FeedMeasured> =>
  new Promise((done, fail) => {
    const began = performance.now()
    let firstMs = 0
    let bytes = 0
    request(address, { timeout: AN_HOUR }, (answer) => {
      if (answer.statusCode !== 200) fail(new Error(`${address} answered ${answer.statusCode}`))
      answer.on('data', (piece: Buffer) => {
        if (bytes === 0) firstMs = performance.now() - began
        bytes += piece.length
      })
      answer.once('end', () => done({ what, firstMs, lastMs: performance.now() - began, megabytes: bytes / 1024 / 1024 }))
      answer.once('error', fail)
    })
      .once('error', fail)
      .end()
  })

const textOf = async (address: string) => (await fetch(address)).text()

async function middleOf(times: number, measure: () => Promise<FeedMeasured>): Promise<FeedMeasured> {
  const all: FeedMeasured[] = []
  for (let i = 0; i < times; i++) all.push(await measure())
  return all.sort((a, b) => a.lastMs - b.lastMs)[Math.floor(times / 2)] as FeedMeasured
}

/** The same, with what is held at its highest (heap and buffers in use, after what is not used any more was thrown away) above what was held before. */
async function withMemory(measure: () => Promise<FeedMeasured>): Promise<FeedMeasured> {
  setFlagsFromString('--expose-gc')
  const throwAway = runInNewContext('gc') as () => void
  const held = () => {
    throwAway()
    const { heapUsed, external } = process.memoryUsage()
    return (heapUsed + external) / 1024 / 1024
  }
  const before = held()
  let highest = before
  const watching = setInterval(() => {
    highest = Math.max(highest, held())
  }, 2_000)
  const measured = await measure()
  clearInterval(watching)
  return { ...measured, extraMegabytes: highest - before }
}
