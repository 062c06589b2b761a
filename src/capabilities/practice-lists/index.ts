import type { Capability } from '../../platform/manifest.ts'
import { asChain, countSteps } from './funnel.ts'
import { needsMe } from './home.ts'
import { forgetLists, prepareLetters, readLists } from './jobs.ts'
import { messages } from './letters/messages.ts'
import { paths } from './paths.ts'
import { routes } from './routes.tsx'

export const practiceLists: Capability = {
  name: 'practice-lists',
  routes,
  openForms: [
    // Guesses at codes: one in a hundred thousand million would be right, with a list of ten thousand people.
    { path: '/reply', times: 30, minutes: 60 },
    { path: '/reply/:token', times: 60, minutes: 60 },
  ],
  largeForms: [{ path: '/practice-lists/add', megabytes: 40 }],
  navigation: [
    {
      label: 'Practice lists',
      about: 'People found on a practice’s register, who are asked by letter whether they would like support.',
      href: paths.lists,
      for: ['referrer', 'health coach', 'link worker', 'administrator'],
      isSeldom: true,
    },
  ],
  needsMe,
  holdsAbout: async (tx, partnershipId, personId) => ({
    invitations: await tx
      .selectFrom('listedPerson')
      .select(['name', 'address', 'postcode', 'invitedOn', 'remindedOn', 'repliedAt', 'repliedHow', 'state'])
      .where('partnershipId', '=', partnershipId)
      .where('personId', '=', personId)
      .execute(),
  }),
  counts: [
    {
      key: 'practice lists',
      title: 'From a practice’s register to support',
      definition:
        'People that practices found on their registers, on every list that is or was in use. To be invited are those who had not asked us not to write, and whom we did not know already.',
      count: async (tx, partnershipId) => asChain(await countSteps(tx, partnershipId)),
    },
  ],
  messages,
  jobs: [readLists, prepareLetters, forgetLists],
}
