import type { Selectable } from 'kysely'
import type { Reassigned as ReassignedTable, Reassignment as ReassignmentTable } from '../../../../database/schema.ts'

export type Reassignment = Selectable<ReassignmentTable>
export type Reassigned = Selectable<ReassignedTable>

/** For so long it can be undone as one step. */
export const UNDO_DAYS = 7
/** As many as are given to colleagues at once. */
export const MOST = 1000

export const mayUndoUntil = ({ doneAt }: Pick<Reassignment, 'doneAt'>): Date | undefined =>
  doneAt ? new Date(doneAt.getTime() + UNDO_DAYS * 86_400_000) : undefined

interface Given {
  id: string
  ledBy: string
}

/** Who gets whom: in turns, in the order of their names. Those whom one of them leads already stay where they are. */
export function shareOut<Row extends Given, To extends { id: string }>(rows: readonly Row[], to: readonly To[]): { row: Row; to: To }[] {
  const leads = new Set(to.map(({ id }) => id))
  return rows.filter(({ ledBy }) => !leads.has(ledBy)).map((row, at) => ({ row, to: to[at % to.length] as To }))
}
