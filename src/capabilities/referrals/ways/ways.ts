import type { WayIn } from '../referral.ts'
import { annualCheck } from './annualCheck.ts'
import { community } from './community.ts'
import { consultation } from './consultation.ts'
import { familyOrFriend } from './familyOrFriend.ts'
import { self } from './self.ts'
import { socialCare } from './socialCare.ts'
import { voluntarySector } from './voluntarySector.ts'
import type { Way } from './way.ts'

// A practice's list is an eighth way in, without a form: those who answer a letter are referred by `makeReferral`.

/** Ways in by which somebody introduces somebody else. */
export const waysToIntroduce: readonly Way[] = [familyOrFriend, community, consultation, annualCheck, socialCare, voluntarySector]

/** The way in with a form. */
export const findWay = (wayIn: WayIn): Way | undefined => [self, ...waysToIntroduce].find((way) => way.wayIn === wayIn)

/** The way in of an address. */
export const wayAt = (address: string | undefined): Way | undefined => waysToIntroduce.find((way) => way.address === address)
