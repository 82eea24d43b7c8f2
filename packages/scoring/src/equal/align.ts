import { itemPath } from '../paths.ts'
import { type Comparison, compare, type Schema, trial } from './compare.ts'
import { isRecord } from './leaves.ts'
import { normalizeField } from './strings.ts'

export type Alignment = {
  pairs: [reference: number, candidate: number][]
  missing: number[]
  invented: number[]
  /** the same items, where order counts and is another */
  reordered: boolean
  /** leaves of pairs that are the same and need no second look */
  settled: number
}

/** Where the lists are: what their items are named by and measured against. */
export type Place = { path: string; key: string; schemaAt: (index: number) => Schema }

/** In longer lists, plain values are matched by their normal form alone. */
const longList = 10_000

/** Beyond this many comparisons, what is left over is matched in the order it came. */
const comparisons = 2500

/** Which item of one list is which of the other: by place, by a key of theirs, or by the best match. */
export function alignItems(
  by: Comparison,
  a: readonly unknown[],
  b: readonly unknown[],
  how: string | null,
  at: Place,
): Alignment {
  if (how === 'order') return byOrder(by, a, b, at)
  if (how !== null) return byKey(a, b, how)
  return byMatch(by, a, b, at)
}

function byOrder(by: Comparison, a: readonly unknown[], b: readonly unknown[], at: Place): Alignment {
  const shared = Math.min(a.length, b.length)
  const pairs = Array.from({ length: shared }, (_, index): [number, number] => [index, index])
  if (a.length === b.length && pairs.some(([i, j]) => !isSame(by, a[i], b[j], at, i))) {
    const free = byMatch(by, a, b, { ...at, schemaAt: () => null })
    const whole = free.missing.length === 0 && free.invented.length === 0
    if (whole && free.pairs.every(([i, j]) => isSame(by, a[i], b[j], at, i)))
      return { pairs: [], missing: [], invented: [], reordered: true, settled: 0 }
  }
  return {
    pairs,
    missing: rest(a.length, shared),
    invented: rest(b.length, shared),
    reordered: false,
    settled: 0,
  }
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
  return {
    pairs,
    missing,
    invented: [...places.values()].flat().sort((x, y) => x - y),
    reordered: false,
    settled: 0,
  }
}

function keyOf(item: unknown, name: string): string {
  const value = isRecord(item) ? item[name] : undefined
  return typeof value === 'string' ? normalizeField(value) : (JSON.stringify(value) ?? 'none')
}

function byMatch(by: Comparison, a: readonly unknown[], b: readonly unknown[], at: Place): Alignment {
  // Nothing to choose from.
  if (a.length === 1 && b.length === 1)
    return { pairs: [[0, 0]], missing: [], invented: [], reordered: false, settled: 0 }
  const pairs: [number, number][] = []
  const open = new Set(b.keys())
  const moved: number[] = []
  let settled = 0
  for (const [index, item] of a.entries()) {
    // The same item at the same place is the ordinary case.
    if (typeof item !== 'object' && item === b[index]) {
      open.delete(index)
      settled++
      continue
    }
    const isTried = index < b.length && (a.length <= longList || isRecord(item))
    const count = isTried ? probe(by, item, b[index], at, index) : null
    if (count !== null && count.failures.length === 0) {
      open.delete(index)
      settled += count.right
    } else moved.push(index)
  }
  const left = matchIdentical(a, b, moved, open, pairs)
  const missing = matchRest(by, a, b, left, open, at, pairs)
  return { pairs, missing, invented: [...open], reordered: false, settled }
}

function matchIdentical(
  a: readonly unknown[],
  b: readonly unknown[],
  moved: readonly number[],
  open: Set<number>,
  pairs: [number, number][],
): number[] {
  if (moved.length === 0 || open.size === 0) return [...moved]
  const places = new Map<string, number[]>()
  for (const place of [...open].reverse()) {
    const text = textOf(b[place])
    const there = places.get(text)
    if (there) there.push(place)
    else places.set(text, [place])
  }
  return moved.filter((index) => {
    const match = places.get(textOf(a[index]))?.pop()
    if (match === undefined) return true
    open.delete(match)
    pairs.push([index, match])
    return false
  })
}

function textOf(item: unknown): string {
  if (typeof item === 'string') return `"${normalizeField(item)}`
  return JSON.stringify(item, bigText) ?? 'nothing'
}

function bigText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}

/** The best matches first; what shares nothing with anything is missing on one side, invented on the other. */
function matchRest(
  by: Comparison,
  a: readonly unknown[],
  b: readonly unknown[],
  left: number[],
  open: Set<number>,
  at: Place,
  pairs: [number, number][],
): number[] {
  if (left.length === 0 || open.size === 0) return left
  const scored: { i: number; j: number; score: number }[] = []
  if (left.length * open.size <= comparisons)
    for (const i of left)
      for (const j of open) {
        const score = scoreOf(by, a[i], b[j], at, i)
        if (score > 0) scored.push({ i, j, score })
      }
  else
    [...open].slice(0, left.length).forEach((j, place) => {
      const i = left[place]
      if (i !== undefined && isRecord(a[i]) && scoreOf(by, a[i], b[j], at, i) > 0)
        scored.push({ i, j, score: 1 })
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

function trialOf(by: Comparison, a: unknown, b: unknown, at: Place, index: number): Comparison {
  const count = trial(by)
  compare(count, a, b, itemPath(at.path, index), at.key, at.schemaAt(index))
  return count
}

function isSame(by: Comparison, a: unknown, b: unknown, at: Place, index: number): boolean {
  return a === b || probe(by, a, b, at, index).failures.length === 0
}

/** Only whether they are the same: given up at the first difference. */
function probe(by: Comparison, a: unknown, b: unknown, at: Place, index: number): Comparison {
  const count: Comparison = { ...trial(by), probing: true }
  compare(count, a, b, itemPath(at.path, index), at.key, at.schemaAt(index))
  return count
}

function scoreOf(by: Comparison, a: unknown, b: unknown, at: Place, index: number): number {
  const count = trialOf(by, a, b, at, index)
  if (count.failures.length === 0) return 2
  return count.right / Math.max(count.wanted, count.given, 1)
}
