import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { mayFollow } from '../access.ts'
import type { Pot } from '../grant.ts'
import { linkOf } from '../link.ts'
import { weHaveYourApplication } from '../messages.ts'
import { addStep } from './addStep.ts'

export interface Asked {
  id: string
  applicant: string
  onBehalfOf: string
  idea: string
  whoFor: string
  amountPence: number
  spentOn: string
  afterwards: string
  email: string
  phone: string
  gapId: string | null
}

/**
 * Somebody asks for a small grant, by themselves or on the phone with a worker. Nothing is read back: whoever asks may have no
 * account. Answers the token of their link, unless this was sent before.
 */
export async function askForGrant(acting: Acting<Viewer>, pot: Pot, asked: Asked): Promise<string | undefined> {
  const { tx, viewer, today, house } = acting
  const { partnershipId } = viewer
  const isTypedIn = mayFollow(viewer)
  const { token, hash } = linkOf(house, asked.id)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('grantApplication')
    .values({
      ...asked,
      partnershipId,
      potId: pot.id,
      panelIds: pot.panelIds,
      tokenHash: hash,
      typedBy: isTypedIn ? (viewer.membershipId ?? null) : null,
      typedByName: isTypedIn ? viewer.name : '',
      sentOn: today,
      stateSince: today,
    })
    .onConflict((same) => same.doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) return undefined
  await addStep(acting, { id: asked.id, panelIds: pot.panelIds }, { version: 1, state: 'sent', byName: isTypedIn ? viewer.name : asked.applicant })
  await recordInAudit(acting, 'asked for', { thing: 'grant', thingId: asked.id })
  if (asked.email) await putInOutbox(acting, weHaveYourApplication(acting, asked))
  return token
}
