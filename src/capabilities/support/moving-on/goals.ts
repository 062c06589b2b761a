import type { Acting } from '../../../platform/http/env.ts'
import type { GoalToLookBackOn } from '../../../platform/manifest.ts'

/** The goals of somebody as far as the viewer may read them: the capabilities that keep goals say so in their manifests. */
export async function goalsToLookBackOn(acting: Acting, personId: string): Promise<readonly GoalToLookBackOn[]> {
  const found: GoalToLookBackOn[] = []
  for (const { toLookBackOn } of acting.house.capabilities) found.push(...((await toLookBackOn?.(acting, personId)) ?? []))
  return found
}
