import { type Comparison, compare, type Schema, trial } from './compare.ts'
import { isRecord } from './leaves.ts'
import { normalizeField } from './strings.ts'

export type Alignment = {
  pairs: [reference: number, candidate: number][]
  missing: number[]
  invented: number[]
  /** the same items, where order counts and is another */
  reordered: boolean
}

/** Beyond this many comparisons, what is left over is matched in the order it came. */
const comparisons = 2500

/** Which item of one list is which of the other: by place, by a key of theirs, or by the best match. */
export function alignItems(
  by: Comparison,
  a: readonly unknown[],
  b: readonly unknown[],
  how: string | null,
  key: string,
  schemaAt: (index: number) => Schema,
): Alignment {
  if (how === 'order') return byOrder(by, a, b, key, schemaAt)
  if (how !== null) return byKey(a, b, how)
  return byMatch(by, a, b, key, schemaAt)
}

function byOrder(
  by: Comparison,
  a: readonly unknown[],
  b: readonly unknown[],
  key: string,
  schemaAt: (index: number) => Schema,
): Alignment {
  const shared = Math.min(a.length, b.length)
  const pairs = Array.from({ length: shared }, (_, index): [number, number] => [index, index])
  if (a.length === b.length && pairs.some(([i, j]) => !isSame(by, a[i], b[j], key, schemaAt(i)))) {
    const free = byMatch(by, a, b, key, () => null)
    const whole = free.missing.length === 0 && free.invented.length === 0
    if (whole && free.pairs.every(([i, j]) => isSame(by, a[i], b[j], key, schemaAt(i))))
      return { pairs: [], missing: [], invented: [], reordered: true }
  }
  return { pairs, missing: rest(a.length, shared), invented: rest(b.length, shared), reordered: false }
}

function rest(length: number, from: number): number[] {
  return Array.from({ length: Math.max(0, length - from) }, (_, index) => from + index)
}

function byKey(a: readonly unknown[], b: readonly unknown[], name: string): Alignment {
  const places = new Map<string, number[]>()
  b.forEach((item, index) => {
    const key = keyOf(item, name)
    const there = places.get(key)
    if (there) there.push(index)
    else places.set(key, [index])
  })
  const pairs: [number, number][] = []
  const missing: number[] = []
  a.forEach((item, index) => {
    const match = places.get(keyOf(item, name))?.shift()
    if (match === undefined) missing.push(index)
    else pairs.push([index, match])
  })
  return { pairs, missing, invented: [...places.values()].flat().sort((x, y) => x - y), reordered: false }
}

function keyOf(item: unknown, name: string): string {
  const value = isRecord(item) ? item[name] : undefined
  return typeof value === 'string' ? normalizeField(value) : (JSON.stringify(value) ?? 'none')
}

function byMatch(
  by: Comparison,
  a: readonly unknown[],
  b: readonly unknown[],
  key: string,
  schemaAt: (index: number) => Schema,
): Alignment {
  const pairs: [number, number][] = []
  const open = new Set(b.keys())
  const left: number[] = []
  const places = identical(b)
  for (const [index, item] of a.entries()) {
    // The same item at the same place is the ordinary case.
    const here = open.has(index) && isSame(by, item, b[index], key, schemaAt(index)) ? index : undefined
    const match = here ?? places.get(textOf(item))?.find((place) => open.has(place))
    if (match === undefined) {
      left.push(index)
      continue
    }
    open.delete(match)
    pairs.push([index, match])
  }
  const missing = matchRest(by, a, b, left, open, key, schemaAt, pairs)
  return { pairs, missing, invented: [...open], reordered: false }
}

function textOf(item: unknown): string {
  if (typeof item === 'string') return `"${normalizeField(item)}`
  return JSON.stringify(item, bigText) ?? 'nothing'
}

function bigText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}

function identical(items: readonly unknown[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  items.forEach((item, index) => {
    const text = textOf(item)
    const there = places.get(text)
    if (there) there.push(index)
    else places.set(text, [index])
  })
  return places
}

/** The best matches first; what shares nothing with anything is missing on one side, invented on the other. */
function matchRest(
  by: Comparison,
  a: readonly unknown[],
  b: readonly unknown[],
  left: number[],
  open: Set<number>,
  key: string,
  schemaAt: (index: number) => Schema,
  pairs: [number, number][],
): number[] {
  if (left.length === 0 || open.size === 0) return left
  const scored: { i: number; j: number; score: number }[] = []
  if (left.length * open.size <= comparisons)
    for (const i of left)
      for (const j of open) {
        const score = scoreOf(by, a[i], b[j], key, schemaAt(i))
        if (score > 0) scored.push({ i, j, score })
      }
  else
    [...open].slice(0, left.length).forEach((j, at) => {
      const i = left[at]
      if (i !== undefined && scoreOf(by, a[i], b[j], key, schemaAt(i)) > 0) scored.push({ i, j, score: 1 })
    })
  scored.sort((x, y) => y.score - x.score || Math.abs(x.i - x.j) - Math.abs(y.i - y.j))
  const waiting = new Set(left)
  for (const { i, j } of scored) {
    if (!waiting.has(i) || !open.has(j)) continue
    waiting.delete(i)
    open.delete(j)
    pairs.push([i, j])
  }
  return [...waiting]
}

function isSame(by: Comparison, a: unknown, b: unknown, key: string, schema: Schema): boolean {
  if (a === b) return true
  const count = trial(by)
  compare(count, a, b, '$', key, schema)
  return count.failures.length === 0
}

function scoreOf(by: Comparison, a: unknown, b: unknown, key: string, schema: Schema): number {
  const count = trial(by)
  compare(count, a, b, '$', key, schema)
  if (count.failures.length === 0) return 2
  return count.right / Math.max(count.wanted, count.given, 1)
}
