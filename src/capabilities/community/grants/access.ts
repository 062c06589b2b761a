import { isMember, type Viewer } from '../../../platform/viewer.ts'
import { type Application, isDecided, type Pot } from './grant.ts'

/** Whoever looks after the money. */
export const mayKeepPots = (viewer: Viewer) => viewer.wears('administrator')

/** Any member may be on a panel, whatever their hat; which applications they see, the database says. */
export const maySeeApplications = (viewer: Viewer) => isMember(viewer) && !viewer.wears('commissioner')

/** Workers type in what somebody tells them on the phone, and follow what comes of it. */
export const mayFollow = (viewer: Viewer) => viewer.wears('health coach', 'link worker', 'administrator')

export const isOnPanel = (viewer: Viewer, { panelIds }: Pick<Pot, 'panelIds'>) => viewer.membershipId !== undefined && panelIds.includes(viewer.membershipId)

/** While it is not decided, each of the panel says what they think. */
export const mayGiveView = (viewer: Viewer, application: Application) =>
  isOnPanel(viewer, application) && !viewer.wears('commissioner') && !isDecided(application)

/** Whoever sees the money out of the door. */
export const mayNotePayment = (viewer: Viewer, { state }: Application) => mayKeepPots(viewer) && state === 'approved'

export const mayTell = (viewer: Viewer, { state }: Application) => mayFollow(viewer) && (state === 'approved' || state === 'paid' || state === 'told')

/** Connects it with what it paid for. */
export const mayConnect = mayTell
