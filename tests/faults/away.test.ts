import { createHmac, randomBytes } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import { askForSupport, makePartnership } from '../kit/asking.ts'
import { aCluster, postgresPrograms } from '../kit/cluster.ts'
import { startServer } from '../kit/serverProcess.ts'

test.skipIf(!(await postgresPrograms()))(
  'while PostgreSQL is away every page says so, and when it is back everything goes on by itself',
  { timeout: 240_000 },
  async () => {
    const cluster = await aCluster()
    const pool = new pg.Pool({ connectionString: cluster.url })
    pool.on('error', () => {})
    await makePartnership({ pool })
    await cluster.stop()

    const secret = randomBytes(24).toString('hex')
    const server = await startServer({
      DATABASE_URL: cluster.url,
      LIVEWELL_SECRET: secret,
      LIVEWELL_PLAN_KEYS: Buffer.alloc(32, 7).toString('base64'),
      TRUSTED_PROXIES: '1',
      LIVEWELL_LOG: 'warn',
    })
    const status = async (path: string, headers: Record<string, string> = {}) => (await fetch(server.url + path, { headers, redirect: 'manual' })).status
    for (;;) if (await status('/health').catch(() => undefined)) break
    expect([await status('/ready'), await status('/ashcombe')]).toEqual([503, 503])
    expect(server.output()).toContain('database away: trying again')

    await cluster.start()
    await server.untilReady()
    expect(await status('/ashcombe')).toBe(200)
    const before = await askForSupport(server.url)
    expect(before.reference).toBeDefined()

    await cluster.stop()
    // Signed as ours are, so that it is looked for.
    const signature = createHmac('sha256', secret).update('made-up').digest('base64')
    const cookie = `livewell.session_token=${encodeURIComponent(`made-up.${signature}`)}`
    const page = await fetch(`${server.url}/ashcombe`)
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '10'])
    expect(await page.text()).toContain('Livewell is resting for a moment')
    expect(await status('/ready')).toBe(503)
    expect(await status('/health')).toBe(200)
    expect(await status('/ashcombe', { cookie })).toBe(503)
    expect(await status('/sign-in')).toBe(200)
    expect((await askForSupport(server.url)).response.status).toBe(503)

    await cluster.start()
    await server.untilReady()
    expect(await status('/ashcombe')).toBe(200)
    expect(await status('/ashcombe', { cookie })).toBe(200)
    const after = await askForSupport(server.url)
    expect(after.reference).toBeDefined()
    const { rows } = await pool.query<{ reference: string }>('select reference from referral order by received_at')
    expect(rows.map(({ reference }) => reference)).toEqual([before.reference, after.reference])

    expect(await server.end()).toBe(0)
    await pool.end()
  },
)
