import { anEntry, anEntryPlace, anEntryTerm } from '../src/capabilities/community/factory.ts'
import { keepHistory } from '../src/capabilities/community/keeping/changes/keepHistory.ts'
import { closeForNow } from '../src/capabilities/community/keeping/changes/sayOfEntry.ts'
import { aKeeper, anAlikePair, aSuggestion } from '../src/capabilities/community/keeping/factory.ts'
import { addDays, type Day } from '../src/platform/clock.ts'
import { narrowed } from '../src/platform/database/narrowed.ts'
import type { Database } from '../src/platform/database/open.ts'
import { Viewer } from '../src/platform/viewer.ts'
import { wordsFor } from '../src/platform/words.ts'
import type { Locality } from './locality.ts'
import { momentOf } from './rows.ts'
import { CLOSED, closedBecause, keeperNames, suggestions, TWICE, twice } from './words/keepers.ts'

/** Who keeps the directory, what visitors told us, and one thing that is there twice. */
export function addKeeping({ gathered, partnershipId, chance: all, community, last, staff }: Locality) {
  const chance = all.apart('keeping')
  const createdAt = momentOf(addDays(last, -200), 10)
  for (const [i, { entryId, name }] of community.services.entries()) {
    // Some have nobody yet, for a worker to find.
    if (i % 4 === 3) continue
    const called = keeperNames[i % keeperNames.length] as string
    const email = `${called.toLowerCase().replace(' ', '.')}@keepers.example`
    gathered.add(
      'keeper',
      aKeeper({ partnershipId, id: entryId }, { name: called, ...(i % 5 === 4 ? { email: '', phone: '01632 960555' } : { email }), createdAt }),
    )
    if (name === TWICE) addTwice(entryId)
  }
  for (const [i, told] of suggestions.entries()) {
    const { entryId, id } = community.groups[i * 3] as (typeof community.groups)[number]
    const at = momentOf(addDays(last, -1 - 3 * i), 19)
    gathered.add('suggestion', aSuggestion({ partnershipId, id: entryId, groupId: id }, { ...told, id: chance.id(at), createdAt: at }))
  }

  function addTwice(entryId: string) {
    const there = gathered.of('entry').find(({ id }) => id === entryId)
    const place = gathered.of('entryPlace').find((each) => each.entryId === entryId)
    const worker = staff.teams[0]?.linkWorkers[0]
    if (!there || !worker) throw new Error(`There is no page of ${TWICE}`)
    const { organiserId = null, contactPhone = '', isFree = false } = there
    const lastCheckedOn = addDays(last, -340)
    const second = anEntry({
      ...twice,
      partnershipId,
      id: chance.id(createdAt),
      kind: 'service',
      organiserId,
      contactPhone,
      isFree,
      lastCheckedOn,
      lastCheckedBy: worker.name,
      createdAt,
    })
    gathered.add('entry', second)
    if (place) gathered.add('entryPlace', anEntryPlace(second, { ...place, entryId: second.id, id: chance.id(createdAt) }))
    const terms = gathered.of('entryTerm').filter((each) => each.entryId === entryId)
    gathered.add('entryTerm', ...terms.map(({ termId }) => anEntryTerm(second, { id: termId })))
    gathered.add('alike', anAlikePair(there, second, { because: place ? ['postcode', 'phone'] : ['phone'] }))
  }
}

/** What every page said when it was added, and one that is closed for now: written as the product writes it. */
export async function writeHistory({ pool }: Database, { partnershipId, community, staff, first, last }: Locality) {
  const worker = staff.teams[0]?.linkWorkers[0]
  const closed = community.services.find(({ name }) => name === CLOSED)
  if (!worker || !closed) throw new Error(`There is no ${CLOSED}, or nobody to close it`)
  const partnership = { id: partnershipId, slug: '', name: '', timeZone: 'Europe/London', phone: null, answersWithinDays: 5, staffNeedTotp: false }
  const viewer = new Viewer(partnership, { membershipId: worker.id, name: worker.name, hat: 'link worker' })
  const on = (day: Day) => ({
    viewer,
    now: momentOf(day, 11),
    today: day,
    requestId: 'demo',
    words: wordsFor('en', 'Europe/London'),
    house: undefined as never,
  })
  await narrowed(pool, viewer, async (tx) => {
    const entries = await tx.selectFrom('entry').select('id').where('partnershipId', '=', partnershipId).execute()
    await keepHistory({ tx, ...on(first) }, { entryIds: entries.map(({ id }) => id), did: 'added' })
    await closeForNow({ tx, ...on(addDays(last, -6)) }, { partnershipId, id: closed.entryId }, 1, { because: closedBecause, until: addDays(last, 24) })
  })
}
