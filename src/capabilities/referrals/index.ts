import type { Capability } from '../../platform/manifest.ts'
import { maySeeTheirs, maySeeWaiting } from './access.ts'
import { counts } from './counts.ts'
import { forgetOldDrafts } from './drafts/forgetOldDrafts.ts'
import { open } from './fhir/open.ts'
import { systemPaths } from './fhir/systems/paths.ts'
import { waitedWords } from './pages/WaitingPage.tsx'
import { paths } from './paths.ts'
import { countWaiting, listProgress, listWaiting } from './queries.ts'
import { waysIn } from './referral.ts'
import { routes, waitOf } from './routes.tsx'

export { makeReferral, NobodyAnswers } from './changes/makeReferral.ts'

export const referrals: Capability = {
  name: 'referrals',
  routes,
  open,
  openForms: [
    { path: '/referrals/ask', times: 30, minutes: 60 },
    { path: '/referrals/introduce/:way', times: 30, minutes: 60 },
    // Each step is a sending, and there are five at most.
    { path: '/referrals/drafts/:draft/:step', times: 200, minutes: 60 },
  ],
  jobs: [{ name: 'forget old drafts', every: '23 3 * * *', run: forgetOldDrafts }],
  navigation: [
    { label: 'New referrals', href: paths.waiting, for: ['health coach', 'link worker'] },
    { label: 'People you introduced', about: 'See what became of it, as far as they agreed.', href: paths.mine, for: ['referrer', 'supporter'] },
    {
      label: 'Clinical systems',
      about: 'Programs of practices that refer to us from their own records.',
      href: systemPaths.systems,
      for: ['administrator'],
      isSeldom: true,
    },
  ],

  counts,
  holdsAbout: async (tx, partnershipId, personId) => ({
    referrals: await tx.selectFrom('referral').selectAll().where('partnershipId', '=', partnershipId).where('personId', '=', personId).orderBy('id').execute(),
    'what became of them': await tx
      .selectFrom('referralHistory')
      .selectAll()
      .where('partnershipId', '=', partnershipId)
      .where('personId', '=', personId)
      .orderBy('at')
      .execute(),
    'sent by a clinical system': await tx
      .selectFrom('clinicalRequest')
      .selectAll()
      .where('partnershipId', '=', partnershipId)
      .where('personId', '=', personId)
      .orderBy('referralId')
      .execute(),
  }),

  needsMe: async (acting) => {
    const { tx, viewer, words } = acting
    const { slug } = viewer.partnership
    if (maySeeWaiting(viewer)) {
      const waiting = await listWaiting(tx, viewer, { limit: 10 })
      const count = waiting.length < 10 ? waiting.length : await countWaiting(tx, viewer)
      return [
        {
          heading: 'New referrals',
          empty: 'Nobody is waiting for an answer.',
          items: waiting.map((row) => {
            const { waitedDays, isLate } = waitOf(acting, row)
            return { title: row.name, href: paths.referral(slug, row.id), meta: `${row.area}. ${waysIn[row.wayIn]}. ${waitedWords(waitedDays)}`, isLate }
          }),
          ...(count > waiting.length ? { more: { label: `See all ${count}`, href: paths.waiting(slug) } } : {}),
        },
      ]
    }
    if (!maySeeTheirs(viewer)) return []
    const progress = await listProgress(tx, viewer, { limit: 5 })
    return [
      {
        heading: 'People you introduced',
        empty: 'Nobody yet.',
        items: progress.map((row) => ({
          title: row.calledName,
          href: `${paths.mine(slug)}#${row.reference}`,
          meta: `${words.t(row.state)}. ${words.moment(row.changedAt)}`,
        })),
        more: { label: 'Introduce somebody', href: paths.introduce(slug) },
      },
    ]
  },
}
