import type { Context } from 'hono'
import type { Carried } from '../../platform/http/env.ts'
import type { Field, Typed } from './field.ts'

type Fields = Record<string, Field<any>>
export type ValuesOf<F> = { [Name in keyof F]: F[Name] extends Field<infer Value> ? Value : never }

/** What somebody can put right: which field, the control to go to, and the English sentence with what it is about. */
export interface Problem {
  field: string
  control: string
  message: string
  about?: Record<string, unknown>
}

/** What came back from a form: good values, or problems; in both, everything that was typed. */
export type Answers<Values> = { typed: Typed; problems: readonly Problem[]; values?: undefined } | { typed: Typed; problems?: undefined; values: Values }

export interface Form<F extends Fields = Fields> {
  fields: F
  /** A form nobody has filled in yet, or one filled with what is there already. */
  blank: (values?: Partial<ValuesOf<F>>) => Answers<ValuesOf<F>>
  /** Reads the body of the request (it has been read whole already). Never throws. */
  read: (c: Context) => Answers<ValuesOf<F>>
  /** Reads what was typed before and kept. Never throws. */
  readTyped: (typed: Typed, today: string) => Answers<ValuesOf<F>>
  /** Reads the address, for filters. What cannot be read is left out. */
  readAddress: (c: Context) => { typed: Typed; values: Partial<ValuesOf<F>> }
  hasFile: boolean
}

type Check<F extends Fields> = (values: ValuesOf<F>) => { field: keyof F & string; message: string }[]

/** One way to ask, for every form: what is asked, what may be answered, what we say when it is not. */
export function defineForm<F extends Fields>(fields: F, check: Check<F> = () => []): Form<F> {
  const names = Object.keys(fields)
  const fieldOf = (name: string) => fields[name] as Field<unknown>
  const problemAt = (name: string, message: string, about?: Record<string, unknown>): Problem => ({
    field: name,
    control: fieldOf(name).firstControl(name),
    message,
    ...(about ? { about } : {}),
  })

  const readFields = (typed: Typed, today: string, body = new FormData()) => {
    const values: Record<string, unknown> = {}
    const problems: Problem[] = []
    for (const name of names) {
      const result = fieldOf(name).read(typed, name, { today, fileIn: (control) => fileIn(body, control) })
      if ('problem' in result) problems.push(problemAt(name, result.problem, result.about))
      else values[name] = result.value
    }
    return { values: values as ValuesOf<F>, problems }
  }

  const readTyped = (typed: Typed, today: string, body = new FormData()): Answers<ValuesOf<F>> => {
    const { values, problems } = readFields(typed, today, body)
    if (problems.length === 0) problems.push(...check(values).map(({ field, message }) => problemAt(field, message)))
    return problems.length > 0 ? { typed, problems } : { typed, values }
  }

  return {
    fields,
    hasFile: names.some((name) => fieldOf(name).takesFile === true),
    blank: (values = {}) => {
      const given = Object.entries(values).filter(([name, value]) => name in fields && value !== undefined)
      return { typed: Object.assign({}, ...given.map(([name, value]) => fieldOf(name).write(value, name))), problems: [] }
    },
    read: (c) => {
      const body = (c.var as Carried).form
      return readTyped(typedIn(body), c.get('today') ?? '9999-12-31', body)
    },
    readTyped,
    readAddress: (c) => {
      const typed: Typed = c.req.queries()
      const { values } = readFields(typed, c.get('today') ?? '9999-12-31')
      return { typed, values }
    },
  }
}

/** Says that something is wrong which only the database knew. */
export const withProblem = <V>(answers: Answers<V>, field: string, message: string): Answers<V> => ({
  typed: answers.typed,
  problems: [...(answers.problems ?? []), { field, control: field, message }],
})

function typedIn(body: FormData): Typed {
  const typed: Typed = {}
  for (const name of new Set(body.keys())) {
    const texts = body.getAll(name).filter((value) => typeof value === 'string')
    typed[name] = texts.length > 1 ? texts : texts[0]
  }
  return typed
}

// A browser sends a file without a name where none was chosen.
function fileIn(body: FormData, name: string): File | undefined {
  const sent = body.get(name)
  return sent instanceof File && sent.name !== '' ? sent : undefined
}
