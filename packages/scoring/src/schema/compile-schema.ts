import { hash } from 'node:crypto'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { limits } from '../limits.ts'
import { pathOfPointer } from '../paths.ts'
import { nestsDeeper } from '../scan-json.ts'
import { draftOf } from './draft.ts'
import { discardEngine, engineFor, StepLimit, startSteps, takeUnchecked } from './engines.ts'
import { instrument } from './instrument.ts'

export type Violation = {
  code: 'schema-violated' | 'missing-required'
  keyword: string
  path: string
  detail: string
  /** the JSON pointer of the value that breaks the schema */
  pointer: string
  /** the name of what is missing */
  missing: string | null
  /** of an enum, what it allows */
  allowed: readonly unknown[] | null
}

export type CompiledSchema =
  | {
      ok: true
      /** what the value breaks; `exceeded` says that finding out was too much work */
      check(value: unknown): { violations: Violation[]; exceeded: string | null }
      notes: readonly string[]
    }
  | { ok: false; reason: string }

const byIdentity = new WeakMap<object, CompiledSchema>()
const byContent = new Map<string, CompiledSchema>()
const keptByContent = 1000

/** Compiled once: found again by the object itself, and by content in requests that are parsed anew. */
export function compileSchema(schema: unknown): CompiledSchema {
  if (typeof schema !== 'object' || schema === null)
    return typeof schema === 'boolean'
      ? compile(schema, String(schema))
      : { ok: false, reason: 'the schema is not an object' }
  const known = byIdentity.get(schema)
  if (known) return known
  const made = compileContent(schema)
  byIdentity.set(schema, made)
  return made
}

function compileContent(schema: object): CompiledSchema {
  let text: string
  try {
    text = JSON.stringify(schema)
  } catch (error) {
    return { ok: false, reason: `the schema is not JSON: ${message(error)}` }
  }
  if (text.length > limits.schemaChars)
    return {
      ok: false,
      reason: `a schema of ${text.length} characters is above the limit of ${limits.schemaChars}`,
    }
  if (nestsDeeper(text, limits.schemaDepth))
    return { ok: false, reason: `the schema nests deeper than ${limits.schemaDepth}` }
  const key = hash('sha256', text, 'base64')
  const known = byContent.get(key)
  if (known) {
    // The oldest entry goes first: what is used moves to the end.
    byContent.delete(key)
    byContent.set(key, known)
    return known
  }
  const made = compile(schema, text)
  const oldest = byContent.size >= keptByContent ? byContent.keys().next().value : undefined
  if (oldest !== undefined) byContent.delete(oldest)
  byContent.set(key, made)
  return made
}

/** A schema without references makes work of at most its nodes times the reply's; a small one needs no count. */
const smallSchema = 100

function compile(schema: object | boolean, text: string): CompiledSchema {
  const walked = instrument(schema)
  if (walked.nodes > limits.schemaNodes)
    return { ok: false, reason: `the schema has more than ${limits.schemaNodes} parts` }
  const counted = walked.refers || walked.nodes > smallSchema
  const draft = draftOf(schema, text)
  const engine = engineFor(draft)
  const source = (counted && typeof walked.schema === 'object' ? walked.schema : schema) as object
  try {
    takeUnchecked()
    const validate = engine.compile(source)
    const notes = takeUnchecked().map((pattern) => `pattern not checked: ${pattern}`)
    return { ok: true, check: (value) => check(validate, value), notes }
  } catch (error) {
    if (text.includes('"$id"')) discardEngine(draft)
    return { ok: false, reason: `the schema cannot be used: ${message(error)}` }
  } finally {
    if (typeof source === 'object') engine.removeSchema(source)
  }
}

function check(
  validate: ValidateFunction,
  value: unknown,
): { violations: Violation[]; exceeded: string | null } {
  startSteps()
  try {
    if (validate(value)) return { violations: [], exceeded: null }
    return { violations: (validate.errors ?? []).slice(0, limits.failures).map(violation), exceeded: null }
  } catch (error) {
    if (error instanceof StepLimit) return { violations: [], exceeded: `the schema takes ${error.message}` }
    if (error instanceof RangeError)
      return { violations: [], exceeded: 'the schema refers to itself without end' }
    throw error
  } finally {
    validate.errors = null
  }
}

function violation(error: ErrorObject): Violation {
  const required: unknown = error.keyword === 'required' ? error.params.missingProperty : undefined
  const path = pathOfPointer(error.instancePath, typeof required === 'string' ? required : null)
  const detail = error.message ?? error.keyword
  const allowed: unknown = error.keyword === 'enum' ? error.params.allowedValues : null
  return {
    code: required === undefined ? 'schema-violated' : 'missing-required',
    keyword: error.keyword,
    path,
    detail,
    pointer: error.instancePath,
    missing: typeof required === 'string' ? required : null,
    allowed: Array.isArray(allowed) ? allowed : null,
  }
}

function message(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : String(error)
}
