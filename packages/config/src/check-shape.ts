import type { z } from 'zod'
import { type Finding, type Path, pathText, shown, suggestion } from './fault.ts'
import { validKeys } from './schema-keys.ts'
import { looksSecret } from './secret.ts'

type Issue = z.core.$ZodIssue

/** What the schema says of a value, in our words. */
export function shapeFindings(schema: z.core.$ZodType, given: unknown, issues: readonly Issue[]): Finding[] {
  const all = issues.flatMap((issue) => findingsOf(schema, given, issue, []))
  // A mapping with a wrong key, or a value that breaks two rules, is spoken of once.
  const withWrongKey = all
    .filter(({ code }) => code === 'unknown-key')
    .map(({ at }) => pathText(at.slice(0, -1)))
  const seen = new Set<string>()
  return all.filter(({ at, code, says }) => {
    const place = pathText(at)
    if (code !== 'unknown-key' && says.startsWith('expected') && withWrongKey.includes(place)) return false
    if (code !== 'unknown-key' && seen.has(place)) return false
    seen.add(place)
    return true
  })
}

function findingsOf(schema: z.core.$ZodType, given: unknown, issue: Issue, base: Path): Finding[] {
  const at = [...base, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
  const found = valueAt(given, at)

  if (issue.code === 'unrecognized_keys') {
    const valid = validKeys(schema, at)
    return issue.keys.map((key) => ({
      at: [...at, key],
      code: 'unknown-key',
      says: `unknown key, ${suggestion(key, valid)}`,
      onKey: true,
    }))
  }
  if (issue.code === 'invalid_key') {
    const key = String(at.at(-1))
    const valid = validKeys(schema, at.slice(0, -1))
    const says =
      valid.length > 0
        ? `unknown key, ${suggestion(key, valid)}`
        : `found the key ${shown(key)}, expected ${issue.issues[0]?.message ?? 'another key'}`
    return [{ at, code: 'unknown-key', says, onKey: true }]
  }
  if (issue.code === 'invalid_union') return unionFindings(schema, given, issue, at)

  // Nothing that stands where a variable's name should is repeated: it may be the key itself.
  if (at.at(-1) === 'key') {
    return [
      {
        at,
        code: typeof found === 'string' && looksSecret(found) ? 'secret' : 'value',
        says: `found something else (not shown, it may be a secret), expected the name of an environment variable that holds the key, such as OPENAI_API_KEY`,
      },
    ]
  }
  const expected = `expected ${expectation(issue, found)}`
  if (found === undefined) return [{ at, code: 'value', says: `missing, ${expected}` }]
  if (issue.code === 'custom' && isMapping(found)) return [{ at, code: 'value', says: expected }]
  return [{ at, code: 'value', says: `found ${shown(found)}, ${expected}` }]
}

/** A mapping with a wrong key is told about its key; anything else, what was expected as a whole. */
function unionFindings(
  schema: z.core.$ZodType,
  given: unknown,
  issue: z.core.$ZodIssueInvalidUnion,
  at: Path,
): Finding[] {
  const found = valueAt(given, at)
  if (isMapping(found)) {
    const valid = validKeys(schema, at)
    const unknown = Object.keys(found).filter((key) => !valid.includes(key))
    if (valid.length > 0 && unknown.length > 0) {
      return unknown.map((key) => ({
        at: [...at, key],
        code: 'unknown-key',
        says: `unknown key, ${suggestion(key, valid)}`,
        onKey: true,
      }))
    }
    const branch = issue.errors
      .filter((issues) => issues.every(({ code }) => code !== 'unrecognized_keys'))
      .filter((issues) =>
        issues.every(
          ({ code, path }) =>
            code !== 'invalid_type' || valueAt(given, [...at, ...plain(path)]) !== undefined,
        ),
      )
    const only = branch.length === 1 ? branch[0] : undefined
    if (only) return only.flatMap((inner) => findingsOf(schema, given, inner, at))
  }
  return [{ at, code: 'value', says: `found ${shown(found)}, expected ${issue.message}` }]
}

const plain = (path: readonly PropertyKey[]) =>
  path.map((part) => (typeof part === 'symbol' ? String(part) : part))

function expectation(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? `a ${issue.expected}`
    case 'invalid_value': {
      const values = issue.values.map(String)
      const hint = typeof found === 'string' ? `, ${suggestion(found, values)}` : ''
      const choice = values.length === 1 ? values[0] : `one of ${values.join(', ')}`
      return hint.includes('did you mean') ? `${choice}${hint}` : String(choice)
    }
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${counted(issue.minimum, issue.origin)}`
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${counted(issue.maximum, issue.origin)}`
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`
    default:
      return issue.message
  }
}

const typeNames: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
}

function counted(bound: number | bigint, origin: string): string {
  if (origin === 'string') return `${bound} character${bound === 1 ? '' : 's'}`
  if (origin === 'array') return `${bound} ${bound === 1 ? 'entry' : 'entries'}`
  return String(bound)
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

export function valueAt(value: unknown, path: Path): unknown {
  let here = value
  for (const part of path) {
    if (here === null || typeof here !== 'object') return undefined
    here = Object.hasOwn(here, part) ? (here as Record<string | number, unknown>)[part] : undefined
  }
  return here
}
