import type { Tx } from '../../platform/database/narrowed.ts'
import type { Person } from './person.ts'

/** A person, when the viewer may read them at all. One who was joined with another is not found: everything is with the one kept. */
export const findPerson = (tx: Tx, partnershipId: string, id: string): Promise<Person | undefined> =>
  tx.selectFrom('person').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).where('joinedTo', 'is', null).executeTakeFirst()

/** A person, also when they were joined with another: `joinedTo` says where they went. */
export const findPersonOrAside = (tx: Tx, partnershipId: string, id: string): Promise<Person | undefined> =>
  tx.selectFrom('person').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** Who has looked at or changed what of a person, newest first. One page of it, after the entry `after`. */
export const listWhoHasLooked = (tx: Tx, partnershipId: string, personId: string, { after, limit = 50 }: { after?: string | undefined; limit?: number } = {}) =>
  tx
    .selectFrom('auditEntry')
    .select(['id', 'at', 'byName', 'hat', 'did', 'thing', 'reason'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .$if(after !== undefined, (query) => query.where('id', '<', after as string))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** What was sent to a person, or is on its way, newest first: when, what and which way, and never what it said. One page of it, after `after`. */
export const listMessagesTo = (tx: Tx, partnershipId: string, personId: string, { after, limit = 50 }: { after?: string | undefined; limit?: number } = {}) =>
  tx
    .selectFrom('messageLog')
    .select(['id', 'kind', 'channel', 'state', 'writtenAt', 'sentAt'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .$if(after !== undefined, (query) => query.where('id', '<', after as string))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
