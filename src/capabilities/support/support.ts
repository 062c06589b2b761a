import type { Selectable } from 'kysely'
import type { Person, Support as SupportTable } from '../../../database/schema.ts'
import type { Hat } from '../../platform/viewer.ts'

export type Support = Selectable<SupportTable>
/** With the name of whose support it is, read where that is kept: people change their names. */
export type NamedSupport = Support & Pick<Selectable<Person>, 'foldedName'> & { personName: string }
export type SupportState = Support['state']

/**
 * What may become of a stretch of support, in the order people meet it. Coaching goes on as coaching when another coach takes over. What
 * is paused or has ended goes on as what it was: nobody starts again.
 */
export const mayBecome = {
  coaching: ['coaching', 'link work', 'paused', 'ended'],
  'link work': ['link work', 'paused', 'ended'],
  paused: ['paused', 'coaching', 'link work', 'ended'],
  ended: ['coaching', 'link work'],
} as const satisfies Record<SupportState, readonly SupportState[]>

/** Whether support in one state may come to be in another. */
export const canBecome = (from: SupportState, to: SupportState) => (mayBecome[from] as readonly SupportState[]).includes(to)

/** The states in which somebody is supported now. */
export const OPEN: readonly SupportState[] = ['coaching', 'link work', 'paused']

/** The states in which somebody hears from a worker. */
export const WORKING: readonly SupportState[] = ['coaching', 'link work']

export const isOpen = ({ state }: Pick<Support, 'state'>) => OPEN.includes(state)

/** What a caseload may be narrowed to besides: a talk is due, nothing heard for long, or something else is due. */
export type Need = 'talk' | 'word' | 'due'

/** What each state is called. */
export const stateWords: Record<SupportState, string> = { coaching: 'Coaching', 'link work': 'Link work', paused: 'Paused', ended: 'Ended' }

/** A worker of the team who could lead somebody's support. */
export interface Colleague {
  id: string
  name: string
  hats: readonly Hat[]
}
