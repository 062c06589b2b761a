import { alsoHelping } from './questions.ts'
import { reachThem, theirPerson, theirReason, workingReferrer } from './steps.ts'
import type { Way } from './way.ts'

/** Somebody of social care refers. */
export const socialCare: Way = {
  wayIn: 'social care',
  address: 'social-care',
  voice: 'theirs',
  title: 'Refer somebody from social care',
  about: 'You are a social worker, an occupational therapist, a care coordinator.',
  lede: 'What they would like, who is there already, and how to reach them safely.',
  steps: [theirPerson, theirReason('What is in place, and what would make life fuller', alsoHelping), reachThem, workingReferrer],
}
