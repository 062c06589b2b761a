import type { Tx } from '../../platform/database/narrowed.ts'

/** Everything of their support, for the person to take away: as it was written, without our numbers and keys. */
export async function holdsAbout(tx: Tx, partnershipId: string, personId: string) {
  const support = await tx
    .selectFrom('support')
    .select(['begunOn', 'endedOn', 'state', 'ledByName', 'lastTalkOn', 'nextTalkOn', 'conversations', 'coveredByName', 'coveredFrom', 'coveredUntil'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('begunOn')
    .execute()
  const history = await tx
    .selectFrom('support as s')
    .innerJoin('supportHistory as h', (join) => join.onRef('h.partnershipId', '=', 's.partnershipId').onRef('h.supportId', '=', 's.id'))
    .select(['h.at', 'h.state', 'h.ledByName', 'h.reason', 'h.byName'])
    .where('s.partnershipId', '=', partnershipId)
    .where('s.personId', '=', personId)
    .orderBy('h.at')
    .execute()
  const conversations = await tx
    .selectFrom('conversation')
    .select([
      'heldOn',
      'mode',
      'whatMatters',
      'agreed',
      'whoDoesIt',
      'nextTalkOn',
      'byName',
      'createdAt',
      'beganAt',
      'place',
      'withOthers',
      'came',
      'goesOnBecause',
    ])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('heldOn')
    .orderBy('id')
    .execute()
  const talks = await tx
    .selectFrom('plannedTalk')
    .select(['plannedOn', 'beginsAt', 'mode', 'place', 'withName', 'state', 'came', 'askedBy', 'because'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('plannedOn')
    .orderBy('id')
    .execute()
  const activation = await tx
    .selectFrom('activation')
    .select(['agreedOn', 'level', 'score', 'how', 'inTheirWords', 'byName'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('agreedOn')
    .orderBy('id')
    .execute()
  const promises = await tx
    .selectFrom('promise')
    .select(['words', 'untilOn', 'doneOn', 'byName'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('untilOn')
    .orderBy('id')
    .execute()
  const calls = await tx
    .selectFrom('call')
    .select(['calledAt', 'result', 'againOn', 'byName'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('calledAt')
    .orderBy('id')
    .execute()
  const letters = await tx
    .selectFrom('movingOn')
    .select(['movedOn', 'theirWords', 'ourWords', 'givesBack', 'staysOpen', 'goals', 'byName'])
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('movedOn')
    .execute()
  return {
    support,
    activation,
    'what we promised': promises,
    'when we rang': calls,
    'how they moved on': letters,
    'what became of support': history,
    conversations,
    'talks that were planned': talks,
  }
}
