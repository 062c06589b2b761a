import { beforeAll, describe, expect, test } from 'vitest'
import { statementsOf } from '../../../tests/kit/statements.ts'
import { aWorld, signIn, TODAY, type World } from '../../../tests/kit/world.ts'
import { newId } from '../../platform/ids.ts'
import type { Hat, Member } from '../../platform/viewer.ts'
import { aCheckin } from '../checkins/factory.ts'
import { aPerson } from '../people/factory.ts'
import { aReferral } from '../referrals/factory.ts'
import { aConversation, aPlannedTalk, aPromise, aReminder, aSupport } from './factory.ts'
import { needsMe } from './home.ts'

let world: World
let coach: Member
let linkWorker: Member

// Names that are nobody's beginning by chance, in an order that is not that of the days.
const PEOPLE: [name: string, more: Record<string, unknown>][] = [
  ['Zoë Abbot', { nextTalkOn: '2026-12-01' }],
  ['Ada Brook', { nextTalkOn: TODAY }],
  ['Mo Carr', { nextTalkOn: '2026-12-20', state: 'link work' }],
  ['Bea Dunn', { lastTalkOn: '2026-10-30' }],
  ['Cy Eden', { lastTalkOn: '2026-11-20' }],
  ['Di Frost', { begunOn: '2026-10-01' }],
  ['Ed Gale', { begunOn: '2026-12-02' }],
  ['Flo Hart', { state: 'ended', endedOn: '2026-11-30', lastTalkOn: '2026-10-01' }],
]

beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
  linkWorker = world.members['link worker']
  await led(coach, PEOPLE)
  await led(linkWorker, [['Ada Bright', { nextTalkOn: '2026-12-04', state: 'link work' }]])
  await led(world.coachElsewhere, [['Ada Southern', { nextTalkOn: TODAY }]], world.south.id)
})

async function led(by: Member, people: typeof PEOPLE, teamId = world.north.id) {
  const { partnershipId } = world
  const rows = people.map(([name, more]) => {
    const person = aPerson({ partnershipId, teamId, name })
    const referral = aReferral({ partnershipId, personId: person.id, teamId, state: 'accepted' })
    const ids = { partnershipId, teamId, personId: person.id, referralId: referral.id }
    return { person, referral, support: aSupport({ ...ids, ledBy: by.membershipId, ledByName: by.name, ...more }) }
  })
  await world.sow({ person: rows.map((row) => row.person), referral: rows.map((row) => row.referral), support: rows.map((row) => row.support) })
}

const NAME = /<h2 class="lw-list__title"><a href="[^"]*"><span[^>]*>([^<]*)</g
const listed = async (search: string, as: Member = coach) => {
  const answer = await world.ask(`/ashcombe/support${search}`, { as })
  expect(answer.status).toBe(200)
  const html = await answer.text()
  const names = [...html.matchAll(NAME)].map((match) => match[1])
  const next = /href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  return { html, names, next }
}

describe('the caseload', () => {
  test('is my own people, by when we talk next, and those with nothing planned last', async () => {
    const { names } = await listed('')
    expect(names.slice(0, 3)).toEqual(['Zoë Abbot', 'Ada Brook', 'Mo Carr'])
    expect(names.slice(3).sort()).toEqual(['Bea Dunn', 'Cy Eden', 'Di Frost', 'Ed Gale'])
  })

  test('of my teams is by name, whoever leads, and nobody of another team', async () => {
    const { names, html } = await listed('?whose=team')
    expect(names).toEqual(['Ada Bright', 'Ada Brook', 'Bea Dunn', 'Cy Eden', 'Di Frost', 'Ed Gale', 'Mo Carr', 'Zoë Abbot'])
    expect(html).toContain(linkWorker.name)
    expect((await listed('?whose=team', world.coachElsewhere)).names).toEqual(['Ada Southern'])
  })

  test.each([
    ['?state=ended', ['Flo Hart']],
    ['?state=link+work', ['Mo Carr']],
    ['?name=zoe', ['Zoë Abbot']],
    ['?name=ZO%C3%8B%20ab', ['Zoë Abbot']],
    ['?whose=team&name=ada', ['Ada Bright', 'Ada Brook']],
    ['?whose=team&name=Ada&state=coaching', ['Ada Brook']],
    ['?need=talk', ['Zoë Abbot', 'Ada Brook']],
    ['?need=word', ['Bea Dunn', 'Di Frost']],
    ['?need=due', []],
    ['?whose=team&need=talk&name=ada', ['Ada Brook']],
    ['?name=southern', []],
    ['?whose=team&name=Ada+Southern', []],
  ])('narrowed by %s', async (search, expected) => {
    const { names } = await listed(search)
    expect(search === '?need=word' ? names.sort() : names).toEqual(expected)
  })

  test('its filters are kept for whoever comes back to it, but no name; a link that narrows it by one is not kept, and “Show all” lets go', async () => {
    const ask = async (search: string, kept = '') => {
      const cookie = [await signIn(world.database, coach), kept].filter(Boolean).join('; ')
      const answer = await world.ask(`/ashcombe/support${search}`, { headers: { cookie } })
      return { at: answer.headers.get('location'), html: await answer.text(), set: answer.headers.getSetCookie().find((line) => line.startsWith('caseload=')) }
    }
    const pressed = await ask('?whose=team&state=coaching&need=&name=Ada')
    expect(pressed.set).toMatch(/HttpOnly; SameSite=Lax/)
    expect(pressed.set).toContain('Path=/ashcombe/support;')
    expect(pressed.set).not.toContain('Ada')
    const kept = pressed.set?.split(';')[0]
    const again = await ask('', kept)
    expect(again.at).toBe('/ashcombe/support?whose=team&state=coaching&need=')
    expect((await ask('?need=word', kept)).set).toBeUndefined()
    const { html } = await ask('?whose=team&state=coaching&need=', kept)
    const all = /class="lw-filters__clear" href="\/ashcombe\/support([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    expect((await ask(all as string, kept)).set).toContain('Max-Age=0')
    expect((await ask('')).at).toBeNull()
    // What somebody puts there themselves is read as any address is.
    expect((await ask('', `caseload=${encodeURIComponent('//evil.example?whose=everybody')}`)).at).toMatch(/^\/ashcombe\/support\?/)
  })

  test.each([
    ['choices that do not exist', '?whose=everybody&state=asleep'],
    ['5,000 letters', `?name=${'a'.repeat(5000)}`],
    ['a null byte, a mark of direction and a flower', '?name=%00%E2%80%8F%F0%9F%8C%BB'],
    ['a statement', "?name='%3B drop table support; --"],
    ['a beginning that is no id', '?after=x&after=y'],
    ['a filter twice', '?state=coaching&state=ended'],
    ['half a letter', '?name=%ED%A0%80'],
  ])('%s in the address is still a page', async (_, search) => {
    await listed(search)
    await listed(`${search}&whose=team`)
  })

  test('where the next page begins tells no name, and an id of another team tells nothing', async () => {
    const { rows } = await world.database.pool.query(`select s.id from support s join person p on p.id = s.person_id where p.name = 'Ada Southern'`)
    expect((await listed(`?whose=team&after=${rows[0].id}`)).names).toHaveLength(8)
    expect((await listed(`?whose=team&after=${newId()}`)).names).toHaveLength(8)
  })

  test('is paged by key: every page once, nobody twice, nobody left out', async () => {
    const beside = await aMemberOf(world.north.id)
    const days = ['2026-12-04', '2026-12-05', undefined]
    await led(
      beside,
      Array.from({ length: 60 }, (_, i) => [`Paged ${String((i * 37) % 60).padStart(2, '0')}`, { nextTalkOn: days[i % 3] }]),
    )
    for (const search of ['', '?whose=team&name=paged']) {
      const pages: (string | undefined)[][] = []
      for (let address: string | undefined = search; address !== undefined && pages.length < 9; ) {
        const { names, next } = await listed(address, beside)
        expect(next ?? '').not.toContain('Paged+')
        pages.push(names)
        address = next?.slice(next.indexOf('?'))
      }
      expect(pages.map(({ length }) => length)).toEqual([25, 25, 10])
      expect(new Set(pages.flat()).size).toBe(60)
    }
  })

  async function aMemberOf(teamId: string): Promise<Member> {
    const { partnershipId } = world
    const id = newId()
    const accountId = newId()
    await world.sow({
      membership: [{ partnershipId, id, accountId, name: 'Bo Beside', hats: ['link worker'], teamIds: [teamId], joinedAt: new Date('2026-01-05T09:00:00Z') }],
    })
    return Object.assign(Object.create(Object.getPrototypeOf(linkWorker)), linkWorker, { membershipId: id, accountId, name: 'Bo Beside' })
  }
})

describe('who needs a worker today', () => {
  const home = (as: Member) => world.acting(as, needsMe)

  test('talks planned for today or before, the late ones marked', async () => {
    const [planned] = await home(coach)
    expect(planned?.items.map(({ title, isLate }) => [title, isLate])).toEqual([
      ['Zoë Abbot', true],
      ['Ada Brook', false],
    ])
  })

  test('people not heard from for thirty days with nothing planned, longest ago first', async () => {
    const quiet = (await home(coach)).find(({ heading }) => heading === 'Not heard from')
    expect(quiet?.items.map(({ title }) => title)).toEqual(['Di Frost', 'Bea Dunn'])
  })

  test('a colleague’s people are not mine', async () => {
    const sections = await home(linkWorker)
    expect(sections.map(({ items }) => items.length)).toEqual([0, 0])
  })

  test('a long list says where the rest is', async () => {
    const { coachElsewhere } = world
    await led(
      coachElsewhere,
      Array.from({ length: 11 }, (_, i) => [`Late ${i}`, { nextTalkOn: '2026-12-01' }]),
      world.south.id,
    )
    const [planned] = await home(coachElsewhere)
    expect(planned?.items).toHaveLength(5)
    expect(planned?.more).toEqual({ label: 'See all 12', href: '/ashcombe/support?need=talk' })
    expect((await listed('?need=talk', coachElsewhere)).names).toHaveLength(12)
  })

  test('a thousand open supports ask no more statements than a dozen, and show five under each heading with a link to all of them', async () => {
    const pages = ['/today', '/support', '/support?whose=team', '/support/calls', '/support/replies', '/support/drafts', '/support/promised', '/support/day']
    const counted = async () => {
      const counts: Record<string, number> = {}
      for (const path of pages)
        counts[path] = await statementsOf(world.database, async () => {
          expect((await world.ask(`/ashcombe${path}`, { as: linkWorker })).status, path).toBe(200)
        })
      return counts
    }
    await giveMany(12)
    await counted()
    const few = await counted()
    await giveMany(1000)
    expect(await counted()).toEqual(few)
    expect(few['/today']).toBeGreaterThan(5)
    const sections = await home(linkWorker)
    expect(sections.map(({ heading, items, more }) => [heading, items.length, more?.href])).toEqual([
      ['Conversations you began to write down', 5, '/ashcombe/support/drafts'],
      ['Talks planned for today or before', 5, '/ashcombe/support?need=talk'],
      ['Replies', 5, '/ashcombe/support/replies'],
      ['Not heard from', 5, '/ashcombe/support?need=word'],
      ['Due', 5, '/ashcombe/support?need=due'],
      ['Promised', 5, '/ashcombe/support/promised'],
      ['You wanted to be reminded', 5, '/ashcombe/support/promised'],
    ])
    for (const { more } of sections) expect((await world.ask(more?.href as string, { as: linkWorker })).status, more?.href).toBe(200)
  }, 120_000)

  /** So many people for the link worker, each with something for every heading of home. */
  async function giveMany(count: number) {
    const { partnershipId, north, sow } = world
    const by = linkWorker.membershipId
    const people = Array.from({ length: count }, (_, i) => aPerson({ partnershipId, teamId: north.id, name: `Many ${i}`, phone: '01632 960111' }))
    const referrals = people.map(({ id }) => aReferral({ partnershipId, personId: id, teamId: north.id, state: 'accepted' }))
    const stages = [{ nextTalkOn: TODAY }, { lastTalkOn: '2026-09-01' }, { state: 'paused' as const, resumesOn: TODAY }]
    const supports = referrals.map(({ id, personId }, i) =>
      aSupport({ partnershipId, personId, referralId: id, teamId: north.id, ledBy: by, ledByName: linkWorker.name, state: 'link work', ...stages[i % 3] }),
    )
    const conversations = supports.map((support) => aConversation(support))
    const draft = { typed: JSON.stringify({}) as never, savedAt: new Date('2026-12-02T10:00:00Z'), byMembership: by }
    await sow({
      person: people,
      referral: referrals,
      support: supports,
      conversation: conversations,
      plannedTalk: supports.filter(({ nextTalkOn }) => nextTalkOn).map((support) => aPlannedTalk(support, { plannedOn: TODAY, mode: 'phone' })),
      conversationDraft: supports.map(({ id, personId, teamId }) => ({ partnershipId, id: newId(), supportId: id, personId, teamId, ...draft })),
      promise: conversations.map((conversation) => aPromise(conversation)),
      reminder: supports.map((support) => aReminder(support)),
      checkin: supports.map(({ id, personId, teamId }) =>
        aCheckin({
          ...{ partnershipId, personId, supportId: id, teamId, occasion: 'start', dueOn: '2026-11-20', state: 'answered' },
          ...{ answeredOn: '2026-12-01', how: 'by link', answers: JSON.stringify({ a: 1 }) as never },
        }),
      ),
    })
  }

  test.each<Hat>(['person', 'supporter', 'referrer', 'group leader', 'volunteer', 'evaluator', 'administrator', 'commissioner'])(
    'a %s has no caseload',
    async (hat) => {
      expect(await home(world.members[hat])).toEqual([])
    },
  )
})
