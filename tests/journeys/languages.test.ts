import { beforeAll, expect, test } from 'vitest'
import { hashToken, newToken } from '../../src/platform/tokens.ts'
import { whatOverflows, whatWasNotTranslated } from '../kit/everyPage.ts'
import { liveIn } from '../kit/livedIn.ts'
import { ON_A_PHONE, type Place, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

// Pages that somebody who is not a worker can see, in two made-up languages: a long one, and one that runs from right to left.

tellIn([ON_A_PHONE], (place) => {
  let lived: Awaited<ReturnType<typeof liveIn>>
  let link: string
  beforeAll(async () => {
    lived = await liveIn(place.world)
    link = await sendLink(place, lived.checkin.id)
  })

  const forAnybody: [string, () => string][] = [
    ['the front page', () => '/ashcombe'],
    ['where do you live', () => '/'],
    ['the community', () => '/ashcombe/community'],
    ['the community, looked through', () => '/ashcombe/community?words=walk&near=Ashcombe'],
    ['the community, with nothing found', () => '/ashcombe/community?words=falconry&near=Nowhere'],
    ['a page of the community', () => `/ashcombe/community/${lived.walk.id}`],
    ['asking for support', () => '/ashcombe/referrals/ask'],
    ['introducing somebody', () => '/ashcombe/referrals/introduce'],
    ['what happens next', () => '/ashcombe/referrals/received/K7QF2-M8XPT'],
    ['urgent help', () => '/ashcombe/urgent-help'],
    ['signing in', () => '/sign-in'],
    ['signing in by link', () => '/sign-in/link'],
    ['a link is on its way', () => '/sign-in/link/sent'],
    ['a check-in, by link', () => `/ashcombe/check-ins/answer/${link}`],
    ['a link that opens nothing', () => `/ashcombe/check-ins/answer/${newToken().token}`],
    ['thank you for the answers', () => '/ashcombe/check-ins/thank-you'],
    ['an invitation that opens nothing', () => `/ashcombe/join/${newToken().token}`],
    ['what is not there', () => '/ashcombe/nowhere'],
    ['asking for support, sent empty', () => '/ashcombe/referrals/ask'],
    ['introducing somebody after a talk', () => '/ashcombe/referrals/introduce/consultation'],
    ['introducing somebody after a talk, sent empty', () => '/ashcombe/referrals/introduce/consultation'],
    ['introducing somebody close to you, sent empty', () => '/ashcombe/referrals/introduce/family-or-friend'],
    ['what you are still writing', () => '/ashcombe/referrals/drafts'],
    ['signing in, sent empty', () => '/sign-in'],
    ['signing in by link, sent empty', () => '/sign-in/link'],
    ['a check-in, sent empty', () => `/ashcombe/check-ins/answer/${link}`],
  ]
  const forThePerson: [string, () => string][] = [
    ['today', () => '/ashcombe/today'],
    ['my support', () => '/ashcombe/my-support'],
    ['who has looked', () => '/ashcombe/my-support/who-has-looked'],
    ['what we know about you', () => `/ashcombe/people/${place.world.rosa.id}/change`],
    ['my goals', () => '/ashcombe/my-goals'],
    ['a goal', () => `/ashcombe/goals/${lived.goal.id}`],
    ['rating a goal', () => `/ashcombe/goals/${lived.goal.id}/rate`],
    ['rating a goal, sent empty', () => `/ashcombe/goals/${lived.goal.id}/rate`],
    ['writing down a goal, sent empty', () => `/ashcombe/people/${place.world.rosa.id}/goals/new`],
    ['writing down a goal', () => `/ashcombe/people/${place.world.rosa.id}/goals/new`],
    ['a conversation', () => `/ashcombe/conversations/${lived.conversation.id}`],
    ['a check-in', () => `/ashcombe/check-ins/${lived.checkin.id}`],
    ['answering a check-in', () => `/ashcombe/check-ins/${lived.checkin.id}/answer`],
    ['a check-in on paper', () => `/ashcombe/check-ins/${lived.checkin.id}/paper`],
    ['your account', () => '/account'],
    ['choosing a password', () => '/account/password'],
    ['two steps', () => '/account/two-step'],
    ['changing hat', () => '/ashcombe/acting-as'],
    ['not theirs to see', () => '/ashcombe/outcomes'],
  ]
  const forALeader: [string, () => string][] = [
    ['today', () => '/ashcombe/today'],
    ['my groups', () => '/ashcombe/groups'],
    ['a group', () => `/ashcombe/groups/${lived.walkers.id}`],
    ['a register', () => `/ashcombe/groups/${lived.walkers.id}/register`],
    ['a register, sent empty', () => `/ashcombe/groups/${lived.walkers.id}/register`],
    ['the register of a day that was', () => `/ashcombe/groups/${lived.walkers.id}/register?on-day=26&on-month=11&on-year=2026`],
  ]
  const forAReferrer: [string, () => string][] = [
    ['today', () => '/ashcombe/today'],
    ['people they introduced', () => '/ashcombe/referrals/mine'],
  ]

  const viewers = [
    ['anybody', undefined, forAnybody],
    ['a person', 'person', forThePerson],
    ['a group leader', 'group leader', forALeader],
    ['a referrer', 'referrer', forAReferrer],
  ] as const

  for (const [who, hat, pages] of viewers) {
    for (const language of ['en-XA', 'ar-XB'] as const) {
      test(`${who} is spoken to in their language, ${language === 'en-XA' ? 'however long its words' : 'whichever way it runs'}`, async () => {
        const visitor = await place.somebody(hat && place.world.members[hat], { language })
        const escaped: Record<string, string[]> = {}
        for (const [name, path] of pages) {
          await visitor.page.goto(path())
          if (isSentEmpty(name)) await sendAsItIs(visitor)
          const wrong = [...(await whatWasNotTranslated(visitor.page)), ...(await whatOverflows(visitor.page, [360]))]
          const { lang, dir } = await visitor.page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }))
          if (lang !== language || dir !== (language === 'ar-XB' ? 'rtl' : 'ltr')) wrong.push(`says that it is in ${lang}, ${dir}`)
          if (wrong.length > 0) escaped[`${name}, ${visitor.path()}`] = [...new Set(wrong)]
        }
        expect(escaped).toEqual({})
      })
    }
  }
})

const isSentEmpty = (name: string) => name.endsWith(', sent empty')

/** Sends the form of the page with nothing written into it: what has to be put right is said in their language, too. */
async function sendAsItIs(visitor: Visitor) {
  await Promise.all([visitor.page.waitForEvent('load'), visitor.page.locator('main form[method=post] button[type=submit]').last().click()])
  expect(visitor.status, visitor.path()).toBe(422)
}

/** A link in a message, as sending it leaves it in the tables. */
async function sendLink({ world }: Place, checkinId: string): Promise<string> {
  const { token } = newToken()
  await world.database.pool.query(
    `update checkin set state = 'asked', asked_at = $3, token_hash = $2, token_expires_at = $3::timestamptz + interval '14 days' where id = $1`,
    [checkinId, hashToken(token), world.house.clock()],
  )
  return token
}
