import type { Capability } from '../../platform/manifest.ts'
import { tellOfSupport } from './changes/tellOfSupport.ts'
import { counts } from './counts.ts'
import { open } from './fhir/open.ts'
import { systemPaths } from './fhir/systems/paths.ts'
import { needsMe } from './home.ts'
import { jobs } from './jobs.ts'
import { messages } from './messages.ts'
import { paths } from './paths.ts'
import { routes } from './routes.tsx'

export { makeReferral, NobodyAnswers } from './changes/makeReferral.ts'

export const referrals: Capability = {
  name: 'referrals',
  routes,
  open,
  openForms: [
    { path: '/referrals/ask', times: 30, minutes: 60 },
    { path: '/referrals/introduce/:way', times: 30, minutes: 60 },
    { path: '/referrals/through/:code', times: 60, minutes: 60 },
    { path: '/referrals/yours/change/:token', times: 30, minutes: 60 },
    { path: '/referrals/yours/withdraw/:token', times: 30, minutes: 60 },
    { path: '/referrals/question/:token', times: 30, minutes: 60 },
    // Each step is a sending, and there are five at most.
    { path: '/referrals/drafts/:draft/:step', times: 200, minutes: 60 },
  ],
  jobs,
  messages,
  whenSupportGoesOn: tellOfSupport,
  navigation: [
    { label: 'New referrals', href: paths.waiting, for: ['health coach', 'link worker'] },
    { label: 'People you introduced', about: 'See what became of it, as far as they agreed.', href: paths.mine, for: ['referrer', 'supporter'] },
    { label: 'Links and posters', about: 'For referring to us without an account.', href: paths.links, for: ['referrer', 'administrator'], isSeldom: true },
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
    'what the referrer was asked': await tx
      .selectFrom('referralQuestion')
      .selectAll()
      .where('partnershipId', '=', partnershipId)
      .where('personId', '=', personId)
      .orderBy('askedAt')
      .execute(),
    'what the referrer hears': await tx
      .selectFrom('referralTelling')
      .selectAll()
      .where('partnershipId', '=', partnershipId)
      .where('personId', '=', personId)
      .orderBy('writtenAt')
      .execute(),
    'sent by a clinical system': await tx
      .selectFrom('clinicalRequest')
      .selectAll()
      .where('partnershipId', '=', partnershipId)
      .where('personId', '=', personId)
      .orderBy('referralId')
      .execute(),
  }),

  needsMe,
}
