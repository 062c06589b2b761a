import type { Insertable } from 'kysely'
import type { ListedPerson } from '../database/schema.ts'
import { aLetterRun, aListedPerson, aPracticeList } from '../src/capabilities/practice-lists/factory.ts'
import { addDays, type Day, dayIn } from '../src/platform/clock.ts'

import type { Chance } from './chance.ts'
import type { Locality } from './locality.ts'
import { inOrder, momentOf } from './rows.ts'
import type { Practice } from './setting.ts'
import { aName } from './staff.ts'
import { streets } from './words/places.ts'

type Here = Locality & { chance: Chance; practice: Practice; teamId: string; madeBy: string; coach: { id: string; name: string } }

/** Two lists of the practice whose nurse signs in to the demo: one that is over, with what came of it, and one under way. */
export function addPracticeLists(locality: Locality) {
  const [practice] = locality.setting.practices
  const nurse = practice && locality.staff.referrers.get(practice.id)
  const teamId = practice && locality.gathered.of('organisation').find(({ id }) => id === practice.id)?.teamId
  const coach = locality.staff.teams.find(({ id }) => id === teamId)?.coaches[0]
  if (!practice || !nurse || !teamId || !coach) return
  const here: Here = { ...locality, chance: locality.chance.apart('practice lists'), practice, teamId, madeBy: nurse.id, coach }
  addFinished(here)
  addUnderWay(here)
}

/** Referrals that came from a list of the practice between two days. */
const cameOfIt = ({ gathered, practice }: Here, from: Day, until: Day) =>
  gathered.of('referral').filter(({ wayIn, organisationId, receivedAt }) => {
    const on = dayIn('Europe/London', receivedAt as Date)
    return wayIn === 'practice list' && organisationId === practice.id && on >= from && on < until
  })

function aList({ partnershipId, chance, practice, teamId, madeBy }: Here, madeOn: Day, given: { register: string; fileName: string }) {
  const madeAt = momentOf(madeOn, 11, 20)
  return aPracticeList({
    partnershipId,
    id: chance.id(madeAt),
    organisationId: practice.id,
    teamId,
    madeBy,
    madeAt,
    goOnAt: madeAt,
    usedFrom: madeOn,
    ...given,
  })
}

function addRun(here: Here, list: ReturnType<typeof aList>, { sentOn, total, kind }: { sentOn: Day; total: number; kind: 'invitation' | 'reminder' }) {
  const { gathered, partnershipId, chance, coach } = here
  const askedAt = momentOf(addDays(sentOn, -1), 14, 5)
  const asked = { askedBy: coach.id, askedByName: coach.name, askedAt, goOnAt: askedAt }
  gathered.add('letterRun', aLetterRun({ partnershipId, id: chance.id(askedAt), list, ...asked, kind, sentOn, total, prepared: total }))
}

/** Its people are forgotten; the figures and the referrals of those who said yes have stayed. */
function addFinished(here: Here) {
  const { gathered, partnershipId, first, last } = here
  const madeOn = addDays(first, 24)
  const sentOn = addDays(madeOn, 6)
  const came = cameOfIt(here, sentOn, addDays(sentOn, 210))
  const gone = {
    found: 208 - came.length,
    marked: 9,
    twice: 6,
    known: 11,
    'said no': 0,
    'opted out': 5,
    died: 0,
    'moved away': 0,
    invited: 177 - came.length,
    replied: 38,
  }
  const list = aList(here, madeOn, { register: 'COPD and lives alone', fileName: 'copd-lives-alone.csv' })
  const endedAt = momentOf(addDays(sentOn, 215), 3, 20)
  const isOver = endedAt < momentOf(last, 0)
  gathered.add('practiceList', {
    ...list,
    state: 'forgotten',
    found: 208,
    rejected: 4,
    lastSentOn: addDays(sentOn, 35),
    gone: JSON.stringify(gone),
    endedAt: isOver ? endedAt : momentOf(last, 3),
  })
  addRun(here, list, { sentOn, total: 177, kind: 'invitation' })
  addRun(here, list, { sentOn: addDays(sentOn, 35), total: 139, kind: 'reminder' })
  came.forEach((referral, at) => {
    const bare = {
      name: '',
      foldedName: '',
      address: '',
      postcode: null,
      state: 'yes' as const,
      invitedOn: sentOn,
      repliedAt: referral.receivedAt as Date,
      repliedHow: 'link' as const,
    }
    gathered.add(
      'listedPerson',
      aListedPerson({
        partnershipId,
        list,
        line: at + 2,
        id: here.chance.id(inOrder(momentOf(madeOn, 12), at)),
        ...bare,
        referralId: referral.id,
        personId: referral.personId,
      }),
    )
  })
}

const NOW_STATES: readonly (readonly [NonNullable<Insertable<ListedPerson>['state']>, number])[] = [
  ['invited', 58],
  ['no', 13],
  ['question', 2],
]

/** Letters went out five weeks ago: some have answered, most are silent and can be reminded, a few came onto the list too late. */
function addUnderWay(here: Here) {
  const { gathered, partnershipId, chance, last } = here
  const sentOn = addDays(last, -34)
  const madeOn = addDays(sentOn, -5)
  const list = aList(here, madeOn, { register: 'Type 2 diabetes, no review this year', fileName: 'diabetes-no-review.csv' })
  const came = cameOfIt(here, sentOn, addDays(last, 1)).slice(0, 6)
  const leftOut = (['marked', 'marked', 'marked', 'marked', 'marked', 'twice', 'known', 'known', 'known', 'known', 'known', 'known', 'known'] as const).map(
    (because) => ({ state: 'left out' as const, because }),
  )
  const states: Partial<Insertable<ListedPerson>>[] = [
    ...NOW_STATES.flatMap(([state, count]) => Array.from({ length: count }, () => ({ state, invitedOn: sentOn }))),
    ...Array.from({ length: 12 }, () => ({ state: 'listed' as const })),
    ...leftOut,
  ]
  const rows = chance.shuffled(states).map((given, at) => somebody(here, list, at, given, sentOn))
  const yes = came.map((referral, at) => {
    const person = gathered.of('person').find(({ id }) => id === referral.personId)
    const replied = {
      state: 'yes' as const,
      invitedOn: sentOn,
      repliedAt: referral.receivedAt as Date,
      repliedHow: 'link' as const,
      referralId: referral.id,
      personId: referral.personId,
    }
    const who = { name: person?.name ?? '', address: person?.address ?? '', postcode: person?.postcode ?? null }
    return aListedPerson({ partnershipId, list, line: rows.length + at + 2, id: chance.id(inOrder(momentOf(madeOn, 13), at)), ...who, ...replied })
  })
  const found = rows.length + yes.length
  gathered.add('practiceList', { ...list, found, rejected: 2, lastSentOn: sentOn })
  addRun(here, list, { sentOn, total: 73 + yes.length, kind: 'invitation' })
  for (const row of [...rows, ...yes]) gathered.add('listedPerson', row)
  for (const row of rows.filter(({ state }) => state === 'no')) {
    const { foldedName, postcode = null } = row
    gathered.add('notInvited', {
      partnershipId,
      id: chance.id(momentOf(addDays(sentOn, 9), 9)),
      because: 'said no',
      foldedName,
      postcode,
      since: addDays(sentOn, 9),
    })
  }
}

const questions = [
  'Is it only for people who live alone? I care for my husband.\n01632 960447',
  'Could somebody come to me? I do not get about much now.\n01632 960512',
]

function somebody({ partnershipId, chance, setting }: Here, list: ReturnType<typeof aList>, at: number, given: Partial<Insertable<ListedPerson>>, sentOn: Day) {
  const village = chance.pick(setting.villages)
  const hasReplied = given.state === 'no' || given.state === 'question'
  const replied = hasReplied
    ? { repliedAt: momentOf(addDays(sentOn, chance.whole(3, 25)), chance.whole(8, 20)), repliedHow: chance.pick(['link', 'phone', 'slip'] as const) }
    : {}
  return aListedPerson({
    partnershipId,
    list,
    line: at + 2,
    id: chance.id(inOrder(list.madeAt as Date, at)),
    name: aName(chance),
    address: `${chance.whole(1, 90)} ${chance.pick(streets)}\n${village.name}`,
    postcode: chance.pick(village.postcodes),
    format: chance.weighted([
      ['standard', 88],
      ['large print', 9],
      ['easy read', 3],
    ] as const),
    ...given,
    ...replied,
    ...(given.state === 'question' ? { question: chance.pick(questions) } : {}),
  })
}
