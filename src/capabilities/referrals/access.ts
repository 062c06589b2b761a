import type { Viewer } from '../../platform/viewer.ts'
import type { Referral } from './referral.ts'

/** The workers of the team that answers it, and the person it is about. */
export const mayRead = (viewer: Viewer, referral: Referral) => viewer.isOf(referral.teamId) || viewer.personId === referral.personId

/** Somebody of the team answers, and never a referral they made themselves. */
export const mayAnswer = (viewer: Viewer, referral: Referral) =>
  viewer.wears('health coach', 'link worker') && viewer.isOf(referral.teamId) && referral.madeBy !== viewer.membershipId

/** Those who answer see who is waiting. */
export const maySeeWaiting = (viewer: Viewer) => viewer.wears('health coach', 'link worker')

/** Those who answer, and those who hear when a team is behind. */
export const maySeeNudges = (viewer: Viewer) => viewer.wears('health coach', 'link worker', 'administrator')

/** Those who introduce others see what became of it. */
export const maySeeTheirs = (viewer: Viewer) => viewer.wears('referrer', 'supporter')

/** The person says that something is different, until it is answered. */
export const mayChange = (viewer: Viewer, referral: Referral) => viewer.personId === referral.personId && referral.state === 'received'

/** The person takes it back, or a worker does whom they told so. */
export const mayWithdraw = (viewer: Viewer, referral: Referral) => viewer.personId === referral.personId || mayAnswer(viewer, referral)
