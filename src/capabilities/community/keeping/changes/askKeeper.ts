import { recordInAudit } from '../../../../platform/audit.ts'
import { addDays, type Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import { newToken } from '../../../../platform/tokens.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { LINK_DAYS, type ToAsk } from '../keeper.ts'
import { isItStillRight, somebodyToldUs } from '../messages.ts'
import { keepingPaths } from '../paths.ts'

/**
 * Asks a keeper whether what they keep is still right: one message for all of it, with a link for each entry. An earlier link stops
 * working. All have the same address.
 */
export async function askKeeper(acting: Acting<Viewer>, keeping: readonly ToAsk[]) {
  const { today } = acting
  const asked = []
  for (const each of keeping) {
    const isNewRound = each.askedAbout !== each.lastCheckedOn
    const link = await newLink(acting, each, { askedAbout: each.lastCheckedOn, askedOn: today, asks: isNewRound ? 1 : each.asks + 1 })
    asked.push({ entryName: each.entryName, lastCheckedOn: each.lastCheckedOn, link })
  }
  const [first] = keeping
  if (first) await putInOutbox(acting, isItStillRight(acting, { name: first.name, email: first.email, asked, lastDay: addDays(today, LINK_DAYS - 1) }))
}

/** Tells a keeper that somebody has said what is wrong with their entry. */
export async function tellKeeper(acting: Acting<Viewer>, keeping: Omit<ToAsk, 'lastCheckedOn' | 'askedAbout' | 'asks'>) {
  const link = await newLink(acting, keeping, {})
  const { name, email, entryName } = keeping
  await putInOutbox(acting, somebodyToldUs(acting, { name, email, entryName, link, lastDay: addDays(acting.today, LINK_DAYS - 1) }))
}

async function newLink(
  acting: Acting<Viewer>,
  { entryId, version }: Pick<ToAsk, 'entryId' | 'version'>,
  asked: { askedAbout?: Day; askedOn?: Day; asks?: number },
): Promise<string> {
  const { tx, viewer, now, house } = acting
  const { token, hash } = newToken()
  const { numUpdatedRows } = await tx
    .updateTable('keeper')
    .set({ ...asked, tokenHash: hash, tokenExpiresAt: new Date(now.getTime() + LINK_DAYS * 86_400_000), version: version + 1 })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('entryId', '=', entryId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This keeper was asked or changed just before you.')
  await recordInAudit(acting, 'sent', { thing: 'link to keep an entry', thingId: entryId })
  return `${house.settings.url}${keepingPaths.byLink.start(viewer.partnership.slug, token)}`
}
