import { type CompiledQuery, type Expression, type OperationNode, sql, ValueNode } from 'kysely'
import type { Tx } from './narrowed.ts'

/** What a statement is given, each in the place of its value: it can be put into the statement, and not be looked at. */
export type Given<Values> = { readonly [Name in keyof Values]: Place<Values[Name]> }

/** Where a value goes that is known only when the statement is asked. */
export class Place<Value> implements Expression<Value> {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }

  get expressionType(): Value | undefined {
    return undefined
  }

  toOperationNode(): OperationNode {
    return ValueNode.create(this)
  }
}

const places = new Proxy({}, { get: (_, name) => new Place(String(name)) })

/**
 * A statement that is written once and asked often: writing one takes the server about as long as asking it, and a page such as
 * home asks twenty. `write` is called at the first asking with a place for each value; what it has to look at to write the statement,
 * such as how many rows are wanted, is its `shape`, and each shape is written once.
 *
 *     const listSeats = kept((tx: Tx, { hallId }: Given<{ hallId: string }>, limit: number) =>
 *       tx.selectFrom('seat').selectAll().where('hallId', '=', hallId).limit(limit))
 *     await listSeats(tx, { hallId }, 5)
 */
export function kept<Values extends object, Row, Shape extends string | number | boolean | undefined = undefined>(
  write: (tx: Tx, given: Given<Values>, shape: Shape) => { compile(tx: Tx): CompiledQuery<Row> },
) {
  const written = new Map<Shape, CompiledQuery<Row>>()
  return async (tx: Tx, values: Values, ...[shape]: [Shape] extends [undefined] ? [] : [Shape]): Promise<Row[]> => {
    let statement = written.get(shape as Shape)
    if (!statement) {
      statement = write(tx, places as Given<Values>, shape as Shape).compile(tx)
      written.set(shape as Shape, statement)
    }
    const given = (placed: unknown) => (placed instanceof Place ? values[placed.name as keyof Values] : placed)
    const { rows } = await tx.executeQuery<Row>({ ...statement, parameters: statement.parameters.map(given) })
    return rows
  }
}

/** Any of some ids, as one value however many they are: `where('teamId', '=', anyOf(teamIds))`. */
export const anyOf = (ids: Place<readonly string[]>) => sql<string>`any (${ids}::uuid[])`
