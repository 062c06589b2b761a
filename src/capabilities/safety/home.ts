import { sql } from 'kysely'
import { type Given, kept } from '../../platform/database/kept.ts'
import type { Tx } from '../../platform/database/narrowed.ts'
import type { Acting } from '../../platform/http/env.ts'
import type { NeedsMe } from '../../platform/manifest.ts'
import type { OfMember } from '../../platform/viewer.ts'
import { maySeeWhatToDo, maySetUp } from './access.ts'
import { type Concern, stateWords } from './concerns/concern.ts'
import { paths } from './paths.ts'
import { missingPhones } from './setup/pathway.ts'
import { findRules } from './setup/queries.ts'

const SHOWN = 10

/** Concerns that wait for them, and colleagues who are out; for administrators what is missing, too. */
export async function needsMe(acting: Acting): Promise<NeedsMe[]> {
  const { tx, viewer } = acting
  if (!maySeeWhatToDo(viewer)) return []
  const rows = await listWaiting(tx, viewer)
  const items = rows.map((row) => (row.what === 'outing' ? aboutOuting(acting, row) : aboutConcern(acting, row)))
  const missing = maySetUp(viewer) ? await whatIsMissing(acting) : []
  // Nothing is the rule here, and the rule needs no heading of its own.
  if (items.length + missing.length === 0) return []
  const { slug } = viewer.partnership
  return [
    { heading: 'Safety', isFirst: true, empty: '', items: [...items, ...missing], more: { label: 'If somebody is not safe', href: paths.whatToDo(slug) } },
  ]
}

interface Waiting {
  what: 'concern' | 'outing'
  id: string
  name: string
  state: string
  ownerId: string
  ownerName: string
  at: Date
}

/**
 * One statement for both: open concerns that the viewer reads as somebody who answers, and outings that are the viewer's or that they are
 * told of. Few are open at a time.
 */
const listWaiting = kept((tx: Tx, { partnershipId, membershipId }: Given<OfMember>) =>
  tx
    .selectFrom('concern')
    .select([
      sql<Waiting['what']>`'concern'`.as('what'),
      'id',
      'aboutName as name',
      sql<string>`state`.as('state'),
      'ownerId',
      'ownerName',
      'acknowledgeBy as at',
    ])
    .where('partnershipId', '=', partnershipId)
    .where('state', '<>', 'closed')
    .where(sql<boolean>`${membershipId} = any (reader_ids)`)
    .unionAll(
      tx
        .selectFrom('outing')
        .select([
          sql<Waiting['what']>`'outing'`.as('what'),
          'id',
          'byName as name',
          sql<string>`state`.as('state'),
          'membershipId as ownerId',
          'byName as ownerName',
          'backBy as at',
        ])
        .where('partnershipId', '=', partnershipId)
        .where('state', '<>', 'back')
        .where((eb) => eb.or([eb('membershipId', '=', membershipId), eb('colleagueId', '=', membershipId), eb('state', '=', 'overdue')])),
    )
    .orderBy('at')
    .limit(SHOWN),
)

function aboutConcern({ viewer, words, now }: Acting, { id, name, state, ownerId, ownerName, at }: Waiting) {
  const isMine = ownerId === viewer.membershipId
  const waits = state === 'raised'
  const meta = waits
    ? `${isMine ? 'You are' : `${ownerName} is`} asked. Acknowledge by ${words.moment(at)}`
    : `${stateWords[state as Concern['state']]}. ${isMine ? 'Yours' : ownerName}`
  return { title: `A concern about ${name}`, href: paths.concern(viewer.partnership.slug, id), meta, isLate: waits && at < now }
}

function aboutOuting({ viewer, words, now }: Acting, { id, name, ownerId, at }: Waiting) {
  const title = ownerId === viewer.membershipId ? 'You are out' : `${name} is out`
  return { title, href: paths.outing(viewer.partnership.slug, id), meta: `Back by ${words.moment(at)}`, isLate: at < now }
}

async function whatIsMissing({ tx, viewer }: Acting) {
  const missing = missingPhones(await findRules(tx, viewer.partnershipId)).length
  if (missing === 0) return []
  const meta = `${missing === 1 ? 'A number' : `${missing} numbers`} of your area ${missing === 1 ? 'is' : 'are'} missing from what to do when somebody is not safe`
  return [{ title: 'Set up safety', href: paths.setUp(viewer.partnership.slug), meta }]
}
