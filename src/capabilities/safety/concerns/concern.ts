import type { Selectable } from 'kysely'
import type { ConcernNote, ConcernStep, Concern as ConcernTable } from '../../../../database/schema.ts'

export type Concern = Selectable<ConcernTable>
export type ConcernState = Concern['state']
export type Kind = Concern['kind']
export type Step = Selectable<ConcernStep>
export type Note = Selectable<ConcernNote>

/** What may become of a concern. Passed on, it is raised again for whoever it is passed to. */
export const mayBecome = {
  raised: ['raised', 'acknowledged'],
  acknowledged: ['raised', 'acknowledged', 'acted', 'closed'],
  acted: ['raised', 'acted', 'closed'],
  closed: [],
} as const satisfies Record<ConcernState, readonly ConcernState[]>

export const canBecome = (from: ConcernState, to: ConcernState) => (mayBecome[from] as readonly ConcernState[]).includes(to)

export const isOpen = ({ state }: Pick<Concern, 'state'>) => state !== 'closed'

/** What a concern is about, as it is chosen. */
export const kindWords: Record<Kind, string> = {
  'ending their life': 'They speak of ending their life, or of harming themselves',
  'harmed by somebody': 'Somebody harms them, or takes from them',
  'a child': 'A child may be harmed',
  'harming somebody': 'They may harm somebody else',
  'something else': 'Something else that worries me',
}

export const stateWords: Record<ConcernState, string> = {
  raised: 'Raised',
  acknowledged: 'Somebody is looking after it',
  acted: 'Acted on',
  closed: 'Closed',
}

export const stepWords: Record<Step['step'], string> = {
  raised: 'Raised by {{name}}. {{owner}} was asked',
  acknowledged: '{{name}} looks after it',
  acted: '{{name}} wrote down what was done',
  noted: '{{name}} added a note',
  'passed on': '{{name}} passed it on. {{owner}} was asked',
  'next asked': 'It was not acknowledged in time, or nobody was there. {{owner}} was asked',
  closed: 'Closed by {{name}}',
}

/** An open concern is looked at again after so long: whoever owns it may have left, or be away. */
export const LOOK_AGAIN_MINUTES = 15

export const inMinutes = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000)

/** Somebody who could be asked. */
export interface Answering {
  id: string
  name: string
}

/**
 * Who is asked after `current`: the next in order, and the first again after the last. Whoever raised it comes last. Undefined when
 * there is nobody but them.
 */
export function whoIsNext(inOrder: readonly Answering[], { current, raisedBy }: { current?: string | undefined; raisedBy: string }): Answering | undefined {
  const others = [...inOrder.filter(({ id }) => id !== raisedBy), ...inOrder.filter(({ id }) => id === raisedBy)]
  const at = others.findIndex(({ id }) => id === current)
  const next = others[(at + 1) % Math.max(1, others.length)]
  return next?.id === current ? undefined : next
}
