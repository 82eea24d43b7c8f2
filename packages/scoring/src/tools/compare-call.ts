import type { ToolDefinition } from '@tierdrop/wire'
import { canonicalJson } from '../equal/canonical.ts'
import { shown } from '../equal/compare.ts'
import { isRecord } from '../equal/leaves.ts'
import { failure } from '../failures.ts'
import { childPath } from '../paths.ts'
import { type CompiledSchema, compileSchema, type Violation } from '../schema/compile-schema.ts'
import { isRequired, isSchema, propertySchema, resolveSchema } from '../schema/navigate.ts'
import type { Failure } from '../types.ts'
import { acceptedValues, accepts, type Meaning, sameArgument } from './same-argument.ts'

export type ExpectedCall = {
  name: string
  arguments: Readonly<Record<string, unknown>>
  meaning: Meaning
  custom: string | null
}
export type GivenCall = {
  name: string
  /** numbers beyond doubles as they are written */
  arguments: Readonly<Record<string, unknown>>
  /** as JSON.parse has them, for a schema to check */
  plain: Readonly<Record<string, unknown>>
  custom: string | null
}

export type ComparedCall = { failures: Failure[]; right: number; of: number; notes: string[] }

/** One call beside the one that was due; both are of the same tool. */
export function compareCall(
  expected: ExpectedCall,
  given: GivenCall,
  tool: ToolDefinition | undefined,
): ComparedCall {
  const result: ComparedCall = { failures: [], right: 0, of: 0, notes: [] }
  if (expected.custom !== null || given.custom !== null) return compareCustom(expected, given, result)
  const root = tool?.parameters ?? null
  const schema = resolveSchema(root, root)
  const keys = new Set([...Object.keys(expected.arguments), ...Object.keys(given.arguments)])
  for (const key of keys) {
    const values = acceptedValues(expected.arguments, key, expected.meaning)
    const value = Object.hasOwn(given.arguments, key) ? given.arguments[key] : undefined
    const inner = propertySchema(schema, key, root)
    result.of++
    const known = !isSchema(schema?.properties) || Object.hasOwn(schema.properties, key) || values.length > 0
    if (
      known &&
      accepts(values, value, inner, root, expected.meaning, key) &&
      !isDueButMissing(schema, key, value, expected)
    )
      result.right++
    else result.failures.push(wrong(expected, key, values, value, known, isRequired(schema, key) === true))
  }
  result.failures.push(...violationsOf(expected, given, root, result))
  return result
}

/** A required argument has to be there even where its description names a default. */
function isDueButMissing(
  schema: Readonly<Record<string, unknown>> | null,
  key: string,
  value: unknown,
  expected: ExpectedCall,
): boolean {
  return (
    value === undefined &&
    isRequired(schema, key) === true &&
    Object.hasOwn(expected.arguments, key) &&
    expected.meaning === 'literal'
  )
}

function compareCustom(expected: ExpectedCall, given: GivenCall, result: ComparedCall): ComparedCall {
  result.of = 1
  if (expected.custom !== null && given.custom !== null && expected.custom.trim() === given.custom.trim())
    result.right = 1
  else result.failures.push(failure('wrong-argument', expected.name, shown(given.custom)))
  return result
}

function wrong(
  expected: ExpectedCall,
  key: string,
  values: readonly unknown[],
  value: unknown,
  known: boolean,
  required: boolean,
): Failure {
  const path = childPath(expected.name, key)
  const isMark = (due: unknown) => due === '' && expected.meaning === 'accepted'
  const due = values.filter((one) => !isMark(one))
  if (value === undefined || value === null)
    return failure(required ? 'missing-required' : 'missing-argument', path, shown(due[0]))
  if (due.length === 0)
    return failure('invented-argument', path, known ? shown(value) : 'the tool has no such argument')
  const others = due.length > 1 ? ` (or ${due.length - 1} others)` : ''
  return failure('wrong-argument', path, `${shown(value)} instead of ${shown(due[0])}${others}`)
}

/** What breaks the tool's schema, apart from what the reference does in the same way. */
function violationsOf(
  expected: ExpectedCall,
  given: GivenCall,
  root: unknown,
  result: ComparedCall,
): Failure[] {
  if (root === null) return []
  const compiled = compileSchema(root)
  if (!compiled.ok) {
    result.notes.push(`${given.name}: ${compiled.reason}`)
    return []
  }
  const { violations, exceeded } = compiled.check(given.plain)
  if (exceeded !== null) result.notes.push(`${given.name}: ${exceeded}`)
  const named = new Set(result.failures.map((found) => found.path))
  const found: Failure[] = []
  for (const violation of violations) {
    if (isEnumCase(given, violation) || isShared(expected, given, violation, compiled, root)) continue
    const path = given.name + violation.path.slice(1)
    const code = violation.code === 'missing-required' ? 'missing-required' : 'invalid-argument'
    const key = `${code} ${path}`
    if (named.has(key) || (code === 'missing-required' && named.has(path))) continue
    named.add(key)
    found.push(failure(code, path, violation.detail))
  }
  return found
}

/** Whether what was due breaks the schema in the same way. */
function isShared(
  expected: ExpectedCall,
  given: GivenCall,
  violation: Violation,
  schemaOfTool: Extract<CompiledSchema, { ok: true }>,
  root: unknown,
): boolean {
  const top = violation.pointer.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~')
  if (top === undefined) {
    if (violation.code === 'missing-required') return lacksToo(expected, violation)
    return canonicalJson(expected.arguments) === canonicalJson(given.arguments)
  }
  const values = acceptedValues(expected.arguments, top, expected.meaning)
  const value = given.arguments[top]
  const schema = propertySchema(resolveSchema(root, root), top, root)
  return values.some(
    (due) =>
      canonicalJson(due) === canonicalJson(value) ||
      (sameArgument(due, value, schema, root, expected.meaning, top) &&
        schemaOfTool
          .check({ ...given.plain, [top]: due })
          .violations.some(({ pointer, code }) => pointer === violation.pointer && code === violation.code)),
  )
}

function lacksToo(expected: ExpectedCall, { missing }: Violation): boolean {
  return missing !== null && !Object.hasOwn(expected.arguments, missing)
}

/** CELSIUS for celsius: the same choice. */
function isEnumCase(given: GivenCall, violation: Violation): boolean {
  if (violation.allowed === null) return false
  const value = valueAt(given.arguments, violation.pointer)
  if (typeof value !== 'string') return false
  const folded = value.trim().toLowerCase()
  return violation.allowed.some((allowed) => typeof allowed === 'string' && allowed.toLowerCase() === folded)
}

function valueAt(root: unknown, pointer: string): unknown {
  let at = root
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(at)) at = at[Number(key)]
    else if (isRecord(at) && Object.hasOwn(at, key)) at = at[key]
    else return undefined
  }
  return at
}
