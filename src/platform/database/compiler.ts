import {
  type BinaryOperationNode,
  CamelCasePlugin,
  ColumnNode,
  type LimitNode,
  type OperationNode,
  type PluginTransformQueryArgs,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  ReferenceNode,
  ValueNode,
} from 'kysely'

/**
 * Gives rows the names that we use. The names in a statement are turned while it is written: the library would copy every statement to turn
 * them, which is as much work again as writing it.
 */
export class Names extends CamelCasePlugin {
  override transformQuery({ node }: PluginTransformQueryArgs) {
    return node
  }

  /** A name of ours as the database has it. */
  inDatabase(name: string): string {
    return this.snakeCase(name)
  }
}

/**
 * Writes a statement with what hardly varies in it: how many rows are wanted, and the words of a state. PostgreSQL keeps one plan for a
 * statement that is met again, and only from these can it know that the rows are few and which short index holds them. All
 * other values are given apart.
 */
export class Compiler extends PostgresQueryCompiler {
  #names: Names
  #written = new Map<string, string>()

  constructor(names: Names) {
    super()
    this.#names = names
  }

  /** Names are those of our tables and what statements call their parts: few, and met again and again. */
  protected override sanitizeIdentifier(name: string): string {
    let written = this.#written.get(name)
    if (written === undefined) {
      written = super.sanitizeIdentifier(this.#names.inDatabase(name))
      this.#written.set(name, written)
    }
    return written
  }

  protected override visitLimit({ limit }: LimitNode) {
    this.append('limit ')
    if (ValueNode.is(limit) && Number.isSafeInteger(limit.value)) this.appendImmediateValue(limit.value)
    else this.visitNode(limit)
  }

  protected override visitBinaryOperation(node: BinaryOperationNode) {
    const { leftOperand, operator, rightOperand } = node
    const states = isState(leftOperand) ? wordsOf(rightOperand) : undefined
    if (!states) return super.visitBinaryOperation(node)
    this.visitNode(leftOperand)
    this.append(' ')
    this.visitNode(operator)
    this.append(PrimitiveValueListNode.is(rightOperand) ? ' (' : ' ')
    states.forEach((state, at) => {
      if (at > 0) this.append(', ')
      this.appendImmediateValue(state)
    })
    if (PrimitiveValueListNode.is(rightOperand)) this.append(')')
  }
}

const isState = (node: OperationNode) => ReferenceNode.is(node) && ColumnNode.is(node.column) && node.column.column.name === 'state'

function wordsOf(node: OperationNode): string[] | undefined {
  const values = ValueNode.is(node) ? [node.value] : PrimitiveValueListNode.is(node) ? node.values : []
  return values.length > 0 && values.every((value) => typeof value === 'string') ? (values as string[]) : undefined
}
