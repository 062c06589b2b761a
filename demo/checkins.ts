import { daysOfAsking, missedBefore, type Occasion } from '../src/capabilities/checkins/checkin.ts'
import { aCheckin } from '../src/capabilities/checkins/factory.ts'
import { addDays, addMonths, type Day } from '../src/platform/clock.ts'
import type { Chance } from './chance.ts'
import type { Locality } from './locality.ts'
import { earlier, momentOf } from './rows.ts'
import type { Shape } from './shape.ts'
import type { Supported } from './support.ts'

/** Who answered when: as many each time as the shape says, and nobody before their time. */
function chooseWhoAnswers(chance: Chance, supported: readonly Supported[], shape: Shape, last: Day) {
  const agreed = chance.some(supported, shape.agreed)
  // Those who have not answered yet are mostly the latest to begin.
  const byBeginning = agreed.toSorted((a, b) => (a.begunOn < b.begunOn ? -1 : a.begunOn > b.begunOn ? 1 : a.support.id < b.support.id ? -1 : 1))
  const start = byBeginning.slice(0, shape.start)
  const longEnough = (months: number) => start.filter(({ begunOn }) => addMonths(begunOn, months) <= last)
  const eight = chance.some(longEnough(8), shape.eight)
  const early = new Set(eight)
  const alsoAtFour = eight.slice(0, Math.min(shape.four, Math.round(eight.length * 0.85)))
  const four = [
    ...alsoAtFour,
    ...chance.some(
      longEnough(4).filter((each) => !early.has(each)),
      shape.four - alsoAtFour.length,
    ),
  ]
  return { agreed: new Set(agreed), start: new Set(start), 'four months': new Set(four), 'eight months': early }
}

/** The check-ins of everybody who is or was supported: answered, missed, asked or still to come. */
export function addCheckins(locality: Locality, supported: readonly Supported[], shape: Shape) {
  const chosen = chooseWhoAnswers(locality.chance, supported, shape, locality.last)
  for (const each of supported) {
    each.person.countsInEvaluation = chosen.agreed.has(each)
    const life = lifeOf(locality.chance)
    for (const { occasion, dueOn } of daysOfAsking(each.begunOn)) {
      addOne(locality, each, occasion, dueOn, chosen[occasion].has(each) ? life[occasion]() : undefined)
    }
  }
}

function addOne(
  { chance, gathered, partnershipId, last, today }: Locality,
  supported: Supported,
  occasion: Occasion,
  dueOn: Day,
  answers: Record<string, number> | undefined,
) {
  const { person, support, team, talks } = supported
  const of = { partnershipId, id: chance.id(momentOf(supported.begunOn, 17)), personId: person.id, supportId: support.id, teamId: team.id, occasion, dueOn }
  if (answers) {
    const how = chance.weighted([
      ['with a worker', 45],
      ['by link', 35],
      ['from paper', 20],
    ] as const)
    const answeredOn = earlier(addDays(dueOn, occasion === 'start' ? chance.whole(0, 12) : chance.whole(-6, 24)), last)
    const helpedBy = how === 'by link' ? null : (talks.at(-1)?.by.id ?? supported.answeredBy.id)
    gathered.add('checkin', aCheckin({ ...of, answers, answeredOn, how, helpedBy, askedAt: momentOf(earlier(dueOn, answeredOn), 9), version: 3 }))
    return
  }
  if (dueOn >= today) {
    gathered.add('checkin', aCheckin(of))
    return
  }
  // Somebody who would rather not be counted is not asked again and again.
  const isMissed = dueOn < missedBefore(today) || !person.countsInEvaluation
  const askedAt = person.reachBy === 'email' || chance.is(0.6) ? momentOf(dueOn, 9) : null
  gathered.add('checkin', aCheckin({ ...of, state: isMissed ? 'missed' : askedAt ? 'asked' : 'due', askedAt, version: isMissed ? 3 : askedAt ? 2 : 1 }))
}

const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, Math.round(value)))

/** How life is for somebody at the start, and how it goes on: for most a little better, for some worse. */
function lifeOf(chance: Chance): Record<Occasion, () => Record<string, number>> {
  const well = chance.around(5.2, 1.9)
  const tense = chance.around(5, 2.3) - (well - 5.2) * 0.4
  const lonely = chance.around(2.9, 1.1) + (well - 5.2) * 0.15
  const groups = Math.max(0, chance.around(0.9, 1.1))
  const change = chance.around(0.85, 1.35)
  const answers = (better: number, joined: number) => {
    const given: Record<string, number> = {
      life_satisfaction: within(well + better + chance.around(0, 0.7), 0, 10),
      worthwhile: within(well + 0.5 + better + chance.around(0, 0.9), 0, 10),
      happy_yesterday: within(well + 0.1 + better * 0.9 + chance.around(0, 1.5), 0, 10),
      anxious_yesterday: within(tense - better * 0.7 + chance.around(0, 1.6), 0, 10),
      feels_lonely: within(lonely + better * 0.3 + chance.around(0, 0.5), 1, 5),
      groups_belonged_to: within(groups + joined, 0, 9),
    }
    // Any question may be left blank.
    for (const key of Object.keys(given)) if (chance.is(0.015)) delete given[key]
    return given
  }
  return {
    start: () => answers(0, 0),
    'four months': () => answers(change, chance.around(0.7, 0.9)),
    'eight months': () => answers(change * 0.9 + chance.around(0, 0.6), chance.around(0.55, 0.9)),
  }
}
