import { alsoHelping } from './questions.ts'
import { reachThem, theirPerson, theirReason, workingReferrer } from './steps.ts'
import type { Way } from './way.ts'

/** Somebody of a charity, an advice centre or a housing association refers. */
export const voluntarySector: Way = {
  wayIn: 'voluntary sector',
  address: 'voluntary-sector',
  voice: 'theirs',
  title: 'Refer somebody from a charity or housing',
  about: 'You are of a charity, an advice centre, a housing association.',
  lede: 'What they would like, what you do with them already, and how to reach them safely.',
  steps: [theirPerson, theirReason('What you are doing together, and what else they would like', alsoHelping), reachThem, workingReferrer],
}
