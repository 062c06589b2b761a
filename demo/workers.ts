import { anItem, aPair, aReflection, aTalk } from '../src/capabilities/workers/factory.ts'
import type { Answer } from '../src/capabilities/workers/reflection/questions.ts'
import { order } from '../src/capabilities/workers/reflection/questions.ts'
import { foldPhrase } from '../src/capabilities/workers/wording/noticing.ts'
import { addDays, addMonths } from '../src/platform/clock.ts'
import { nameOf } from './cast.ts'
import type { Locality } from './locality.ts'
import { momentOf, onWorkingDay } from './rows.ts'
import type { Colleague } from './staff.ts'
import { agenda, agreed, offers, remembered, ways, wishes } from './words/workers.ts'

/** How the workers look after their own work: supervision, looking back, words, what they offer, and who would suit whom. */
export function addOwnWork(locality: Locality) {
  const here = { ...locality, chance: locality.chance.apart('own work') }
  const { staff, gathered, partnershipId, chance, first } = here
  for (const { coaches, linkWorkers } of staff.teams) {
    for (const [at, worker] of linkWorkers.entries()) addSupervision(here, coaches[at % coaches.length] as Colleague, worker)
  }
  const [linkWorker] = staff.teams[0]?.linkWorkers ?? []
  if (linkWorker) lookBack(here, linkWorker)
  const workers = staff.teams.flatMap(({ id, coaches, linkWorkers }) => [...coaches, ...linkWorkers].map((worker) => ({ ...worker, teamId: id })))
  workers.forEach(({ id, name, teamId }, at) => {
    const offer = offers[at]
    if (!offer) return
    const { languages, topics, ...words } = offer
    gathered.add('workerOffer', { partnershipId, membershipId: id, name, teamIds: [teamId], languages: [...languages], topics: [...topics], ...words })
  })
  for (const { phrase, say } of ways) {
    gathered.add('wayOfSaying', { partnershipId, id: chance.id(momentOf(first, 9)), phrase, foldedPhrase: foldPhrase(phrase), say })
  }
  addWishes(here)
}

function addSupervision({ gathered, partnershipId, chance, first, last, today }: Locality, supervisor: Colleague, worker: Colleague) {
  const row = gathered.of('membership').find(({ id }) => id === supervisor.id)
  if (row) row.supervises = [...((row.supervises as string[] | undefined) ?? []), worker.id]
  const names = { supervisorId: supervisor.id, supervisorName: supervisor.name, workerId: worker.id, workerName: worker.name }
  const days = Array.from({ length: 6 }, (_, at) => onWorkingDay(addMonths(addDays(last, -chance.whole(3, 24)), -at)))
  const lastOn = days[0] as string
  const due = addDays(lastOn, chance.whole(26, 31))
  const nextOn = onWorkingDay(due < today ? addDays(today, 2) : due)
  const pair = aPair({ partnershipId, id: chance.id(momentOf(first, 9)), ...names, lastOn, nextOn })
  gathered.add('supervisionPair', pair)
  days.forEach((heldOn, at) => {
    const words = agreed[(at + chance.whole(0, 3)) % agreed.length] as string
    gathered.add('supervisionTalk', aTalk(pair, { id: chance.id(momentOf(heldOn, 15)), heldOn, agreed: words, at: momentOf(heldOn, 15) }))
  })
  chance
    .shuffled([...agenda])
    .slice(0, 2)
    .forEach((words, at) => {
      const by = at === 0 ? worker : supervisor
      const addedAt = momentOf(addDays(last, -at - 1), 12, at)
      gathered.add('supervisionItem', anItem(pair, { id: chance.id(addedAt), words, byMembership: by.id, byName: by.name, addedAt }))
    })
}

/** Somebody who looks back most weeks, and slowly does more of what they set out to. */
function lookBack({ gathered, partnershipId, chance, last }: Locality, worker: Colleague) {
  const of = { partnershipId, membershipId: worker.id }
  for (let week = 30; week >= 0; week--) {
    if (chance.is(0.25)) continue
    const lookedBackOn = addDays(last, -week * 7 - 1)
    const answer = (): Answer => (chance.is(0.45 + (30 - week) / 80) ? 3 : chance.is(0.7) ? 2 : 1)
    const answers = Object.fromEntries(order.flatMap((question) => (chance.is(0.85) ? [[question, answer()]] : [])))
    const note = chance.is(0.3) ? chance.pick(remembered) : ''
    gathered.add('reflection', aReflection({ ...of, id: chance.id(momentOf(lookedBackOn, 17)), lookedBackOn, answers: JSON.stringify(answers), note }))
  }
  for (let month = 8; month >= 0; month--) {
    const notes = chance.whole(18, 34)
    gathered.add('wordTally', { ...of, monthOn: `${addMonths(last, -month).slice(0, 7)}-01`, notes, noticed: Math.round((notes * (month + 2)) / 30) })
  }
}

function addWishes({ gathered, partnershipId, chance, last }: Locality) {
  const supported = gathered.of('support').filter(({ state }) => state !== 'ended')
  const rosa = gathered.of('person').find(({ name }) => name === nameOf.person)
  const people = [
    ...(rosa ? [rosa] : []),
    ...chance.shuffled(supported).flatMap(({ personId }) => gathered.of('person').find(({ id }) => id === personId) ?? []),
  ]
  const distinct = people.filter((person, at) => people.findIndex(({ id }) => id === person.id) === at)
  wishes.forEach(({ topics, words }, at) => {
    const person = distinct[at]
    if (!person) return
    const saidOn = addDays(last, -chance.whole(3, 60))
    gathered.add('workerWish', { partnershipId, personId: person.id, teamId: person.teamId, topics: [...topics], words, byName: person.name, saidOn })
  })
}
