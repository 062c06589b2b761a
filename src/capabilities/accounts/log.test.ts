import { Writable } from 'node:stream'
import pino from 'pino'
import { beforeAll, expect, test } from 'vitest'
import { Browser } from '../../../tests/kit/browser.ts'
import { aWorld, NOW, type World } from '../../../tests/kit/world.ts'
import { makeApp } from '../../app.tsx'
import { newId } from '../../platform/ids.ts'
import { newToken } from '../../platform/tokens.ts'
import { aMembership } from '../partnerships/factory.ts'
import { anAccount, PASSWORD } from './factory.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

/** Everything that is written: to the log, and straight to the screen by anything that thinks it may. */
function listening() {
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const { log, warn, error, info } = console
  for (const way of ['log', 'warn', 'error', 'info'] as const) console[way] = (...said: unknown[]) => void lines.push(said.map(String).join(' '))
  return { lines, logger: pino({ level: 'trace' }, stream), stop: () => Object.assign(console, { log, warn, error, info }) }
}

test('no line of the log holds a password, a link, a code, a session or an address of anybody', async () => {
  const { lines, logger, stop } = listening()
  try {
    const app = makeApp({ ...world.house, log: logger })
    const browser = new Browser(app)
    const { email } = await anAccount(world.house, { name: 'Ivy Marsh' })
    await browser.post('/sign-in', { email, password: 'wrong wrong wrong' })
    await browser.post('/sign-in', { email: 'nobody@livewell.example', password: PASSWORD })
    await browser.post('/sign-in/link', { email })
    const { rows } = await world.database.accountsPool.query('select body from auth.message where send_to = $1', [email])
    const link = /http:\/\/livewell\.test(\/sign-in\/link\/(\S+))/.exec(rows[0].body)
    await browser.get(`${link?.[1]}?next=%2Fashcombe%2Ftoday`)
    await browser.post(link?.[1] as string)
    const session = browser.cookies.get('livewell.session_token') as string
    await browser.post('/account/two-step/begin', { current: PASSWORD })
    await browser.post('/account/two-step/confirm', { uri: 'otpauth://totp/x?secret=ABCDEFGH', code: '123456' })
    await browser.post('/account/password', { password: 'four blue kettles hum' })
    await app.request('http://livewell.test/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example', cookie: 'livewell.session_token=x' },
      body: JSON.stringify({ email, password: PASSWORD }),
    })
    const { token, hash } = newToken()
    const invited = `${newId()}@livewell.example`
    await world.sow({
      membership: [
        aMembership({
          partnershipId: world.partnershipId,
          hats: ['volunteer'],
          accountId: null,
          joinedAt: null,
          invitedEmail: invited,
          invitationHash: hash,
          invitationExpiresAt: new Date(NOW.getTime() + 1000),
        }),
      ],
    })
    await new Browser(app).post(`/ashcombe/join/${token}`, { password: PASSWORD })
    stop()

    const written = lines.join('')
    expect(lines.length).toBeGreaterThanOrEqual(10)
    expect(written).toContain('/sign-in/link/…')
    expect(written).toContain('/ashcombe/join/…')
    for (const secret of [
      email,
      invited,
      'nobody@livewell.example',
      'Ivy Marsh',
      PASSWORD,
      'wrong wrong wrong',
      'four blue kettles hum',
      link?.[2] as string,
      token,
      hash,
      session.slice(0, 20),
      '123456',
      'ABCDEFGH',
    ]) {
      expect(secret.length).toBeGreaterThan(5)
      expect(written).not.toContain(secret)
    }
  } finally {
    stop()
  }
})

test('when accounts cannot be reached, the page says so, and the log still holds nothing of anybody', async () => {
  const { lines, logger, stop } = listening()
  const { email } = await anAccount(world.house)
  try {
    await world.database.pool.query('alter table auth.session rename to session_away')
    const answer = await new Browser(makeApp({ ...world.house, log: logger })).post('/sign-in', { email, password: PASSWORD })
    expect(answer.status).toBe(500)
    stop()
    const written = lines.join('')
    expect(written).toContain('"bug"')
    expect(written).not.toContain(email)
    expect(written).not.toContain(PASSWORD)
  } finally {
    stop()
    await world.database.pool.query('alter table auth.session_away rename to session')
  }
})
