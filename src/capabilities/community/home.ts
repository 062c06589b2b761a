import type { Acting } from '../../platform/http/env.ts'
import type { NeedsMe } from '../../platform/manifest.ts'
import { needsMe as groupsNeedMe } from './groups/home.ts'
import { introductionsNeedMe } from './introductions/home.ts'
import { visitsNeedMe } from './visits/home.ts'

/** What groups want of those who keep them; for workers, introductions and visits, too. */
export async function needsMe(acting: Acting): Promise<NeedsMe[]> {
  const ofGroups = await groupsNeedMe(acting)
  if (!acting.viewer.wears('health coach', 'link worker')) return ofGroups
  return [await introductionsNeedMe(acting), ...ofGroups, ...(await visitsNeedMe(acting))]
}
