import { isMember, type Viewer } from '../../../platform/viewer.ts'

/** Every member: it says how many, and never who. A commissioner reads figures instead. */
export const maySeeGaps = (viewer: Viewer) => isMember(viewer) && !viewer.wears('commissioner')

/** Whoever hears what people would like. */
export const mayNoteGap = (viewer: Viewer) => viewer.wears('health coach', 'link worker')

/** Whoever looks after what there is. */
export const mayMoveGaps = (viewer: Viewer) => viewer.wears('health coach', 'link worker', 'administrator')
