import { type Asked, type Field, one, type ReadOf, type Shown, type Typed, tidy } from '../../../design/form/field.ts'
import { QuestionGroup } from '../../../design/form/QuestionGroup.tsx'

/** One box of a row. */
export interface Box {
  name: string
  label: string
  most: number
  kind?: 'text' | 'email' | 'tel'
  width?: 5 | 10 | 20
}

interface Rules<Row> extends Asked {
  boxes: readonly Box[]
  /** How many rows are there to fill; more, where more are filled already. */
  rows: number
  /** What a row says, when any of its boxes holds something. */
  read: (texts: Record<string, string>) => ReadOf<Row>
  write: (row: Row) => Record<string, string>
  show: (row: Row) => string
}

/** A few rows of boxes, all of them in sight: what stays empty is left out. */
export const someRows = <Row,>(rules: Rules<Row>): Field<Row[]> => ({
  label: rules.label,
  read: (typed, name) => {
    const value: Row[] = []
    for (let row = 1; row <= rowsIn(typed, name, rules.rows); row++) {
      const texts = Object.fromEntries(rules.boxes.map((box) => [box.name, tidy(one(typed, `${name}-${row}-${box.name}`))]))
      if (Object.values(texts).every((text) => text === '')) continue
      const tooLong = rules.boxes.find((box) => (texts[box.name] ?? '').length > box.most)
      if (tooLong) return { problem: 'Shorten this to {{most}} characters or fewer', about: { most: tooLong.most } }
      const read = rules.read(texts)
      if ('problem' in read) return read
      value.push(read.value)
    }
    return { value }
  },
  write: (rows, name) => {
    const typed: Typed = {}
    rows.forEach((row, i) => {
      for (const [box, text] of Object.entries(rules.write(row))) typed[`${name}-${i + 1}-${box}`] = text
    })
    return typed
  },
  show: (rows = []) => rows.map(rules.show).join('; '),
  firstControl: (name) => `${name}-1-${rules.boxes[0]?.name}`,
  render: (shown) => <Rows {...shown} rules={rules} />,
})

const MOST = 50 // rows

function rowsIn(typed: Typed, name: string, usual: number): number {
  const numbers = Object.keys(typed).map((control) => (control.startsWith(`${name}-`) ? Number(/^\d+/.exec(control.slice(name.length + 1))?.[0]) : 0))
  return Math.min(MOST, Math.max(usual, ...numbers.filter((number) => number > 0)))
}

function Rows({ name, typed, error, words, rules }: Shown & { rules: Rules<any> }) {
  return (
    <QuestionGroup {...{ name, error, words }} legend={words.t(rules.label)} hint={rules.hint && words.t(rules.hint)}>
      {Array.from({ length: rowsIn(typed, name, rules.rows) }, (_, i) => i).map((i) => (
        <div className="lw-row-of-boxes" key={i}>
          {rules.boxes.map((box) => {
            const control = `${name}-${i + 1}-${box.name}`
            return (
              <div className="lw-row-of-boxes__box" key={box.name}>
                <label className="nhsuk-label" htmlFor={control}>
                  {words.t(box.label)}
                  <span className="nhsuk-u-visually-hidden"> {i + 1}</span>
                </label>
                <input
                  className={`nhsuk-input${box.width ? ` nhsuk-input--width-${box.width}` : ''}`}
                  id={control}
                  name={control}
                  type={box.kind ?? 'text'}
                  autoComplete="off"
                  dir="auto"
                  defaultValue={one(typed, control)}
                />
              </div>
            )
          })}
        </div>
      ))}
    </QuestionGroup>
  )
}
