import { addDays, type Day } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Member } from '../../../../platform/viewer.ts'
import type { WeeklyUpdate } from '../visit.ts'

export interface After {
  weekOn: Day
  id: string
}

/** An update, when the viewer may read it at all. */
export const findUpdate = (tx: Tx, partnershipId: string, id: string): Promise<WeeklyUpdate | undefined> =>
  tx.selectFrom('weeklyUpdate').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** The viewer's own of a week, begun or published. */
export const findOwnUpdate = (tx: Tx, viewer: Member, weekOn: Day): Promise<WeeklyUpdate | undefined> =>
  tx
    .selectFrom('weeklyUpdate')
    .selectAll()
    .where('partnershipId', '=', viewer.partnershipId)
    .where('byMembership', '=', viewer.membershipId)
    .where('weekOn', '=', weekOn)
    .executeTakeFirst()

/** Published updates, latest week first. */
export const listUpdates = (tx: Tx, partnershipId: string, { after, limit = 20 }: { after?: After | undefined; limit?: number } = {}) =>
  tx
    .selectFrom('weeklyUpdate')
    .select(['id', 'weekOn', 'byName', 'ownWords', 'visits', 'groupsMoved', 'gapsNoticed', 'landed'])
    .where('partnershipId', '=', partnershipId)
    .where('state', '=', 'published')
    .$if(after !== undefined, (query) => query.where((eb) => eb(eb.refTuple('weekOn', 'id'), '<', eb.tuple(after?.weekOn as string, after?.id as string))))
    .orderBy('weekOn', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

const MOST_LINES = 30

/** All that a worker wrote down in a week: where they were, what they moved on, what they noticed, and which introductions landed. */
export async function listWeek(tx: Tx, viewer: Member, weekOn: Day) {
  const { partnershipId, membershipId } = viewer
  const next = addDays(weekOn, 7)
  const visits = await tx
    .selectFrom('visit')
    .select(['placeName', 'visitedOn'])
    .where('partnershipId', '=', partnershipId)
    .where('byMembership', '=', membershipId)
    .where('visitedOn', '>=', weekOn)
    .where('visitedOn', '<', next)
    .orderBy('visitedOn')
    .limit(MOST_LINES)
    .execute()
  const gaps = await tx
    .selectFrom('gapHistory as h')
    .innerJoin('gap as g', (join) => join.onRef('g.partnershipId', '=', 'h.partnershipId').onRef('g.id', '=', 'h.gapId'))
    .select(['g.interest', 'g.area', 'h.state'])
    .where('h.partnershipId', '=', partnershipId)
    .where('h.byMembership', '=', membershipId)
    .where('h.sinceOn', '>=', weekOn)
    .where('h.sinceOn', '<', next)
    .orderBy('h.sinceOn')
    .limit(MOST_LINES)
    .execute()
  const voices = await tx
    .selectFrom('gapVoice')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('partnershipId', '=', partnershipId)
    .where('byMembership', '=', membershipId)
    .where('saidOn', '>=', weekOn)
    .where('saidOn', '<', next)
    .executeTakeFirstOrThrow()
  const landed = await tx
    .selectFrom('introduction')
    .select(['entryName'])
    .where('partnershipId', '=', partnershipId)
    .where('byMembership', '=', membershipId)
    .where('firstCameOn', '>=', weekOn)
    .where('firstCameOn', '<', next)
    .orderBy('firstCameOn')
    .limit(MOST_LINES)
    .execute()
  const groups = await tx
    .selectFrom('groupLife as l')
    .innerJoin('communityGroup as g', (join) => join.onRef('g.partnershipId', '=', 'l.partnershipId').onRef('g.id', '=', 'l.groupId'))
    .select(['g.name', 'l.state'])
    .where('l.partnershipId', '=', partnershipId)
    .where('l.byMembership', '=', membershipId)
    .where('l.sinceOn', '>=', weekOn)
    .where('l.sinceOn', '<', next)
    .orderBy('l.sinceOn')
    .limit(MOST_LINES)
    .execute()
  return { visits, gaps, groups, voices: Number(voices.count), landed: landed.map(({ entryName }) => entryName) }
}

/** The names of those the viewer's teams support now, so that none of them stands in what everybody reads. At most a thousand. */
export async function listNamesOfPeople(tx: Tx, viewer: Member): Promise<string[]> {
  const people = await tx
    .selectFrom('person')
    .select('name')
    .where('partnershipId', '=', viewer.partnershipId)
    .where('teamId', 'in', viewer.teamIds.length > 0 ? viewer.teamIds : [null as never])
    .orderBy('id', 'desc')
    .limit(1000)
    .execute()
  return people.map(({ name }) => name)
}
