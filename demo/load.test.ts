import { beforeAll, describe, expect, test } from 'vitest'
import { makeApp } from '../src/app.tsx'
import { makeSomeKeys } from '../src/capabilities/people/same/jobs.ts'
import { capabilities } from '../src/capabilities.ts'
import { makeAccounts } from '../src/platform/accounts.ts'
import type { Database } from '../src/platform/database/open.ts'
import { demoAccounts } from '../src/platform/demo.ts'
import { makeLog } from '../src/platform/log.ts'
import { keyringOf } from '../src/platform/sealing.ts'
import { readSettings, type Settings } from '../src/platform/settings.ts'
import type { Hat } from '../src/platform/viewer.ts'
import { aDatabase } from '../tests/kit/database.ts'
import { agreements } from './agreements.ts'
import { nameOf } from './cast.ts'
import { loadDemo } from './load.ts'
import { momentOf } from './rows.ts'

const TODAY = '2026-12-03'

let database: Database
let ask: (hat: Hat | undefined, path: string) => Promise<Response>
const told: string[] = []

beforeAll(async () => {
  database = await aDatabase()
  await loadDemo(database, { today: TODAY, keyring: keyringOf([Buffer.alloc(32, 7).toString('base64')]), onProgress: (done) => told.push(done) })
  const settings = readSettings({
    LIVEWELL_SECRET: 'a secret that only this test knows',
    LIVEWELL_PLAN_KEYS: Buffer.alloc(32, 7).toString('base64'),
    LIVEWELL_DATA: '/nowhere',
  })
  const accounts = makeAccounts(database.accountsPool, settings)
  const app = makeApp({ settings, database, accounts, capabilities, clock: () => momentOf(TODAY, 9), log: makeLog('silent') })
  const cookies = new Map<Hat, string>()
  ask = async (hat, path) => {
    if (!hat) return app.request(`http://127.0.0.1:3000${path}`)
    const { email, password } = demoAccounts.find((account) => account.hat === hat) ?? { email: '', password: '' }
    if (!cookies.has(hat)) {
      const signedIn = await accounts.api.signInEmail({ body: { email, password }, asResponse: true })
      cookies.set(
        hat,
        signedIn.headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; '),
      )
    }
    return app.request(`http://127.0.0.1:3000${path}`, { headers: { cookie: cookies.get(hat) ?? '' } })
  }
}, 240_000)

const count = async (sql: string): Promise<number> =>
  (await database.pool.query<{ count: number }>(`select count(*) as count from ${sql}`)).rows[0]?.count ?? Number.NaN
const counts = async (queries: Record<string, string>) => {
  const counted: Record<string, number> = {}
  for (const [what, sql] of Object.entries(queries)) counted[what] = await count(sql)
  return counted
}

test('some of those who wait came before, and a coach sees it in the inbox', async () => {
  const partnershipId = (await database.pool.query<{ id: string }>('select partnership_id as id from partnership')).rows[0]?.id as string
  const secret = 'a secret that only this test knows'
  while ((await makeSomeKeys({ database, settings: { secret } as Settings }, partnershipId)) > 0);
  const inbox = await (await ask('health coach', '/ashcombe/referrals')).text()
  expect(inbox.match(/May be (somebody|one of)/g)?.length).toBeGreaterThanOrEqual(3)
})

test('one of them is joined with whom they are, and a coach reads on whose page, and why', async () => {
  const { rows } = await database.pool.query<{ id: string; person_id: string }>('select id, person_id from joining')
  expect(rows).toHaveLength(1)
  const [joining] = rows as [(typeof rows)[number]]
  const page = await (await ask('health coach', `/ashcombe/people/${joining.person_id}/joined/${joining.id}`)).text()
  expect(page).toContain('They told us on the phone')
  expect(page).toContain('Referrals')
})

test('the year has the shape of the one that the paper tells of', async () => {
  expect(
    await counts({
      referrals: 'referral',
      supported: 'support',
      agreed: 'person where counts_in_evaluation',
      start: `checkin where occasion = 'start' and state = 'answered'`,
      four: `checkin where occasion = 'four months' and state = 'answered'`,
      eight: `checkin where occasion = 'eight months' and state = 'answered'`,
    }),
  ).toEqual({ referrals: 1483, supported: 1176, agreed: 655, start: 630, four: 178, eight: 63 })
})

test('there is a group in every part of its life, and somebody waits for a place', async () => {
  expect(await count('(select distinct state from community_group) as lived')).toBe(6)
  expect(await count(`waiting_place where state = 'held'`)).toBeGreaterThan(2)
  expect(await (await ask('volunteer', '/ashcombe/today')).text()).toContain('Thursday walkers')
  expect(await (await ask('link worker', '/ashcombe/groups?worry=yes')).text()).toContain('May not last')
})

test('the directory and its groups are worth a look', async () => {
  expect(await counts({ entries: 'entry', groups: 'community_group', listings: 'listing' })).toEqual({ entries: 61, groups: 27, listings: 61 })
  expect(await count('listing where latitude is not null')).toBeGreaterThan(50)
  expect(await count('schedule')).toBeGreaterThan(45)
  expect(await count(`listing where days = '{}' and kind = 'group'`)).toBe(0)
  expect(await count('entry where organiser_id is null')).toBe(0)
  expect(await count(`entry e where not exists (select from entry_term t where t.partnership_id = e.partnership_id and t.entry_id = e.id)`)).toBe(0)
  expect(await count('(select group_id from meetup group by group_id having count(*) >= 10) as group_that_met')).toBe(25)
})

test('it ends yesterday: nothing has happened today or later', async () => {
  expect(
    await counts({
      referrals: `referral where received_at >= '${TODAY}' or answered_at >= '${TODAY}'`,
      support: `support where begun_on >= '${TODAY}' or ended_on >= '${TODAY}' or last_talk_on >= '${TODAY}'`,
      conversations: `conversation where held_on >= '${TODAY}'`,
      checkins: `checkin where answered_on >= '${TODAY}' or asked_at >= '${TODAY}'`,
      goals: `goal where created_at >= '${TODAY}'`,
      ratings: `goal_rating where rated_on >= '${TODAY}'`,
      steps: `goal_step where done_on >= '${TODAY}'`,
      meetups: `meetup where met_on >= '${TODAY}'`,
      introductions: `introduction where introduced_on >= '${TODAY}' or first_came_on >= '${TODAY}'`,
      looks: `audit_entry where at >= '${TODAY}'`,
    }),
  ).toEqual({ referrals: 0, support: 0, conversations: 0, checkins: 0, goals: 0, ratings: 0, steps: 0, meetups: 0, introductions: 0, looks: 0 })
})

test('concerns have come to every state, one waits to be acknowledged, and nobody is out', async () => {
  expect(await counts({ raised: `concern where state = 'raised'`, closed: `concern where state = 'closed'`, out: `outing where state <> 'back'` })).toEqual({
    raised: 1,
    closed: 2,
    out: 0,
  })
  const today = await (await ask('health coach', '/ashcombe/today')).text()
  expect(today).toContain('A concern about')
  expect(await (await ask('link worker', '/ashcombe/safety')).text()).toContain('01632 960141')
})

test('those who answer for safety have an account, and a number of the area that is missing is shown missing', async () => {
  expect(await count('safety_lead')).toBe(2)
  expect(await count('safety_lead l join membership m on m.partnership_id = l.partnership_id and m.id = l.membership_id where m.account_id is null')).toBe(0)
  const pathway = await (await ask('link worker', '/ashcombe/safety')).text()
  expect(pathway).toContain('Numbers of your area are missing')
  expect(pathway).toContain('Council: out of hours')
  expect(await (await ask('administrator', '/ashcombe/safety/set-up')).text()).toContain('A number is missing')
})

test('a link worker has supervision, looks back, and finds who would suit somebody', async () => {
  const mine = await (await ask('link worker', '/ashcombe/my-work')).text()
  expect(mine).toContain(`Supervision with ${nameOf['health coach']}`)
  expect(await (await ask('link worker', '/ashcombe/my-work/looking-back')).text()).toContain('data:image/svg+xml')
  expect(await (await ask('health coach', '/ashcombe/what-we-offer')).text()).toContain('Polish')
  expect(await count('worker_wish')).toBe(5)
})

test('the directory has something to keep true', async () => {
  const mix = {
    keepers: 'keeper',
    told: `suggestion where state = 'waiting'`,
    alike: `alike where state = 'waiting'`,
    closed: `entry where state = 'closed for now'`,
  }
  expect(await counts({ ...mix, history: 'entry_history' })).toEqual({ keepers: 27, told: 2, alike: 1, closed: 1, history: 62 })
  expect(await count(`entry where last_checked_on <= date '${TODAY}' - 180`)).toBeGreaterThan(5)
})

describe('what is written down twice agrees', () => {
  test.each(agreements)('%s', async (_, broken) => {
    expect(await count(broken)).toBe(0)
  })
})

test('people speak in their own words, and not all in the same', async () => {
  expect(await count('(select distinct own_words from referral) as said')).toBeGreaterThan(250)
  expect(await count('(select distinct name from person) as named')).toBeGreaterThan(1300)
  expect(await count('(select distinct what_matters from conversation) as said')).toBeGreaterThan(60)
})

test('some are lonelier or less well than before, most are not, and they differ', async () => {
  const { rows } = await database.pool.query<{ mean: number; spread: number; worse: number; n: number }>(`
    select avg(change) as mean, stddev_samp(change) as spread, count(*) filter (where change < 0) as worse, count(*) as n from (
      select (l.answers ->> 'life_satisfaction')::float8 - (s.answers ->> 'life_satisfaction')::float8 as change
      from checkin s join checkin l on l.partnership_id = s.partnership_id and l.support_id = s.support_id and l.occasion = 'four months'
      where s.occasion = 'start') as pair where change is not null`)
  const [{ mean, spread, worse, n } = { mean: 0, spread: 0, worse: 0, n: 0 }] = rows
  expect(n).toBeGreaterThan(160)
  expect(mean).toBeGreaterThan(0.3)
  expect(mean).toBeLessThan(1.5)
  expect(spread).toBeGreaterThan(1)
  expect(worse).toBeGreaterThan(15)
})

test('every account of the demo signs in, and its page for today opens', async () => {
  for (const { hat } of demoAccounts) {
    const answer = await ask(hat, '/ashcombe/today')
    expect(answer.status, hat).toBe(200)
    expect(await answer.text(), hat).toContain(nameOf[hat])
  }
})

test('what referrers hear is there in each state, and nobody hears before the person has said so', async () => {
  const states = { waiting: `decided = 'waiting' and due_on is not null`, aloud: `decided = 'waiting' and due_on is null`, held: `decided = 'held back'` }
  for (const [state, where] of Object.entries(states)) expect(await count(`referral_telling where ${where}`), state).toBe(1)
  expect(await count(`referral_telling where decided = 'told'`)).toBeGreaterThan(5)
  expect(
    await count(`referral_telling t join referral_progress p on p.partnership_id = t.partnership_id and p.referral_id = t.referral_id
      where (t.decided = 'told') <> (p.state = t.state)`),
  ).toBe(0)
  expect(await count(`introduction where to_what <> 'entry'`)).toBe(3)
})

test('an organisation has its link and its poster, and anybody who follows it may refer', async () => {
  const [{ code }] = (await database.pool.query<{ code: string }>('select code from organisation_link order by made_at')).rows as [{ code: string }]
  expect(await count('organisation_link')).toBe(2)
  expect(await (await ask('referrer', '/ashcombe/referrals/links')).text()).toContain('/ashcombe/referrals/links/')
  expect((await ask(undefined, `/ashcombe/referrals/through/${code}`)).status).toBe(200)
})

test('the coach has referrals waiting, one of them for too long', async () => {
  const html = await (await ask('health coach', '/ashcombe/referrals')).text()
  expect(html.match(/lw-list__item/g)?.length).toBeGreaterThan(5)
  expect(html).toContain('Past our promise')
})

test('the link worker has some 25 people, and talks with five or more of them today', async () => {
  const of = `support s join membership m on m.partnership_id = s.partnership_id and m.id = s.led_by where m.name = '${nameOf['link worker']}' and s.state <> 'ended'`
  expect(await count(of)).toBeGreaterThanOrEqual(18)
  expect(await count(of)).toBeLessThanOrEqual(32)
  expect(await count(`${of} and next_talk_on = '${TODAY}'`)).toBeGreaterThanOrEqual(5)
  expect(await count(`${of} and next_talk_on < '${TODAY}'`)).toBeGreaterThanOrEqual(2)
})

test('somebody of the coach and of the link worker rests, and it says until when', async () => {
  for (const hat of ['health coach', 'link worker'] as const) {
    const html = await (await ask(hat, '/ashcombe/support?state=paused')).text()
    expect(html.match(/lw-list__item/g)?.length, hat).toBe(1)
  }
})

test.each(['health coach', 'link worker'] as const)(
  'a %s finds calls with results, somebody to write to, a wrong number and half-written words',
  async (hat) => {
    const calls = await (await ask(hat, '/ashcombe/support/calls')).text()
    for (const words of ['Tried once', 'Time to write', 'Numbers that are not theirs']) expect(calls).toContain(words)
    expect(await (await ask(hat, '/ashcombe/today')).text()).toContain('Conversations you began to write down')
    expect((await (await ask(hat, '/ashcombe/support/drafts')).text()).match(/lw-list__item/g)?.length).toBe(1)
    expect(await (await ask(hat, '/ashcombe/support/cover')).text()).toMatch(/nhsuk-tag--green[^>]*>Now/)
    expect(await count(`call where called_at >= '${TODAY}'`)).toBe(0)
  },
)

test('the link worker covers for somebody now, was given three people yesterday, and it can still be undone', async () => {
  const [{ id, cover_name: coverName, covered }] = (
    await database.pool.query<{ id: string; cover_name: string; covered: number }>(
      `select (select id from reassignment) as id, cover_name, (select count(*) from support s where s.covered_by_name = c.cover_name and s.led_by = c.away_membership and s.state <> 'ended') as covered
        from cover c where from_on <= '${TODAY}'`,
    )
  ).rows as [{ id: string; cover_name: string; covered: number }]
  expect(coverName).toBe(nameOf['link worker'])
  expect(Number(covered)).toBeGreaterThan(5)
  const page = await (await ask('health coach', `/ashcombe/support/reassignments/${id}`)).text()
  expect(page).toContain('Undo all of it')
  expect(page.match(/lw-list__item/g)?.length).toBe(3)
})

test('Rosa finds her goals, her group and who has looked', async () => {
  const support = await (await ask('person', '/ashcombe/my-support')).text()
  expect(support).toContain('Walk along the river with people I like')
  expect(support).toContain('Write to my brother')
  expect(support).toContain('Thursday walkers')
  expect(await (await ask('person', '/ashcombe/my-support/who-has-looked')).text()).toContain(nameOf['health coach'])
})

test('her link worker does not see the goal that is hers alone', async () => {
  const { rows } = await database.pool.query<{ id: string }>('select id from person where name = $1', [nameOf.person])
  const html = await (await ask('link worker', `/ashcombe/people/${rows[0]?.id}`)).text()
  expect(html).toContain('Sing alto again')
  expect(html).not.toContain('Write to my brother')
})

test('the group leader has a register, the referrer and the supporter read what became of those they introduced', async () => {
  expect(await (await ask('group leader', '/ashcombe/today')).text()).toContain('Thursday walkers')
  for (const hat of ['referrer', 'supporter'] as const) {
    expect(await (await ask(hat, '/ashcombe/referrals/mine')).text(), hat).toContain('lw-list__item')
  }
})

test('evaluator and commissioner find figures', async () => {
  for (const hat of ['evaluator', 'commissioner'] as const) expect(await (await ask(hat, '/ashcombe/outcomes')).text(), hat).toContain('1,483')
})

test('whoever waits is told how far it is', () => {
  expect(told.length).toBeGreaterThan(4)
  expect(told.at(-3)).toMatch(/^(\d+,\d{3}) of \1 rows$/)
})
