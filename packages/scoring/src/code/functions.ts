import { isRecord } from '../equal/leaves.ts'

type Node = Readonly<Record<string, unknown>>

/** Whether a function sees its caller: an arrow would see another. */
function usesItsCall(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(usesItsCall)
  if (!isRecord(node)) return false
  if (node.type === 'ThisExpression' || node.type === 'Super' || node.type === 'MetaProperty') return true
  if (node.type === 'Identifier' && node.name === 'arguments') return true
  return Object.values(node).some((value) => typeof value === 'object' && usesItsCall(value))
}

function isPlainFunction(node: unknown): node is Node {
  return (
    isRecord(node) &&
    (node.type === 'ArrowFunctionExpression' || (node.type === 'FunctionExpression' && node.id === null)) &&
    node.generator !== true &&
    !usesItsCall(node)
  )
}

/** `const f = () => …` is `function f() { … }`, where nobody calls it with `new`. */
export function asDeclaration(statement: Node, constructed: ReadonlySet<string>): Node {
  if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') return statement
  const [item, more] = Array.isArray(statement.declarations) ? (statement.declarations as unknown[]) : []
  if (more !== undefined || !isRecord(item) || !isRecord(item.id) || item.id.type !== 'Identifier')
    return statement
  if (constructed.has(String(item.id.name)) || !isPlainFunction(item.init)) return statement
  return {
    ...item.init,
    type: 'FunctionDeclaration',
    id: item.id,
    expression: false,
    body: bodyOf(item.init),
  }
}

/** A function that is handed over is the same as an arrow. */
export function asArrow(argument: unknown): unknown {
  return isPlainFunction(argument) && argument.type === 'FunctionExpression'
    ? { ...argument, type: 'ArrowFunctionExpression', id: null, expression: false }
    : argument
}

/** `=> x` is `=> { return x }` */
export function bodyOf(node: Node): unknown {
  return isRecord(node.body) && node.body.type !== 'BlockStatement'
    ? { type: 'BlockStatement', body: [{ type: 'ReturnStatement', argument: node.body }] }
    : node.body
}

/** Names that are called with `new` somewhere. */
export function constructedNames(body: unknown): Set<string> {
  const names = new Set<string>()
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item)
    if (!isRecord(node)) return
    if (node.type === 'NewExpression' && isRecord(node.callee)) names.add(String(node.callee.name))
    for (const value of Object.values(node)) if (typeof value === 'object') visit(value)
  }
  visit(body)
  return names
}
