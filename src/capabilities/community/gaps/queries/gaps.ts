import { sql } from 'kysely'
import type { Day } from '../../../../platform/clock.ts'
import { anyOf, type Given, kept } from '../../../../platform/database/kept.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { OfTeams } from '../../../../platform/viewer.ts'
import type { Area, Gap, GapState, Tally } from '../gap.ts'

export interface After {
  stateSince: Day
  id: string
}

/** A gap. Every member may read it. */
export const findGap = (tx: Tx, partnershipId: string, id: string): Promise<Gap | undefined> =>
  tx.selectFrom('gap').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

export const findGapByInterest = (tx: Tx, partnershipId: string, interestKey: string, outwardCode: string): Promise<Gap | undefined> =>
  tx
    .selectFrom('gap')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('interestKey', '=', interestKey)
    .where('outwardCode', '=', outwardCode)
    .executeTakeFirst()

/** Exactly how many want what a gap is about, for the team of its area. */
export const findTally = (tx: Tx, { partnershipId, id }: Pick<Gap, 'partnershipId' | 'id'>): Promise<Tally | undefined> =>
  tx.selectFrom('gapTally').selectAll().where('partnershipId', '=', partnershipId).where('gapId', '=', id).executeTakeFirst()

/** Gaps in a state, or all of them, what moved latest first; each with its exact number where the viewer may know it. */
export const listGaps = (
  tx: Tx,
  partnershipId: string,
  { state, after, limit = 25 }: { state?: GapState | undefined; after?: After | undefined; limit?: number },
) =>
  tx
    .selectFrom('gap as g')
    .leftJoin('gapTally as t', (join) => join.onRef('t.partnershipId', '=', 'g.partnershipId').onRef('t.gapId', '=', 'g.id'))
    .select(['g.id', 'g.interest', 'g.area', 'g.state', 'g.stateSince', 'g.became', 'g.people'])
    .select(sql<number | null>`t.conversations + t.wishes + t.waiting`.as('exactly'))
    .where('g.partnershipId', '=', partnershipId)
    .$if(state !== undefined, (query) => query.where('g.state', '=', state as GapState))
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('g.stateSince', 'g.id'), '<', eb.tuple(after?.stateSince as string, after?.id as string))),
    )
    .orderBy('g.stateSince', 'desc')
    .orderBy('g.id', 'desc')
    .limit(limit)
    .execute()

/** How a gap came to where it is, latest step first. */
export const listSteps = (tx: Tx, { partnershipId, id }: Pick<Gap, 'partnershipId' | 'id'>, limit = 50) =>
  tx
    .selectFrom('gapHistory')
    .select(['version', 'state', 'sinceOn', 'became', 'byName'])
    .where('partnershipId', '=', partnershipId)
    .where('gapId', '=', id)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()

/** Where a gap may be: each part that a team answers, and anywhere, which is for the team that takes the rest. */
export async function listAreas(tx: Tx, partnershipId: string): Promise<Area[]> {
  const teams = await tx
    .selectFrom('team')
    .select(['id', 'area', 'outwardCodes', 'takesTheRest'])
    .where('partnershipId', '=', partnershipId)
    .orderBy('takesTheRest', 'desc')
    .orderBy('area')
    .orderBy('id')
    .limit(200)
    .execute()
  const parts = new Map<string, Area>()
  for (const { id, area, outwardCodes } of teams) {
    for (const outwardCode of outwardCodes) if (!parts.has(outwardCode)) parts.set(outwardCode, { outwardCode, name: `${outwardCode}, ${area}`, teamId: id })
  }
  const [first] = teams
  const anywhere = first ? [{ outwardCode: '', name: 'Anywhere here', teamId: first.id }] : []
  return [...[...parts.values()].sort((a, b) => (a.outwardCode < b.outwardCode ? -1 : 1)), ...anywhere]
}

/** The part of the area that a postcode lies in; where no team answers it, anywhere. */
export const areaFor = (areas: readonly Area[], outwardCode: string): Area | undefined =>
  areas.find((area) => area.outwardCode === outwardCode) ?? areas.find((area) => area.outwardCode === '')

/** What has answered a gap: grants that were asked for because of it. */
export const listApplicationsFor = (tx: Tx, { partnershipId, id }: Pick<Gap, 'partnershipId' | 'id'>, limit = 10) =>
  tx
    .selectFrom('grantApplication')
    .select(['id', 'applicant', 'state', 'awardedPence'])
    .where('partnershipId', '=', partnershipId)
    .where('gapId', '=', id)
    .orderBy('sentOn', 'desc')
    .limit(limit)
    .execute()

/** Pages of the directory added lately, to say which of them answers a gap. */
export const listEntriesAddedLately = (tx: Tx, partnershipId: string, limit = 60) =>
  tx
    .selectFrom('entry')
    .select(['id', 'name', 'groupId'])
    .where('partnershipId', '=', partnershipId)
    .where('state', '<>', 'at rest')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** What a person would like and nobody could find, latest first. */
export const listVoicesOf = (tx: Tx, partnershipId: string, personId: string, limit = 20) =>
  tx
    .selectFrom('gapVoice as v')
    .innerJoin('gap as g', (join) => join.onRef('g.partnershipId', '=', 'v.partnershipId').onRef('g.id', '=', 'v.gapId'))
    .select(['v.id', 'v.saidOn', 'v.said', 'v.byName', 'g.id as gapId', 'g.interest', 'g.area', 'g.state', 'g.entryId'])
    .where('v.partnershipId', '=', partnershipId)
    .where('v.personId', '=', personId)
    .orderBy('v.saidOn', 'desc')
    .orderBy('v.id', 'desc')
    .limit(limit)
    .execute()

/** People of the viewer's teams who wished for something that is there now, and to whom nobody has suggested it. */
export const listToTell = kept((tx: Tx, { partnershipId, teamIds }: Given<OfTeams>) =>
  tx
    .selectFrom('gapVoice as v')
    .innerJoin('gap as g', (join) => join.onRef('g.partnershipId', '=', 'v.partnershipId').onRef('g.id', '=', 'v.gapId').on('g.state', '=', 'met'))
    .innerJoin('entry as e', (join) => join.onRef('e.partnershipId', '=', 'g.partnershipId').onRef('e.id', '=', 'g.entryId'))
    .select(['v.personId', 'v.calledName', 'g.interest', 'g.stateSince', 'e.id as entryId', 'e.name as entryName'])
    .where('v.partnershipId', '=', partnershipId)
    .where('v.teamId', '=', anyOf(teamIds))
    .where('v.personId', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('introduction as i')
            .select('i.id')
            .whereRef('i.partnershipId', '=', 'v.partnershipId')
            .whereRef('i.personId', '=', 'v.personId')
            .whereRef('i.entryId', '=', 'g.entryId'),
        ),
      ),
    )
    .orderBy('g.stateSince')
    .orderBy('v.id')
    .limit(10),
)
