import { beforeAll, describe, expect, test } from 'vitest'
import { aSupportedPerson, lookingInto } from '../../../../tests/kit/supporting.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { pathForLog } from '../../../platform/log.ts'
import type { Member, Viewer } from '../../../platform/viewer.ts'
import { aCover, aPlannedTalk } from '../factory.ts'
import { calendarOfTalks } from './feed.ts'
import { findFeed } from './queries.ts'

let world: World
let coach: Member
let linkWorker: Member
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
  linkWorker = world.members['link worker']
})
const { rowOf, page } = lookingInto(() => world)

const make = async (shows: string, as = coach) => {
  const answer = await world.ask('/ashcombe/support/calendar', { as, form: { shows } })
  return /<code[^>]*>http:\/\/[^/]*(\/[^<]*)</.exec(await answer.text())?.[1] ?? ''
}
const feed = async (address: string) => {
  const answer = await world.ask(address)
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}
const withTalk = async (name: string, plannedOn: string, more = {}) => {
  const made = await aSupportedPerson(world, { name }, { nextTalkOn: plannedOn })
  await world.sow({ plannedTalk: [aPlannedTalk(made.support, { plannedOn, beginsAt: '14:30', mode: 'phone', place: '4 Mill Lane', ...more })] })
  return made
}

describe('a calendar address', () => {
  test('gives a worker’s talks without a session, and says no more than they chose', async () => {
    await withTalk('Ivy Marsh', '2026-12-08')
    const none = await feed(await make('no names'))
    expect(none.status).toBe(200)
    expect(none.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(none.headers.get('cache-control')).toBe('no-store')
    expect(none.body).toContain('SUMMARY:A talk\\, by phone')
    expect(none.body).toContain('DTSTART;TZID=Europe/London:20261208T143000')
    for (const secret of ['Ivy', 'Marsh', 'Mill Lane']) expect(none.body).not.toContain(secret)
    expect((await feed(await make('initials'))).body).toContain('SUMMARY:A talk with I. M.\\, by phone')
    const named = (await feed(await make('first names'))).body
    expect(named).toContain('SUMMARY:A talk with Ivy\\, by phone')
    expect(named).not.toContain('Marsh')
  })

  test('made anew, the one before is closed; stopped, it is closed at once; run out, it is closed', async () => {
    const [one, other] = [await make('no names'), await make('no names')]
    expect(one).not.toBe(other)
    expect((await feed(one)).status).toBe(404)
    expect((await feed(other)).status).toBe(200)
    await rowOf(`update calendar_feed set expires_at = '2026-12-03T10:29:00Z'`)
    expect((await feed(other)).status).toBe(404)
    const third = await make('no names')
    await world.ask('/ashcombe/support/calendar/stop', { as: coach, form: {} })
    expect((await feed(third)).status).toBe(404)
  })

  test('its token is nowhere but in the answer: not in the database, and not in a log', async () => {
    const address = await make('no names')
    const token = address.split('/').at(-1) as string
    expect(pathForLog(address)).toBe('/ashcombe/calendar/…')
    expect(JSON.stringify(await rowOf('select * from calendar_feed'))).not.toContain(token)
    expect(JSON.stringify(await rowOf('select * from audit_entry'))).not.toContain(token)
    expect((await page('/ashcombe/support/calendar', coach)).html).not.toContain(token)
  })

  test('a token of another partnership, one that is cut or made up, is not found', async () => {
    const address = await make('no names')
    for (const wrong of [address.replace('ashcombe', 'brindle'), address.slice(0, -1), address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))]) {
      expect((await feed(wrong)).status, wrong).toBe(404)
    }
    expect((await feed(address)).status).toBe(200)
  })

  test('gives nothing of another team, and nothing at all once the worker has left', async () => {
    await aSupportedPerson(world, { name: 'Una South', teamId: world.south.id }, { teamId: world.south.id, ledBy: world.coachElsewhere.membershipId })
    const address = await make('first names')
    expect((await feed(address)).body).not.toContain('Una')
    await rowOf('update membership set left_at = now() where id = $1', coach.membershipId)
    expect((await feed(address)).status).toBe(404)
    await rowOf('update membership set left_at = null where id = $1', coach.membershipId)
    expect((await feed(address)).status).toBe(200)
  })

  test('has a colleague’s talks on days of cover, and not those of days on which the worker is away', async () => {
    await withTalk('Cara Covered', '2026-12-15')
    await withTalk('Nora Notyet', '2026-12-20')
    await world.sow({
      cover: [
        aCover({
          partnershipId: world.partnershipId,
          awayMembership: coach.membershipId,
          coverMembership: linkWorker.membershipId,
          fromOn: '2026-12-14',
          untilOn: '2026-12-18',
        }),
      ],
    })
    const theirs = (await feed(await make('first names', linkWorker))).body
    expect(theirs).toContain('Cara')
    expect(theirs).not.toContain('Nora')
    const mine = (await feed(await make('first names'))).body
    expect(mine).not.toContain('Cara')
    expect(mine).toContain('Nora')
  })

  test('a colleague cannot see that there is one, and its maker can', async () => {
    await make('no names')
    const found = (as: Member) => world.asViewer(as as Viewer, (tx) => tx.selectFrom('calendarFeed').selectAll().execute()).catch(() => [])
    const rows = await found(coach)
    expect(rows.map(({ membershipId }) => membershipId)).toEqual([coach.membershipId])
    expect((await found(world.coachElsewhere)).length).toBe(0)
    expect(await world.asViewer(coach, (tx) => findFeed(tx, coach))).toMatchObject({ shows: 'no names' })
  })
})

test('half past two stays half past two when the clocks change, in the zone of the partnership', () => {
  const told = (plannedOn: string, beginsAt: string | null = '14:30:00') => ({
    id: plannedOn,
    plannedOn,
    beginsAt,
    mode: null,
    personName: 'Ivy',
    createdAt: new Date(0),
  })
  const text = calendarOfTalks([told('2027-03-27'), told('2027-03-28', '01:30:00'), told('2027-03-29'), told('2027-04-01', null)], {
    shows: 'no names',
    timeZone: 'Europe/London',
    url: 'https://livewell.example/ashcombe/today',
    today: '2027-03-20',
  })
  expect(text.match(/DTSTART;.*/g)).toEqual([
    'DTSTART;TZID=Europe/London:20270327T143000',
    'DTSTART;TZID=Europe/London:20270328T013000',
    'DTSTART;TZID=Europe/London:20270329T143000',
    'DTSTART;VALUE=DATE:20270401',
  ])
  expect(text).toContain('TZOFFSETTO:+0100')
})

test('in October, too: the zone is told both ways, and an evening talk ends on the day after', () => {
  const text = calendarOfTalks(
    [
      { id: 'a', plannedOn: '2026-10-24', beginsAt: '14:30:00', mode: null, personName: 'Ivy', createdAt: new Date(0) },
      { id: 'b', plannedOn: '2026-10-25', beginsAt: '23:30:00', mode: null, personName: 'Ivy', createdAt: new Date(0) },
    ],
    { shows: 'no names', timeZone: 'Europe/London', url: 'https://livewell.example/ashcombe/today', today: '2026-10-20' },
  )
  expect(text.match(/DT(START|END);.*/g)).toEqual([
    'DTSTART;TZID=Europe/London:20261024T143000',
    'DTEND;TZID=Europe/London:20261024T153000',
    'DTSTART;TZID=Europe/London:20261025T233000',
    'DTEND;TZID=Europe/London:20261026T003000',
  ])
  expect(text).toMatch(/TZOFFSETFROM:\+0000\r\nTZOFFSETTO:\+0100/)
  expect(text).toMatch(/TZOFFSETFROM:\+0100\r\nTZOFFSETTO:\+0000/)
})
