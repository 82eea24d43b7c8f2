import { parseSync } from 'oxc-parser'
import { isRecord } from '../equal/leaves.ts'
import type { Language } from './extract-code.ts'
import { inAnyOrder } from './order.ts'
import type { ParsedCode } from './parse-code.ts'

const endings = { javascript: 'mjs', typescript: 'ts', jsx: 'jsx', tsx: 'tsx' } as const

type Node = Readonly<Record<string, unknown>>

/** Only for code that is known not to nest deeply. */
export function parseJavaScript(code: string, language: Exclude<Language, 'python' | 'other'>): ParsedCode {
  const { program, module, errors } = parseSync(`reply.${endings[language]}`, code)
  const [first] = errors
  if (first) return { ok: false, reason: first.message, tooDeep: false }
  const body: unknown = program.body
  const names = new Set(topLevelNames(body))
  for (const { entries } of module.staticExports)
    for (const { exportName } of entries) names.add(exportName.name ?? 'default')
  return { ok: true, structure: structureOf(body, localNames(body)), names }
}

function topLevelNames(body: unknown): string[] {
  if (!Array.isArray(body)) return []
  return body.flatMap((statement: unknown) => {
    if (!isRecord(statement)) return []
    const declared = isRecord(statement.declaration) ? statement.declaration : statement
    if (isRecord(declared.id) && typeof declared.id.name === 'string') return [declared.id.name]
    if (!Array.isArray(declared.declarations)) return exportedTo(statement)
    return declared.declarations.flatMap((item: unknown) => (isRecord(item) ? boundNames(item.id) : []))
  })
}

/** module.exports = { a, b } and exports.a = … */
function exportedTo(statement: Node): string[] {
  const expression = statement.expression
  if (!isRecord(expression) || expression.type !== 'AssignmentExpression' || !isRecord(expression.left))
    return []
  const { left, right } = expression
  const target =
    isRecord(left.object) && isRecord(left.property)
      ? `${String(left.object.name)}.${String(left.property.name)}`
      : ''
  if (target.startsWith('exports.')) return [target.slice('exports.'.length)]
  if (target !== 'module.exports' || !isRecord(right) || !Array.isArray(right.properties)) return []
  return right.properties.flatMap((item: unknown) =>
    isRecord(item) && isRecord(item.key) && typeof item.key.name === 'string' ? [item.key.name] : [],
  )
}

function boundNames(pattern: unknown): string[] {
  if (Array.isArray(pattern)) return pattern.flatMap(boundNames)
  if (!isRecord(pattern)) return []
  if (pattern.type === 'Identifier') return typeof pattern.name === 'string' ? [pattern.name] : []
  if (pattern.type === 'AssignmentPattern') return boundNames(pattern.left)
  if (pattern.type === 'RestElement') return boundNames(pattern.argument)
  if (pattern.type === 'ArrayPattern') return boundNames(pattern.elements)
  if (pattern.type === 'ObjectPattern') return boundNames(pattern.properties)
  return pattern.type === 'Property' ? boundNames(pattern.value) : []
}

/** Parameters and what is declared inside functions: names that nobody outside can see. */
function localNames(body: unknown): Set<string> {
  const names = new Set<string>()
  const visit = (node: unknown, depth: number): void => {
    if (Array.isArray(node)) for (const item of node) visit(item, depth)
    if (!isRecord(node)) return
    const opens = Array.isArray(node.params) || String(node.type).startsWith('For')
    if (Array.isArray(node.params)) for (const name of boundNames(node.params)) names.add(name)
    if (depth > 0 && node.type === 'VariableDeclarator')
      for (const name of boundNames(node.id)) names.add(name)
    if (node.type === 'CatchClause') for (const name of boundNames(node.param)) names.add(name)
    for (const item of Object.values(node))
      if (typeof item === 'object') visit(item, opens ? depth + 1 : depth)
  }
  visit(body, 0)
  for (const name of topLevelNames(body)) names.delete(name)
  return names
}

/** What does not change what the code does: places, types, how a literal is written. */
const unseen = new Set([
  'start',
  'end',
  'range',
  'loc',
  'raw',
  'typeAnnotation',
  'returnType',
  'typeParameters',
  'typeArguments',
  'superTypeArguments',
  'implements',
  'accessibility',
  'definite',
  'declare',
  'directive',
  'parent',
])
const wrappers = new Set([
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
])

/** Declarations that follow one another may do so in any order; what a module exports is a list beside them. */
function structureOf(body: unknown, locals: ReadonlySet<string>): string {
  const exported: string[] = []
  const statements = (Array.isArray(body) ? body : [body]).flatMap((statement: unknown) =>
    withoutExport(statement, exported),
  )
  const written = statements
    .filter((node) => !isNothing(node) && !isTypeAlone(node))
    .map((node) => ({
      text: write(node, namesFrom(locals)),
      isMovable: isMovable(node),
      name: topLevelNames([node])[0],
    }))
  return `${inAnyOrder(written).join(',')} exports ${exported.sort().join(',')}`
}

/** Names of one statement's own variables by their order: nobody outside can see them. */
function namesFrom(locals: ReadonlySet<string>): (name: string) => string {
  const renamed = new Map<string, string>()
  return (name) => {
    if (!locals.has(name)) return name
    const known = renamed.get(name) ?? `$${renamed.size}`
    renamed.set(name, known)
    return known
  }
}

function withoutExport(statement: unknown, exported: string[]): unknown[] {
  if (!isRecord(statement) || statement.type !== 'ExportNamedDeclaration' || statement.source)
    return [statement]
  if (isRecord(statement.declaration)) {
    exported.push(...topLevelNames([statement.declaration]))
    return [statement.declaration]
  }
  const specifiers: unknown[] = Array.isArray(statement.specifiers) ? statement.specifiers : []
  for (const specifier of specifiers)
    if (isRecord(specifier) && isRecord(specifier.local) && isRecord(specifier.exported)) {
      const [own, other] = [String(specifier.local.name), String(specifier.exported.name)]
      exported.push(own === other ? own : `${own} as ${other}`)
    }
  return []
}

function isMovable(node: unknown): boolean {
  if (!isRecord(node)) return false
  if (node.type === 'FunctionDeclaration') return true
  // An import of nothing is there for what it does.
  if (node.type === 'ImportDeclaration') return Array.isArray(node.specifiers) && node.specifiers.length > 0
  if (node.type === 'ClassDeclaration') return node.superClass === null
  if (node.type !== 'VariableDeclaration' || !Array.isArray(node.declarations)) return false
  return node.declarations.every(
    (item: unknown) =>
      isRecord(item) &&
      isRecord(item.init) &&
      (item.init.type === 'ArrowFunctionExpression' || item.init.type === 'FunctionExpression'),
  )
}

function write(node: unknown, nameOf: (name: string) => string): string {
  if (Array.isArray(node))
    return `[${node
      .filter((item) => !isNothing(item))
      .map((item) => write(item, nameOf))
      .join(',')}]`
  if (!isRecord(node)) return typeof node === 'bigint' ? `${node}n` : (JSON.stringify(node) ?? 'nothing')
  if (wrappers.has(String(node.type))) return write(node.expression, nameOf)
  if (node.type === 'Identifier') return `id:${nameOf(String(node.name))}`
  if (node.type === 'TemplateLiteral' && isPlainTemplate(node)) return writePlain(node)
  const isNamed = node.computed !== true || isPlainName(node.property)
  const parts = Object.entries(shaped(node)).flatMap(([key, value]) => {
    if (unseen.has(key) || value === null || value === undefined || value === false) return []
    if (key === 'computed' && isNamed) return []
    if ((key === 'key' || key === 'property') && isNamed) return [`${key}:${propertyName(value, nameOf)}`]
    return [`${key}:${write(value, nameOf)}`]
  })
  return `{${parts.join(',')}}`
}

/** Spellings of one thing: a body without braces, `let` for `const`, a shorthand property. */
function shaped(node: Node): Node {
  if (node.type === 'VariableDeclaration' && node.kind === 'let') return { ...node, kind: 'const' }
  if (node.type === 'Property') return { ...node, shorthand: false }
  if (node.type === 'ArrowFunctionExpression' && isRecord(node.body) && node.body.type !== 'BlockStatement')
    return {
      ...node,
      expression: false,
      body: { type: 'BlockStatement', body: [{ type: 'ReturnStatement', argument: node.body }] },
    }
  if (node.type === 'IfStatement')
    return {
      ...node,
      consequent: block(node.consequent),
      alternate: node.alternate === null ? null : block(node.alternate),
    }
  if (/^(?:For|While|DoWhile)/.test(String(node.type))) return { ...node, body: block(node.body) }
  return node
}

function block(node: unknown): unknown {
  if (!isRecord(node) || node.type === 'BlockStatement' || node.type === 'IfStatement') return node
  return { type: 'BlockStatement', body: [node] }
}

/** Names of properties are seen from outside: they are never renamed. */
function propertyName(node: unknown, nameOf: (name: string) => string): string {
  if (isRecord(node) && node.type === 'Identifier') return JSON.stringify(node.name)
  if (isRecord(node) && node.type === 'Literal' && typeof node.value === 'string')
    return JSON.stringify(node.value)
  return write(node, nameOf)
}

/** o["a"] is o.a */
function isPlainName(node: unknown): boolean {
  return isRecord(node) && node.type === 'Literal' && typeof node.value === 'string'
}

function isPlainTemplate(node: Node): boolean {
  return Array.isArray(node.expressions) && node.expressions.length === 0
}

function writePlain(node: Node): string {
  const [quasi] = Array.isArray(node.quasis) ? (node.quasis as unknown[]) : []
  const value: unknown = isRecord(quasi) && isRecord(quasi.value) ? quasi.value.cooked : null
  return `{type:"Literal",value:${JSON.stringify(value)}}`
}

/** What is there for the type checker alone. */
function isTypeAlone(node: unknown): boolean {
  if (!isRecord(node)) return false
  const declared = isRecord(node.declaration) ? node.declaration : node
  return declared.type === 'TSInterfaceDeclaration' || declared.type === 'TSTypeAliasDeclaration'
}

function isNothing(node: unknown): boolean {
  return isRecord(node) && (node.type === 'EmptyStatement' || node.directive === 'use strict')
}
