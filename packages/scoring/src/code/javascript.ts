import { parseSync } from 'oxc-parser'
import { isRecord } from '../equal/leaves.ts'
import type { Language } from './extract-code.ts'
import { asArrow, asDeclaration, bodyOf, constructedNames } from './functions.ts'
import { shapedElement } from './jsx.ts'
import { inAnyOrder } from './order.ts'
import type { ParsedCode } from './parse-code.ts'

/** Elements are read in plain JavaScript too: no other code is written like them. */
export const endings = { javascript: 'jsx', typescript: 'ts', jsx: 'jsx', tsx: 'tsx' } as const

type Node = Readonly<Record<string, unknown>>

/** Only for code that is known not to nest deeply. */
export function parseJavaScript(code: string, language: Exclude<Language, 'python' | 'other'>): ParsedCode {
  const { program, module, errors } = parseSync(`reply.${endings[language]}`, code, { sourceType: 'module' })
  const [first] = errors
  if (first) return { ok: false, reason: first.message, tooDeep: false }
  const body: unknown = program.body
  const names = new Set(topLevelNames(body))
  for (const { entries } of module.staticExports)
    for (const { exportName } of entries) names.add(exportName.name ?? 'default')
  return { ok: true, structure: structureOf(body, localNames(body), isTyped(language)), names }
}

const isTyped = (language: Language): boolean => language === 'typescript' || language === 'tsx'

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
  // An element is called as it is written.
  const elements = new Set<string>()
  const visit = (node: unknown, depth: number): void => {
    if (Array.isArray(node)) for (const item of node) visit(item, depth)
    if (!isRecord(node)) return
    const opens = Array.isArray(node.params) || String(node.type).startsWith('For')
    if (Array.isArray(node.params)) for (const name of boundNames(node.params)) names.add(name)
    if (depth > 0 && node.type === 'VariableDeclarator')
      for (const name of boundNames(node.id)) names.add(name)
    if (depth > 0 && node.type === 'FunctionDeclaration')
      for (const name of boundNames(node.id)) names.add(name)
    if (node.type === 'JSXIdentifier') elements.add(String(node.name))
    if (node.type === 'CatchClause') for (const name of boundNames(node.param)) names.add(name)
    for (const item of Object.values(node))
      if (typeof item === 'object') visit(item, opens ? depth + 1 : depth)
  }
  visit(body, 0)
  for (const name of [...topLevelNames(body), ...elements]) names.delete(name)
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
  'readonly',
  'accessibility',
  'definite',
  'importKind',
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
function structureOf(body: unknown, locals: ReadonlySet<string>, typed: boolean): string {
  const exported = new Set<string>()
  const top = Array.isArray(body) ? (body as unknown[]) : [body]
  const declared = new Set(
    top.flatMap((statement) => (isStable(statement) ? topLevelNames([statement]) : [])),
  )
  const statements = top
    .flatMap((statement) => withoutExport(statement, exported, declared))
    .filter((node) => !isNothing(node) && !isTypeAlone(node))
  const used = typed ? valueNames(statements) : null
  const constructed = constructedNames(body)
  let isRunning = false
  const written = statements.flatMap((statement) => {
    const node = used === null ? statement : withoutTypes(statement, used)
    if (!isRecord(node)) return []
    // After code that runs, a function that is declared is there already, and one in a variable is not.
    const shape = isRunning ? node : asDeclaration(node, constructed)
    isRunning ||= !isMovable(shape)
    return [
      { text: write(shape, namesFrom(locals)), isMovable: isMovable(shape), name: topLevelNames([shape])[0] },
    ]
  })
  return `${inAnyOrder(written).join(',')} exports ${[...exported].sort().join(',')}`
}

/** What keeps its value from its declaration on. */
function isStable(statement: unknown): boolean {
  if (!isRecord(statement)) return false
  return (
    statement.type === 'FunctionDeclaration' ||
    statement.type === 'ClassDeclaration' ||
    (statement.type === 'VariableDeclaration' && statement.kind === 'const')
  )
}

/** Names that are used where something runs, not in types alone. */
function valueNames(statements: readonly unknown[]): Set<string> {
  const names = new Set<string>()
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item)
    if (!isRecord(node)) return
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier') names.add(String(node.name))
    for (const [key, value] of Object.entries(node))
      if (typeof value === 'object' && !unseen.has(key)) visit(value)
  }
  visit(statements.filter((node) => !(isRecord(node) && node.type === 'ImportDeclaration')))
  return names
}

/** The compiler leaves out an import that only types use. */
function withoutTypes(statement: unknown, used: ReadonlySet<string>): unknown {
  if (!isRecord(statement) || statement.type !== 'ImportDeclaration') return statement
  const specifiers: unknown[] = Array.isArray(statement.specifiers) ? statement.specifiers : []
  if (specifiers.length === 0) return statement
  const left = specifiers.filter(
    (item) => isRecord(item) && isRecord(item.local) && used.has(String(item.local.name)),
  )
  return left.length === 0 ? null : { ...statement, specifiers: left }
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

function withoutExport(statement: unknown, exported: Set<string>, declared: ReadonlySet<string>): unknown[] {
  if (!isRecord(statement)) return [statement]
  if (statement.type === 'ExportDefaultDeclaration') {
    const given = statement.declaration
    if (!isRecord(given)) return [statement]
    const name = given.type === 'Identifier' ? given.name : isRecord(given.id) ? given.id.name : null
    const isDeclaration = isStable(given) && typeof name === 'string'
    if (!isDeclaration && !declared.has(String(name))) return [statement]
    exported.add(`${String(name)} as default`)
    return isDeclaration ? [given] : []
  }
  if (statement.type !== 'ExportNamedDeclaration' || statement.source) return [statement]
  if (isRecord(statement.declaration)) {
    if (!isTypeAlone(statement.declaration))
      for (const name of topLevelNames([statement.declaration])) exported.add(name)
    return [statement.declaration]
  }
  const specifiers: unknown[] = Array.isArray(statement.specifiers) ? statement.specifiers : []
  for (const specifier of specifiers)
    if (isRecord(specifier) && isRecord(specifier.local) && isRecord(specifier.exported)) {
      const [own, other] = [String(specifier.local.name), String(specifier.exported.name)]
      exported.add(own === other ? own : `${own} as ${other}`)
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
    if (key === 'decorators' && Array.isArray(value) && value.length === 0) return []
    if ((key === 'key' || key === 'property') && isNamed) return [`${key}:${propertyName(value, nameOf)}`]
    return [`${key}:${write(value, nameOf)}`]
  })
  return `{${parts.join(',')}}`
}

/** Spellings of one thing: a body without braces, `let` for `const`, a shorthand property. */
function shaped(node: Node): Node {
  if (node.type === 'VariableDeclaration' && node.kind === 'let') return { ...node, kind: 'const' }
  if (node.type === 'Property') return { ...node, shorthand: false }
  if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionDeclaration')
    return {
      type: node.type,
      id: node.id,
      async: node.async,
      generator: node.generator,
      params: node.params,
      body: bodyOf(node),
    }
  if (node.type === 'CallExpression' && Array.isArray(node.arguments))
    return { ...node, arguments: node.arguments.map(asArrow) }
  if (node.type === 'ImportDeclaration') return { ...node, specifiers: sorted(node.specifiers, 'imported') }
  if (node.type === 'ObjectPattern') return { ...node, properties: sorted(node.properties, 'key') }
  if (node.type === 'ClassBody' && Array.isArray(node.body))
    return { ...node, body: node.body.filter((item: unknown) => !isSignature(item)) }
  if (node.type === 'PropertyDefinition') return { ...node, optional: null }
  if (String(node.type).startsWith('JSX')) return shapedElement(node)
  if (node.type === 'IfStatement')
    return {
      ...node,
      consequent: block(node.consequent),
      alternate: node.alternate === null ? null : block(node.alternate),
    }
  if (/^(?:For|While|DoWhile)/.test(String(node.type))) return { ...node, body: block(node.body) }
  return node
}

/** What is taken by name may be named in any order, but where a default or a rest looks at the others. */
function sorted(items: unknown, by: 'imported' | 'key'): unknown {
  if (!Array.isArray(items)) return items
  const named = items.map((item: unknown) => {
    const name = isRecord(item) && item.computed !== true && isRecord(item[by]) ? item[by].name : undefined
    const isPlain = isRecord(item) && (by === 'imported' || isTakenPlainly(item.value))
    return { item, name: typeof name === 'string' && isPlain ? name : null }
  })
  // `import a, { b }`: what has no name of its own stands first anyway.
  if (by === 'key' && named.some(({ name }) => name === null)) return items
  return named.toSorted((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1)).map(({ item }) => item)
}

function isTakenPlainly(value: unknown): boolean {
  if (!isRecord(value)) return false
  if (value.type === 'Identifier') return true
  return value.type === 'AssignmentPattern' && isRecord(value.right) && value.right.type === 'Literal'
}

/** A method without a body is there for the type checker. */
function isSignature(member: unknown): boolean {
  return (
    isRecord(member) &&
    isRecord(member.value) &&
    member.value.type === 'TSEmptyBodyFunctionExpression' &&
    member.type === 'MethodDefinition'
  )
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
  return /^TS(?:InterfaceDeclaration|TypeAliasDeclaration|DeclareFunction)$/.test(String(declared.type))
}

function isNothing(node: unknown): boolean {
  return isRecord(node) && (node.type === 'EmptyStatement' || node.directive === 'use strict')
}
