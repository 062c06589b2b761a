import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/platform/database/open.ts'
import { askForSupport, makePartnership } from '../kit/asking.ts'
import { aMailServer } from '../kit/mailServer.ts'
import { aFolder, startServer } from '../kit/serverProcess.ts'

const folder = await aFolder()
const mail = await aMailServer()
afterAll(() => mail.stop())

test('a server killed in the middle of sending sends the message again, under the same id', { timeout: 180_000 }, async () => {
  const made = await openDatabase({ dataFolder: folder, databaseUrl: undefined })
  await makePartnership(made)
  await made.close()

  const environment = { LIVEWELL_DATA: folder, SMTP_URL: mail.url, TRUSTED_PROXIES: '1' }
  const first = await startServer(environment)
  mail.onLetter(() => first.process.kill('SIGKILL'))
  await first.untilReady()
  const { reference } = await askForSupport(first.url, { reachBy: 'email', email: 'rosa@people.example' })
  await first.ended
  expect(mail.letters).toHaveLength(1)

  mail.onLetter(() => {})
  const second = await startServer(environment)
  for (let tries = 0; mail.letters.length < 2 && tries < 600; tries++) await wait(100)
  // Nothing more comes.
  await wait(3_000)
  expect(await second.end()).toBe(0)
  const ids = mail.letters.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])
  expect(ids).toHaveLength(2)
  expect(ids[0]).toBe(ids[1])
  expect(mail.letters[1]?.raw).toContain(reference)

  const database = await openDatabase({ dataFolder: folder, databaseUrl: undefined })
  const { rows } = await database.pool.query('select state, body from outbox')
  expect(rows).toEqual([{ state: 'sent', body: null }])
  await database.close()
})
