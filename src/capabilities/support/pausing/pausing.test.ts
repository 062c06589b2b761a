import { beforeAll, describe, expect, test } from 'vitest'
import { aSupportedPerson, conversing, dayParts, lookingInto } from '../../../../tests/kit/supporting.ts'
import { aWorld, HATS, TODAY, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import type { Member } from '../../../platform/viewer.ts'
import { listActivationOf } from '../activation/queries.ts'
import { needsMe } from '../home.ts'
import { tellStory } from '../story.ts'

let world: World
let coach: Member
let linkWorker: Member
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
  linkWorker = world.members['link worker']
})
const { rowOf, supportRow, conversationsOf, page } = lookingInto(() => world)
const supported = (about = {}, more = {}) => aSupportedPerson(world, about, more)
const send = (path: string, form: Record<string, string | string[]>, as = coach) => world.ask(`/ashcombe/support/${path}`, { as, form })
const pausing = { version: '1', because: 'She stays with her sister', ...dayParts('resumesOn', '2027-01-11') }
const goingOn = (version: string) => ({ version, because: 'She is home again', ...dayParts('firstTalkOn', '2026-12-10') })
const toldOf = async (person: { id: string; name: string; teamId: string }) => {
  const [part] = await world.acting(coach, (acting) => tellStory(acting, { ...person, email: null }))
  return part
}

describe('support that rests', () => {
  test('goes on as what it was, with its reasons and days in one story', async () => {
    const { support, person } = await supported({}, { state: 'link work', nextTalkOn: '2026-12-08' })
    expect((await send(`${support.id}/pause`, pausing)).status).toBe(303)
    expect((await send(`${support.id}/pause`, pausing)).status).toBe(303)
    expect(await supportRow(support.id)).toMatchObject({ state: 'paused', next_talk_on: null, version: 2 })
    expect((await toldOf(person))?.next).toBe('Support is paused. Somebody as health coach leads.')
    expect((await send(`${support.id}/go-on`, goingOn('2'))).status).toBe(303)
    expect(await supportRow(support.id)).toMatchObject({ state: 'link work', next_talk_on: '2026-12-10', version: 3, led_by: coach.membershipId })
    const told = (await toldOf(person))?.items.map(({ what, said }) => [what, said?.[0]?.words])
    expect(told).toContainEqual(['Support was paused', 'She stays with her sister'])
    expect(told).toContainEqual(['Support goes on with Somebody as health coach', 'She is home again'])
  })

  test('is due on the home of whoever leads when its day has come, and is nobody’s silence before', async () => {
    const { support, person } = await supported(
      { name: 'Ada Rest' },
      { state: 'paused', resumesAs: 'coaching', resumesOn: '2027-01-11', lastTalkOn: '2026-06-01' },
    )
    const home = async () => JSON.stringify(await world.acting(coach, needsMe))
    expect(await home()).not.toContain(person.id)
    await world.database.pool.query('update support set resumes_on = $2 where id = $1', [support.id, TODAY])
    expect(await home()).toContain(person.id)
  })

  test.each([
    ['pause', 'paused', {}],
    ['go-on', 'coaching', goingOn('1')],
  ])('%s asked of support that is %s already is told so', async (path, state, form) => {
    const { support } = await supported({}, { state, resumesAs: 'coaching' })
    expect((await send(`${support.id}/${path}`, { ...pausing, ...form })).status).toBe(409)
    expect(await supportRow(support.id)).toMatchObject({ state, version: 1 })
  })
})

describe('somebody who moved on', () => {
  test('comes back to whoever opens the door, and the story goes on', async () => {
    const { support, person } = await supported({}, { state: 'link work' })
    await send(`${support.id}/end`, { version: '1', staysOpen: 'The choir' })
    expect((await page(`/ashcombe/people/${person.id}`, linkWorker)).html).toContain('Welcome them back')
    expect((await send(`${support.id}/go-on`, goingOn('2'), linkWorker)).status).toBe(303)
    expect(await supportRow(support.id)).toMatchObject({
      state: 'link work',
      ended_on: null,
      led_by: linkWorker.membershipId,
      next_talk_on: '2026-12-10',
      version: 3,
    })
    const whats = (await toldOf(person))?.items.map(({ what }) => what)
    expect(whats).toContain('Welcome back. Support goes on with Somebody as link worker')
    expect(whats?.at(-1)).toContain('Support began')
  })
})

test('whoever comes back was not rung in vain: what was tried belongs to then', async () => {
  const rung = { tries: 3, triedAt: new Date('2026-10-01T10:00:00Z') }
  const { support } = await supported({ phone: '01632 960001' }, { state: 'ended', endedOn: '2026-10-02', ...rung })
  await send(`${support.id}/go-on`, goingOn('1'), linkWorker)
  expect(await rowOf('select tries, tried_at from support where id = $1', support.id)).toEqual([{ tries: 0, tried_at: null }])
  expect((await page(`/ashcombe/support/${support.id}/ring`, linkWorker)).html).not.toContain('close kindly')
  const { support: resting } = await supported({}, { state: 'paused', resumesAs: 'coaching', ...rung })
  await send(`${resting.id}/go-on`, goingOn('1'))
  expect(await rowOf('select tries from support where id = $1', resting.id)).toEqual([{ tries: 3 }])
})

test('a way forward that was agreed is in the story, and nothing else changes', async () => {
  const { support, person } = await supported()
  expect((await send(`${support.id}/way-forward`, { version: '1', words: 'A link worker for the choir' })).status).toBe(303)
  expect(await supportRow(support.id)).toMatchObject({ state: 'coaching', led_by: coach.membershipId, version: 2 })
  expect((await toldOf(person))?.items).toContainEqual({ on: TODAY, what: 'A way forward was agreed', said: [{ words: 'A link worker for the choir' }] })
})

describe('how much support is usual', () => {
  const guide = (more = {}) => ({
    version: '0',
    coachTalks: '2',
    linkWorkTalks: '6',
    daysWithoutWord: '10',
    triesBeforeWriting: '3',
    hasLicensedMeasure: 'yes',
    ...more,
  })
  const setGuide = (form: Record<string, string>) => world.ask('/ashcombe/support/guide', { as: world.members.administrator, form })

  test('is a guide: one more talk asks why, in a line, and goes on', async () => {
    const { support } = await supported({}, { talksInState: 4 })
    const path = `${support.id}/conversations/new`
    expect((await page(`/ashcombe/support/${path}`, coach)).html).toContain('Why does support go on, in a line?')
    expect((await send(path, conversing())).status).toBe(422)
    expect((await send(path, conversing({ goesOnBecause: 'The move is next month' }))).status).toBe(303)
    expect(await conversationsOf(support.id)).toMatchObject([{ goes_on_because: 'The move is next month' }])
    const { support: fewer } = await supported({}, { talksInState: 3 })
    expect((await send(`${fewer.id}/conversations/new`, conversing())).status).toBe(303)
  })

  test('is set by administrators alone, and not over another’s answer', async () => {
    for (const hat of HATS.filter((each) => each !== 'administrator')) {
      expect((await world.ask('/ashcombe/support/guide', { as: world.members[hat], form: guide() })).status, hat).toBe(403)
    }
    expect((await setGuide(guide({ coachTalks: '0' }))).status).toBe(422)
    expect((await setGuide(guide())).status).toBe(303)
    expect((await setGuide(guide())).status).toBe(409)
    const { support } = await supported({}, { talksInState: 1 })
    expect((await send(`${support.id}/conversations/new`, conversing())).status).toBe(422)
    const { person } = await supported({ name: 'Quiet Quill' }, { lastTalkOn: '2026-11-20' })
    expect(JSON.stringify(await world.acting(coach, needsMe))).toContain(person.id)
  })

  test('with a licence, a level and its score may be entered; asked again after three months', async () => {
    const { support, person } = await supported()
    const form = { id: newId(), level: '2', how: 'licensed measure', score: '51', inTheirWords: 'I know a bit' }
    expect((await send(`${support.id}/activation`, { ...form, how: 'agreed together' })).status).toBe(422)
    expect((await send(`${support.id}/activation`, form)).status).toBe(303)
    expect((await send(`${support.id}/activation`, form)).status).toBe(303)
    expect(await rowOf('select level, score, how from activation where support_id = $1', support.id)).toEqual([
      { level: 2, score: '51.0', how: 'licensed measure' },
    ])
    expect(await rowOf('select activation_due_on from support where id = $1', support.id)).toEqual([{ activation_due_on: '2027-03-03' }])
    expect((await page(`/ashcombe/support/${support.id}/activation`, coach)).html).toContain('I know a bit')
    const { partnershipId, coachElsewhere } = world
    expect(await world.asViewer(coachElsewhere, (tx) => listActivationOf(tx, partnershipId, person.id))).toEqual([])
    expect(await world.asViewer(linkWorker, (tx) => listActivationOf(tx, partnershipId, person.id))).toHaveLength(1)
  })
})
