import type { Acting } from '../../../../platform/http/env.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { hearFromReferrer } from '../../changes/withdrawReferral.ts'
import type { Sent } from '../queries.ts'

/** A sender takes back what it sent. Twice is once. Throws OutOfDate when it was told that somebody answered: what was accepted is the person's to end. */
export async function takeBack(acting: Acting<Viewer>, { referralId, state }: Sent, because: string) {
  if (state === 'withdrawn') return
  const words = because.slice(0, 1000) || 'Whoever referred took it back.'
  await hearFromReferrer(acting, referralId, { words, isWithdrawn: true, asTheyKnow: state }, 'livewell_clinical')
}
