import { aGroup, anEntry } from '../src/capabilities/community/factory.ts'
import { addDays, type Day } from '../src/platform/clock.ts'
import type { Chance } from './chance.ts'
import { type Gathered, momentOf } from './rows.ts'
import type { Setting } from './setting.ts'
import { addColleague, type Cast, type Colleague, type Staff } from './staff.ts'
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
  const groups = groupWords.map((words): Group => {
    const group = aGroup({ partnershipId, id: chance.id(createdAt), name: called(words.name), createdAt })
    gathered.add('communityGroup', group)
    const leader = addColleague(gathered, where, 'group leader', { groupIds: [group.id] })
    const entry = anEntry({
      ...placeOf(where, words.village, words.place),
      ...checkedOf(where),
      partnershipId,
      id: chance.id(createdAt),
      groupId: group.id,
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
    return { id: group.id, entryId: entry.id, name: group.name, words, leader }
  })
  const services = serviceWords.map((words): Service => {
    const entry = anEntry({
      ...(words.village ? placeOf(where, words.village, words.place ?? '') : {}),
      ...checkedOf(where),
      partnershipId,
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
    return { entryId: entry.id, name: entry.name, fits: words.fits }
  })
  return { groups, services }
}

function placeOf({ chance, setting }: Where, village: string, placeName: string) {
  const at = setting.villages.find(({ name }) => name === village)
  if (!at) throw new Error(`There is no village ${village}`)
  const near = { latitude: at.latitude + chance.around(0, 0.0025), longitude: at.longitude + chance.around(0, 0.004) }
  return { placeName: `${placeName}, ${village}`, address: `${placeName}, ${village}`, postcode: chance.pick(at.postcodes), ...near }
}

function checkedOf({ chance, last, staff }: Where) {
  const workers = staff.teams.flatMap(({ linkWorkers }) => linkWorkers)
  return { lastCheckedOn: addDays(last, -chance.whole(3, 220)), lastCheckedBy: chance.pick(workers).name }
}

/** The days on which a group met, of the year. Not at Christmas, and now and then it rains. */
export function daysOfMeeting(chance: Chance, { weekday, every }: GroupWords, first: Day, last: Day): Day[] {
  const days: Day[] = []
  let day = first
  while (momentOf(day, 12).getUTCDay() !== weekday % 7) day = addDays(day, 1)
  const step = { week: 7, fortnight: 14, month: 28 }[every]
  for (; day <= last; day = addDays(day, step)) {
    const isChristmas = day.slice(5) >= '12-23' || day.slice(5) <= '01-01'
    if (!isChristmas && !chance.is(0.04)) days.push(day)
  }
  return days
}
