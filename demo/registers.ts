import type { Insertable } from 'kysely'
import type { Attendance, GroupMember, Introduction } from '../database/schema.ts'
import { aMeetup, aMember, anAttendance, anIntroduction } from '../src/capabilities/community/factory.ts'
import { type IntroductionState, stateAfter } from '../src/capabilities/community/introductions/introduction.ts'
import { calledName } from '../src/capabilities/people/person.ts'
import { addDays, type Day } from '../src/platform/clock.ts'
import { daysOfMeeting, type Group } from './community.ts'
import type { Locality } from './locality.ts'
import { earlier, momentOf } from './rows.ts'
import type { Supported } from './support.ts'
import { firstNames } from './words/names.ts'
import { saidOfIntroduction } from './words/reasons.ts'

/** What becomes of somebody in a group, before the register tells it. */
type Fate = 'never' | 'a few times' | 'regularly' | 'not for me'

/** Somebody who comes to a group: introduced, or there before. */
export interface Comer {
  member: Insertable<GroupMember> & { id: string; personId: string | null; teamId: string | null }
  from: Day
  until: Day
  /** How often of one time they come. */
  often: number
  /** No more times than this. */
  most: number
  introduction?: (Insertable<Introduction> & { id: string }) | undefined
  fate?: Fate
}

export type Comers = Map<string, Comer[]>

/** Introduces some of those supported to what fits them: most to a group with a register, a few to a service. */
export function addIntroductions(locality: Locality, supported: Supported, comers: Comers) {
  const { chance, community } = locality
  const { talks, themes } = supported
  const ofLinkWork = talks.filter(({ isLinkWork }) => isLinkWork)
  if (talks.length < 2 || !chance.is(ofLinkWork.length >= 2 ? 0.85 : 0.14)) return
  const names = themes.map(({ name }) => name)
  const fits = (words: readonly string[]) => words.some((name) => names.includes(name))
  for (let left = chance.is(0.25) ? 2 : 1; left > 0; left--) {
    const talk = chance.pick(ofLinkWork.length >= 2 ? ofLinkWork.slice(0, 4) : talks.slice(1))
    const services = community.services.filter((service) => fits(service.fits))
    if (chance.is(0.22) && services.length > 0) {
      introduceToService(locality, supported, chance.pick(services), talk)
    } else {
      const fitting = community.groups.filter(({ words }) => fits(words.fits))
      introduceToGroup(locality, supported, chance.pick(fitting.length > 0 ? fitting : community.groups), talk, comers)
    }
  }
}

const introductionOf = ({ chance, partnershipId }: Locality, { person, support, team }: Supported, talk: Supported['talks'][number]) => ({
  partnershipId,
  id: chance.id(momentOf(talk.on, 17, chance.whole(0, 59))),
  personId: person.id,
  supportId: support.id,
  teamId: team.id,
  calledName: calledName(person.name),
  byMembership: talk.by.id,
  byName: talk.by.name,
  introducedOn: talk.on,
})

function introduceToService(locality: Locality, supported: Supported, service: { entryId: string; name: string }, talk: Supported['talks'][number]) {
  const { chance, gathered } = locality
  // No register says what came of it: the person does.
  const first = chance.weighted([
    ['introduced', 35],
    ['came once', 35],
    ['comes regularly', 20],
    ['not for me', 10],
  ] as const)
  const state = settled(locality, first, talk.on)
  const said = chance.pick(saidOfIntroduction[state] ?? [''])
  gathered.add('introduction', anIntroduction({ ...introductionOf(locality, supported, talk), entryId: service.entryId, entryName: service.name, state, said }))
}

const SOON_ASKED = 60 // days

/** Where nothing came of an introduction for long, somebody mostly has asked, and heard that it was not for them. */
const settled = ({ chance, last }: Locality, state: IntroductionState, introducedOn: Day): IntroductionState =>
  state === 'introduced' && introducedOn < addDays(last, -SOON_ASKED) && chance.is(0.9) ? 'not for me' : state

const FATES: readonly (readonly [Fate, number])[] = [
  ['regularly', 56],
  ['a few times', 20],
  ['never', 15],
  ['not for me', 9],
]

/** Introduces somebody to a group, unless they know it already. The register of the year says later how often they came. */
export function introduceToGroup(locality: Locality, supported: Supported, group: Group, talk: Supported['talks'][number], comers: Comers, fate?: Fate) {
  const { chance, gathered, partnershipId, last } = locality
  const there = comers.get(group.id) ?? []
  if (there.some(({ member }) => member.personId === supported.person.id)) return
  const row = introductionOf(locality, supported, talk)
  const member = aMember({
    partnershipId,
    id: chance.id(momentOf(talk.on, 17)),
    groupId: group.id,
    calledName: row.calledName,
    personId: supported.person.id,
    teamId: supported.team.id,
    createdAt: momentOf(talk.on, 17),
  }) as Comer['member']
  const introduction = anIntroduction({ ...row, entryId: group.entryId, entryName: group.name, groupId: group.id, memberId: member.id })
  gathered.add('groupMember', member)
  gathered.add('introduction', introduction)
  const becomes = fate ?? chance.weighted(FATES)
  const stays = becomes === 'regularly' ? (chance.is(0.75) ? 400 : chance.whole(60, 150)) : 60
  there.push({
    member,
    introduction,
    fate: becomes,
    from: addDays(talk.on, chance.whole(1, 10)),
    until: earlier(addDays(talk.on, stays), last),
    often: becomes === 'regularly' ? chance.around(0.74, 0.1) : 0.6,
    most: { regularly: 999, 'a few times': chance.whole(1, 2), never: 0, 'not for me': chance.whole(0, 1) }[becomes],
  })
  comers.set(group.id, there)
}

/** The registers of the year: who came to each meet-up, and what that says of members and introductions. */
export function addRegisters(locality: Locality, comers: Comers) {
  const { chance, community, first, last } = locality
  for (const group of community.groups) {
    const days = daysOfMeeting(chance, group.words, first, last)
    const all = [...regularsOf(locality, group), ...(comers.get(group.id) ?? [])]
    const came = new Map<Comer, Day[]>(all.map((comer) => [comer, []]))
    for (const on of days) addMeetup(locality, group, on, came)
    for (const [comer, daysOfThem] of came) tell(locality, comer, daysOfThem)
  }
}

/** Those who came before anybody was introduced, and a few who found the way by themselves. */
function regularsOf({ chance, gathered, partnershipId, first, last }: Locality, { id: groupId, words }: Group): Comer[] {
  const names = chance.some(firstNames, words.regulars + chance.whole(2, 5))
  return names.map((calledName, at) => {
    const from = at < words.regulars ? first : addDays(first, chance.whole(20, 330))
    const member = aMember({ partnershipId, id: chance.id(momentOf(from, 10)), groupId, calledName, createdAt: momentOf(from, 10) }) as Comer['member']
    gathered.add('groupMember', member)
    const until = chance.is(0.8) ? last : addDays(from, chance.whole(40, 200))
    return { member, from, until, often: Math.max(0.2, chance.around(0.62, 0.18)), most: 999 }
  })
}

function addMeetup({ chance, gathered, partnershipId }: Locality, group: Group, on: Day, came: Map<Comer, Day[]>) {
  const ticked: Comer[] = []
  for (const [comer, days] of came) {
    if (on < comer.from || on > comer.until || days.length >= comer.most || !chance.is(comer.often)) continue
    days.push(on)
    ticked.push(comer)
  }
  const others = chance.weighted([
    [0, 45],
    [1, 25],
    [2, 15],
    [3, 9],
    [5, 6],
  ] as const)
  const at = momentOf(on, 18, chance.whole(0, 59))
  const { id: byMembership, name: byName } = group.leader
  const attendances = ticked.length + others
  const meetup = aMeetup({ partnershipId, id: chance.id(at), groupId: group.id, metOn: on, others, attendances, byMembership, byName, createdAt: at })
  gathered.add('meetup', meetup)
  const rows: Insertable<Attendance>[] = ticked.map(({ member }) => anAttendance({ ...meetup, metOn: on }, member))
  gathered.add('attendance', ...rows)
}

/** Writes down on the member and the introduction what the register says. */
function tell(locality: Locality, { member, introduction, fate }: Comer, days: readonly Day[]) {
  Object.assign(member, { came: days.length, firstCameOn: days[0] ?? null, lastCameOn: days.at(-1) ?? null })
  if (!introduction) return
  const state = fate === 'not for me' ? 'not for me' : settled(locality, stateAfter(days.length), introduction.introducedOn as Day)
  Object.assign(introduction, {
    state,
    firstCameOn: days[0] ?? null,
    regularOn: days[2] ?? null,
    stateSince: (state === 'comes regularly' ? days[2] : state === 'not for me' ? days.at(-1) : days[0]) ?? introduction.introducedOn,
    said: locality.chance.pick(saidOfIntroduction[state] ?? ['']),
    version: 1 + Math.min(2, days.length),
  })
}
