import { jsonpath } from 'json-p3'
import { type Effort, spend } from '../equal/effort.ts'
import { isRecord } from '../equal/leaves.ts'
import { findBy } from './compile-query.ts'
import { matches } from './match-pattern.ts'

export type Walk = {
  root: unknown
  effort: Effort
  /** what queries from the root have found: it is the same for every item */
  found: Map<object, unknown[]>
}

/** what a query of one value is where it finds none */
const nothing = Symbol('nothing')

type Expression = InstanceType<typeof jsonpath.selectors.FilterSelector>['expression']['expression']
type Test = (item: unknown, walk: Walk) => boolean
type Read = (item: unknown, walk: Walk) => unknown

const {
  BooleanLiteral,
  FilterQuery,
  FunctionExtension,
  InfixExpression,
  LogicalExpression,
  NullLiteral,
  NumberLiteral,
  PrefixExpression,
  RootQuery,
  StringLiteral,
} = jsonpath.expressions

/** Whether an item is one that a filter wants. */
export function testBy(expression: Expression): Test {
  if (expression instanceof LogicalExpression) return testBy(expression.expression)
  if (expression instanceof PrefixExpression) {
    const test = testBy(expression.right)
    return (item, walk) => !test(item, walk)
  }
  if (expression instanceof InfixExpression) {
    if (!expression.logical) return comparison(expression)
    const [left, right] = [testBy(expression.left), testBy(expression.right)]
    return expression.operator === '&&'
      ? (item, walk) => left(item, walk) && right(item, walk)
      : (item, walk) => left(item, walk) || right(item, walk)
  }
  if (expression instanceof FilterQuery) {
    const nodes = nodesOf(expression)
    return (item, walk) => nodes(item, walk).length > 0
  }
  const read = readBy(expression)
  return (item, walk) => read(item, walk) === true
}

function nodesOf(expression: Expression): (item: unknown, walk: Walk) => unknown[] {
  if (!(expression instanceof FilterQuery)) throw unknown(expression)
  const find = findBy(expression.path)
  if (!(expression instanceof RootQuery)) return find
  return (_item, walk) => {
    let found = walk.found.get(expression)
    if (found === undefined) {
      found = find(walk.root, walk)
      walk.found.set(expression, found)
    }
    return found
  }
}

/** A value, or nothing. */
function readBy(expression: Expression): Read {
  if (expression instanceof NullLiteral) return () => null
  if (
    expression instanceof StringLiteral ||
    expression instanceof NumberLiteral ||
    expression instanceof BooleanLiteral
  ) {
    const { value } = expression
    return () => value
  }
  if (expression instanceof FilterQuery) {
    const nodes = nodesOf(expression)
    return (item, walk) => only(nodes(item, walk))
  }
  if (expression instanceof FunctionExtension) return callOf(expression.name, expression.args)
  throw unknown(expression)
}

function only(found: readonly unknown[]): unknown {
  return found.length === 1 ? found[0] : nothing
}

function callOf(name: string, args: readonly Expression[]): Read {
  const [first, second] = args
  if (first !== undefined && (name === 'count' || name === 'value')) {
    const nodes = nodesOf(first)
    return (item, walk) => (name === 'count' ? nodes(item, walk).length : only(nodes(item, walk)))
  }
  if (first !== undefined && name === 'length') {
    const read = readBy(first)
    return (item, walk) => lengthOf(read(item, walk), walk)
  }
  if (first !== undefined && second !== undefined && (name === 'match' || name === 'search')) {
    const [text, pattern] = [readBy(first), readBy(second)]
    return (item, walk) => matches(text(item, walk), pattern(item, walk), name === 'match', walk.effort)
  }
  throw new Error(`the path has a function that is not of RFC 9535: ${name}`)
}

function lengthOf(value: unknown, { effort }: Walk): unknown {
  if (typeof value === 'string') {
    spend(effort, value.length / 50)
    return value.length - (value.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0)
  }
  if (Array.isArray(value)) return value.length
  return isRecord(value) ? Object.keys(value).length : nothing
}

function comparison({ left, operator, right }: InstanceType<typeof InfixExpression>): Test {
  const [one, other] = [readBy(left), readBy(right)]
  return (item, walk) => {
    const [a, b] = [one(item, walk), other(item, walk)]
    switch (operator) {
      case '==':
        return isEqual(a, b, walk.effort)
      case '!=':
        return !isEqual(a, b, walk.effort)
      case '<':
        return isLess(a, b)
      case '>':
        return isLess(b, a)
      case '<=':
        return isLess(a, b) || isEqual(a, b, walk.effort)
      default:
        return isLess(b, a) || isEqual(a, b, walk.effort)
    }
  }
}

function isLess(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b
  return typeof a === 'string' && typeof b === 'string' && a < b
}

function isEqual(a: unknown, b: unknown, effort: Effort): boolean {
  spend(effort, 1)
  if (a === b) return true
  if (Array.isArray(a))
    return (
      Array.isArray(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index], effort))
    )
  if (!isRecord(a) || !isRecord(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key], effort))
  )
}

function unknown(expression: Expression): Error {
  return new Error(`the path has an expression that is not of RFC 9535: ${expression.toString()}`)
}
