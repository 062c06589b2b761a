import type { Insertable } from 'kysely'
import type { Visit, WeeklyUpdate } from '../../../../database/schema.ts'
import { newId } from '../../../platform/ids.ts'
import { outwardCode } from '../../../platform/postcode.ts'

type By = { partnershipId: string; byMembership: string }

/** A visit to a place. */
export const aVisit = (given: By & Partial<Insertable<Visit>>) => ({
  id: newId(),
  visitedOn: '2026-11-24',
  placeName: 'Mill Lane library',
  postcode: 'AS1 2AB',
  outwardCode: outwardCode(given.postcode ?? 'AS1 2AB') ?? '',
  offers: 'A warm room, computers, and a knitting table on Tuesdays.',
  welcoming: 'Somebody comes over and says hello.',
  welcomes: ['people on their own' as const],
  wouldLike: ['members' as const],
  byName: 'Sam Okoro',
  ...given,
})

/** A worker's week, published. */
export const aWeeklyUpdate = (given: By & Partial<Insertable<WeeklyUpdate>>) => ({
  id: newId(),
  weekOn: '2026-11-23',
  state: 'published' as const,
  publishedOn: '2026-11-27',
  lines: ['Visited Mill Lane library'],
  ownWords: 'A good week: two places offered us a room.',
  visits: 1,
  byName: 'Sam Okoro',
  ...given,
})
