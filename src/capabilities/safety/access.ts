import type { Viewer } from '../../platform/viewer.ts'
import type { Concern } from './concerns/concern.ts'
import type { Outing } from './outings/outing.ts'

/** Those who meet people read what to do, and whoever looks after the partnership. */
export const maySeeWhatToDo = (viewer: Viewer) => viewer.wears('health coach', 'link worker', 'group leader', 'volunteer', 'administrator')

/** Whoever meets people raises a concern. */
export const mayRaise = (viewer: Viewer) => viewer.wears('health coach', 'link worker', 'group leader', 'volunteer')

export const maySetUp = (viewer: Viewer) => viewer.wears('administrator')

type Read = Pick<Concern, 'readerIds' | 'raisedBy'>

/** Those named to answer concerns, whoever owns this one, and whoever raised it. Not their team, and no administrator by that hat. */
export const mayReadConcern = (viewer: Viewer, concern: Read) => mayAnswerConcern(viewer, concern) || concern.raisedBy === viewer.membershipId

export const mayAnswerConcern = (viewer: Viewer, { readerIds }: Pick<Concern, 'readerIds'>) =>
  viewer.membershipId !== undefined && readerIds.includes(viewer.membershipId)

/** Workers go out alone. */
export const mayGoOut = (viewer: Viewer) => viewer.wears('health coach', 'link worker')

/** Whoever is out, and those who are told when they are not back. */
export const mayReadOuting = (viewer: Viewer, { membershipId, readerIds }: Pick<Outing, 'membershipId' | 'readerIds'>) =>
  viewer.membershipId !== undefined && (membershipId === viewer.membershipId || readerIds.includes(viewer.membershipId))

export const isOwnOuting = (viewer: Viewer, { membershipId }: Pick<Outing, 'membershipId'>) => membershipId === viewer.membershipId
