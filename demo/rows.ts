import type { DB } from '../database/schema.ts'
import { addDays, type Day } from '../src/platform/clock.ts'
import type { Row, Rows } from './sow.ts'

/** Rows that are still being gathered, by table. */
export class Gathered {
  readonly rows: { [Table in keyof DB]?: Row<Table>[] } = {}

  add<Table extends keyof DB>(table: Table, ...more: Row<Table>[]) {
    const there = this.of(table)
    for (const row of more) there.push(row)
  }

  of<Table extends keyof DB>(table: Table): Row<Table>[] {
    const rows = this.rows as Record<Table, Row<Table>[]>
    rows[table] ??= []
    return rows[table]
  }

  get all(): Rows {
    return this.rows as Rows
  }
}

/** A moment of a day, near enough to the clock on the wall. */
export const momentOf = (day: Day, hour: number, minute = 0): Date => new Date(Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000)

/** A little later for each one: ids made for these moments sort in the order that things were written down. */
export const inOrder = (at: Date, index: number): Date => new Date(at.getTime() + index * 1000)

/** Sunday is 0. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** The same day, or the Monday after it when nobody works. */
export const onWorkingDay = (day: Day): Day => addDays(day, ({ 6: 2, 0: 1 } as Record<number, number>)[weekdayOf(day)] ?? 0)

/** The last day before it on which somebody works, or the one so many before. */
export function workingDayBefore(day: Day, many = 1): Day {
  const before = addDays(day, -1)
  const left = weekdayOf(before) === 0 || weekdayOf(before) === 6 ? many : many - 1
  return left === 0 ? before : workingDayBefore(before, left)
}

export const earlier = (one: Day, other: Day): Day => (one < other ? one : other)
