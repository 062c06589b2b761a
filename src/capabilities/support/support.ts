import type { Selectable } from 'kysely'
import type { Support as SupportTable } from '../../../database/schema.ts'

export type Support = Selectable<SupportTable>
export type SupportState = Support['state']

/** What may become of a stretch of support, in the order people meet it. */
export const mayBecome = {
  coaching: ['link work', 'ended'],
  'link work': ['link work', 'ended'],
  ended: [],
} as const satisfies Record<SupportState, readonly SupportState[]>
