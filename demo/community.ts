import { aGroup, anEntry } from '../src/capabilities/community/factory.ts'
import { addDays, addMonths, type Day } from '../src/platform/clock.ts'
import type { Chance } from './chance.ts'
import { Directory } from './directory.ts'
import type { Gathered } from './rows.ts'
import type { Setting } from './setting.ts'
import { addColleague, type Cast, type Colleague, type Staff } from './staff.ts'
import { firstMeeting, ruleOfGroup, ruleOfWords } from './whenItMeets.ts'
import { type GroupWords, groups as groupWords } from './words/groups.ts'
import { services as serviceWords } from './words/helpNearby.ts'

export interface Group {
  id: string
  entryId: string
  name: string
  words: GroupWords
  leader: Colleague
}

export interface Service {
  entryId: string
  name: string
  fits: readonly string[]
}

export interface Community {
  groups: readonly Group[]
  services: readonly Service[]
}

interface Where {
  partnershipId: string
  chance: Chance
  number: number
  createdAt: Date
  first: Day
  last: Day
  setting: Setting
  staff: Staff
  cast?: Cast | undefined
}

const WEEKDAYS = ['', 'Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays']

const whenOf = ({ weekday, every, time }: GroupWords) =>
  `${every === 'week' ? WEEKDAYS[weekday] : every === 'fortnight' ? `Every other week, ${WEEKDAYS[weekday]?.toLowerCase().replace(/^./, (a) => a.toUpperCase())}` : `Once a month, ${WEEKDAYS[weekday]}`}, ${time}`

/** The directory of a locality: groups that keep their register here, and services that do not. */
export function addCommunity(gathered: Gathered, where: Where): Community {
  const { partnershipId, chance, number, createdAt } = where
  const called = (name: string) => (number === 0 ? name : `${name} ${number + 1}`)
  const directory = new Directory(gathered, where)
  const groups = groupWords.map((words): Group => {
    const group = aGroup({ partnershipId, id: chance.id(createdAt), name: called(words.name), createdAt })
    gathered.add('communityGroup', group)
    const leader = addColleague(gathered, where, 'group leader', { groupIds: [group.id] })
    const entry = anEntry({
      ...checkedOf(where),
      partnershipId,
      id: chance.id(createdAt),
      groupId: group.id,
      organiserId: directory.organiserOf(words.name, words.village, words.place),
      accessFeatures: directory.featuresOf(words),
      name: group.name,
      summary: words.summary,
      whoSuits: words.whoSuits,
      firstVisit: words.firstVisit,
      whenItMeets: whenOf(words),
      cost: words.cost,
      isFree: words.cost.startsWith('Free'),
      access: words.access,
      contactName: leader.name,
      contactPhone: `01632 960${chance.whole(100, 999)}`,
      createdAt,
    })
    gathered.add('entry', entry)
    directory.addPlace(entry, words.village, words.place)
    directory.addSchedule(entry, ruleOfGroup(words, where.first), where.last)
    directory.addCost(entry, words.cost)
    directory.addTerms(entry, words, words.fits)
    return { id: group.id, entryId: entry.id, name: group.name, words, leader }
  })
  const services = serviceWords.map((words): Service => {
    const entry = anEntry({
      ...checkedOf(where),
      partnershipId,
      organiserId: directory.organiserOf(words.name, words.village, words.place),
      accessFeatures: directory.featuresOf(words),
      ways: words.village ? ['in person'] : ['by phone'],
      id: chance.id(createdAt),
      kind: 'service',
      name: called(words.name),
      summary: words.summary,
      whoSuits: words.whoSuits ?? '',
      whenItMeets: words.when,
      cost: words.cost ?? 'Free',
      isFree: words.cost === undefined,
      contactPhone: `01632 960${chance.whole(100, 999)}`,
      createdAt,
    })
    gathered.add('entry', entry)
    if (words.village) directory.addPlace(entry, words.village, words.place ?? '')
    directory.addSchedule(entry, ruleOfWords(words.when, where.first), where.last)
    directory.addCost(entry, words.cost)
    directory.addTerms(entry, words, words.fits)
    return { entryId: entry.id, name: entry.name, fits: words.fits }
  })
  return { groups, services }
}

function checkedOf({ chance, last, staff }: Where) {
  const workers = staff.teams.flatMap(({ linkWorkers }) => linkWorkers)
  return { lastCheckedOn: addDays(last, -chance.whole(3, 220)), lastCheckedBy: chance.pick(workers).name }
}

/** The days on which a group met, of the year. Not at Christmas, and now and then it rains. */
export function daysOfMeeting(chance: Chance, words: GroupWords, first: Day, last: Day): Day[] {
  const days: Day[] = []
  for (let day = firstMeeting(words, first); day <= last; day = nextMeeting(words, day)) {
    const isChristmas = day.slice(5) >= '12-23' || day.slice(5) <= '01-01'
    if (!isChristmas && !chance.is(0.04)) days.push(day)
  }
  return days
}

const nextMeeting = (words: GroupWords, day: Day): Day => {
  if (words.every === 'week') return addDays(day, 7)
  return words.every === 'fortnight' ? addDays(day, 14) : firstMeeting(words, `${addMonths(day, 1).slice(0, 7)}-01`)
}
