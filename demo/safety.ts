import { aConcern, anOuting, howItBegan } from '../src/capabilities/safety/factory.ts'
import { addDays } from '../src/platform/clock.ts'
import { nameOf } from './cast.ts'
import type { Locality } from './locality.ts'
import { momentOf } from './rows.ts'
import type { Colleague } from './staff.ts'
import { concerns, outings, type WrittenConcern } from './words/safety.ts'

/** Within a day, so that what was raised yesterday still has time. */
const WITHIN = 24 * 60

const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)

/** What to do when somebody is not safe, who answers, the concerns of the year, and workers who were out alone. */
export function addSafety(locality: Locality) {
  const here = { ...locality, chance: locality.chance.apart('safety') }
  const [team] = here.staff.teams
  const [first, second] = [...(team?.coaches ?? []), ...(here.staff.teams[1]?.coaches ?? [])]
  const [worker] = team?.linkWorkers ?? []
  if (!first || !second || !worker) return
  const { gathered, partnershipId } = here
  const phones = { dutyPhone: '01632 960140', crisisPhone: '01632 960141', adultsPhone: '01632 960142', childrenPhone: '01632 960143' }
  gathered.add('safetyRules', { partnershipId, acknowledgeWithin: WITHIN, alarmAfter: 20, ...phones, version: 1 })
  const leads = [first, second]
  gathered.add('safetyLead', ...leads.map(({ id, name }, position) => ({ partnershipId, membershipId: id, position, name })))
  const theirs = gathered.of('support').filter(({ ledBy, state }) => ledBy === worker.id && state !== 'ended')
  const people = theirs.flatMap(({ personId }) => gathered.of('person').find(({ id, name }) => id === personId && name !== nameOf.person) ?? [])
  concerns.forEach((concern, at) => {
    const person = people[at]
    if (person) addConcern(here, concern, { person: { id: String(person.id), name: String(person.name) }, worker, leads })
  })
  addOutings(here, worker, first)
}

interface Concerned {
  person: { id: string; name: string }
  worker: Colleague
  leads: readonly Colleague[]
}

function addConcern({ gathered, partnershipId, chance, last }: Locality, { daysAgo, steps, ...words }: WrittenConcern, { person, worker, leads }: Concerned) {
  const raisedAt = momentOf(addDays(last, -daysAgo), 16, 40)
  const acknowledgeBy = later(raisedAt, WITHIN)
  const [first, second] = leads as [Colleague, Colleague]
  const isPassed = steps.some(({ step }) => step === 'next asked')
  const owner = isPassed ? second : first
  const state = steps.at(-1)?.step ?? 'raised'
  const at = (minutes: number) => later(raisedAt, minutes)
  const acknowledged = steps.find(({ step }) => step === 'acknowledged')
  const closed = steps.find(({ step }) => step === 'closed')
  const concern = aConcern({
    partnershipId,
    id: chance.id(raisedAt),
    personId: person.id,
    aboutName: person.name.split(' ')[0] as string,
    ...words,
    state: state === 'acknowledged' || state === 'acted' || state === 'closed' ? state : 'raised',
    ownerId: owner.id,
    ownerName: owner.name,
    acknowledgeBy,
    nextLookAt: acknowledgeBy,
    asked: isPassed ? 2 : 1,
    raisedBy: worker.id,
    raisedByName: worker.name,
    raisedAt,
    acknowledgedAt: acknowledged ? at(acknowledged.after) : null,
    closedAt: closed ? at(closed.after) : null,
    readerIds: leads.map(({ id }) => id),
    version: steps.length + 1,
  })
  gathered.add('concern', concern)
  gathered.add('concernStep', howItBegan({ ...concern, ownerName: first.name }))
  steps.forEach(({ step, after, note }, i) => {
    const by = step === 'next asked' ? { byMembership: null, byName: 'Livewell' } : { byMembership: owner.id, byName: owner.name }
    gathered.add('concernStep', howItBegan(concern, { version: i + 2, step, at: at(after), ...by }))
    if (!note) return
    const kind = step === 'closed' ? ('closing' as const) : ('done' as const)
    const written = { partnershipId, id: chance.id(at(after)), concernId: concern.id, kind, words: note, at: at(after), readerIds: concern.readerIds }
    gathered.add('concernNote', { ...written, byMembership: owner.id, byName: owner.name })
  })
}

function addOutings({ gathered, partnershipId, chance, last }: Locality, worker: Colleague, colleague: Colleague) {
  for (const { daysAgo, hour, minutes, ...where } of outings) {
    const begunAt = momentOf(addDays(last, -daysAgo), hour)
    const backAt = later(begunAt, minutes)
    const of = { partnershipId, membershipId: worker.id, byName: worker.name, readerIds: [colleague.id] }
    const times = { begunAt, backBy: later(begunAt, 90), backAt, nextLookAt: null }
    const ended = { state: 'back' as const, endedBy: worker.id, endedByName: worker.name, version: 2 }
    const outing = anOuting({ ...of, id: chance.id(begunAt), colleagueId: colleague.id, colleagueName: colleague.name, ...where, ...times, ...ended })
    gathered.add('outing', outing)
    const step = { ...of, outingId: outing.id }
    gathered.add('outingStep', { ...step, version: 1, step: 'out', at: begunAt }, { ...step, version: 2, step: 'back', at: backAt })
  }
}
