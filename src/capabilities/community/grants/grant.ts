import type { Selectable } from 'kysely'
import type { GrantApplication, GrantPot, GrantView } from '../../../../database/schema.ts'
import type { Day } from '../../../platform/clock.ts'

/** Money for small things that begin. Amounts are whole pence. */
export type Pot = Selectable<GrantPot>
export type Application = Selectable<GrantApplication>
export type ApplicationState = Application['state']
export type View = Selectable<GrantView>
export type Outcome = NonNullable<View['view']>

export const outcomes = ['approve', 'decline', 'ask for more'] as const satisfies readonly Outcome[]

export const outcomeWords: Record<Outcome, string> = { approve: 'Give the grant', decline: 'Not this time', 'ask for more': 'Ask to hear more' }

/** Each state as a tag, for whoever asked, too. English keys. */
export const stateWords: Record<ApplicationState, string> = {
  sent: 'Waiting for an answer',
  'more asked': 'We would like to hear more',
  approved: 'Yes, it is yours',
  declined: 'Not this time',
  paid: 'Paid',
  told: 'Told what came of it',
}

export const isDecided = ({ state }: Pick<Application, 'state'>) => state !== 'sent' && state !== 'more asked'

export const leftOf = ({ amountPence, awardedPence }: Pick<Pot, 'amountPence' | 'awardedPence'>) => amountPence - awardedPence

/** Whether somebody may ask for some of it today. */
export const isOpen = (pot: Pick<Pot, 'opensOn' | 'closesOn' | 'amountPence' | 'awardedPence'>, today: Day) =>
  pot.opensOn <= today && today <= pot.closesOn && leftOf(pot) > 0

type Viewed = Pick<View, 'view' | 'conflict'>

/** Views of those who have no interest in it themselves. */
export const viewsThatCount = <Each extends Viewed>(views: readonly Each[]) => views.filter(({ conflict }) => conflict === '')

/**
 * What a panel may decide, from its views: enough of them have to be there (all of a panel too small for that), and more than half of
 * them have to say so.
 */
export function mayDecide(views: readonly Viewed[], { panelIds, viewsNeeded }: Pick<Pot, 'panelIds' | 'viewsNeeded'>): Outcome[] {
  const counting = viewsThatCount(views)
  const able = panelIds.length - (views.length - counting.length)
  if (counting.length === 0 || counting.length < Math.min(viewsNeeded, able)) return []
  return outcomes.filter((outcome) => counting.filter(({ view }) => view === outcome).length * 2 > counting.length)
}
