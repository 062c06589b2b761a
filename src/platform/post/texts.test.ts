import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aNotifyServer, type NotifyServer } from '../../../tests/kit/notifyServer.ts'
import { aWorld, NOW, type World } from '../../../tests/kit/world.ts'
import { putInOutbox } from '../outbox.ts'
import { deliver, listWaiting, MOST_TRIES, type Waiting } from '../postman.ts'
import type { Post } from './letter.ts'
import { openPost, sendsTexts } from './openPost.ts'

let world: World
let server: NotifyServer
let post: Post
const dataFolder = mkdtempSync(join(tmpdir(), 'livewell-texts-'))
beforeAll(async () => {
  world = await aWorld()
  server = await aNotifyServer()
  post = openPost({ ...world.house.settings, notify: server.notify })
})
beforeEach(async () => {
  server.texts.length = 0
  server.refuse(() => undefined)
  await world.database.pool.query('delete from outbox')
})
afterAll(async () => {
  rmSync(dataFolder, { recursive: true })
  await server.stop()
})

async function aText(to = '07700 900123'): Promise<Waiting> {
  await world.asViewer(world.nobody, (tx) =>
    putInOutbox({ tx, viewer: world.nobody, now: NOW }, { kind: 'see you tomorrow', to, text: 'Choir is tomorrow.\nhttps://livewell.example/link' }),
  )
  const [waiting] = await listWaiting(world.house, 'new')
  if (!waiting) throw new Error('Nothing waits')
  return waiting
}

const rowOf = async ({ id }: Waiting) =>
  (await world.database.pool.query('select channel, send_to, state, tries, last_problem, body from outbox where id = $1', [id])).rows[0]

test('a text waits, is sent once under the id of its row, and its words are wiped', async () => {
  const waiting = await aText()
  await deliver(world.house, post, waiting)
  await deliver(world.house, post, waiting)
  const message = 'Choir is tomorrow.\nhttps://livewell.example/link'
  expect(server.texts).toEqual([{ to: '+447700900123', message, reference: waiting.id, template: server.notify.template }])
  expect(await rowOf(waiting)).toMatchObject({ channel: 'text', send_to: '+447700900123', state: 'sent', tries: 1, last_problem: null, body: null })
})

test('a number that is refused, and one that no text can go to, are given up at once', async () => {
  server.refuse(() => 400)
  const refused = await aText()
  await deliver(world.house, post, refused)
  expect(await rowOf(refused)).toMatchObject({ state: 'failed', tries: 1, last_problem: 'ENOTIFY 400' })

  server.refuse(() => undefined)
  const landline = await aText('0115 496 0123')
  await deliver(world.house, post, landline)
  expect(await rowOf(landline)).toMatchObject({ state: 'failed', tries: 1, last_problem: 'ENUMBER' })
  expect(server.texts).toEqual([])
  const { administrator } = world.members
  const page = await (await world.ask('/ashcombe/administration/messages', { as: administrator })).text()
  expect(page).toContain('+447700900123')
  expect(page).toContain('see you tomorrow')
  expect(page).toContain('it may be a landline')
})

test.each([429, 500, 403])('a text that is refused for now, with %i, is tried again and given up in the end', async (status) => {
  const waiting = await aText()
  server.refuse(() => status)
  for (let tries = 1; tries < MOST_TRIES; tries++) await expect(deliver(world.house, post, waiting)).rejects.toThrow(`ENOTIFY ${status}`)
  expect(await rowOf(waiting)).toMatchObject({ state: 'waiting', tries: MOST_TRIES - 1 })
  await deliver(world.house, post, waiting)
  expect(await rowOf(waiting)).toMatchObject({ state: 'failed', last_problem: `ENOTIFY ${status}` })
})

test('a wrong key, and a server that is away, are told apart by codes', async () => {
  const waiting = await aText()
  const wrongKey = openPost({ ...world.house.settings, notify: { ...server.notify, key: `x-${crypto.randomUUID()}-${crypto.randomUUID()}` } })
  await expect(deliver(world.house, wrongKey, waiting)).rejects.toThrow('ENOTIFY 403')
  const away = openPost({ ...world.house.settings, notify: { ...server.notify, url: 'http://127.0.0.1:1' } })
  await expect(deliver(world.house, away, waiting)).rejects.toThrow('ECONNREFUSED')
  expect(await rowOf(waiting)).toMatchObject({ state: 'waiting', tries: 2 })
  await deliver(world.house, post, waiting)
  expect(server.texts).toHaveLength(1)
})

test('no number and no word of a text is in the log, and its id is there', async () => {
  let logged = ''
  const log = pino(
    {},
    new Writable({
      write: (line, _, done) => {
        logged += line
        done()
      },
    }),
  )
  const waiting = await aText()
  server.refuse(() => 500)
  await expect(deliver({ ...world.house, log }, post, waiting)).rejects.toThrow()
  server.refuse(() => undefined)
  await deliver({ ...world.house, log }, post, waiting)
  expect(logged).toContain(waiting.id)
  expect(logged).not.toMatch(/7700|900123|Choir|tests-/)
})

test('where nothing is set, a text becomes one file that only we can read; where only e-mail leaves, none is promised', async () => {
  const settings = { ...world.house.settings, dataFolder }
  const waiting = await aText()
  await deliver(world.house, openPost(settings), waiting)
  const [name] = readdirSync(join(dataFolder, 'outbox'))
  expect(name).toBe(`2026-12-03T103000-${waiting.id}.txt`)
  const file = join(dataFolder, 'outbox', name ?? '')
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(readFileSync(file, 'utf8')).toBe('+447700900123\n\nChoir is tomorrow.\nhttps://livewell.example/link\n')

  expect(sendsTexts(settings)).toBe(true)
  const mailOnly = { ...settings, smtpUrl: 'smtp://127.0.0.1:1' }
  expect(sendsTexts(mailOnly)).toBe(false)
  const another = await aText()
  await deliver(world.house, openPost(mailOnly), another)
  expect(await rowOf(another)).toMatchObject({ state: 'failed', last_problem: 'ENOTEXTS' })
})
