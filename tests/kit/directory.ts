import {
  aCost,
  anEntry,
  anEntryPlace,
  anEntryTerm,
  anException,
  anOrganiser,
  aPlace,
  aSchedule,
  aTaxonomy,
  aTerm,
  somebodyToAsk,
} from '../../src/capabilities/community/factory.ts'
import type { World } from './world.ts'

/** A few entries of every kind that the feed has to say something about, with all that may belong to one. Changed long before any test asks. */
export async function sowDirectory(world: World) {
  const { partnershipId } = world
  const changedAt = new Date('2026-06-01T09:00:00Z')
  const organiser = anOrganiser({
    partnershipId,
    changedAt,
    summary: 'Neighbours who look after it.',
    website: 'river.example/friends of',
    email: 'hello@river.example',
    phone: '0115 496 0201',
  })
  const idle = anOrganiser({ partnershipId, changedAt, name: 'Idle hands', website: 'none yet', email: 'ask at the door' })
  const about = aTaxonomy({ partnershipId, changedAt, uri: 'https://terms.example/about' })
  const whom = aTaxonomy({ partnershipId, changedAt, name: 'Whom it suits' })
  const outdoors = aTerm(about, { name: 'Outdoors', changedAt })
  const walking = aTerm(about, { name: 'Walking', parentId: outdoors.id, code: 'W1', uri: 'https://terms.example/walking', changedAt })
  const carers = aTerm(whom, { name: 'People who care for somebody', changedAt })

  const walk = anEntry({
    partnershipId,
    changedAt,
    organiserId: organiser.id,
    name: 'Mill walk',
    summary: 'A gentle walk along the river.',
    whoSuits: 'Anybody who <likes> ducks & "quiet"',
    firstVisit: 'Jo meets you at the gate.',
    whenItMeets: 'Thursdays at 10am',
    contactName: 'Jo Bell',
    contactPhone: '0115 496 0200',
    contactEmail: 'jo@river.example',
    website: 'https://river.example/a|b%zz?q=é{}',
    agesFrom: 18,
    agesTo: 90,
    accessFeatures: ['step-free', 'toilets'],
    isFree: false,
    languages: ['en', 'pl', 'not a code'],
    roomFor: 20,
    placesLeft: 0,
  })
  const hall = anEntryPlace(walk, { address: '1 Mill Lane', town: 'Ashcombe', county: 'Nottinghamshire', access: 'A ramp at the side.' })
  const online = anEntryPlace(walk, { position: 1, kind: 'virtual', name: 'On the screen', postcode: null, latitude: null, longitude: null })
  const thursdays = aSchedule(walk, { placeId: hall.id })
  const lunch = anEntry({
    partnershipId,
    changedAt,
    name: 'Lunch club',
    kind: 'service',
    summary: 'Soup and company.',
    isFree: false,
    website: 'ask at the bar',
    contactEmail: 'ring us',
    state: 'closed for now',
    closedBecause: 'The kitchen is being mended',
    closedUntil: '2027-01-10',
  })
  const far = anEntryPlace(lunch, { name: 'Far hall', latitude: 53.2, longitude: -1.05, postcode: 'AS2 1AA' })
  const choir = anEntry({ partnershipId, changedAt, name: 'Choir', summary: '', agesFrom: 60 })
  const rested = anEntry({ partnershipId, changedAt: new Date('2026-11-20T09:00:00Z'), name: 'Chess', state: 'at rest' })
  const stale = anEntry({ partnershipId, changedAt: new Date('2025-11-20T09:00:00Z'), name: 'Bingo', lastCheckedOn: '2025-11-25' })
  const stalePlace = anEntryPlace(stale)

  await world.sow({
    place: [aPlace({ partnershipId, name: 'AS1 2AB', latitude: 52.91, longitude: -1.06 })],
    organiser: [organiser, idle],
    taxonomy: [about, whom],
    term: [outdoors, walking, carers],
    entry: [walk, lunch, choir, rested, stale],
    entryPlace: [hall, online, far, stalePlace],
    schedule: [
      thursdays,
      aSchedule(walk, { position: 1, freq: 'MONTHLY', byDay: ['1FR'], opensAt: '18:00', closesAt: '20:00', notOnBankHolidays: true, note: 'With cake.' }),
      aSchedule(lunch, { freq: 'DAILY', byDay: [], opensAt: '12:00', closesAt: '14:00' }),
      aSchedule(lunch, { position: 1, freq: 'DAILY', everyN: 3, byDay: [] }),
      aSchedule(choir, { freq: 'YEARLY', byDay: [], opensAt: null, closesAt: null }),
    ],
    scheduleException: [anException(thursdays, '2026-12-24', { because: 'The hall is closed' })],
    costOption: [aCost(walk, { option: 'With a cup of tea', amountPence: 250 }), aCost(lunch, { amountPence: null, amountWords: 'What you can' })],
    entryContact: [somebodyToAsk(walk, { name: 'Ada', title: 'Walk leader', phone: '0115 496 0203', email: 'ada at home' })],
    entryTerm: [anEntryTerm(walk, walking), anEntryTerm(walk, carers), anEntryTerm(choir, carers)],
  })
  return { organiser, idle, about, whom, outdoors, walking, carers, walk, hall, online, lunch, far, choir, rested, stale, stalePlace }
}
