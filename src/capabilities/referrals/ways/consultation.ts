import { reachThem, theirPerson, theirReason, workingReferrer } from './steps.ts'
import type { Way } from './way.ts'

/** It came up in a talk with a GP, a nurse, or somebody else of a practice. */
export const consultation: Way = {
  wayIn: 'consultation',
  address: 'consultation',
  voice: 'theirs',
  title: 'Refer somebody after a talk',
  about: 'It came up in a talk with a GP, a nurse or a pharmacist.',
  lede: 'Two minutes, with the person beside you. They choose what you hear of it afterwards.',
  steps: [theirPerson, theirReason('What came up in your talk, in a line or two'), reachThem, workingReferrer],
}
