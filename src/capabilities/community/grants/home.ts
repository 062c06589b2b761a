import { addDays } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { NeedsMe } from '../../../platform/manifest.ts'
import { mayFollow, mayKeepPots, maySeeApplications } from './access.ts'
import { paths } from './paths.ts'
import { listAwaitingMyView, listToPay, listToRing } from './queries/applications.ts'

const RING_FOR = 14 // days

/** For the panel: what they have not looked at. For administrators: what is to be paid. For workers: whom to ring with an answer. */
export async function grantsNeedMe({ tx, viewer, words, today }: Acting): Promise<NeedsMe[]> {
  if (!maySeeApplications(viewer)) return []
  const { partnershipId, membershipId } = viewer
  const { slug } = viewer.partnership
  const { t, day } = words
  const [waiting, toPay, toRing] = await Promise.all([
    listAwaitingMyView(tx, viewer),
    mayKeepPots(viewer) ? listToPay(tx, partnershipId) : [],
    mayFollow(viewer) ? listToRing(tx, { partnershipId, membershipId, since: addDays(today, -RING_FOR) }) : [],
  ])
  const items = [
    ...waiting.map(({ id, applicant, sentOn }) => ({
      title: applicant,
      href: paths.application(slug, id),
      meta: t('Sent {{day}}. Say what you think', { day: day(sentOn) }),
    })),
    ...toPay.map(({ id, applicant, stateSince }) => ({ title: applicant, href: paths.application(slug, id), meta: `Decided ${day(stateSince)}. To be paid` })),
    ...toRing.map(({ id, applicant, phone }) => ({ title: applicant, href: paths.application(slug, id), meta: `Ring them with the answer: ${phone}` })),
  ]
  if (items.length === 0) return []
  return [{ heading: t('Small grants'), empty: '', items, more: { label: 'Applications', href: paths.applications(slug) } }]
}
