import type { Insertable } from 'kysely'
import type { Alike, EntryHistory, Keeper, Suggestion } from '../../../../database/schema.ts'
import { newId } from '../../../platform/ids.ts'
import { snake } from './snake.ts'

type Of = { partnershipId: string; id: string; groupId?: string | null }

/** Who keeps an entry. */
export const aKeeper = ({ partnershipId, id }: Of, given: Partial<Insertable<Keeper>> = {}) => ({
  partnershipId,
  entryId: id,
  name: 'Ada Frost',
  email: 'ada@walkers.example',
  ...given,
})

/** What somebody says is wrong with an entry. */
export const aSuggestion = ({ partnershipId, id, groupId = null }: Of, given: Partial<Insertable<Suggestion>> = {}) => ({
  partnershipId,
  id: newId(),
  entryId: id,
  groupId,
  about: 'when' as const,
  said: 'They meet at half past ten now.',
  createdAt: new Date('2026-11-30T09:00:00Z'),
  ...given,
})

/** Two entries that may be the same thing. */
export const anAlikePair = (one: Of, other: Of, given: Partial<Insertable<Alike>> = {}) => {
  const [oneId, otherId] = [one.id, other.id].sort() as [string, string]
  return { partnershipId: one.partnershipId, oneId, otherId, because: ['phone' as const], ...given }
}

/** An entry as it was after a change. `whole` has to be what the row was then. */
export const aVersion = ({ partnershipId, id, groupId = null }: Of, given: Partial<Insertable<EntryHistory>> = {}) => ({
  partnershipId,
  entryId: id,
  groupId,
  version: 1,
  at: new Date('2026-11-02T09:00:00Z'),
  byName: 'Sam Okoro',
  did: 'added',
  whole: aWhole({ id }),
  ...given,
})

/** An entry without any parts, as history keeps it. */
export const aWhole = (entry: object) => JSON.stringify({ entry: snake(entry), places: [], schedules: [], exceptions: [], costs: [], contacts: [], terms: [] })
