import { isId } from '../../../../platform/ids.ts'

import { type Progress, statesOf, TASK_STATUSES } from '../answers/task.ts'
import { error, FhirProblem } from '../problem.ts'

/** What Tasks are asked for. */
export interface TaskSearch {
  from?: Date | undefined
  before?: Date | undefined
  states?: readonly Progress[] | undefined
  /** The team that answers. Empty when what was asked for can be none of ours. */
  teamIds?: readonly string[] | undefined
  after?: { changedAt: Date; id: string } | undefined
  count: number
}

const KNOWN = ['_lastUpdated', 'status', 'owner', 'owner:identifier', '_count', '_sort', '_after', '_format']

const wrong = (name: string, why: string) => new FhirProblem(400, error('value', why, name))

/** Reads the address of a search. What is not known is refused: without it, the answer would be another. Throws FhirProblem. */
export function readTaskSearch(queries: Record<string, string[]>): TaskSearch {
  for (const name of Object.keys(queries))
    if (!KNOWN.includes(name)) throw new FhirProblem(400, error('not-supported', `Search by ${KNOWN.slice(0, 5).join(', ')}`))
  const one = (name: string) => {
    const [value, ...more] = queries[name] ?? []
    if (more.length > 0) throw wrong(name, 'Give this once')
    return value
  }
  const sort = one('_sort')
  if (sort !== undefined && sort !== '_lastUpdated') throw wrong('_sort', 'Tasks come by _lastUpdated, the oldest change first')
  const count = Number(one('_count') ?? 25)
  if (!Number.isInteger(count) || count < 1) throw wrong('_count', 'This is a number from 1 to 100')
  return {
    ...between(queries['_lastUpdated'] ?? []),
    states: readStatus(one('status')),
    teamIds: readOwner(one('owner') ?? one('owner:identifier')),
    after: readAfter(one('_after')),
    count: Math.min(count, 100),
  }
}

function readStatus(value: string | undefined) {
  if (value === undefined) return undefined
  const asked = value.split(',')
  if (!asked.every((each) => TASK_STATUSES.includes(each))) throw wrong('status', 'This is not a status of a Task')
  return statesOf(asked)
}

function readOwner(value: string | undefined) {
  if (value === undefined) return undefined
  return value.split(',').flatMap((each) => {
    const id = each.split(/[/|]/).at(-1)
    return isId(id) ? [id] : []
  })
}

function readAfter(value: string | undefined) {
  if (value === undefined) return undefined
  const [at = '', id] = value.split('_')
  const changedAt = new Date(Number(at))
  if (!/^\d{1,15}$/.test(at) || Number.isNaN(changedAt.getTime()) || !isId(id)) throw wrong('_after', 'Follow the link to the next page')
  return { changedAt, id }
}

/** The time between which changes are asked for, of one or more of `ge2026-12-01`, `lt2026-12-02T10:00:00Z` and the like. */
function between(asked: readonly string[]): Pick<TaskSearch, 'from' | 'before'> {
  let [from, before]: [Date | undefined, Date | undefined] = [undefined, undefined]
  for (const value of asked) {
    const [, how = 'eq', at = ''] = /^(ge|gt|le|lt|eq)?(.+)$/.exec(value.replace(' ', '+')) ?? []
    const { start, end } = momentOf(at)
    const [least, below] = { ge: [start, undefined], gt: [end, undefined], le: [undefined, end], lt: [undefined, start], eq: [start, end] }[how] ?? []
    if (least && (!from || least > from)) from = least
    if (below && (!before || below < before)) before = below
  }
  return { from, before }
}

/** A moment is as long as it is said: a day, a minute, a second, a thousandth of one. A day without a zone is one of UTC. */
function momentOf(text: string): { start: Date; end: Date } {
  const [, day, minute, second, thousandth, zone] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/.exec(text) ?? []
  const start = new Date(minute ? `${day}T${minute}${second ?? ':00'}${zone}` : `${day}T00:00:00Z`)
  if (!day || Number.isNaN(start.getTime())) throw wrong('_lastUpdated', 'This is a day, or a moment with its zone, after ge, gt, le or lt')
  const lasts = thousandth ? 1 : second ? 1000 : minute ? 60_000 : 86_400_000
  return { start, end: new Date(start.getTime() + lasts) }
}
