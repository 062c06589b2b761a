import {
  type BinaryOperationNode,
  ColumnNode,
  type LimitNode,
  type OperationNode,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  ReferenceNode,
  ValueNode,
} from 'kysely'

/**
 * Writes a statement with what hardly varies in it: how many rows are wanted, and the words of a state. PostgreSQL keeps one plan for a
 * statement that is met again, and only from these can it know that the rows are few and which short index holds them. All
 * other values are given apart.
 */
export class Compiler extends PostgresQueryCompiler {
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
