import type { Viewer } from '../../platform/viewer.ts'
import type { Person } from '../people/index.ts'
import type { Support } from './support.ts'
import type { Conversation } from './talks/conversation.ts'

/** Those who support people keep a caseload. */
export const maySeeCaseload = (viewer: Viewer) => viewer.wears('health coach', 'link worker')

/** Anybody of the team records a conversation, hands over and ends: whoever leads may be away. */
export const mayWork = (viewer: Viewer, support: Pick<Support, 'teamId'>) => maySeeCaseload(viewer) && viewer.isOf(support.teamId)

/** The team, and the person whose conversation it was. */
export const mayReadConversation = (viewer: Viewer, conversation: Pick<Conversation, 'teamId' | 'personId'>) =>
  mayWork(viewer, conversation) || viewer.personId === conversation.personId

/** The team invites the people it supports to an account of their own. */
export const mayInvite = (viewer: Viewer, person: Pick<Person, 'teamId'>) => mayWork(viewer, person)

/** The letter of somebody who moved on is theirs, and their team reads it with them. */
export const mayReadLetter = mayReadConversation

/** What is usual in a partnership is for its administrators to say. */
export const maySetGuide = (viewer: Viewer) => viewer.wears('administrator')
