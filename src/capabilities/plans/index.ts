import { Hono } from 'hono'
import { dayIn } from '../../platform/clock.ts'
import type { Acting, Env } from '../../platform/http/env.ts'
import type { Capability, NeedsMe, StoryItem } from '../../platform/manifest.ts'
import type { Member } from '../../platform/viewer.ts'
import { mayHaveGoals } from './access.ts'
import { attachments } from './attachments/routes.tsx'
import { kindOf } from './book/kinds.ts'
import { bookPaths } from './book/paths.ts'
import { listPages } from './book/queries.ts'
import { book } from './book/routes.tsx'
import { counts } from './counts.ts'
import { crisis } from './crisis/routes.tsx'
import { type Goal, shortened, stateWords, whereItIs } from './goal.ts'
import { guides } from './guides/routes.tsx'
import { holdsAbout } from './holdings.ts'
import { forgetPlans } from './keeping/forget.ts'
import { keeping } from './keeping/routes.tsx'
import { messages } from './messages.ts'
import { offline } from './offline/routes.tsx'
import { paper } from './paper/routes.tsx'
import { paths } from './paths.ts'
import { listGoals } from './queries.ts'
import { remindOfGoals } from './remind.ts'
import { routes } from './routes.tsx'
import { sealWhatWaits } from './sealWhatWaits.ts'
import { sharingPaths } from './sharing/paths.ts'
import { sharing } from './sharing/routes.tsx'

export { rewrapKeys } from './book/rewrapKeys.ts'
export { paths as planPaths } from './paths.ts'

export const plans: Capability = {
  name: 'plans',
  routes: new Hono<Env>()
    .route('/', book)
    .route('/', attachments)
    .route('/', guides)
    .route('/', sharing)
    .route('/', crisis)
    .route('/', keeping)
    .route('/', offline)
    .route('/', paper)
    .route('/', routes),
  openForms: [
    { path: '/card/:token', times: 10, minutes: 60 },
    { path: '/shared/:token', times: 30, minutes: 60 },
    { path: '/shared/with-my-account/:token', times: 30, minutes: 60 },
    { path: '/shared/:page/write/:token', times: 120, minutes: 60 },
    { path: '/shared/:page/agree/:token', times: 60, minutes: 60 },
  ],
  navigation: [
    { label: 'My plan', about: 'Pages that are yours: what matters, what keeps you well, what helps.', href: bookPaths.mine, for: ['person'] },
    { label: 'My goals', about: 'What you want, in your words, and your small steps.', href: paths.mine, for: ['person'] },
    {
      label: 'Plans shared with me',
      about: 'Pages that people let you see.',
      href: sharingPaths.withMe,
      for: ['supporter', 'referrer', 'health coach', 'link worker'],
      isSeldom: true,
    },
  ],

  needsMe: async (acting) => {
    const { viewer, words } = acting
    if (!mayHaveGoals(viewer)) return []
    const { slug } = viewer.partnership
    const open = (await listGoals(acting, viewer.partnershipId, viewer.personId as string, { limit: 10 })).filter(({ state }) => state === 'open')
    return [
      {
        heading: 'My goals',
        empty: 'You are not working on a goal just now.',
        items: open.map((goal) => ({
          title: shortened(goal.words),
          href: paths.goal(slug, goal.id),
          meta: [whereItIs(goal, words), goal.reviewOn ? words.t('Look at it again on {{day}}.', { day: words.day(goal.reviewOn) }) : '']
            .filter(Boolean)
            .join(' '),
        })),
        more: { label: 'See all my goals', href: paths.mine(slug) },
      },
      ...(await pagesToLookAtAgain(acting)),
    ]
  },

  partOfStory: async (acting, person) => {
    const { viewer, words } = acting
    const { slug } = viewer.partnership
    const isMe = viewer.personId === person.id
    const goals = await listGoals(acting, viewer.partnershipId, person.id, { limit: 20 })
    const next = nextLook(acting, goals)
    return [
      {
        heading: isMe ? 'My goals' : 'Goals',
        actions: [{ label: 'Write down a goal', href: paths.write(slug, person.id) }],
        ...(next ? { next } : {}),
        items: goals.map((goal): StoryItem => {
          const where = whereItIs(goal, words)
          return {
            on: dayIn(viewer.partnership.timeZone, goal.createdAt),
            what: words.t('{{goal}} – {{where}}', { goal: shortened(goal.words), where: goal.state === 'open' ? where : words.t(stateWords[goal.state]) }),
            href: paths.goal(slug, goal.id),
          }
        }),
        empty: isMe ? 'No goals yet. A goal can be small.' : 'No goals yet that they share with your team.',
      },
      ...(isMe
        ? []
        : [
            {
              heading: 'Plan',
              actions: [{ label: 'See the pages they share with you', href: sharingPaths.ofPerson(slug, person.id) }],
              items: [],
              empty: 'Their plan is their own. You see what they share with you, and nothing else of it.',
            },
          ]),
    ]
  },

  toLookBackOn: async (acting, personId) =>
    (await listGoals(acting, acting.viewer.partnershipId, personId, { limit: 30 })).map(({ id, words }) => ({ id, words: shortened(words) })),
  counts,
  jobs: [remindOfGoals, forgetPlans],

  holdsAbout,
  messages,
  atStart: sealWhatWaits,
}

/** Pages of their plan that somebody wanted to look at again. It is an offer: nothing happens when they do not. */
async function pagesToLookAtAgain(acting: Acting<Member>): Promise<NeedsMe[]> {
  const { viewer, today, words } = acting
  const pages = await listPages(acting, viewer.partnershipId, viewer.personId as string)
  const due = pages.filter(({ face }) => !face.isResting && face.reviewOn !== '' && face.reviewOn <= today)
  if (due.length === 0) return []
  const items = due.map(({ id, kind, face: { title } }) => ({
    title: title || words.t(kindOf(kind).title),
    href: bookPaths.page(viewer.partnership.slug, id),
    meta: words.t('You wanted to look at this page again. It can wait.'),
  }))
  return [{ heading: 'My plan', empty: '', items }]
}

/** When a goal is looked at again: the soonest. */
function nextLook({ words, today }: Acting<Member>, goals: readonly Goal[]): string | undefined {
  const [soonest] = goals.flatMap(({ state, reviewOn }) => (state === 'open' && reviewOn ? [reviewOn] : [])).sort()
  if (!soonest) return undefined
  return soonest <= today ? words.t('It is time to look at a goal again.') : words.t('Look at a goal again on {{day}}.', { day: words.day(soonest) })
}
