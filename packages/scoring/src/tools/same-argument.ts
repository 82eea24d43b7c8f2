import { sameCode } from '../equal/codes.ts'
import { type Moment, parseMoment, sameMoment } from '../equal/dates.ts'
import { isEmpty, isRecord } from '../equal/leaves.ts'
import { hasLeadingZero, parseNumber, sameNumber } from '../equal/numbers.ts'
import { normalizeField } from '../equal/strings.ts'
import { readExact } from '../exact-numbers.ts'
import { limits } from '../limits.ts'
import { nestsDeeper } from '../scan-json.ts'
import { hasType, itemSchema, propertySchema } from '../schema/navigate.ts'
import { defaultOf } from './defaults.ts'
import { howTextCounts } from './how-text-counts.ts'
import { formsOf } from './normalize-text.ts'

type Schema = Readonly<Record<string, unknown>> | null

/**
 * How a value of the reference is meant: `literal` as it stands, `accepted` with, inside objects, a list
 * of accepted values by key, '' meaning that the key may be left out.
 */
export type Meaning = 'literal' | 'accepted'

/** Whether an argument says what is expected, as a careful engineer would judge. */
export function sameArgument(
  expected: unknown,
  given: unknown,
  schema: Schema,
  root: unknown,
  meaning: Meaning,
  name: string,
): boolean {
  if (expected === given) return true
  if (typeof expected === 'string') return sameText(expected, given, schema, name)
  if (typeof expected === 'number' || typeof expected === 'bigint')
    return sameQuantity(expected, given, schema)
  if (typeof given === 'string' && typeof expected !== 'string' && takesText(schema, expected)) {
    const read = valueInText(given)
    return read !== undefined && sameArgument(expected, read.value, null, null, meaning, name)
  }
  if (Array.isArray(expected))
    return Array.isArray(given) && sameList(expected, given, schema, root, meaning, name)
  if (isRecord(expected)) return isRecord(given) && sameObject(expected, given, schema, root, meaning)
  return false
}

function sameQuantity(expected: number | bigint, given: unknown, schema: Schema): boolean {
  if (typeof given === 'bigint' && typeof expected === 'bigint') return given === expected
  // What is due may have been a double before it came here.
  if (typeof given === 'bigint') return Number(given) === expected
  if (typeof given === 'number' && typeof expected === 'bigint')
    return Number.isInteger(given) && BigInt(given) === expected
  if (typeof given === 'number') return sameNumber(Number(expected), given)
  return typeof given === 'string' && takesText(schema, expected) && isQuantity(given, expected)
}

/** The tool wants text where the truth has a value: "5" for 5, "[1, 2]" for [1, 2]. Elsewhere another type is another value. */
function takesText(schema: Schema, expected: unknown): boolean {
  return schema !== null && hasType(schema, 'text') && !hasType(schema, expected)
}

function takesNumber(schema: Schema): boolean {
  return schema !== null && hasType(schema, 5) && !hasType(schema, 'text')
}

/** A value written as text, in JSON or as JavaScript and Java write it: true, 5L, ['a', 'b']. */
function valueInText(text: string): { value: unknown } | undefined {
  const trimmed = text.trim()
  if (trimmed.length > longText) return undefined
  const number = /^(-?\d+(?:\.\d+)?)[lLfFdDn]$/.exec(trimmed)?.[1]
  if (number !== undefined) return { value: digits.test(number) ? readExact(number) : Number(number) }
  const value = parse(trimmed) ?? parse(trimmed.replace(/'/g, '"'))
  return value === undefined ? undefined : { value }
}

/** an integer without zeros before it, which make a code of it */
const digits = /^-?(?:0|[1-9]\d{0,400})$/

function isQuantity(text: string, quantity: number | bigint): boolean {
  const written = text.trim().replace(/(?<=\d)[lLfFdDn]$/, '')
  if (typeof quantity === 'bigint' || (digits.test(written) && Number.isSafeInteger(quantity)))
    return digits.test(written) && BigInt(written) === BigInt(quantity)
  const parsed = hasLeadingZero(text) ? null : parseNumber(written)
  return parsed !== null && sameNumber(parsed, quantity)
}

function sameText(expected: string, given: unknown, schema: Schema, name: string): boolean {
  if (typeof given === 'number' || typeof given === 'bigint')
    return takesNumber(schema) && isQuantity(expected, given)
  if (typeof given !== 'string') return false
  if (isJsonText(expected) || isJsonText(given)) {
    const both = [parse(expected), parse(given)]
    if (both[0] !== undefined && both[1] !== undefined)
      return sameArgument(both[0], both[1], null, null, 'literal', '')
    // What can be read as JSON says something else than what cannot.
    if (isJsonText(expected) !== isJsonText(given) && (isRecord(both[0]) || isRecord(both[1]))) return false
  }
  const [one, other] = [instantIn(expected), instantIn(given)]
  if (one !== null && other !== null) return sameMoment(one, other)
  if (expected.length > longText || given.length > longText)
    return normalizeField(expected) === normalizeField(given)
  const counting = howTextCounts(name, schema?.description)
  const forms = formsOf(expected, counting)
  // Where nothing but signs is left, the signs are what it says.
  if (forms.includes('')) return expected.trim() === given.trim()
  const others = formsOf(given, counting)
  if (forms.some((form) => others.includes(form))) return true
  return (counting === 'words' || counting === 'name') && sameCode(expected, given, name)
}

/** A moment with its zone, as schemas call it date-time. */
function instantIn(text: string): Moment | null {
  const moment = text.length <= longestMoment && withTime.test(text) ? parseMoment(text) : null
  return moment?.type === 'instant' ? moment : null
}

const longestMoment = 40
const withTime = /^\s*\d{4}-\d\d-\d\dT\d/i

/** Beyond this an argument is a document, in which punctuation counts. */
const longText = 20_000

function isJsonText(text: string): boolean {
  const start = text.trimStart().charCodeAt(0)
  return start === 123 || start === 91
}

function parse(text: string): unknown {
  if (nestsDeeper(text, limits.depth)) return undefined
  try {
    return readExact(text)
  } catch {
    return undefined
  }
}

function sameList(
  expected: readonly unknown[],
  given: readonly unknown[],
  schema: Schema,
  root: unknown,
  meaning: Meaning,
  name: string,
): boolean {
  if (expected.length !== given.length) return false
  const same = (a: unknown, b: unknown, index: number): boolean =>
    sameArgument(a, b, itemSchema(schema, index, root), root, meaning, name)
  if (expected.every((item, index) => same(item, given[index], index))) return true
  // A set, by its schema: order says nothing.
  if (schema?.uniqueItems !== true || expected.length > 200) return false
  const open = [...given]
  return expected.every((item, index) => {
    const at = open.findIndex((other) => same(item, other, index))
    if (at >= 0) open.splice(at, 1)
    return at >= 0
  })
}

function sameObject(
  expected: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
  schema: Schema,
  root: unknown,
  meaning: Meaning,
): boolean {
  const keys = new Set([...Object.keys(expected), ...Object.keys(given)])
  for (const key of keys) {
    const inner = propertySchema(schema, key, root)
    const values = acceptedValues(expected, key, meaning)
    if (!accepts(values, Object.hasOwn(given, key) ? given[key] : undefined, inner, root, meaning, key))
      return false
  }
  return true
}

/** The accepted values of a key; an empty list where none is expected. */
export function acceptedValues(
  expected: Readonly<Record<string, unknown>>,
  key: string,
  meaning: Meaning,
): readonly unknown[] {
  if (!Object.hasOwn(expected, key)) return []
  const value = expected[key]
  return meaning === 'accepted' && Array.isArray(value) ? value : [value]
}

/** Whether a value, or leaving it out (undefined), is among what is accepted. */
export function accepts(
  values: readonly unknown[],
  given: unknown,
  schema: Schema,
  root: unknown,
  meaning: Meaning,
  name: string,
): boolean {
  const fallback = defaultOf(schema)
  const mayBeLeftOut =
    values.length === 0 ||
    values.some((value) => value === null || (meaning === 'accepted' && value === '')) ||
    (fallback !== null &&
      values.some((value) => sameArgument(value, fallback.value, schema, root, meaning, name)))
  if (given === undefined || given === null) {
    return mayBeLeftOut || (given === null && values.includes(null))
  }
  if (mayBeLeftOut && fallback !== null && sameArgument(fallback.value, given, schema, root, 'literal', name))
    return true
  // The mark for leaving it out is a value only where the tool takes text.
  const isMark = given === '' && meaning === 'accepted' && schema !== null && !hasType(schema, '')
  if (isMark) return false
  if (values.some((value) => sameArgument(value, given, schema, root, meaning, name))) return true
  // '' is accepted, and an empty list is how '' is said of a list, unless leaving it out means something else.
  if (meaning === 'accepted' && fallback === null && values.includes('') && isEmpty(given)) return true
  // A list of accepted values and a list that is the value look alike.
  return (
    meaning === 'accepted' &&
    values.length > 0 &&
    Array.isArray(given) &&
    sameArgument(values, given, schema, root, 'literal', name) &&
    schema?.type === 'array'
  )
}
