import { brokenFields } from '../quality.ts'
import type { Random } from '../seeded.ts'
import type { Content, FailureMode, Family, Solved } from '../types.ts'
import { misread } from './misread.ts'

type Value = string | number | null
export type RecordOf = Record<string, Value>

/** What makes a record: its fields, which may be left out, and which are taken for one another. */
export type RecordShape = {
  fields: readonly string[]
  optional: readonly string[]
  close: readonly (readonly [string, string])[]
  /** the fields of an average record; one with more goes wrong more often */
  meanFields: number
}

export function solveRecord(shape: RecordShape, record: RecordOf): Solved {
  const present = shape.fields.filter((field) => record[field] !== undefined && record[field] !== null)
  return {
    weight: present.length / shape.meanFields,
    right: contentOf(record),
    modes: (family) => modesOf(family),
    wrong: (mode, random) =>
      mode === 'invalid-json'
        ? breakJson(record, random)
        : contentOf(breakFields(shape, record, present, mode, random)),
  }
}

/** nano drops optional fields silently and swaps close ones; the larger tiers misread values. */
function modesOf(family: Family): Partial<Record<FailureMode, number>> {
  switch (family) {
    case 'nano':
      return { 'dropped-optional-field': 5, 'swapped-fields': 3, 'wrong-value': 2 }
    case 'mini':
      return { 'dropped-optional-field': 3, 'swapped-fields': 3, 'wrong-value': 4 }
    case 'haiku':
    case 'primary':
      return { 'dropped-optional-field': 1, 'swapped-fields': 2, 'wrong-value': 7 }
    default:
      return family satisfies never
  }
}

function contentOf(record: RecordOf): Content {
  return { text: JSON.stringify(record), calls: [] }
}

function breakFields(
  shape: RecordShape,
  record: RecordOf,
  present: readonly string[],
  mode: FailureMode,
  random: Random,
): RecordOf {
  let left = countBroken(random)
  const result: RecordOf = { ...record }
  const whole = new Set(present)

  const swaps = random
    .shuffle(shape.close)
    .filter(([a, b]) => whole.has(a) && whole.has(b) && record[a] !== record[b])
  const swap = swaps[0]
  if (mode === 'swapped-fields' && left >= 2 && swap) {
    const [a, b] = swap
    result[a] = record[b] ?? null
    result[b] = record[a] ?? null
    whole.delete(a)
    whole.delete(b)
    left -= 2
  }
  if (mode === 'swapped-fields' && left > 0 && swap && whole.has(swap[0])) {
    // A single broken field of this mode: the neighbour's value written twice.
    result[swap[0]] = record[swap[1]] ?? null
    whole.delete(swap[0])
    left--
  }
  if (mode === 'dropped-optional-field') {
    for (const field of random.shuffle(shape.optional.filter((each) => whole.has(each))).slice(0, left)) {
      delete result[field]
      whole.delete(field)
      left--
    }
  }
  for (const field of random.shuffle([...whole]).slice(0, left))
    result[field] = misread(record[field] ?? null, random)
  return result
}

function countBroken(random: Random): number {
  let at = random.next()
  for (const { count, share } of brokenFields) {
    at -= share
    if (at < 0) return count
  }
  return brokenFields[0].count
}

function breakJson(record: RecordOf, random: Random): Content {
  const text = JSON.stringify(record)
  const broken = [
    () => `${text.slice(0, -1)},}`,
    () => text.slice(0, Math.floor(text.length * 0.8)),
    () => text.replaceAll('"', "'"),
    () => text.replace(':', ''),
  ]
  return { text: random.pick(broken)(), calls: [] }
}
