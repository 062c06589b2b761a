import type { Viewer } from '../../platform/viewer.ts'
import type { LetterRun, ListedPerson, PracticeList } from './list.ts'

/** Those who send lists, and those who write to the people on them. */
export const maySeeLists = (viewer: Viewer) => maySendList(viewer) || mayAnswerThePhone(viewer)

/** A practice sends its own, and an administrator one for it. */
export const maySendList = (viewer: Viewer) => viewer.wears('administrator') || (viewer.wears('referrer') && viewer.organisationIds.length > 0)

/** The list with whom it names: the practice it came from, and administrators. The team sees those it writes to, and no more. */
export const mayKeep = (viewer: Viewer, list: Pick<PracticeList, 'organisationId'>) =>
  viewer.wears('administrator') || (viewer.wears('referrer') && viewer.organisationIds.includes(list.organisationId))

export const maySee = (viewer: Viewer, list: Pick<PracticeList, 'organisationId' | 'teamId'>) => mayKeep(viewer, list) || mayWrite(viewer, list)

/** Letters are sent by the team that takes the answers; an administrator may help. */
export const mayWrite = (viewer: Viewer, { teamId }: Pick<PracticeList | LetterRun, 'teamId'>) => viewer.wears('administrator') || isOfTeam(viewer, teamId)

/** An answer on the phone or on a slip is written down by a worker of the team. */
export const mayWriteDownReply = (viewer: Viewer, listed: Pick<ListedPerson, 'teamId'>) => isOfTeam(viewer, listed.teamId)

export const mayAnswerThePhone = (viewer: Viewer) => viewer.wears('health coach', 'link worker')

export const maySetRules = (viewer: Viewer) => viewer.wears('administrator')

const isOfTeam = (viewer: Viewer, teamId: string) => mayAnswerThePhone(viewer) && viewer.isOf(teamId)
