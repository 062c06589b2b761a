import type { Config as SvgoConfig } from 'svgo'
import type { Config, TopLevelSpec } from 'vega-lite'
import { palette } from './palette.ts'

/** One line of a line chart. `when` is what stands under the axis, in order; no value leaves a gap, never a nought. */
export type Line = { name: string; points: readonly { when: string; value: number | null }[] }

/**
 * Lines over time. `unit` says what is counted: "Referrals", "People". Where values are steps of a scale that has words, `levels`
 * puts the words at the side in place of numbers.
 */
export type LineChart = { unit: string; lines: readonly Line[]; levels?: readonly { value: number; name: string }[] }

/**
 * Bars by category, drawn in the order given. `name` stands above its bar: keep it under 55 letters. `label` is written
 * at the end of the bar in place of the number, and is all there is when the number may not be told (`value: null`).
 */
export type BarChart = { unit: string; bars: readonly { name: string; value: number | null; label?: string }[] }

/**
 * How people were at the start and later, and by how much they changed on average.
 * `start` and `later` are means in points of the measure, for the same people; `low` and `high` bound the interval of
 * the mean change, in the same points. `scale` is the lowest and highest point the measure has.
 */
export type ChangeChart = {
  scale: readonly [lowest: number, highest: number]
  measures: readonly {
    name: string
    start: number
    later: number
    change: { mean: number; low: number; high: number }
  }[]
  words?: { start: string; later: string; change: string }
}

/** Pixels as drawn. A phone shows it at three quarters, so the letters are drawn large. */
const width = 380
const rowHeight = 56

/** An SVG document with a line for each of `lines`, from nought up. */
export const lineChart = (chart: LineChart) => draw(lineSpec(chart))

/** An SVG document with a horizontal bar for each of `bars`. */
export const barChart = (chart: BarChart) => draw(barSpec(chart))

/** An SVG document: above, where people were at the start and later; below, the mean change with its interval. */
export const changeChart = (chart: ChangeChart) => draw(changeSpec(chart))

/**
 * Keeps the last `limit` answers of `make`, by their JSON; the one unused for longest goes first. A failure is not kept.
 */
export function rememberingLast<Input, Output>(limit: number, make: (input: Input) => Promise<Output>) {
  const answers = new Map<string, Promise<Output>>()

  const answer = (input: Input) => {
    const key = JSON.stringify(input)
    const made = answers.get(key) ?? make(input)
    answers.delete(key)
    answers.set(key, made)
    for (const oldest of answers.keys()) {
      if (answers.size <= limit) break
      answers.delete(oldest)
    }
    made.catch(() => answers.delete(key))
    return made
  }

  return Object.assign(answer, { size: () => answers.size })
}

// Nothing reads inside an image, so what describes its parts to screen readers and styles is left out.
const SMALL: SvgoConfig = {
  floatPrecision: 2,
  plugins: ['preset-default', { name: 'removeAttrs', params: { attrs: ['aria-.*', 'role', 'class', 'pointer-events'] } }],
}

// A page draws the same few charts for everybody, and compiling one takes tens of milliseconds.
const draw = rememberingLast(200, async (spec: TopLevelSpec) => {
  // Loaded at the first chart: most pages have none, and these are large.
  const [vegaLite, vega, svgo] = await Promise.all([import('vega-lite'), import('vega'), import('svgo')])
  const view = new vega.View(vega.parse(vegaLite.compile(spec, { config }).spec), { renderer: 'none' })
  try {
    // Said more shortly it is less than half as long, and a page of figures has two dozen.
    return svgo.optimize(await view.toSVG(), SMALL).data
  } finally {
    view.finalize()
  }
})

const letters = { font: 'system-ui, sans-serif', fontSize: 16, color: palette.text }

const config: Config = {
  background: palette.panel,
  padding: 4,
  font: letters.font,
  view: { stroke: null },
  text: letters,
  axis: {
    domainColor: palette.lineStrong,
    gridColor: palette.line,
    ticks: false,
    labelPadding: 8,
    labelColor: palette.quiet,
    labelFontSize: 15,
    titleColor: palette.quiet,
    titleFontSize: 15,
    titleFontWeight: 'normal',
  },
  legend: { orient: 'top', title: null, labelColor: palette.text, labelFontSize: 15, symbolStrokeWidth: 3, offset: 8 },
}

const colours = [palette.brand, palette.warm, palette.blue, palette.linkVisited]

const frame = { $schema: 'https://vega.github.io/schema/vega-lite/v6.json', width } as const

const heading = (text: string) => ({ text, anchor: 'start', frame: 'group', color: palette.text, fontSize: 16, fontWeight: 'bold' }) as const

function lineSpec({ unit, lines, levels }: LineChart): TopLevelSpec {
  const domain = lines.map((line) => line.name)
  const legend = lines.length > 1 ? { symbolType: 'stroke' } : null
  const byName = { field: 'name', type: 'nominal' as const, legend }
  const color = { ...byName, scale: { domain, range: colours } }
  return {
    ...frame,
    height: 240,
    title: heading(unit),
    data: { values: lines.flatMap(({ name, points }) => points.map((point) => ({ ...point, name }))) },
    encoding: {
      x: {
        field: 'when',
        type: 'ordinal',
        sort: null,
        axis: { title: null, labelAngle: 0, labelOverlap: 'greedy', grid: false },
      },
      y: {
        field: 'value',
        type: 'quantitative',
        ...(levels ? alongLevels(levels) : { scale: { zero: true }, axis: { title: null, tickCount: 5, domain: false } }),
      },
    },
    layer: [
      {
        mark: { type: 'line', strokeWidth: 3 },
        // Told apart by their dashes too, for whoever does not see the colours.
        encoding: { color, strokeDash: { ...byName, scale: { domain } } },
      },
      { mark: { type: 'circle', size: 60, opacity: 1 }, encoding: { color } },
    ],
  }
}

const row = { field: 'name', type: 'nominal', sort: null, axis: null } as const

function barSpec({ unit, bars }: BarChart): TopLevelSpec {
  const longest = Math.max(1, ...bars.map((bar) => bar.value ?? 0))
  const values = bars.map(({ name, value, label }) => ({
    name,
    value: value ?? 0,
    label: label ?? String(value ?? ''),
  }))
  // A quarter is left free for the words at the end of the longest bar.
  const scale = { domain: [0, longest * 1.25] }
  const x = { field: 'value', type: 'quantitative' as const, scale, axis: null }
  return {
    ...frame,
    height: { step: rowHeight },
    title: heading(unit),
    data: { values },
    layer: [
      ...namesAbove(bars),
      { mark: { type: 'bar', height: 20, yOffset: 10, color: palette.brand }, encoding: { y: row, x } },
      {
        mark: { type: 'text', align: 'left', dx: 6, dy: 11, fontWeight: 'bold' },
        encoding: { y: row, x, text: { field: 'label' } },
      },
    ],
  }
}

/** An axis that says the words of each step. */
function alongLevels(levels: readonly { value: number; name: string }[]) {
  const values = levels.map(({ value }) => value)
  const names = JSON.stringify(Object.fromEntries(levels.map(({ value, name }) => [value, name])))
  return { scale: { domain: [Math.min(...values), Math.max(...values)] }, axis: { title: null, values, domain: false, labelExpr: `${names}[datum.value]` } }
}

/** Each name above its row and not beside it, since a phone has no room beside; edged in white, to stand on a grid. */
function namesAbove(rows: readonly { name: string }[]) {
  const data = { values: rows.map(({ name }) => ({ name })) }
  const mark = { type: 'text', align: 'left', baseline: 'middle', dy: -14 } as const
  const encoding = { y: row, x: { value: 0 }, text: { field: 'name' } } as const
  const edge = { stroke: palette.panel, strokeWidth: 6, strokeJoin: 'round' } as const
  return [
    { data, mark: { ...mark, ...edge }, encoding },
    { data, mark, encoding },
  ]
}

const changeWords = { start: 'At the start', later: 'Later', change: 'Change' }

function changeSpec({ scale, measures, words = changeWords }: ChangeChart): TopLevelSpec {
  const panel = { width, height: { step: rowHeight } }
  const axis = { title: null, tickCount: 5 }
  const names = namesAbove(measures)

  const when = { domain: [words.start, words.later] }
  const onScale = { type: 'quantitative' as const, axis, scale: { domain: [...scale], nice: false } }
  const means = measures.flatMap(({ name, start, later }) => [
    { name, at: words.start, mean: start },
    { name, at: words.later, mean: later },
  ])

  // As far to the left as to the right, so that no change stands in the middle.
  const reach = Math.max(0.1, ...measures.flatMap(({ change }) => [Math.abs(change.low), Math.abs(change.high)]))
  const aroundNought = {
    type: 'quantitative' as const,
    axis,
    scale: { domain: [-reach * 1.1, reach * 1.1], nice: true },
  }
  const changes = measures.map(({ name, change }) => ({ name, ...change }))

  return {
    ...frame,
    vconcat: [
      {
        ...panel,
        data: { values: means },
        layer: [
          ...names,
          {
            mark: { type: 'line', strokeWidth: 3, yOffset: 10, color: palette.lineStrong },
            encoding: { y: row, x: { field: 'mean', ...onScale }, detail: { field: 'name' } },
          },
          {
            mark: { type: 'point', size: 160, opacity: 1, yOffset: 10, filled: true },
            encoding: {
              y: row,
              x: { field: 'mean', ...onScale },
              color: { field: 'at', scale: { ...when, range: [palette.warm, palette.brand] } },
              shape: { field: 'at', scale: { ...when, range: ['diamond', 'circle'] } },
            },
          },
        ],
      },
      {
        ...panel,
        title: heading(words.change),
        data: { values: changes },
        layer: [
          {
            data: { values: [{}] },
            mark: { type: 'rule', strokeWidth: 2, color: palette.quiet },
            encoding: { x: { datum: 0, ...aroundNought } },
          },
          ...names,
          {
            mark: { type: 'rule', strokeWidth: 4, yOffset: 10, color: palette.brandLine },
            encoding: { y: row, x: { field: 'low', ...aroundNought }, x2: { field: 'high' } },
          },
          {
            mark: { type: 'point', size: 160, filled: true, opacity: 1, yOffset: 10, color: palette.brand },
            encoding: { y: row, x: { field: 'mean', ...aroundNought } },
          },
        ],
      },
    ],
    resolve: { scale: { x: 'independent', y: 'independent' } },
  }
}
