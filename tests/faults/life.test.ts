import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/platform/database/open.ts'
import { newId } from '../../src/platform/ids.ts'
import { askForSupport, makePartnership } from '../kit/asking.ts'
import { aFolder, type ServerProcess, startServer } from '../kit/serverProcess.ts'

const ROOT = join(import.meta.dirname, '../..')
const run = promisify(execFile)

describe('a server that cannot start says why in one line', () => {
  const refusal = async (environment: Record<string, string>) => {
    const server = await startServer({ LIVEWELL_DATA: await aFolder(), ...environment })
    expect(await server.ended).toBe(1)
    return server.output()
  }

  test('a setting that is wrong', { timeout: 180_000 }, async () => {
    expect(await refusal({ PORT: 'three' })).toBe('Livewell cannot start: PORT must be a whole number.\n')
  })

  test('a port that another program has', { timeout: 180_000 }, async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await refusal({ PORT: String(port) })).toMatch(new RegExp(`^Livewell cannot start: PORT ${port} is in use [^\n]+\n$`))
    other.close()
  })

  test('a database that nobody made', { timeout: 180_000 }, async () => {
    const server = process.env['LIVEWELL_TEST_SERVER']
    if (!server) return
    const environment = {
      DATABASE_URL: `${server}/nobody_made_this`,
      LIVEWELL_SECRET: 'a secret for servers that do not live long',
      LIVEWELL_PLAN_KEYS: Buffer.alloc(32, 7).toString('base64'),
    }
    expect(await refusal(environment)).toBe('Livewell cannot start: DATABASE_URL names a database that does not exist. Make it first.\n')
  })

  test('a demo beside a real account', { timeout: 180_000 }, async () => {
    const dataFolder = await aFolder()
    const database = await openDatabase({ dataFolder, databaseUrl: undefined })
    await makePartnership(database)
    await database.accountsPool.query(`insert into auth.account (name, email) values ('Ada', 'ada@people.example')`)
    await database.close()
    expect(await refusal({ LIVEWELL_DATA: dataFolder, LIVEWELL_DEMO: 'on' })).toMatch(
      /^Livewell cannot start: LIVEWELL_DEMO is on, and there are accounts [^\n]+\n$/,
    )
  })
})

describe('a server on its data folder', () => {
  let folder: string
  let server: ServerProcess
  beforeAll(async () => {
    folder = await aFolder()
    const database = await openDatabase({ dataFolder: folder, databaseUrl: undefined })
    await makePartnership(database)
    await database.close()
    server = await startServer({ LIVEWELL_DATA: folder, TRUSTED_PROXIES: '1', LIVEWELL_LOG: 'info', LIVEWELL_DRAIN_SECONDS: '1' })
    await server.untilReady()
  }, 300_000)

  test('says where it is', () => {
    expect(server.output()).toContain(`Livewell is at ${server.url}\n`)
  })

  test('is the only one: a second is refused, and the first goes on', { timeout: 180_000 }, async () => {
    const second = await startServer({ LIVEWELL_DATA: folder })
    expect(await second.ended).toBe(1)
    expect(second.output()).toMatch(/^Livewell cannot start: LIVEWELL_DATA \S+ is in use by another Livewell server[^\n]+\n$/)
    expect((await askForSupport(server.url)).reference).toBeDefined()
  })

  test('is backed up while it runs', { timeout: 180_000 }, async () => {
    const { reference } = await askForSupport(server.url)
    const file = join(folder, 'a backup')
    const { stdout } = await run(join(ROOT, 'script/backup'), [file], { env: { ...process.env, LIVEWELL_DATA: folder } })
    expect(stdout).toBe(`Wrote ${file}\n`)
    expect((await stat(file)).mode & 0o077).toBe(0)
    expect(gunzipSync(await readFile(file)).toString('utf8')).toContain(`"${reference}"`)

    const elsewhere = await aFolder()
    const restored = await run(join(ROOT, 'script/restore'), [file], { env: { ...process.env, LIVEWELL_DATA: elsewhere } })
    expect(restored.stdout).toMatch(/^Restored \d+ rows\.\n$/)
    const again = run(join(ROOT, 'script/restore'), [file], { env: { ...process.env, LIVEWELL_DATA: elsewhere } })
    await expect(again).rejects.toMatchObject({ code: 1, stderr: 'This database is not empty. Restore into a new one.\n' })
  })

  test('logs a line with its number for every request, and no word of what was in it', async () => {
    const token = 'q3Zt8mXw1LrV5bKc9NsD2fHg7JpYeTuAo4WiRxEvB6k'
    const paths = [
      `/ashcombe/check-ins/${token}`,
      `/sign-in/link/${token}`,
      '/ashcombe/people/rosa.bell@people.example',
      `/ashcombe?token=${token}`,
      `/${token}`,
    ]
    for (const path of paths) {
      const response = await fetch(server.url + path, { headers: { cookie: `livewell.session_token=${token}.x`, 'user-agent': 'Rosabrowser' } })
      await response.text()
    }
    const { response } = await askForSupport(server.url, {
      id: newId(),
      name: 'Rosalind Bellweather',
      ownWords: 'Nothing for the log',
      email: 'rosa@people.example',
    })
    const failed = await askForSupport(server.url, { name: 'Rosalind Bellweather', reachBy: 'carrier pigeon' })
    expect([response.status, failed.response.status]).toEqual([303, 422])
    for (const path of ['/api/auth/sign-in/email', '/api/auth/sign-in/magic-link', '/sign-in']) {
      const answer = await fetch(server.url + path, {
        method: 'POST',
        headers: { origin: server.url, 'content-type': path === '/sign-in' ? 'application/x-www-form-urlencoded' : 'application/json' },
        body:
          path === '/sign-in'
            ? 'email=nobody%40people.example&password=a-wrong-password'
            : JSON.stringify({ email: 'nobody@people.example', password: 'a-wrong-password' }),
      })
      expect(answer.status).toBeLessThan(500)
    }
    await wait(100)

    const log = server.output()
    expect(log).toContain(response.headers.get('x-request-id'))
    expect(log).toContain('"path":"/ashcombe/referrals/ask","status":303')
    expect(log).not.toMatch(
      new RegExp([token, 'osabrowser', 'osalind', 'Nothing for the log', '@people', 'pigeon', 'a-wrong-password', '127\\.0\\.0\\.1"'].join('|')),
    )
    for (const line of log.split('\n').filter((each) => each.includes('"answered"'))) {
      expect(Object.keys(JSON.parse(line)).sort()).toEqual(['level', 'method', 'ms', 'msg', 'path', 'requestId', 'status', 'time'])
    }
  })

  test('told to stop, says that it is not ready, lets what runs finish, and ends in order', { timeout: 180_000 }, async () => {
    const { port } = new URL(server.url)
    const body = new URLSearchParams({ id: newId(), ownWords: 'Company'.padEnd(80, '.') }).toString()
    const slow = connect(Number(port), '127.0.0.1')
    slow.write(
      `POST /ashcombe/referrals/ask HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\norigin: ${server.url}\r\n` +
        `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 20)}`,
    )
    const answer = text(slow)
    await wait(200)
    server.process.kill('SIGTERM')
    await wait(200)
    expect((await fetch(`${server.url}/ready`)).status).toBe(503)
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
    await wait(1_500)
    await expect(fetch(`${server.url}/health`)).rejects.toThrow()
    slow.write(body.slice(20))
    expect(await answer).toMatch(/^HTTP\/1\.1 303 /)
    expect(await server.ended).toBe(0)
  })
})
