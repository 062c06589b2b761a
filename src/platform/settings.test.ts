import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSettings, SettingProblem } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'livewell-settings-'))
afterAll(() => rmSync(folder, { recursive: true }))
const LIVEWELL_DATA = join(folder, 'data')
const SECRET = 'a secret for a server that stands nowhere'
const KEYS = Buffer.alloc(32, 7).toString('base64')
const server = { DATABASE_URL: 'postgres://livewell@localhost/livewell', LIVEWELL_SECRET: SECRET, LIVEWELL_PLAN_KEYS: KEYS }

test('without any setting it is the demo on the embedded database, for this machine only', () => {
  expect(readSettings({ LIVEWELL_DATA })).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    url: 'http://127.0.0.1:3000',
    demo: true,
    databaseUrl: undefined,
    drainSeconds: 0,
  })
})

test('on a server the demo is off, and everybody may reach it', () => {
  expect(readSettings(server)).toMatchObject({ host: '0.0.0.0', demo: false, secret: SECRET, databaseOwnerUrl: server.DATABASE_URL, drainSeconds: 3 })
})

test('a setting that is there and empty is as if it were not', () => {
  expect(readSettings({ LIVEWELL_DATA, PORT: ' ', SMTP_URL: '' })).toMatchObject({ port: 3000, smtpUrl: undefined })
})

test('the secret is made once, kept, and readable by nobody else', () => {
  const { secret } = readSettings({ LIVEWELL_DATA })
  expect(secret.length).toBeGreaterThan(40)
  expect(readSettings({ LIVEWELL_DATA }).secret).toBe(secret)
  expect(readFileSync(join(LIVEWELL_DATA, 'secret'), 'utf8')).toBe(secret)
  expect(statSync(join(LIVEWELL_DATA, 'secret')).mode & 0o077).toBe(0)
})

test('an address for links has no slash at its end', () => {
  expect(readSettings({ LIVEWELL_DATA, LIVEWELL_URL: 'https://livewell.example.org/' }).url).toBe('https://livewell.example.org')
})

test('maps get pictures of the ground from one server, or from none', () => {
  expect(readSettings({ LIVEWELL_DATA }).mapTiles).toBeUndefined()
  const LIVEWELL_MAP_TILES = 'https://tiles.example.org/{z}/{x}/{y}.png'
  expect(readSettings({ LIVEWELL_DATA, LIVEWELL_MAP_TILES }).mapTiles).toEqual({ address: LIVEWELL_MAP_TILES, credit: '' })
})

const NOTIFY_API_KEY = 'texts-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0'
const NOTIFY_TEXT_TEMPLATE = 'f33517ff-2a88-4f6e-b855-c550268ce08a'

test('texts are sent with a key, which a file may hold, and a template; without them they become files', () => {
  expect(readSettings({ LIVEWELL_DATA }).notify).toBeUndefined()
  const notify = { key: NOTIFY_API_KEY, template: NOTIFY_TEXT_TEMPLATE, url: undefined }
  expect(readSettings({ LIVEWELL_DATA, NOTIFY_API_KEY, NOTIFY_TEXT_TEMPLATE }).notify).toEqual(notify)
  const NOTIFY_API_KEY_FILE = join(folder, 'notify-key')
  writeFileSync(NOTIFY_API_KEY_FILE, `${NOTIFY_API_KEY}\n`)
  const NOTIFY_URL = 'https://notify.example.org/'
  expect(readSettings({ LIVEWELL_DATA, NOTIFY_API_KEY_FILE, NOTIFY_TEXT_TEMPLATE, NOTIFY_URL }).notify).toEqual({
    ...notify,
    url: 'https://notify.example.org',
  })
})

const broken = join(folder, 'a file')
writeFileSync(broken, '')

test.each([
  ['LIVEWELL_MAP_TILES', { LIVEWELL_MAP_TILES: 'https://tiles.example.org/' }],
  ['LIVEWELL_MAP_TILES', { LIVEWELL_MAP_TILES: 'https://{s}.example.org/{z}/{x}/{y}.png' }],
  ['LIVEWELL_MAP_TILES', { LIVEWELL_MAP_TILES: 'javascript:{z}{x}{y}' }],
  ['PORT', { PORT: 'three' }],
  ['PORT', { PORT: '70000' }],
  ['PORT', { PORT: '80.5' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'all' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '-1' }],
  ['LIVEWELL_URL', { LIVEWELL_URL: 'livewell.example.org' }],
  ['LIVEWELL_URL', { LIVEWELL_URL: 'ftp://livewell.example.org' }],
  ['DATABASE_URL', { ...server, DATABASE_URL: 'mysql://livewell@localhost/livewell' }],
  ['DATABASE_OWNER_URL', { ...server, DATABASE_OWNER_URL: 'localhost' }],
  ['DATABASE_OWNER_URL', { DATABASE_OWNER_URL: 'postgres://owner@localhost/livewell' }],
  ['LIVEWELL_DEMO', { LIVEWELL_DEMO: 'perhaps' }],
  ['LIVEWELL_SECRET', { LIVEWELL_SECRET: 'too short' }],
  ['LIVEWELL_SECRET', { DATABASE_URL: server.DATABASE_URL }],
  ['LIVEWELL_PLAN_KEYS', { DATABASE_URL: server.DATABASE_URL, LIVEWELL_SECRET: SECRET }],
  ['LIVEWELL_PLAN_KEYS', { LIVEWELL_PLAN_KEYS: 'c2hvcnQ=' }],
  ['LIVEWELL_PLAN_KEYS_FILE', { ...server, LIVEWELL_PLAN_KEYS: undefined, LIVEWELL_PLAN_KEYS_FILE: '/nowhere/at/all' }],
  ['LIVEWELL_SPARE_MB', { LIVEWELL_SPARE_MB: '0' }],
  ['LIVEWELL_DRAIN_SECONDS', { LIVEWELL_DRAIN_SECONDS: '-1' }],
  ['LIVEWELL_LOG', { LIVEWELL_LOG: 'loud' }],
  ['SMTP_URL', { SMTP_URL: 'https://mail.example.org' }],
  ['NOTIFY_API_KEY', { NOTIFY_API_KEY }],
  ['NOTIFY_API_KEY', { NOTIFY_API_KEY: 'cut short', NOTIFY_TEXT_TEMPLATE }],
  ['NOTIFY_API_KEY_FILE', { NOTIFY_API_KEY_FILE: '/nowhere/at/all', NOTIFY_TEXT_TEMPLATE }],
  ['NOTIFY_TEXT_TEMPLATE', { NOTIFY_TEXT_TEMPLATE }],
  ['NOTIFY_TEXT_TEMPLATE', { NOTIFY_API_KEY, NOTIFY_TEXT_TEMPLATE: 'the one for texts' }],
  ['NOTIFY_URL', { NOTIFY_API_KEY, NOTIFY_TEXT_TEMPLATE, NOTIFY_URL: 'notify.example.org' }],
  ['LIVEWELL_DATA', { LIVEWELL_DATA: broken }],
])('a wrong %s is named in one line: %j', (name, environment) => {
  const read = () => readSettings({ LIVEWELL_DATA, ...environment })
  expect(read).toThrow(SettingProblem)
  expect(read).toThrow(new RegExp(`^${name} [^\n]+$`))
})
