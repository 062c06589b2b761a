import { recordInAudit } from '../../../platform/audit.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { moveToTeam } from '../../people/index.ts'
import type { Referral } from '../referral.ts'
import { writeDown } from './writeDown.ts'

/** Gives it to another team, with a reason: the person and all that was written down of it go along. Throws OutOfDate. */
export async function passOnReferral(acting: Acting, referral: Referral, { team, because }: { team: { id: string; name: string }; because: string }) {
  if (referral.state !== 'received') throw new OutOfDate('This referral has been answered already.')
  const { id, personId, teamId } = referral
  await writeDown(acting, referral, { did: 'passed on', set: { takenBy: null, takenByName: '' }, reason: `${team.name}: ${because}` })
  await recordInAudit(acting, 'passed on', { thing: 'referral', thingId: id, personId, reason: because })
  await moveToTeam(acting, { personId, from: teamId, to: team.id })
}
