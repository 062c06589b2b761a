import type { Selectable } from 'kysely'
import type { OutingStep, Outing as OutingTable } from '../../../../database/schema.ts'

export type Outing = Selectable<OutingTable>
export type Step = Selectable<OutingStep>

export const isOut = ({ state }: Pick<Outing, 'state'>) => state !== 'back'

/** How long somebody means to be out, as it is chosen with one tap: no clock has to be set on a phone. */
export const lengths = [
  { value: '30', label: 'Half an hour' },
  { value: '60', label: 'An hour' },
  { value: '90', label: 'An hour and a half' },
  { value: '120', label: 'Two hours' },
  { value: '180', label: 'Three hours' },
  { value: '300', label: 'Five hours' },
] as const
export type Length = (typeof lengths)[number]['value']

/** How much longer somebody stays, in minutes. */
export const LONGER = [15, 30, 60] as const

/** A colleague is told first, then those who answer concerns, one after the other; after so many messages the homes of all of them say it alone. */
export const MOST_TOLD = 6

/** What is written down of an outing that is over is forgotten after so many days. */
export const KEPT_DAYS = 90

export const stepWords: Record<Step['step'], string> = {
  out: '{{name}} went out',
  longer: '{{name}} stays longer',
  overdue: 'Not back in time. {{told}} was told',
  'told again': 'Still not back. {{told}} was told',
  back: '{{name}} is back, and safe',
  'found safe': '{{name}} says that they are safe',
}
