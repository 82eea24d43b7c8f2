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
  const used = valueNames(top, code)
  const written = childrenOf(top)
    .filter((node) => node.name !== 'Comment' && !isDocstring(node) && !importsTypesAlone(node, code, used))
    .map((node) => ({
      text: write(node, code, locals, new Map()),
      isMovable: isMovable(node, code),
      name: declared(node, code),
    }))
  return inAnyOrder(written).join(' ')
}

/** Names that are used where something runs, not in annotations alone. */
function valueNames(top: SyntaxNode, code: string): Set<string> {
  const names = new Set<string>()
  top.cursor().iterate((node) => {
    if (node.name === 'ImportStatement') return false
    if (node.name === 'TypeDef') return isModel(node.node)
    if (node.name === 'VariableName') names.add(code.slice(node.from, node.to))
    return true
  })
  return names
}

const forTypes = /^(?:from\s+(?:typing|typing_extensions|collections\.abc)\s+import|import\s+typing)\b/

/** An import that only annotations use does nothing. */
function importsTypesAlone(node: SyntaxNode, code: string, used: ReadonlySet<string>): boolean {
  if (node.name !== 'ImportStatement') return false
  const text = code.slice(node.from, node.to)
  if (/^from\s+__future__\s+import\s+annotations$/.test(text)) return true
  if (!forTypes.test(text) || text.includes('*')) return false
  return childrenOf(node).every(
    (child) => child.name !== 'VariableName' || !used.has(code.slice(child.from, child.to)),
  )
}

/** In a class that is built from its annotations, a type is more than a hint. */
function isModel(type: SyntaxNode): boolean {
  const statement = type.parent?.name === 'AssignStatement' ? type.parent : null
  const owner = statement?.parent?.name === 'Body' ? statement.parent.parent : null
  if (owner?.name !== 'ClassDefinition') return false
  return owner.getChild('ArgList') !== null || owner.parent?.name === 'DecoratedStatement'
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
  if (node.name === 'Number') return numberIn(text)
  if (node.name === 'ImportStatement') return importIn(node, code)
  const children = ungrouped(node, childrenOf(node)).filter(
    (child, index, all) =>
      child.name !== 'Comment' &&
      (child.name !== 'TypeDef' || isModel(child)) &&
      !(child.name === 'PassStatement' && node.name === 'Body') &&
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

const grouping = /^(?:Return|Assign|For)Statement$/
const between = /^(?:return|AssignOp|for|in|TypeDef|Body)$/

/** `return (a, b)` is `return a, b`, and so are both sides of an assignment and what a loop takes apart. */
function ungrouped(node: SyntaxNode, children: SyntaxNode[]): SyntaxNode[] {
  if (!grouping.test(node.name)) return children
  return children.flatMap((child, index) => {
    const [before, after] = [children[index - 1]?.name, children[index + 1]?.name]
    const isAlone =
      (before === undefined || between.test(before)) && (after === undefined || between.test(after))
    if (child.name !== 'TupleExpression' || !isAlone) return [child]
    const inner = childrenOf(child).slice(1, -1)
    return inner.length === 0 ? [child] : inner
  })
}

/** 1_000 is 1000 and .5 is 0.5, but 1.0 is no whole number. */
function numberIn(text: string): string {
  const plain = text.replace(/_/g, '').toLowerCase()
  return /^[\d.]+(?:e[+-]?\d+)?$/.test(plain) && /[.e]/.test(plain) ? `float ${Number(plain)}` : plain
}

/** Names that are imported from one module are in no order, and their brackets are layout. */
function importIn(node: SyntaxNode, code: string): string {
  const words = childrenOf(node)
    .filter((child) => child.name !== 'Comment' && child.name !== '(' && child.name !== ')')
    .map((child) => code.slice(child.from, child.to))
  const start = words.indexOf('import') + 1
  const names = words.slice(start).join(' ').split(' , ')
  // A comma after the last name ends nothing.
  const given = names.map((name) => name.replace(/ ?,$/, ''))
  return `${words.slice(0, start).join(' ')} ${words[0] === 'from' ? given.sort().join(', ') : given.join(', ')}`
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
