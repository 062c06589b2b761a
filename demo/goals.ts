import { aGoal, anOutlook, aRating, aStep } from '../src/capabilities/plans/factory.ts'
import { addDays, type Day } from '../src/platform/clock.ts'
import type { Chance } from './chance.ts'
import type { Locality } from './locality.ts'
import { inOrder, momentOf } from './rows.ts'
import type { Supported, Talk } from './support.ts'
import { saidAt } from './words/reasons.ts'
import type { ThemeGoal } from './words/themes.ts'

/** Most people who talk more than once write a goal down; a few write two or three. */
export function addGoals(locality: Locality, supported: Supported) {
  const { chance } = locality
  const { talks, themes } = supported
  if (talks.length < 2 || !chance.is(0.74)) return
  const count = chance.weighted([
    [1, 60],
    [2, 30],
    [3, 10],
  ] as const)
  const chosen = chance.some(
    themes.flatMap(({ goals }) => goals),
    count,
  )
  for (const goal of chosen) addGoal(locality, supported, goal, chance.whole(0, Math.min(2, talks.length - 1)))
}

interface Review {
  on: Day
  by: Talk['by']
  level: number
}

/** Reviews at every third talk or so; each time somebody comes a little further, or not, or falls back a step. */
function reviewsOf(chance: Chance, talks: readonly Talk[], writtenAt: number, startLevel: number): Review[] {
  const reviews: Review[] = []
  let level = startLevel
  for (let at = writtenAt + chance.whole(2, 3); at < talks.length; at += chance.whole(2, 4)) {
    level = Math.max(
      -2,
      Math.min(
        2,
        level +
          chance.weighted([
            [-1, 9],
            [0, 31],
            [1, 43],
            [2, 17],
          ] as const),
      ),
    )
    const { on, by } = talks[at] as Talk
    reviews.push({ on, by, level })
  }
  return reviews
}

function addGoal({ chance, gathered, partnershipId, last }: Locality, { person, team, talks, endedOn }: Supported, goal: ThemeGoal, writtenAt: number) {
  const { on, by } = talks[writtenAt] as Talk
  const at = momentOf(on, 16, chance.whole(0, 59))
  const startLevel = chance.weighted([
    [-2, 62],
    [-1, 36],
    [0, 2],
  ] as const)
  const reviews = reviewsOf(chance, talks, writtenAt, startLevel)
  const latest = reviews.at(-1)
  const isThere = latest !== undefined && latest.level >= 0
  const state = isThere && (endedOn || chance.is(0.3)) && chance.is(0.75) ? 'reached' : endedOn && chance.is(isThere ? 0.2 : 0.45) ? 'rested' : 'open'
  const nextReview = addDays(latest?.on ?? on, chance.whole(35, 56))
  const [muchLess, less, asHoped, more, muchMore] = goal.scale
  const id = chance.id(at)
  const of = { partnershipId, personId: person.id, teamId: team.id }
  gathered.add(
    'goal',
    aGoal({
      ...of,
      id,
      words: goal.words,
      way: goal.way,
      muchLess,
      less,
      asHoped,
      more,
      muchMore,
      state,
      startLevel,
      nowLevel: latest?.level ?? null,
      reviewOn: state === 'open' && !endedOn ? (nextReview > addDays(last, -10) ? nextReview : addDays(last, chance.whole(1, 14))) : null,
      byMembership: by.id,
      byName: by.name,
      version: 1 + reviews.length + (state === 'open' ? 0 : 1),
      createdAt: at,
    }),
  )
  // About half said how it feels: with the goal, and again at each review.
  const saidSo = goal.words.length % 2 === 0
  if (saidSo) gathered.add('goalOutlook', anOutlook({ ...of, id, goalId: id, saidOn: on, byMembership: by.id, byName: by.name, createdAt: at }))
  const done = latest ? latest.level - startLevel + 1 : chance.whole(0, 1)
  goal.steps.forEach((words, index) => {
    const talk = talks[Math.min(talks.length - 1, writtenAt + 1 + index)] as Talk
    gathered.add(
      'goalStep',
      aStep({ ...of, id: chance.id(inOrder(at, index)), goalId: id, words, doneOn: index < done && talk.on > on ? talk.on : null, createdAt: at }),
    )
  })
  for (const { on: ratedOn, by: ratedBy, level } of reviews) {
    const ratedAt = momentOf(ratedOn, 16, chance.whole(0, 59))
    const said = chance.is(0.75) ? chance.pick(saidAt[level] ?? ['']) : ''
    const ratingId = chance.id(ratedAt)
    gathered.add(
      'goalRating',
      aRating({ ...of, id: ratingId, goalId: id, level, said, ratedOn, byMembership: ratedBy.id, byName: ratedBy.name, createdAt: ratedAt }),
    )
    if (!saidSo) continue
    const outlook = { importance: 8, confidence: 6 + level * 2, saidOn: ratedOn, byMembership: ratedBy.id, byName: ratedBy.name }
    gathered.add('goalOutlook', anOutlook({ ...of, ...outlook, id: ratingId, goalId: id, createdAt: ratedAt }))
  }
}
