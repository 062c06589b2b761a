/** The fewest people a published count may stand for. Nought may be shown: it is nobody. */
export const fewestShown = 5

/** A count as anybody may see it. */
export type Cell = { shown: number } | { hidden: true }

const isSmall = (count: number) => count > 0 && count < fewestShown

/**
 * One breakdown and its total, safe to publish.
 *
 * Hides counts of 1 to 4, then as many others as it takes, smallest first, so that nobody who subtracts what is shown
 * can tell that a hidden count is under 5, or what it is. That is: knowing only that counts are whole and not below
 * nought, every hidden number could also be 5 or more, and could be more than one number. The total is hidden too when
 * it is small itself. A nought is shown, unless it is needed to hide another.
 *
 * What this does not know: other tables about the same people. Publish one breakdown of them, or hide by hand.
 *
 * @throws RangeError when a count is not a whole number from nought.
 */
export function hideSmall(counts: readonly number[]): { cells: Cell[]; total: Cell } {
  refuseUncountable(counts)
  const total = aTotal(0, 1, sum(counts))
  const cells = counts.map((count) => aCell(1, 0, count))
  const hidden = chooseHidden([total, ...cells])
  const cell = asCell(hidden)
  return { cells: cells.map(cell), total: cell(total) }
}

/**
 * The same for a table of rows, with a total for each row, each column and everything.
 *
 * @throws RangeError when rows differ in length or a count is not a whole number from nought.
 */
export function hideSmallInTable(rows: readonly (readonly number[])[]): {
  cells: Cell[][]
  rowTotals: Cell[]
  columnTotals: Cell[]
  total: Cell
} {
  const columns = rows[0]?.map((_, column) => column) ?? []
  for (const row of rows) {
    if (row.length !== columns.length) throw new RangeError('Every row needs a count for every column')
    refuseUncountable(row)
  }

  // People flow from the total through their row into their column and back: what enters a place must leave it.
  const [start, end, firstRow, firstColumn] = [0, 1, 2, 2 + rows.length]
  const total = aTotal(end, start, sum(rows.flat()))
  const rowTotals = rows.map((row, at) => aTotal(start, firstRow + at, sum(row)))
  const columnTotals = columns.map((at) => aTotal(firstColumn + at, end, sum(rows.map((row) => row[at] ?? 0))))
  const cells = rows.map((row, from) => row.map((count, to) => aCell(firstRow + from, firstColumn + to, count)))
  const cell = asCell(chooseHidden([total, ...rowTotals, ...columnTotals, ...cells.flat()]))
  return {
    cells: cells.map((row) => row.map(cell)),
    rowTotals: rowTotals.map(cell),
    columnTotals: columnTotals.map(cell),
    total: cell(total),
  }
}

/**
 * Counts each of which is part of the one before, like people asked, who answered, who answered again.
 * How many were lost on the way is a count as well, so 100 and then 97 would show 3: the later of them is hidden.
 * Gives the same guarantee as `hideSmall`, for what is hidden and for what was lost at each step.
 *
 * @throws RangeError when a count is larger than the one before, or not a whole number from nought.
 */
export function hideSmallInChain(counts: readonly number[]): Cell[] {
  refuseUncountable(counts)
  let before: number | undefined
  let lastShown: number | undefined
  return counts.map((count) => {
    if (before !== undefined && count > before) throw new RangeError(`${count} cannot be part of ${before}`)
    before = count
    if (isSmall(count) || (lastShown !== undefined && isSmall(lastShown - count))) return { hidden: true }
    lastShown = count
    return { shown: count }
  })
}

function refuseUncountable(counts: readonly number[]) {
  const wrong = counts.find((count) => !(Number.isSafeInteger(count) && count >= 0))
  if (wrong !== undefined) throw new RangeError(`${wrong} is not a number of people`)
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

const asCell =
  (hidden: ReadonlySet<Flow>) =>
  (flow: Flow): Cell =>
    hidden.has(flow) ? { hidden: true } : { shown: flow.count }

/** A published number, as people flowing from one place to another. The dearer, the later it is hidden. */
interface Flow {
  from: number
  to: number
  count: number
  dearness: 0 | 1 | 2
}

// Many noughts cannot be otherwise, and whoever knows that sees through them: they are the last cells to hide behind.
const aCell = (from: number, to: number, count: number): Flow => ({ from, to, count, dearness: count > 0 ? 0 : 1 })
const aTotal = (from: number, to: number, count: number): Flow => ({ from, to, count, dearness: 2 })

/**
 * Tables that add up are networks, where a number can only change along a ring of hidden ones. A hidden number is safe
 * when enough can be sent round to make it 5; when not, the cheapest ring that would do is hidden as well.
 * (Complementary suppression by network flow: Cox 1995, Journal of the American Statistical Association 90, 1453–1462.)
 */
function chooseHidden(flows: readonly Flow[]): ReadonlySet<Flow> {
  const toCheck = flows.filter(({ count }) => isSmall(count))
  const hidden = new Set(toCheck)
  // Hiding more never makes a safe number unsafe, so each is looked at once.
  for (let flow = toCheck.pop(); flow; flow = toCheck.pop()) {
    if (couldBeFive(flow, hidden)) continue
    for (const other of cheapestRing(flow, flows, hidden)) {
      if (hidden.has(other)) continue
      hidden.add(other)
      toCheck.push(other)
    }
  }
  return hidden
}

/** A step round a ring: along a flow, which can always grow, or back against it, which can shrink to nought. */
interface Step {
  flow: Flow
  to: number
  room: number
}

function couldBeFive(flow: Flow, hidden: ReadonlySet<Flow>): boolean {
  const counts = new Map([...hidden].map((other) => [other, other.count]))
  const steps = (at: number): Step[] =>
    [...counts].flatMap(([other, count]) => {
      if (other === flow) return []
      if (other.from === at) return [{ flow: other, to: other.to, room: Number.POSITIVE_INFINITY }]
      return other.to === at && count > 0 ? [{ flow: other, to: other.from, room: count }] : []
    })

  for (let missing = fewestShown - flow.count; missing > 0; ) {
    const ring = cheapestPath(flow.to, flow.from, steps, () => 1)
    if (!ring) return false
    const sent = Math.min(missing, ...ring.map(({ room }) => room))
    for (const { flow: other, room } of ring) {
      counts.set(other, (counts.get(other) ?? 0) + (room === Number.POSITIVE_INFINITY ? sent : -sent))
    }
    missing -= sent
  }
  return true
}

function cheapestRing(flow: Flow, flows: readonly Flow[], hidden: ReadonlySet<Flow>): Flow[] {
  const missing = fewestShown - flow.count
  const steps = (at: number): Step[] =>
    flows.flatMap((other) => {
      if (other === flow) return []
      if (other.from === at) return [{ flow: other, to: other.to, room: Number.POSITIVE_INFINITY }]
      return other.to === at && other.count >= missing ? [{ flow: other, to: other.from, room: other.count }] : []
    })
  const most = 1 + Math.max(...flows.map(({ count }) => count))
  const price = (other: Flow) => (hidden.has(other) ? 0 : other.count + 1 + other.dearness * most * flows.length)
  const ring = cheapestPath(flow.to, flow.from, steps, price)
  if (!ring) throw new Error('A table that adds up always has a ring through its totals')
  return ring.map((step) => step.flow)
}

/** Dijkstra, over the few places a table has. */
function cheapestPath(from: number, to: number, steps: (at: number) => Step[], price: (flow: Flow) => number): Step[] | undefined {
  const best = new Map<number, { cost: number; path: Step[] }>([[from, { cost: 0, path: [] }]])
  const done = new Set<number>()
  for (;;) {
    const open = [...best].filter(([at]) => !done.has(at)).sort(([, a], [, b]) => a.cost - b.cost)
    const nearest = open[0]
    if (!nearest) return undefined
    const [at, { cost, path }] = nearest
    if (at === to) return path
    done.add(at)
    for (const step of steps(at)) {
      const next = cost + price(step.flow)
      if (next < (best.get(step.to)?.cost ?? Number.POSITIVE_INFINITY)) {
        best.set(step.to, { cost: next, path: [...path, step] })
      }
    }
  }
}
