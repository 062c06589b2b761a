import { sql } from 'kysely'
import { type Given, kept } from '../../../platform/database/kept.ts'
import { type Tx, withoutSeeingWhose } from '../../../platform/database/narrowed.ts'
import type { Member, OfMember } from '../../../platform/viewer.ts'
import type { Conversation } from './conversation.ts'
import type { Draft, PlannedTalk, PrivateNote } from './talk.ts'

/** A conversation, when the viewer may read it at all. */
export const findConversation = (tx: Tx, partnershipId: string, id: string): Promise<Conversation | undefined> =>
  tx.selectFrom('conversation').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** The talk that is planned in a stretch of support. */
export const findNextTalk = (tx: Tx, partnershipId: string, supportId: string): Promise<PlannedTalk | undefined> =>
  tx
    .selectFrom('plannedTalk')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('supportId', '=', supportId)
    .where('state', '=', 'planned')
    .executeTakeFirst()

/** A talk that was planned in a team of the viewer, whatever became of it. */
export const findTalk = (tx: Tx, partnershipId: string, id: string): Promise<PlannedTalk | undefined> =>
  tx.selectFrom('plannedTalk').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** The talks planned with a person that are to come, were moved, or did not happen; those that were held are conversations. */
export const listPlannedTalksOf = (tx: Tx, partnershipId: string, personId: string, limit = 100): Promise<PlannedTalk[]> =>
  tx
    .selectFrom('plannedTalk')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .where('state', '<>', 'held')
    .orderBy('plannedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** What the viewer wrote beside a conversation, or whom they supervise wrote: nobody else reads it. */
export const listPrivateNotes = (tx: Tx, partnershipId: string, conversationId: string): Promise<PrivateNote[]> =>
  tx
    .selectFrom('privateNote')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('conversationId', '=', conversationId)
    .orderBy('id')
    .limit(20)
    .execute()

/** How many notes of some teams are kept from whom they are about, since a moment: counted, without reading one. Not together with other reads. */
export const countPrivateNotes = (tx: Tx, partnershipId: string, teamIds: readonly string[], since: Date) =>
  withoutSeeingWhose(tx, async () => {
    const { count } = await tx
      .selectFrom('privateNote')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('partnershipId', '=', partnershipId)
      .where(sql<boolean>`team_id = any (${[...teamIds]}::uuid[])`)
      .where('createdAt', '>=', since)
      .executeTakeFirstOrThrow()
    return Number(count)
  })

/** What the viewer began to write down of a stretch of support, and has not saved: the latest. */
export const findDraft = (tx: Tx, viewer: Member, supportId: string): Promise<Draft | undefined> =>
  tx
    .selectFrom('conversationDraft')
    .selectAll()
    .where('partnershipId', '=', viewer.partnershipId)
    .where('byMembership', '=', viewer.membershipId)
    .where('supportId', '=', supportId)
    .orderBy('savedAt', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Everything the viewer began to write down and has not saved, latest first. */
export const listDrafts = kept((tx: Tx, { partnershipId, membershipId }: Given<OfMember>, limit: number) =>
  tx
    .selectFrom('conversationDraft as d')
    .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 'd.partnershipId').onRef('p.id', '=', 'd.personId'))
    .select(['d.id', 'd.supportId', 'd.savedAt', 'p.name as personName', sql<number>`(count(*) over ())::integer`.as('inAll')])
    .where('d.partnershipId', '=', partnershipId)
    .where('d.byMembership', '=', membershipId)
    .orderBy('d.savedAt', 'desc')
    .limit(limit),
)
