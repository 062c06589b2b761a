import { Agent, request } from 'node:http'
import pg from 'pg'
import { sow } from '../demo/sow.ts'
import { aClinicalSystem } from '../src/capabilities/referrals/fhir/factory.ts'
import { newId } from '../src/platform/ids.ts'
import { aServiceRequest } from '../tests/kit/clinical.ts'
import { type Asked, load, summarise, type Timed } from './load.ts'
import { type Server, startServer } from './startServer.ts'

/** Referrals that come in a second, evenly. */
const EACH_SECOND = 50
/** One system may not send as many. */
const SYSTEMS = 20
/** One in so many is for somebody who has been referred before. */
const KNOWN_EACH = 10
/** Those who open pages meanwhile, one page after the other. */
const READERS = 4

/**
 * Clinical systems refer people, each looked for among those who are there, while workers go on opening their pages. Answers a table:
 * how the referrals did, and each page's p95 meanwhile against what it was before.
 */
export async function measureArriving(url: string, seconds: number): Promise<string> {
  const keys = await makeSystems(url)
  const server = await startServer(url, { TRUSTED_PROXIES: '1' })
  try {
    const pages = pagesOf(server)
    for (const page of pages) await load(server.ready.base, page.paths, { seconds: 2 })
    const reading = async () => {
      const all = new Map<string, Timed>()
      for (const { name, paths } of pages) all.set(name, await load(server.ready.base, paths, { clients: READERS, seconds }))
      return all
    }
    const quiet = await reading()
    const arriving = refer(server.ready.base, keys)
    const busy = await reading()
    const { times, refused, took } = await arriving.stop()
    const { p50, p95 } = summarise([{ times, took }])
    const rows = pages.map(({ name }) => {
      const [before, meanwhile] = [summarise([quiet.get(name) as Timed]).p95, summarise([busy.get(name) as Timed]).p95]
      return `| ${name} | ${before.toFixed(1)} | ${meanwhile.toFixed(1)} | ${(meanwhile / before).toFixed(2)} |`
    })
    return [
      `${EACH_SECOND} referrals a second for ${Math.round(took)} seconds: ${times.length} taken (${(times.length / took).toFixed(1)} a second), ${refused} refused; half within ${p50.toFixed(0)} ms, 95 of 100 within ${p95.toFixed(0)} ms\n`,
      '| page | p95 ms before | p95 ms meanwhile | times |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n')
  } finally {
    server.child.kill()
  }
}

function pagesOf({ ready: { cookies, people } }: Server): { name: string; paths: Asked[] }[] {
  const asked = (hat: string, ...paths: string[]) => paths.map((path) => ({ path, cookie: cookies[hat] ?? '' }))
  return [
    { name: 'inbox', paths: asked('health coach', '/ashcombe/referrals') },
    { name: 'home', paths: asked('health coach', '/ashcombe/today') },
    { name: 'caseload', paths: asked('link worker', '/ashcombe/support') },
    { name: 'person', paths: asked('health coach', ...people.map((id) => `/ashcombe/people/${id}`)) },
  ]
}

async function makeSystems(url: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    const { rows } = await pool.query<{ partnershipId: string; organisationId: string; madeBy: string }>(`
      select o.partnership_id as "partnershipId", o.id as "organisationId", (select m.id from membership m where m.partnership_id = o.partnership_id limit 1) as "madeBy"
      from organisation o where o.kind = 'GP practice' limit 1`)
    const at = rows[0]
    if (!at) throw new Error('There is no practice that could refer')
    const systems = Array.from({ length: SYSTEMS }, (_, n) => ({ key: `livewell_key_${newId()}`, name: `Records ${n + 1}` }))
    await sow(pool, { clinicalSystem: systems.map((system) => aClinicalSystem({ ...at, ...system })) })
    return systems.map(({ key }) => key)
  } finally {
    await pool.end()
  }
}

/** Refers somebody every 20 ms, whether those before were answered or not, until told to stop. */
function refer(base: string, keys: readonly string[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const times: number[] = []
  let [sent, refused] = [0, 0]
  const asked = new Set<Promise<void>>()
  const began = performance.now()
  const one = (nth: number) =>
    new Promise<void>((done) => {
      const started = performance.now()
      const answered = request(
        `${base}/ashcombe/fhir/R4/ServiceRequest`,
        {
          agent,
          method: 'POST',
          headers: {
            authorization: `Bearer ${keys[nth % keys.length]}`,
            'content-type': 'application/fhir+json',
            'x-forwarded-for': `10.1.${nth % 7}.${nth % 200}`,
          },
        },
        (answer) => {
          answer.resume()
          answer.once('end', () => {
            if (answer.statusCode === 201) times.push(performance.now() - started)
            else refused++
            done()
          })
        },
      )
      answered.once('error', () => {
        refused++
        done()
      })
      answered.end(JSON.stringify(aServiceRequest({ person: somebody(nth) })))
    })
  const clock = setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1000) * EACH_SECOND)
    while (sent < due) {
      const asking = one(sent++)
      asked.add(asking)
      void asking.then(() => asked.delete(asking))
    }
  }, 5)
  return {
    stop: async () => {
      clearInterval(clock)
      const took = (performance.now() - began) / 1000
      await Promise.all(asked)
      agent.destroy()
      return { times, refused, took }
    },
  }
}

const FIRST = ['Ada', 'Ben', 'Cleo', 'Dev', 'Edie', 'Femi', 'Gus', 'Hana', 'Ivo', 'June', 'Kit', 'Lena', 'Moss']
const LAST = ['Alder', 'Birch', 'Cedar', 'Dale', 'Elm', 'Fern', 'Grove', 'Heath', 'Ivy', 'Juniper', 'Lark']

/** Made-up people; every so often one who was there before. */
function somebody(nth: number): Record<string, unknown> {
  const who = nth % KNOWN_EACH === KNOWN_EACH - 1 ? nth - (KNOWN_EACH - 1) : nth
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    identifier: [],
    name: [
      { use: 'official', family: `${LAST[who % LAST.length]}${String.fromCharCode(97 + (Math.floor(who / 143) % 26))}`, given: [FIRST[who % FIRST.length]] },
    ],
    telecom: [{ system: 'phone', value: `020 7946 ${two(Math.floor(who / 100) % 100)}${two(who % 100)}` }],
    birthDate: `${1930 + (who % 70)}-${two(1 + (who % 12))}-${two(1 + (who % 28))}`,
  }
}
