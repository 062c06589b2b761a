import type { Field, Typed } from '../../../design/form/field.ts'
import { type Answers, defineForm, type Form } from '../../../design/form/form.ts'
import type { Voice } from '../../people/index.ts'
import type { WayIn } from '../referral.ts'

export type Practice = { id: string; name: string; postcode: string | null }

type Fields = Record<string, Field<any>>
type Missing = { field: string; message: string }

/** One page of a way in: a few questions that belong together. */
export interface Step {
  /** The end of its address. */
  key: string
  title: string
  fields: (practices: readonly Practice[]) => Fields
  /** What is still missing when the answers are looked at together. */
  missing?: (values: any) => (Missing | undefined)[]
  /** It asks for a GP practice, so it needs the list of them. */
  asksPractice?: boolean
}

/** A way in, as a short form of its own: only the questions it needs, a few at a time. */
export interface Way {
  wayIn: WayIn
  /** The end of its address. */
  address: string
  voice: Voice
  title: string
  /** What it is for, in a sentence, where somebody chooses among the ways in. */
  about: string
  lede: string
  steps: readonly [Step, ...Step[]]
}

/** The form of one step. */
export const formOf = ({ fields, missing }: Step, practices: readonly Practice[]): Form =>
  defineForm(fields(practices), (values) => (missing?.(values) ?? []).filter((each) => each !== undefined))

/** Of everything typed, what belongs to a step: a field may have several controls, all beginning with its name. */
export function typedOf(form: Form, typed: Typed): Typed {
  const names = Object.keys(form.fields)
  return Object.fromEntries(Object.entries(typed).filter(([control]) => names.some((name) => control === name || control.startsWith(`${name}-`))))
}

/** Each step with what was answered to it, read as if it were sent now. */
export const readSteps = (way: Way, typed: Typed, practices: readonly Practice[], today: string): { step: Step; form: Form; answers: Answers<any> }[] =>
  way.steps.map((step) => {
    const form = formOf(step, practices)
    return { step, form, answers: form.readTyped(typedOf(form, typed), today) }
  })
