import type { Insertable } from 'kysely'
import type {
  Call,
  Conversation,
  ConversationDraft,
  Cover,
  MovingOn,
  PlannedTalk,
  PrivateNote,
  Promise as PromiseTable,
  Reassignment,
  Reminder,
  Support,
  SupportHistory,
} from '../../../database/schema.ts'
import { newId } from '../../platform/ids.ts'

/** A stretch of support that has begun, valid and dull unless told otherwise. */
export const aSupport = (
  given: { partnershipId: string; personId: string; referralId: string; teamId: string; ledBy: string } & Partial<Insertable<Support>>,
) => ({
  id: newId(),
  state: 'coaching' as const,
  ledByName: 'Sam Okoro',
  begunOn: '2026-11-02',
  version: 1,
  ...given,
})

type OfSupport = Pick<Insertable<Support>, 'partnershipId' | 'id' | 'personId' | 'teamId' | 'state' | 'ledBy' | 'ledByName'>

/** How a stretch of support began: the first row of its history. */
export const aBeginning = ({ partnershipId, id, personId, teamId, ledBy, ledByName }: OfSupport, given: Partial<Insertable<SupportHistory>> = {}) => ({
  partnershipId,
  supportId: id,
  version: 1,
  personId,
  teamId,
  state: 'coaching' as const,
  ledByName,
  byMembership: ledBy,
  byName: ledByName,
  at: new Date('2026-11-02T09:00:00Z'),
  ...given,
})

/** A conversation by whoever leads. The caller says so on the support: how many there were, and the last. */
export const aConversation = ({ partnershipId, id, personId, teamId, ledBy, ledByName }: OfSupport, given: Partial<Insertable<Conversation>> = {}) => ({
  partnershipId,
  id: newId(),
  supportId: id,
  personId,
  teamId,
  mode: 'phone' as const,
  heldOn: '2026-11-09',
  whatMatters: 'Seeing my grandchildren.',
  agreed: 'Look at what is on at the library.',
  whoDoesIt: 'both' as const,
  byMembership: ledBy,
  byName: ledByName,
  ...given,
})

/** A talk that is planned, with whoever leads. */
export const aPlannedTalk = ({ partnershipId, id, personId, teamId, ledBy, ledByName }: OfSupport, given: Partial<Insertable<PlannedTalk>> = {}) => ({
  partnershipId,
  id: newId(),
  supportId: id,
  personId,
  teamId,
  withMembership: ledBy,
  withName: ledByName,
  plannedOn: '2026-12-10',
  byMembership: ledBy,
  byName: ledByName,
  ...given,
})

/** What the person does not read of a conversation. */
export const aPrivateNote = (
  { partnershipId, id, personId, teamId, byMembership, byName }: ReturnType<typeof aConversation>,
  given: Partial<Insertable<PrivateNote>> = {},
) => ({
  partnershipId,
  id: newId(),
  conversationId: id,
  personId,
  teamId,
  words: 'Her son rang. He worries about money.',
  because: 'Somebody else told us',
  byMembership,
  byName,
  ...given,
})

/** What whoever held a conversation said they would do. */
export const aPromise = (
  { partnershipId, supportId, id, personId, teamId, byMembership, byName }: ReturnType<typeof aConversation>,
  given: Partial<Insertable<PromiseTable>> = {},
) => ({
  ...{ partnershipId, id: newId(), supportId, conversationId: id, personId, teamId, byMembership, byName },
  words: 'Find out when the choir meets.',
  untilOn: '2026-12-10',
  ...given,
})

/** A line of a worker to themselves. */
export const aReminder = ({ partnershipId, personId, teamId, ledBy }: OfSupport, given: Partial<Insertable<Reminder>> = {}) => ({
  ...{ partnershipId, id: newId(), personId, teamId, byMembership: ledBy },
  remindOn: '2026-12-03',
  words: 'Ask how the first evening was.',
  ...given,
})

/** What was said when somebody moved on: the letter is made of it. */
export const aMovingOn = ({ partnershipId, id, personId, teamId, ledBy, ledByName }: OfSupport, given: Partial<Insertable<MovingOn>> = {}) => ({
  ...{ partnershipId, supportId: id, version: 2, personId, teamId, byMembership: ledBy, byName: ledByName },
  staysOpen: 'The Thursday walk, and that you can ring us.',
  theirWords: 'I laugh more.',
  movedOn: '2026-11-30',
  ...given,
})

/** A conversation that whoever leads has begun to write down. */
export const aConversationDraft = (
  { partnershipId, id, personId, teamId, ledBy }: OfSupport,
  given: Pick<Insertable<ConversationDraft>, 'id'> & Partial<Insertable<ConversationDraft>>,
): Insertable<ConversationDraft> => ({
  ...{ partnershipId, supportId: id, personId, teamId, byMembership: ledBy },
  typed: JSON.stringify({ id: given.id, mode: 'phone', whatMatters: 'Seeing my grandchildren.' }),
  savedAt: new Date('2026-12-02T16:30:00Z'),
  ...given,
})

/** A time somebody was rung and did not answer, by whoever leads. */
export const aCall = ({ partnershipId, id, personId, teamId, ledBy, ledByName }: OfSupport, given: Partial<Insertable<Call>> = {}) => ({
  ...{ partnershipId, id: newId(), supportId: id, personId, teamId, byMembership: ledBy, byName: ledByName },
  result: 'no answer' as const,
  calledAt: new Date('2026-12-02T10:30:00Z'),
  ...given,
})

/** A colleague is there while somebody is away. */
export const aCover = (
  given: Pick<Insertable<Cover>, 'partnershipId' | 'awayMembership' | 'coverMembership'> & Partial<Insertable<Cover>>,
): Insertable<Cover> & { id: string } => ({
  id: newId(),
  awayName: 'Sam Okoro',
  coverName: 'Ben Lloyd',
  fromOn: '2026-12-01',
  untilOn: '2026-12-09',
  byMembership: given.awayMembership,
  byName: 'Sam Okoro',
  createdAt: new Date('2026-11-30T16:00:00Z'),
  ...given,
})

/** Many people given to colleagues: as it would be, until told otherwise. Whom it is about are rows of their own. */
export const aReassignment = (
  given: Pick<Insertable<Reassignment>, 'partnershipId' | 'teamId' | 'byMembership'> & Partial<Insertable<Reassignment>>,
): Insertable<Reassignment> & { id: string } => ({
  id: newId(),
  because: 'Sam has a new job.',
  byName: 'Sam Okoro',
  createdAt: new Date('2026-12-02T10:00:00Z'),
  ...given,
})
