import { sql } from 'kysely'
import { recordInAudit } from '../../../platform/audit.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { foldPostcode } from '../../../platform/postcode.ts'
import type { ListedPerson } from '../list.ts'
import type { News } from '../replies/forms.ts'
import { rememberNoMore } from './rememberNoMore.ts'

/** An address as somebody typed it, with its postcode apart where the last line is one. */
function whereTheyLive(typed: string) {
  const lines = typed.split('\n')
  const postcode = foldPostcode(lines.at(-1) ?? '') ?? null
  return { address: (postcode ? lines.slice(0, -1) : lines).join('\n'), postcode }
}

/**
 * Somebody on a list has died, moved, or is not to be written to: nothing more is sent to them, whatever was printed already. With a new
 * address they stay on the list. Whoever said yes is a person now, and is not stopped from here.
 */
export async function hearNews(acting: Acting, listed: ListedPerson, { news, address }: { news: News; address: string }) {
  const { tx, today } = acting
  const { partnershipId, id } = listed
  const hasMoved = news === 'moved away' && address !== ''
  if (news === 'died' || news === 'opted out') await rememberNoMore(acting, listed, news)
  const stopped = { state: sql<'stopped'>`case when state in ('listed', 'left out') then 'left out' else 'stopped' end`, because: news }
  const { numUpdatedRows } = await tx
    .updateTable('listedPerson')
    .set({
      ...(hasMoved ? whereTheyLive(address) : listed.state === 'yes' ? {} : stopped),
      ...(news === 'moved away' ? { cameBackOn: today } : {}),
      version: listed.version + 1,
    })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', listed.version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Something about this person has changed since you opened the page.')
  await recordInAudit(acting, 'noted', { thing: 'invitation', thingId: id, reason: news })
}
