import type { Viewer } from '../../platform/viewer.ts'
import type { Pair } from './supervision/pair.ts'

/** Those who support people look after their own work here. */
export const maySeeOwnWork = (viewer: Viewer) => viewer.wears('health coach', 'link worker')

/** Who supervises whom, and the days they talk. Never what is said. */
export const maySetUpSupervision = (viewer: Viewer) => viewer.wears('administrator')

/** The two, and nobody else; whichever hat the supervisor works in. */
export const isOfPair = (viewer: Viewer, { supervisorId, workerId }: Pick<Pair, 'supervisorId' | 'workerId'>) =>
  viewer.membershipId !== undefined && [supervisorId, workerId].includes(viewer.membershipId)

export const mayEndPair = (viewer: Viewer) => maySetUpSupervision(viewer)

/** Those who write notes, and whoever looks after the partnership. */
export const mayKeepWords = (viewer: Viewer) => viewer.wears('health coach', 'link worker', 'administrator')

export const mayReadOffers = mayKeepWords
