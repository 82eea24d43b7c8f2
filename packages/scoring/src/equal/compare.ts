import { type FailureCode, failure } from '../failures.ts'
import { limits } from '../limits.ts'
import { childPath, fieldOf, itemPath } from '../paths.ts'
import { hasType, isRequired, isTuple, itemSchema, propertySchema } from '../schema/navigate.ts'
import type { Failure } from '../types.ts'
import { type Alignment, alignItems, findLost, type Place } from './align.ts'
import { type Effort, spend, TooMuchEffort } from './effort.ts'
import { isEmpty, isRecord, leavesOf } from './leaves.ts'
import { type Leniency, type Scalar, sameScalar } from './scalars.ts'
import { nameSwaps } from './swaps.ts'

export type Schema = Readonly<Record<string, unknown>> | null

/** How two records are compared, and what came of it so far. */
export type Comparison = {
  leniency: Leniency
  /** field -> the key its items are matched by, or 'order' */
  arrays: ReadonlyMap<string, string>
  ignore: ReadonlySet<string>
  root: unknown
  failures: Failure[]
  /** only whether there is a difference matters, not which */
  probing: boolean
  /** failures are counted and not described */
  silent?: boolean
  /** what is left of it: lists within lists could be tried against each other without end */
  effort: Effort
  /** leaves right, leaves of the reference, leaves of the candidate */
  right: number
  wanted: number
  given: number
}

export function compare(
  into: Comparison,
  a: unknown,
  b: unknown,
  path: string,
  key: string,
  schema: Schema,
): void {
  if (into.probing && into.failures.length > 0) return
  spend(into.effort, 1)
  if (into.ignore.size > 0 && into.ignore.has(fieldOf(path))) return
  if (isRecord(a) && isRecord(b)) compareRecords(into, a, b, path, schema)
  else if (Array.isArray(a) && Array.isArray(b)) compareLists(into, a, b, path, key, schema)
  else compareLeaves(into, a, b, path, key, schema)
}

function compareRecords(
  into: Comparison,
  a: Record<string, unknown>,
  b: Record<string, unknown>,
  path: string,
  schema: Schema,
): void {
  const before = into.failures.length
  const isOpen = into.ignore.size === 0
  let shared = 0
  const [own, keys] = [Object.keys(a), Object.keys(b)]
  for (const key of own) {
    const [value, other] = [a[key], b[key]]
    // The same value is the ordinary case.
    if (isOpen && value !== undefined && typeof value !== 'object' && value === other) {
      spend(into.effort, 1)
      into.wanted++
      into.given++
      into.right++
      shared++
      continue
    }
    if (into.probing && into.failures.length > 0) return
    const below = isPathless(into) ? '' : childPath(path, key)
    const inner = schema === null ? null : propertySchema(schema, key, into.root)
    // JSON has no undefined.
    const isThere = other !== undefined && Object.hasOwn(b, key)
    if (isThere) shared++
    if (isThere && isOpen && isText(value) && isText(other)) {
      spend(into.effort, 1)
      compareScalars(into, value, other, below, key, inner)
    } else if (isThere && !isMissing(into, value, other)) compare(into, value, other, below, key, inner)
    else missing(into, value, below, isRequired(schema, key))
  }
  if (keys.length > shared)
    for (const key of keys)
      if (shared === 0 || a[key] === undefined || !Object.hasOwn(a, key))
        invented(into, b[key], isPathless(into) ? '' : childPath(path, key))
  if (!into.probing && !into.silent && into.failures.length > before)
    nameSwaps(into, before, { a, own, b, keys }, path)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** Nothing will be told of a place any more, and nothing goes by it. */
function isPathless(into: Comparison): boolean {
  return (into.silent === true || isFull(into)) && into.ignore.size === 0 && into.arrays.size === 0
}

/** A value that became nothing is missing, not wrong. */
function isMissing(into: Comparison, a: unknown, b: unknown): boolean {
  return isNothing(into, b) && !isNothing(into, a)
}

/** null, and unless strings are compared exactly also '' and what is empty, says as much as leaving it out. */
function isNothing(into: Comparison, value: unknown): boolean {
  if (value === null || value === undefined) return true
  return into.leniency.strings !== 'exact' && isEmpty(value)
}

function missing(into: Comparison, value: unknown, path: string, required: boolean | null): void {
  if (isIgnored(into, path)) return
  if (isNothing(into, value)) return
  into.wanted += leavesOf(value)
  if (!isFull(into)) noteValue(into, required === false ? 'dropped-optional' : 'missing-field', path, value)
}

function invented(into: Comparison, value: unknown, path: string): void {
  if (isIgnored(into, path) || isNothing(into, value)) return
  into.given += leavesOf(value)
  if (!isFull(into)) noteValue(into, 'invented-field', path, value)
}

function isIgnored(into: Comparison, path: string): boolean {
  return into.ignore.size > 0 && into.ignore.has(fieldOf(path))
}

function compareLeaves(
  into: Comparison,
  a: unknown,
  b: unknown,
  path: string,
  key: string,
  schema: Schema,
): void {
  if (isNothing(into, a) || isNothing(into, b)) {
    compareNothing(into, a, b, path)
    return
  }
  if (isScalar(a) && isScalar(b)) {
    compareScalars(into, a, b, path, key, schema)
    return
  }
  into.wanted += leavesOf(a)
  into.given += leavesOf(b)
  note(into, 'wrong-type', path, () => difference(a, b))
}

/** Two leaves, neither of which is nothing. */
function compareScalars(
  into: Comparison,
  a: Scalar,
  b: Scalar,
  path: string,
  key: string,
  schema: Schema,
): void {
  into.wanted++
  into.given++
  // The outcome is settled and the list of failures full: what is left counts for the score alone.
  if (isFull(into)) {
    if (a === b) into.right++
    return
  }
  if (isSameLeaf(into, a, b, key, schema)) into.right++
  else note(into, isWrongType(a, b, schema) ? 'wrong-type' : 'wrong-value', path, () => difference(a, b))
}

function isSameLeaf(by: Comparison, a: Scalar, b: Scalar, key: string, schema: Schema): boolean {
  const exact = schema !== null && (Array.isArray(schema.enum) || 'const' in schema)
  const leniency: Leniency = exact ? { ...by.leniency, strings: 'exact' } : by.leniency
  return (
    sameScalar(a, b, leniency, key) && (typeof a === typeof b || hasType(schema, b) || !hasType(schema, a))
  )
}

/** Whether two leaves are the same, nothings included; what `compare` says of them, without a count. */
export function isSamePlain(by: Comparison, a: Scalar, b: Scalar, key: string, schema: Schema): boolean {
  spend(by.effort, 1)
  const [noneOfA, noneOfB] = [isNothing(by, a), isNothing(by, b)]
  if (noneOfA || noneOfB) return noneOfA && noneOfB
  return isSameLeaf(by, a, b, key, schema)
}

function compareNothing(into: Comparison, a: unknown, b: unknown, path: string): void {
  if (!isNothing(into, b)) invented(into, b, path)
  else if (!isNothing(into, a)) missing(into, a, path, null)
  else {
    into.wanted++
    into.given++
    into.right++
  }
}

export function isScalar(value: unknown): value is Scalar {
  return typeof value !== 'object' || value === null
}

function isWrongType(a: Scalar, b: Scalar, schema: Schema): boolean {
  return kindOf(a) !== kindOf(b) || (!hasType(schema, b) && hasType(schema, a))
}

function kindOf(value: Scalar): string {
  return typeof value === 'bigint' ? 'number' : typeof value
}

function compareLists(
  into: Comparison,
  a: unknown[],
  b: unknown[],
  path: string,
  key: string,
  schema: Schema,
): void {
  if (a.length === 0 && b.length === 0) {
    into.wanted++
    into.given++
    into.right++
    return
  }
  const how = into.arrays.size > 0 ? into.arrays.get(fieldOf(path)) : undefined
  const at = { path, key, schemaAt: (index: number) => itemSchema(schema, index, into.root) }
  const aligned = aligning(into, a, b, how ?? (isTuple(schema) ? 'order' : null), at)
  if (aligned.reordered) {
    into.wanted += leavesOf(a)
    into.given += leavesOf(b)
    note(into, 'wrong-order', path, () => null)
    return
  }
  into.right += aligned.settled
  into.wanted += aligned.settled
  into.given += aligned.settled
  for (const [i, j] of aligned.pairs)
    compare(
      into,
      a[i],
      b[j],
      isPathless(into) ? '' : itemPath(path, i),
      key,
      itemSchema(schema, i, into.root),
    )
  for (let at = 0; at < aligned.missing.length; at++) {
    const i = aligned.missing[at] ?? 0
    into.wanted += leavesOf(a[i])
    if (!isFull(into)) noteValue(into, 'missing-item', itemPath(path, i), a[i])
  }
  for (let at = 0; at < aligned.invented.length; at++) {
    const j = aligned.invented[at] ?? 0
    into.given += leavesOf(b[j])
    if (!isFull(into)) noteValue(into, 'invented-item', itemPath(path, j), b[j])
  }
}

/** Where aligning is given up, it may still be certain that they differ. */
function aligning(
  into: Comparison,
  a: readonly unknown[],
  b: readonly unknown[],
  how: string | null,
  at: Place,
): Alignment {
  try {
    return alignItems(into, a, b, how, at)
  } catch (error) {
    if (!(error instanceof TooMuchEffort) || into.probing || into.silent || into.failures.length > 0)
      throw error
    into.effort.left = proofSteps
    const lost = findLost(into, a, b, at)
    if (lost !== null) noteValue(into, 'missing-item', itemPath(at.path, lost), a[lost])
    throw error
  }
}

/** for one item to be tried against all others */
const proofSteps = 150_000

const probed = failure('wrong-value')

function note(into: Comparison, code: FailureCode, path: string, detail: () => string | null): void {
  if (isFull(into)) return
  into.failures.push(into.probing || into.silent ? probed : failure(code, path, detail()))
}

function noteValue(into: Comparison, code: FailureCode, path: string, value: unknown): void {
  note(into, code, path, () => shown(value))
}

/** What is beyond the list that a grade shows is counted by the score alone. */
function isFull(into: Comparison): boolean {
  return into.failures.length >= limits.failures * 2
}

/** A fresh count under the same rules, for trying a match. */
export function trial(of: Comparison): Comparison {
  return { ...of, failures: [], probing: false, silent: true, right: 0, wanted: 0, given: 0 }
}

export function shown(value: unknown): string {
  const text =
    JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? item.toString() : item)) ??
    'nothing'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

function difference(a: unknown, b: unknown): string {
  return `${shown(b)} instead of ${shown(a)}`
}
