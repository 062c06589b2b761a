import { aGroup } from '../src/capabilities/community/factory.ts'
import { aLastingCheck, aLineOfMoney, aPieceOfKit, aStepOfLife, aWaitingPlace, aWish } from '../src/capabilities/community/groups/factory.ts'
import type { GroupState } from '../src/capabilities/community/groups/group.ts'
import { type Answers, aspects, leastOf, scoreOf } from '../src/capabilities/community/groups/lasting.ts'
import { addDays, addMonths, type Day } from '../src/platform/clock.ts'
import type { Chance } from './chance.ts'
import type { Group } from './community.ts'
import type { Locality } from './locality.ts'
import { momentOf } from './rows.ts'
import { addColleague } from './staff.ts'
import { firstNames } from './words/names.ts'

/** How each group has come to where it is; the first one of these is of the first group, and so on, round and round. */
const LIVES: readonly (readonly [GroupState, string][])[] = [
  [
    ['idea', 'Two neighbours asked for it at the library'],
    ['starting', 'We found a place, and put up posters'],
    ['supported', 'Nine people came, and came back'],
  ],
  [
    ['starting', 'It began with a coffee morning'],
    ['supported', 'A link worker walks along each week'],
    ['standing on its own', 'Two of the group lead it now, turn by turn'],
  ],
  [
    ['supported', 'A grant paid for the room'],
    ['standing on its own', 'A tin on the table pays for the room'],
  ],
  [
    ['starting', 'The hall gave us Mondays for nothing'],
    ['supported', 'It has met every week since'],
  ],
  [
    ['supported', 'It met at the surgery first'],
    ['resting', 'Its leader is away until spring'],
  ],
  [['starting', 'Its first meet-ups, with tea']],
]

/** Groups that have no register: one that is wished for, and one that has been. */
const OTHERS: readonly { name: string; life: readonly [GroupState, string][] }[] = [
  { name: 'A shed for making things', life: [['idea', 'Five people asked for it in conversations']] },
  {
    name: 'Knitting at lunchtime',
    life: [
      ['supported', 'It met at the library'],
      ['ended', 'Most of its people joined Stitch and chat'],
    ],
  },
]

const KIT = ['The big teapot', 'A first-aid box', 'A folding sign', 'Twelve cups', 'The key to the hall', 'A speaker', 'High-visibility vests']
const MONEY: readonly (readonly [number, string])[] = [
  [2500, 'The tea tin'],
  [-1240, 'Tea, milk and biscuits'],
  [10_000, 'A gift from the parish council'],
  [-3500, 'The hall, a month'],
  [-899, 'A folding sign'],
  [1850, 'A raffle'],
]
const SAID = [
  'We would like somebody to share the key with.',
  'More of us have begun to lead. It feels like ours.',
  'The hall may be sold. We are looking around.',
  'If Ann could not come, we would be stuck.',
  '',
]

/** What keeps the groups of a locality going, after its registers: their lives, kit, money, whether they will last, who waits. */
export function addGroupLives(locality: Locality) {
  const chance = locality.chance.apart('lives of groups')
  countPeople(locality)
  locality.community.groups.forEach((group, at) => {
    const life = LIVES[at % LIVES.length] ?? []
    addLife(locality, chance, group.id, group.leader, life, addDays(locality.first, 20))
    addBelongings(locality, chance, group)
    addChecks(locality, chance, group, life.at(-1)?.[0] ?? 'supported', at)
    if (at === 0 || at % 5 === 2) addWaitingList(locality, chance, group)
    if (at % 3 === 0) addWishes(locality, chance, group)
    if (at % 4 === 1) {
      addColleague(locality.gathered, { partnershipId: locality.partnershipId, chance, createdAt: momentOf(locality.first, 9) }, 'volunteer', {
        groupIds: [group.id],
      })
    }
  })
  for (const { name, life } of OTHERS) {
    const { partnershipId, gathered, community, first } = locality
    const group = aGroup({ partnershipId, id: chance.id(momentOf(first, 9)), name, createdAt: momentOf(first, 9) })
    gathered.add('communityGroup', group)
    const leader = community.groups[0]?.leader
    if (leader) addLife(locality, chance, group.id, leader, life, addMonths(first, 8))
  }
}

const rowOf = ({ gathered }: Locality, groupId: string) => gathered.of('communityGroup').find(({ id }) => id === groupId)

/** Workers read how many came, and no names: the number is kept with the group. */
function countPeople({ gathered }: Locality) {
  const counted = new Map<string, { people: number; again: number }>()
  for (const { groupId, came } of gathered.of('groupMember')) {
    const { people, again } = counted.get(groupId) ?? { people: 0, again: 0 }
    counted.set(groupId, { people: people + (Number(came) > 0 ? 1 : 0), again: again + (Number(came) > 1 ? 1 : 0) })
  }
  for (const row of gathered.of('communityGroup'))
    Object.assign(row, { peopleCame: counted.get(row.id)?.people ?? 0, cameAgain: counted.get(row.id)?.again ?? 0 })
}

function addLife(locality: Locality, chance: Chance, groupId: string, by: Group['leader'], life: readonly [GroupState, string][], begins: Day) {
  const { partnershipId, gathered, last } = locality
  let on = begins
  for (const [at, [state, because]] of life.entries()) {
    gathered.add(
      'groupLife',
      aStepOfLife({ partnershipId, groupId, version: at + 1, state, because, sinceOn: on, byMembership: by.id, byName: by.name, createdAt: momentOf(on, 17) }),
    )
    Object.assign(rowOf(locality, groupId) ?? {}, { state, stateSince: on, version: at + 1 })
    on = addDays(on, chance.whole(30, 110))
    if (on > last) on = last
  }
}

function addBelongings({ partnershipId, gathered, last, ...rest }: Locality, chance: Chance, { id: groupId, leader }: Group) {
  const createdAt = momentOf(rest.first, 9)
  for (const what of chance.some(KIT, chance.whole(2, 4))) {
    gathered.add(
      'groupKit',
      aPieceOfKit({
        partnershipId,
        groupId,
        id: chance.id(createdAt),
        what,
        heldBy: chance.pick([leader.name.split(' ')[0] ?? '', ...firstNames.slice(0, 9)]),
        createdAt,
      }),
    )
  }
  Object.assign(gathered.of('communityGroup').find(({ id }) => id === groupId) ?? {}, {
    placeNote: chance.pick([
      'The key hangs at the shop next door. The heating needs ten minutes.',
      'Ring the caretaker the day before. Chairs go back against the wall.',
      '',
    ]),
  })
  for (const [at, [pence, whatFor]] of MONEY.slice(0, chance.whole(2, MONEY.length)).entries()) {
    const movedOn = addDays(last, -150 + at * 24)
    const by = { byMembership: leader.id, byName: leader.name }
    gathered.add(
      'groupMoney',
      aLineOfMoney({ partnershipId, groupId, id: chance.id(momentOf(movedOn, 18)), movedOn, pence, whatFor, ...by, createdAt: momentOf(movedOn, 18) }),
    )
  }
}

/** Two rounds of questions, half a year apart; a few groups are asked anew in these days. */
function addChecks(locality: Locality, chance: Chance, { id: groupId, leader }: Group, state: GroupState, at: number) {
  const { partnershipId, gathered, last, staff } = locality
  const row = rowOf(locality, groupId)
  if (!row || state === 'idea' || state === 'ended') return
  const isSure = state === 'standing on its own'
  const worker = chance.pick(staff.teams.flatMap(({ linkWorkers }) => linkWorkers))
  for (const months of at % 6 === 5 ? [] : [8, 2]) {
    // The first group is the one of the demo's leader: it is time for its questions.
    const answeredOn = addDays(addMonths(last, -months - (at === 0 ? 5 : 0)), -chance.whole(0, 20))
    const middle = (isSure ? 4.3 : 3.2) + (at % 7 === 3 ? (months === 2 ? -1 : 0.6) : months === 2 ? 0.3 : -0.3)
    const answers = Object.fromEntries(aspects.map((aspect) => [aspect, Math.min(5, Math.max(1, Math.round(chance.around(middle, 0.7))))])) as Answers
    const by = { byMembership: leader.id, byName: leader.name, createdAt: momentOf(answeredOn, 19) }
    gathered.add('lastingCheck', aLastingCheck({ partnershipId, groupId, id: chance.id(by.createdAt), answeredOn, ...answers, said: chance.pick(SAID), ...by }))
    Object.assign(row, { lastingScore: scoreOf(answers), lastingLeast: leastOf(answers), lastingCheckedOn: answeredOn })
  }
  if (state === 'supported') {
    const handsOverOn = addDays(last, at % 9 === 3 ? -12 : chance.whole(12, 160))
    Object.assign(row, {
      handsOverOn,
      handsOverTo: `${leader.name.split(' ')[0]} and ${chance.pick(firstNames)}`,
      supportedBy: worker.id,
      supportedByName: worker.name,
    })
  }
}

/** The group is full: one place is held, and somebody has to be rung; others wait. */
function addWaitingList({ partnershipId, gathered, last }: Locality, chance: Chance, { id: groupId, leader }: Group) {
  Object.assign(gathered.of('entry').find((entry) => entry.groupId === groupId) ?? {}, { roomFor: 16, placesLeft: 0 })
  const names = chance.some(firstNames, 3)
  for (const [at, calledName] of names.entries()) {
    const askedOn = addDays(last, -40 + at * 11)
    const how =
      at === 1
        ? { reachBy: 'email' as const, reachAt: `${calledName.toLowerCase()}@people.example` }
        : at === 2
          ? { reachBy: 'text' as const, reachAt: `07700 900${chance.whole(100, 999)}` }
          : { reachBy: 'phone' as const, reachAt: `01632 960${chance.whole(100, 999)}` }
    const held = at === 0 ? { state: 'held' as const, heldUntil: addDays(last, 5) } : {}
    const by = { byMembership: leader.id, byName: leader.name, createdAt: momentOf(askedOn, 12) }
    gathered.add('waitingPlace', aWaitingPlace({ partnershipId, groupId, id: chance.id(by.createdAt), calledName, askedOn, ...how, ...held, ...by }))
  }
}

/** Some of those who come would like a word. */
function addWishes({ partnershipId, gathered, last }: Locality, chance: Chance, { id: groupId, leader }: Group) {
  const members = gathered.of('groupMember').filter((member) => member.groupId === groupId && Number(member.came) > 2)
  for (const [at, { id: memberId, calledName }] of chance.some(members, 5).entries()) {
    const byPhone = { email: '', phone: `01632 960${chance.whole(100, 999)}`, beforeBy: null, afterMissing: true }
    const byEmail = { phone: '', email: `${calledName.toLowerCase().replace(/[^a-z]+/g, '.')}@people.example`, beforeBy: 'email' as const, afterMissing: false }
    const byText = { email: '', phone: `07700 900${chance.whole(100, 999)}`, beforeBy: 'text' as const, afterMissing: true }
    const how = [byPhone, byEmail, byText][at % 3]
    gathered.add('memberWish', aWish({ partnershipId, groupId, memberId, calledName, agreedOn: addDays(last, -60 + at), notedBy: leader.name, ...how }))
  }
}
