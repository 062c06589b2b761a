import { isMember, type Viewer } from '../../../platform/viewer.ts'
import type { Visit, WeeklyUpdate } from './visit.ts'

/** What places are like is for whoever brings people to them, and whoever looks after the partnership. */
export const mayReadVisits = (viewer: Viewer) => viewer.wears('health coach', 'link worker', 'administrator')

export const mayWriteDownVisit = (viewer: Viewer) => viewer.wears('health coach', 'link worker')

/** Whoever was there. */
export const mayChangeVisit = (viewer: Viewer, visit: Visit) => mayWriteDownVisit(viewer) && visit.byMembership === viewer.membershipId

/** Every member: it names nobody. A commissioner reads figures instead. */
export const mayReadUpdates = (viewer: Viewer) => isMember(viewer) && !viewer.wears('commissioner')

export const mayReadUpdate = (viewer: Viewer, update: WeeklyUpdate) =>
  mayReadUpdates(viewer) && (update.state === 'published' || update.byMembership === viewer.membershipId)

export const mayWriteUpdate = mayWriteDownVisit
