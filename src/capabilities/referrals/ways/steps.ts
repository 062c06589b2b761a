import { knownBy, makingItEasier, missingOfSupporter, missingToReach, reaching, supporter, whoItIs } from '../../people/index.ts'
import { agreement, missingOfReferrer, referrer } from '../forms/referrer.ts'
import { missingOfRisks, practiceNeeded, risks, why, wish } from './questions.ts'
import type { Step } from './way.ts'

// Steps that several ways in have.

/** How to reach somebody safely, what makes it easier, and who is close to them. */
export const reachThem: Step = {
  key: 'reach',
  title: 'How we reach them safely, and what makes it easier',
  fields: () => ({ ...reaching('theirs'), ...makingItEasier('theirs'), ...supporter('theirs') }),
  missing: (values) => [missingToReach('theirs', values), missingOfSupporter(values)],
}

/** What the national standard makes those who work with people say of the person. */
export const theirPerson: Step = {
  key: 'person',
  title: 'Who it is, and that they agree',
  asksPractice: true,
  fields: (practices) => ({ ...agreement(), ...whoItIs('theirs', { isNeeded: true }), ...knownBy('theirs'), ...practiceNeeded(practices) }),
}

/** Why, what matters, and risks: the same for all who work with people. */
export const theirReason = (hint: string, more: Step['fields'] = () => ({})): Step => ({
  key: 'why',
  title: 'What they would like, and why you refer them',
  fields: (practices) => ({ ...wish('theirs'), ...why(hint), ...risks(), ...more(practices) }),
  missing: (values) => [missingOfRisks(values)],
})

/** Who refers, for an organisation. */
export const workingReferrer: Step = {
  key: 'you',
  title: 'Who you are',
  fields: () => referrer({ role: 'Your role', roleHint: 'For example, practice nurse, social worker, adviser', organisation: 'needed' }),
  missing: (values) => [missingOfReferrer(values)],
}
