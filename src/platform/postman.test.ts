import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aMailServer, type MailServer } from '../../tests/kit/mailServer.ts'
import { aWorld, NOW, type World } from '../../tests/kit/world.ts'
import { newId } from './ids.ts'
import { putInOutbox } from './outbox.ts'
import type { Post } from './post/letter.ts'
import { openPost } from './post/openPost.ts'
import { clearOldMessages, deliver, listWaiting, MOST_TRIES, type Waiting } from './postman.ts'

let world: World
let mail: MailServer
let post: Post
beforeAll(async () => {
  world = await aWorld()
  mail = await aMailServer()
  post = openPost({ ...world.house.settings, smtpUrl: mail.url })
})
beforeEach(async () => {
  mail.letters.length = 0
  mail.refuse(() => undefined)
  await world.database.pool.query('delete from outbox')
  await world.database.accountsPool.query('delete from auth.message')
})
afterAll(async () => {
  post.close()
  await mail.stop()
})

/** Somebody's change puts a message into the outbox, and it waits there. */
async function aMessage(to = 'rosa@people.example'): Promise<Waiting> {
  await world.asViewer(world.nobody, (tx) =>
    putInOutbox(
      { tx, viewer: world.nobody, now: NOW },
      { kind: 'we have your referral', to, subject: 'We will be in touch', body: 'Hello,\n\nhttps://livewell.example/link' },
    ),
  )
  const [waiting] = await listWaiting(world.house, 'new')
  if (!waiting) throw new Error('Nothing waits')
  return waiting
}

/** A message to somebody with a place here: to their account, whatever its address is when it is sent. */
async function aMessageToAMember(): Promise<Waiting> {
  const { accountId, membershipId, name } = world.members.volunteer
  await world.database.accountsPool.query(
    `insert into auth.account (id, name, email, email_verified) values ($1, $2, 'rosa@people.example', true) on conflict do nothing`,
    [accountId, name],
  )
  await world.asViewer(world.nobody, (tx) =>
    putInOutbox(
      { tx, viewer: world.nobody, now: NOW },
      { kind: 'a test', to: name, toMembership: membershipId, subject: 'Somebody needs you', body: 'https://livewell.example/link' },
    ),
  )
  const [waiting] = await listWaiting(world.house, 'new')
  if (!waiting) throw new Error('Nothing waits')
  return waiting
}

async function aMessageAboutAnAccount(): Promise<Waiting> {
  const id = newId()
  await world.database.accountsPool.query(
    `insert into auth.message (id, send_to, subject, body, created_at) values ($1, 'ada@people.example', 'Your link', 'a link', $2)`,
    [id, NOW],
  )
  return { id }
}

const rowOf = async ({ id, partnershipId }: Waiting) =>
  (
    await (partnershipId ? world.database.pool : world.database.accountsPool).query(
      `select state, tries, last_problem, body from ${partnershipId ? 'outbox' : 'auth.message'} where id = $1`,
      [id],
    )
  ).rows[0]

const messageIds = () => mail.letters.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])

test('a message of a change that was rolled back does not wait', async () => {
  const failing = world.asViewer(world.nobody, async (tx) => {
    await putInOutbox({ tx, viewer: world.nobody, now: NOW }, { kind: 'a test', to: 'rosa@people.example', subject: 'No', body: 'No' })
    throw new Error('something else went wrong')
  })
  await expect(failing).rejects.toThrow('something else')
  expect(await listWaiting(world.house, 'new')).toEqual([])
})

describe.each([
  ['of a partnership', aMessage],
  ['to a member', aMessageToAMember],
  ['about an account', aMessageAboutAnAccount],
] as const)('a message %s', (_, make) => {
  test('waits, is sent once under the id of its row, and its text is wiped', async () => {
    const waiting = await make()
    expect(await listWaiting(world.house, 'new')).toEqual([waiting])
    await deliver(world.house, post, waiting)
    await deliver(world.house, post, waiting)

    expect(messageIds()).toEqual([`<${waiting.id}@livewell.test>`])
    expect(mail.letters[0]?.to).toHaveLength(1)
    expect(mail.letters[0]?.raw).toContain('link')
    expect(await rowOf(waiting)).toEqual({ state: 'sent', tries: 1, last_problem: null, body: null })
    expect(await listWaiting(world.house, 'new')).toEqual([])
  })

  test('is tried again while the mail server is down, and sent when it is up', async () => {
    const waiting = await make()
    const away = openPost({ ...world.house.settings, smtpUrl: 'smtp://127.0.0.1:1' })
    await expect(deliver(world.house, away, waiting)).rejects.toThrow(/^E[A-Z]+$/)
    away.close()
    expect(await rowOf(waiting)).toMatchObject({
      state: 'waiting',
      tries: 1,
      last_problem: expect.stringMatching(/^E[A-Z]+$/),
      body: expect.stringContaining('link'),
    })
    expect(await listWaiting(world.house, 'new')).toEqual([])
    expect(await listWaiting(world.house, 'tried')).toEqual([waiting])

    await deliver(world.house, post, waiting)
    expect(await rowOf(waiting)).toMatchObject({ state: 'sent', tries: 2 })
  })

  test('is given up at once when there is no such address, and says why in a code that quotes nobody', async () => {
    const waiting = await make()
    mail.refuse((address) => `550 there is nobody called ${address}`)
    await deliver(world.house, post, waiting)
    expect(await rowOf(waiting)).toMatchObject({ state: 'failed', tries: 1, last_problem: 'EENVELOPE 550' })
    expect(mail.letters).toEqual([])
  })

  test('is tried again when the address is refused for now, and given up in the end', async () => {
    const waiting = await make()
    mail.refuse(() => '450 come back later')
    for (let tries = 1; tries < MOST_TRIES; tries++) await expect(deliver(world.house, post, waiting)).rejects.toThrow('EENVELOPE 450')
    expect(await rowOf(waiting)).toMatchObject({ state: 'waiting', tries: MOST_TRIES - 1 })
    await deliver(world.house, post, waiting)
    expect(await rowOf(waiting)).toMatchObject({ state: 'failed', tries: MOST_TRIES, last_problem: 'EENVELOPE 450' })
  })

  test('is sent again under the same id when the server is killed before it marks it', async () => {
    const waiting = await make()
    const killed: Post = {
      ...post,
      send: async (letter) => {
        await post.send(letter)
        throw new Error('killed')
      },
    }
    await expect(deliver(world.house, killed, waiting)).rejects.toThrow()
    expect(await rowOf(waiting)).toMatchObject({ state: 'waiting' })
    await deliver(world.house, post, waiting)
    expect(messageIds()).toEqual([`<${waiting.id}@livewell.test>`, `<${waiting.id}@livewell.test>`])
  })
})

test('a message to a member goes to the address of their account, and is given up at once when they have none any more', async () => {
  await deliver(world.house, post, await aMessageToAMember())
  expect(mail.letters[0]?.to).toEqual(['rosa@people.example'])
  const late = await aMessageToAMember()
  await world.database.accountsPool.query('delete from auth.account where id = $1', [world.members.volunteer.accountId])
  await deliver(world.house, post, late)
  expect(await rowOf(late)).toMatchObject({ state: 'failed', last_problem: 'ENOADDRESS' })
})

test('what is given up is kept when an administrator may send it again, and wiped when it was a link to sign in', async () => {
  mail.refuse(() => '550 no')
  const [ours, accounts] = [await aMessage(), await aMessageAboutAnAccount()]
  await deliver(world.house, post, ours)
  await deliver(world.house, post, accounts)
  expect((await rowOf(ours)).body).toContain('link')
  expect((await rowOf(accounts)).body).toBeNull()

  const { administrator } = world.members
  await world.asViewer(administrator, (tx) =>
    tx.updateTable('outbox').set({ state: 'waiting', tries: 0 }).where('partnershipId', '=', world.partnershipId).where('state', '=', 'failed').execute(),
  )
  mail.refuse(() => undefined)
  expect(await listWaiting(world.house, 'new')).toEqual([ours])
  await deliver(world.house, post, ours)
  expect(await rowOf(ours)).toMatchObject({ state: 'sent' })
})

test('sent messages are cleared after thirty days, given up ones after ninety, and waiting ones never', async () => {
  const ages = [29, 31, 89, 91] as const
  for (const state of ['sent', 'failed', 'waiting'] as const) {
    for (const days of ages) {
      const at = new Date(NOW.getTime() - days * 86_400_000)
      await world.sow({
        outbox: [
          {
            partnershipId: world.partnershipId,
            id: newId(),
            kind: `${days}`,
            sendTo: 'x',
            subject: 'x',
            state,
            createdAt: at,
            sentAt: state === 'sent' ? at : null,
          },
        ],
      })
      await world.database.accountsPool.query(
        'insert into auth.message (id, send_to, subject, state, created_at, sent_at) values ($1, $2, $2, $3::text, $4::timestamptz, case when $3 = $5 then $4 end)',
        [newId(), `${days}`, state, at, 'sent'],
      )
    }
  }
  await clearOldMessages(world.house, post)
  const left = [
    ['failed', '29'],
    ['failed', '31'],
    ['failed', '89'],
    ['sent', '29'],
    ['waiting', '29'],
    ['waiting', '31'],
    ['waiting', '89'],
    ['waiting', '91'],
  ]
  const ours = await world.database.pool.query({ text: 'select state, kind from outbox order by 1, 2', rowMode: 'array' })
  expect(ours.rows).toEqual(left)
  const accounts = await world.database.accountsPool.query({ text: 'select state, send_to from auth.message order by 1, 2', rowMode: 'array' })
  expect(accounts.rows).toEqual(left)
})

describe('without a mail server', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'livewell-post-'))
  const outbox = join(dataFolder, 'outbox')
  afterAll(() => rmSync(dataFolder, { recursive: true }))

  test('a message becomes one file that only we can read, however often it is sent', async () => {
    const folder = openPost({ ...world.house.settings, dataFolder })
    const letter = { id: newId(), channel: 'email' as const, to: 'rosa@people.example', subject: 'Grüße 😀', body: 'Hello,\n\nwe are here.', createdAt: NOW }
    await folder.send(letter)
    await folder.send(letter)
    const names = readdirSync(outbox)
    expect(names).toEqual([`2026-12-03T103000-${letter.id}.eml`])
    const file = join(outbox, names[0] ?? '')
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(readFileSync(file, 'utf8')).toContain('we are here.')

    await folder.tidy(new Date('2026-01-01T00:00:00Z'))
    expect(readdirSync(outbox)).toHaveLength(1)
    utimesSync(file, NOW, new Date('2025-12-31T00:00:00Z'))
    await folder.tidy(new Date('2026-01-01T00:00:00Z'))
    expect(readdirSync(outbox)).toEqual([])
  })

  test('an address with a line break in it adds nobody and no header', async () => {
    const folder = openPost({ ...world.house.settings, dataFolder })
    await folder.send({ id: newId(), channel: 'email', to: 'rosa@people.example', subject: 'Hello\r\nBcc: everybody@people.example', body: '', createdAt: NOW })
    const [name] = readdirSync(outbox)
    expect(readFileSync(join(outbox, name ?? ''), 'utf8')).not.toMatch(/^Bcc:/im)
  })
})
