import type { Day } from '../../../../platform/clock.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Group } from '../group.ts'
import { changeGroup } from './changeGroup.ts'

/**
 * Writes down the day, agreed with the leads, on which the worker steps back, and to whom. A worker who does is the one beside the
 * group from now on, and is reminded. Throws OutOfDate.
 */
export const agreeHandOver = (acting: Acting, group: Group, versionSeen: number, agreed: { on: Day | ''; to: string }) => {
  const { viewer } = acting
  const beside = viewer.wears('health coach', 'link worker') ? { supportedBy: viewer.membershipId, supportedByName: viewer.name } : {}
  return changeGroup(acting, group, versionSeen, { handsOverOn: agreed.on || null, handsOverTo: agreed.to, ...beside }, 'agreed')
}
