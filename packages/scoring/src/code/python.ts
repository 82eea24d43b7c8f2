import type { parser } from '@lezer/python'
import { inAnyOrder } from './order.ts'
import type { ParsedCode } from './parse-code.ts'

type Tree = ReturnType<typeof parser.parse>
type SyntaxNode = Tree['topNode']

export function readPython(tree: Tree, code: string): ParsedCode {
  const fault = firstFault(tree.topNode, code)
  if (fault !== null) return { ok: false, reason: fault, tooDeep: false }
  const names = new Set<string>()
  const locals = new Set<string>()
  collect(tree.topNode, code, 0, names, locals)
  for (const name of names) locals.delete(name)
  return { ok: true, structure: writeScript(tree.topNode, code, locals), names }
}

/** Functions, plain classes and imports that follow one another may do so in any order. */
function writeScript(top: SyntaxNode, code: string, locals: ReadonlySet<string>): string {
  const written = childrenOf(top)
    .filter((node) => node.name !== 'Comment' && !isDocstring(node))
    .map((node) => ({
      text: write(node, code, locals, new Map()),
      isMovable: isMovable(node, code),
      name: declared(node, code),
    }))
  return inAnyOrder(written).join(' ')
}

function declared(node: SyntaxNode, code: string): string | undefined {
  const name = node.name === 'ImportStatement' ? null : node.getChild('VariableName')
  return name ? code.slice(name.from, name.to) : undefined
}

function isMovable(node: SyntaxNode, code: string): boolean {
  if (node.name === 'ImportStatement') return !code.slice(node.from, node.to).includes('*')
  if (node.name === 'FunctionDefinition') return true
  return node.name === 'ClassDefinition' && node.getChild('ArgList') === null
}

function firstFault(top: SyntaxNode, code: string): string | null {
  let fault: string | null = null
  top.cursor().iterate((node) => {
    if (fault !== null) return false
    if (!node.type.isError) return true
    const line = code.slice(0, node.from).split('\n').length
    fault = `line ${line} does not parse`
    return false
  })
  return fault
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child)
  return children
}

/** Names at the top are seen from outside; parameters and what functions assign are not. */
function collect(
  node: SyntaxNode,
  code: string,
  depth: number,
  names: Set<string>,
  locals: Set<string>,
): void {
  const children = childrenOf(node)
  const text = (of: SyntaxNode): string => code.slice(of.from, of.to)
  if (node.name === 'FunctionDefinition' || node.name === 'ClassDefinition') {
    const own = children.find((child) => child.name === 'VariableName')
    if (own && depth === 0) names.add(text(own))
    else if (own && node.name === 'FunctionDefinition' && node.parent?.parent?.name === 'FunctionDefinition')
      locals.add(text(own))
  }
  if (node.name === 'ParamList')
    for (const [index, child] of children.entries())
      if (child.name === 'VariableName' && children[index - 1]?.name !== 'AssignOp') locals.add(text(child))
  if (node.name === 'WithStatement' || node.name === 'TryStatement')
    for (const [index, child] of children.entries())
      if (children[index - 1]?.name === 'as') for (const name of targets(child, text)) locals.add(name)
  if (/Comprehension/.test(node.name))
    for (const [index, child] of children.entries())
      if (children[index - 1]?.name === 'for') for (const name of targets(child, text)) locals.add(name)
  if (node.name === 'AssignStatement' || node.name === 'ForStatement') {
    const ends = children.findIndex((child) => child.name === 'AssignOp' || child.name === 'in')
    for (const child of children.slice(0, Math.max(ends, 0)))
      for (const name of targets(child, text)) (depth === 0 ? names : locals).add(name)
  }
  const inside =
    node.name === 'FunctionDefinition' || node.name === 'ClassDefinition' || node.name === 'LambdaExpression'
  for (const child of children) collect(child, code, inside ? depth + 1 : depth, names, locals)
}

function targets(node: SyntaxNode, text: (of: SyntaxNode) => string): string[] {
  if (node.name === 'VariableName') return [text(node)]
  if (node.name === 'TupleExpression' || node.name === 'ParenthesizedExpression')
    return childrenOf(node).flatMap((child) => targets(child, text))
  return []
}

function write(
  node: SyntaxNode,
  code: string,
  locals: ReadonlySet<string>,
  renamed: Map<string, string>,
): string {
  const text = code.slice(node.from, node.to)
  if (node.name === 'VariableName') return nameOf(node, text, locals, renamed)
  if (node.name === 'String') return `str:${unquote(text)}`
  if (node.name === 'ContinuedString') return `str:${joined(node, code) ?? text}`
  if (node.name === 'Number') return text.replace(/_/g, '').toLowerCase()
  const children = childrenOf(node).filter(
    (child, index, all) =>
      child.name !== 'Comment' &&
      child.name !== 'TypeDef' &&
      !isDocstring(child) &&
      !(child.name === ',' && /^[)\]}]$/.test(all[index + 1]?.name ?? '') && node.name !== 'TupleExpression'),
  )
  const [open, inner] = children
  // Brackets around an expression group it, as the tree does without them.
  if (node.name === 'ParenthesizedExpression' && children.length === 3 && inner && open?.name === '(')
    return isGroupedAnyway(node)
      ? write(inner, code, locals, renamed)
      : `(${write(inner, code, locals, renamed)})`
  if (children.length === 0) return node.firstChild === null ? text : node.name
  return `${node.name}(${children.map((child) => write(child, code, locals, renamed)).join(' ')})`
}

/** A keyword in a call, f(x=1), is a name of the function's, not of the caller's. */
function nameOf(
  node: SyntaxNode,
  text: string,
  locals: ReadonlySet<string>,
  renamed: Map<string, string>,
): string {
  const isKeyword = node.parent?.name === 'ArgList' && node.nextSibling?.name === 'AssignOp'
  if (isKeyword || !locals.has(text)) return text
  const known = renamed.get(text) ?? `$${renamed.size}`
  renamed.set(text, known)
  return known
}

/** Where nothing stands beside it that could bind tighter. */
function isGroupedAnyway(node: SyntaxNode): boolean {
  return /^(?:ReturnStatement|AssignStatement|ExpressionStatement|ArgList|ParenthesizedExpression|IfStatement|WhileStatement|ArrayExpression)$/.test(
    node.parent?.name ?? '',
  )
}

/** "x" "y" is "xy", where both are plain. */
function joined(node: SyntaxNode, code: string): string | null {
  const parts = childrenOf(node).map((child) => unquote(code.slice(child.from, child.to)))
  return parts.every((part) => part.startsWith('|'))
    ? `|${parts.map((part) => part.slice(1)).join('')}`
    : null
}

function isDocstring(node: SyntaxNode): boolean {
  return (
    node.name === 'ExpressionStatement' &&
    node.firstChild?.name === 'String' &&
    node.firstChild.nextSibling === null
  )
}

function unquote(text: string): string {
  const match = /^([a-zA-Z]*)("""|'''|"|')([\s\S]*)\2$/.exec(text)
  if (!match) return text
  const [, prefix = '', quote = '', body = ''] = match
  if (prefix !== '' || quote.length === 3) return `${prefix.toLowerCase()}|${body}`
  return `|${body.replace(/\\(["'])/g, '$1')}`
}
