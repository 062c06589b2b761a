import type { Acting } from '../../platform/http/env.ts'
import type { NeedsMe } from '../../platform/manifest.ts'
import { gapsNeedMe } from './gaps/home.ts'
import { grantsNeedMe } from './grants/home.ts'
import { needsMe as groupsNeedMe } from './groups/home.ts'
import { introductionsNeedMe } from './introductions/home.ts'
import { visitsNeedMe } from './visits/home.ts'

/** What groups want of those who keep them; for workers, introductions, gaps and visits, too; for panels, grants. */
export async function needsMe(acting: Acting): Promise<NeedsMe[]> {
  const isWorker = acting.viewer.wears('health coach', 'link worker')
  const parts = isWorker ? [introductionsNeedMe, gapsNeedMe, groupsNeedMe, visitsNeedMe, grantsNeedMe] : [groupsNeedMe, grantsNeedMe]
  return (await Promise.all(parts.map((part) => part(acting)))).flat()
}
