import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cell, fewestShown, hideSmall, hideSmallInChain, hideSmallInTable } from './smallNumbers.ts'

/** Writes hidden cells as a dash, so that a table can be read at a glance. */
const look = (cells: Cell[]) => cells.map((cell) => ('shown' in cell ? cell.shown : '–'))

describe('one breakdown', () => {
  const lookAt = (...counts: number[]) => {
    const { cells, total } = hideSmall(counts)
    return [...look(cells), '=', ...look([total])]
  }

  test('with nothing small is shown as it is', () => {
    expect(lookAt(12, 5, 40)).toEqual([12, 5, 40, '=', 57])
    expect(lookAt()).toEqual(['=', 0])
  })

  test('with one small count hides the next smallest too, or subtraction would tell', () => {
    expect(lookAt(3, 60, 20)).toEqual(['–', 60, '–', '=', 83])
  })

  test('with two small counts that come to under 5 hides a third', () => {
    expect(lookAt(1, 2, 50, 70)).toEqual(['–', '–', '–', 70, '=', 123])
  })

  test('with small counts that come to 5 or more need hide no others', () => {
    expect(lookAt(2, 3, 50)).toEqual(['–', '–', 50, '=', 55])
  })

  test('shows nought, and never relies on a nought to hide another', () => {
    expect(lookAt(0, 3, 50)).toEqual([0, '–', '–', '=', 53])
    expect(lookAt(0, 0, 7)).toEqual([0, 0, 7, '=', 7])
  })

  test('of under 5 people hides its total as well', () => {
    expect(lookAt(1, 2)).toEqual(['–', '–', '=', '–'])
    expect(lookAt(3, 0)).toEqual(['–', 0, '=', '–'])
  })
})

describe('a table', () => {
  test('with nothing small is shown as it is', () => {
    const { cells, rowTotals, columnTotals, total } = hideSmallInTable([
      [5, 6],
      [0, 8],
    ])
    expect(cells.map(look)).toEqual([
      [5, 6],
      [0, 8],
    ])
    expect([look(rowTotals), look(columnTotals), look([total])]).toEqual([[11, 8], [5, 14], [19]])
  })

  test('with one small count hides a rectangle about it and keeps every total', () => {
    const { cells, rowTotals, columnTotals, total } = hideSmallInTable([
      [3, 20, 30],
      [10, 40, 50],
      [60, 70, 80],
    ])
    expect(cells.map(look)).toEqual([
      ['–', '–', 30],
      ['–', '–', 50],
      [60, 70, 80],
    ])
    expect([...rowTotals, ...columnTotals, total].every((cell) => 'shown' in cell)).toBe(true)
  })

  test('does not take two hidden in every line for safe when they come to under 5', () => {
    const { cells } = hideSmallInTable([
      [1, 2, 30],
      [2, 1, 30],
      [30, 30, 30],
    ])
    expect(cells.flat().filter((cell) => 'hidden' in cell).length).toBeGreaterThan(4)
  })

  test('hides behind a nought only where there is nothing else, and keeps its totals even then', () => {
    const { cells } = hideSmallInTable([
      [4, 20, 30],
      [30, 0, 40],
    ])
    expect(cells.map(look)).toEqual([
      ['–', 20, '–'],
      ['–', 0, '–'],
    ])

    const shown = hideSmallInTable([
      [4, 20],
      [30, 0],
    ])
    expect(shown.cells.flat().every((cell) => 'hidden' in cell)).toBe(true)
    expect([...shown.rowTotals, ...shown.columnTotals, shown.total].every((cell) => 'shown' in cell)).toBe(true)
  })

  test('of any ordinary size is done at once', () => {
    const rows = Array.from({ length: 20 }, (_, row) => Array.from({ length: 12 }, (_, column) => (row * column) % 9))
    const started = performance.now()
    hideSmallInTable(rows)
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('must have as many counts in every row', () => {
    expect(() => hideSmallInTable([[1, 2], [3]])).toThrow(RangeError)
  })
})

describe('a chain of counts', () => {
  const lookAt = (...counts: number[]) => look(hideSmallInChain(counts))

  test('hides a step that would show that under 5 were lost', () => {
    expect(lookAt(100, 97, 60)).toEqual([100, '–', 60])
  })

  test('goes on hiding until 5 were lost since the last shown', () => {
    expect(lookAt(100, 99, 97, 95, 94)).toEqual([100, '–', '–', 95, '–'])
  })

  test('shows a step where nobody was lost', () => {
    expect(lookAt(100, 100, 50, 50)).toEqual([100, 100, 50, 50])
  })

  test('hides small counts and shows nought', () => {
    expect(lookAt(630, 178, 4, 0)).toEqual([630, 178, '–', 0])
  })

  test('cannot grow', () => {
    expect(() => hideSmallInChain([10, 11])).toThrow(RangeError)
  })
})

test.each([-1, 2.5, Number.NaN])('%d is refused as a number of people', (count) => {
  expect(() => hideSmall([count, 9])).toThrow(RangeError)
  expect(() => hideSmallInTable([[count, 9]])).toThrow(RangeError)
  expect(() => hideSmallInChain([count])).toThrow(RangeError)
})

/*
 * The attacker sees what is shown, knows that counts are whole, not below nought, and add up, and tries every table that
 * fits. `most` lets every count grow far enough for a hidden 1 to be taken for a 5.
 */

const add = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)
const fits = (cell: Cell | undefined, count: number) => cell === undefined || 'hidden' in cell || cell.shown === count

function* everyRow(cells: readonly Cell[], total: Cell | undefined, most: number, row: number[] = []): Generator<number[]> {
  const cell = cells[row.length]
  if (!cell) {
    if (fits(total, add(row))) yield row
    return
  }
  const candidates = 'shown' in cell ? [cell.shown] : Array.from({ length: most + 1 }, (_, count) => count)
  for (const count of candidates) yield* everyRow(cells, total, most, [...row, count])
}

type Shown = ReturnType<typeof hideSmallInTable>

function* everyTable(shown: Shown, most: number, rows: number[][] = []): Generator<number[][]> {
  const cells = shown.cells[rows.length]
  if (!cells) {
    const columns = (rows[0] ?? []).map((_, at) => add(rows.map((row) => row[at] ?? 0)))
    if (columns.every((count, at) => fits(shown.columnTotals[at], count)) && fits(shown.total, add(columns))) yield rows
    return
  }
  for (const row of everyRow(cells, shown.rowTotals[rows.length], most)) yield* everyTable(shown, most, [...rows, row])
}

const numbersOf = (rows: number[][]) => [
  ...rows.flat(),
  ...rows.map(add),
  ...(rows[0] ?? []).map((_, at) => add(rows.map((row) => row[at] ?? 0))),
  add(rows.flat()),
]

/** Least and most that each number could be. */
function bounds(worlds: Iterable<number[]>) {
  const found: { least: number; most: number }[] = []
  for (const world of worlds) {
    world.forEach((count, at) => {
      const { least, most } = found[at] ?? { least: count, most: count }
      found[at] = { least: Math.min(least, count), most: Math.max(most, count) }
    })
  }
  return found
}

/** What every published thing must hold: small ones hidden, shown ones true, hidden ones neither known nor known small. */
function isSafe(cells: Cell[], truth: number[], found: { least: number; most: number }[]) {
  return cells.every((cell, at) => {
    const count = truth[at] ?? Number.NaN
    if ('shown' in cell) return cell.shown === count && (count === 0 || count >= fewestShown)
    const { least, most } = found[at] ?? { least: 0, most: 0 }
    return least < most && most >= fewestShown
  })
}

const small = (most: number) => fc.integer({ min: 0, max: most })

test('nobody can work out a hidden count of a breakdown, or that it is under 5', () => {
  fc.assert(
    fc.property(fc.array(small(8), { minLength: 1, maxLength: 4 }), (counts) => {
      const { cells, total } = hideSmall(counts)
      const worlds = everyRow(cells, total, 13).map((row) => [...row, add(row)])
      return isSafe([...cells, total], [...counts, add(counts)], bounds(worlds))
    }),
    { numRuns: 300 },
  )
})

test.each([
  [2, 2, 9, 150],
  [2, 3, 6, 20],
  [3, 2, 6, 20],
])(
  'nobody can work out a hidden count of a table of %i by %i, or that it is under 5',
  (height, width, most, numRuns) => {
    const row = fc.array(small(most), { minLength: width, maxLength: width })
    fc.assert(
      fc.property(fc.array(row, { minLength: height, maxLength: height }), (rows) => {
        const shown = hideSmallInTable(rows)
        const cells = [...shown.cells.flat(), ...shown.rowTotals, ...shown.columnTotals, shown.total]
        const worlds = Iterator.from(everyTable(shown, most + fewestShown)).map(numbersOf)
        return isSafe(cells, numbersOf(rows), bounds(worlds))
      }),
      { numRuns },
    )
  },
  60_000,
)

test('the attacker does work out a table where only the small counts are hidden', () => {
  const rows = [
    [3, 20],
    [10, 40],
  ]
  const naive: Shown = {
    cells: rows.map((row) => row.map((count) => (count < 5 ? { hidden: true } : { shown: count }))),
    rowTotals: [{ shown: 23 }, { shown: 50 }],
    columnTotals: [{ shown: 13 }, { shown: 60 }],
    total: { shown: 73 },
  }
  expect(bounds(Iterator.from(everyTable(naive, 25)).map(numbersOf))[0]).toEqual({ least: 3, most: 3 })
})

test('nobody can work out a hidden step of a chain or how few were lost, or that it is under 5', () => {
  const chain = fc.array(small(14), { minLength: 1, maxLength: 5 }).map((counts) => counts.sort((a, b) => b - a))
  const lost = (counts: number[]) => counts.slice(1).map((count, at) => (counts[at] ?? 0) - count)
  fc.assert(
    fc.property(chain, (counts) => {
      const cells = hideSmallInChain(counts)
      const nested = everyRow(cells, undefined, 19).filter((row) => lost(row).every((count) => count >= 0))
      const found = bounds(nested.map((row) => [...row, ...lost(row)]))
      // Losses are not published: those of 1 to 4 must be as unknown as a hidden count, others may come to light.
      const losses = lost(counts).map((count): Cell => (count > 0 && count < fewestShown ? { hidden: true } : { shown: count }))
      return isSafe([...cells, ...losses], [...counts, ...lost(counts)], found)
    }),
    { numRuns: 150 },
  )
}, 60_000)
