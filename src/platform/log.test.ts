import { Hono } from 'hono'
import pino from 'pino'
import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../tests/kit/world.ts'
import { makeApp } from '../app.tsx'
import { anybody } from './access.ts'
import type { Env } from './http/env.ts'
import { newId } from './ids.ts'
import { pathForLog } from './log.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

/** What is logged while a route of our own answers. */
async function logOf(work: (c: Env['Variables']) => Promise<unknown>) {
  const lines: string[] = []
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) })
  const routes = new Hono<Env>().get('/a-bug', anybody(), async (c) => {
    await work(c.var)
    return c.text('done')
  })
  const response = await makeApp({ ...world.house, log, capabilities: [{ name: 'a test', routes }] }).request('http://livewell.test/ashcombe/a-bug')
  return { response, lines: lines.map((line) => JSON.parse(line)), text: lines.join('') }
}

test('a bug is logged by where it is and its number, which is what the page shows, and not by what it says', async () => {
  const { response, lines, text } = await logOf(async () => {
    throw new Error('Rosa Bell, rosa@people.example, said: I am lonely')
  })
  const requestId = response.headers.get('x-request-id')
  expect(response.status).toBe(500)
  expect(await response.text()).toContain(requestId)
  const bug = lines.find(({ msg }) => msg === 'bug')
  expect(bug).toMatchObject({ requestId, path: '/ashcombe/a-bug' })
  expect(bug.at[0]).toContain('log.test.ts')
  expect(text).not.toMatch(/Rosa|lonely|people\.example/)
})

test('a row that the database quotes in its refusal is not logged, its code is', async () => {
  const { response, lines, text } = await logOf(({ tx, viewer }) =>
    tx
      .insertInto('referral')
      .values({ partnershipId: viewer.partnershipId, id: newId(), ownWords: 'I am lonely', personAgreed: false } as never)
      .execute(),
  )
  expect(response.status).toBe(500)
  expect(lines.find(({ msg }) => msg === 'bug').code).toMatch(/^(23502|42501)$/)
  expect(text).not.toContain('lonely')
})

test('a path keeps the words of ours and nothing that could lead to a person', () => {
  expect(pathForLog('/ashcombe/referrals/ask')).toBe('/ashcombe/referrals/ask')
  expect(pathForLog(`/ashcombe/people/${newId()}/change`)).toBe('/ashcombe/people/…/change')
  expect(pathForLog('/ashcombe/people/Rosa%20Bell')).toBe('/ashcombe/people/…')
  expect(pathForLog('/sign-in/link/q3Zt8mXw1LrV5bKc9NsD2fHg7JpYeTuAo4WiRxEvB6k')).toBe('/sign-in/link/…')
})
