import { itemPath } from '../paths.ts'
import { type Comparison, compare, isSamePlain, isScalar, type Schema, trial } from './compare.ts'
import { spend } from './effort.ts'
import { isRecord, leavesOf } from './leaves.ts'
import { meaningOf } from './meaning.ts'
import { mayBeNotation } from './notation.ts'
import { normalizeField } from './strings.ts'

export type Alignment = {
  pairs: [reference: number, candidate: number][]
  missing: Int32Array
  invented: Int32Array
  /** the same items, where order counts and is another */
  reordered: boolean
  /** leaves of pairs that are the same and need no second look */
  settled: number
}

/** Where the lists are: what their items are named by and measured against. */
export type Place = { path: string; key: string; schemaAt: (index: number) => Schema }

/** So many items are tried against each other; of more, those that mean the same are looked up, the rest taken in order. */
const comparisons = 2500
const inOrder = 2000

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
      return { pairs: [], missing: none, invented: none, reordered: true, settled: 0 }
  }
  return {
    pairs,
    missing: rest(a.length, shared),
    invented: rest(b.length, shared),
    reordered: false,
    settled: 0,
  }
}

const none = new Int32Array(0)

function rest(length: number, from: number): Int32Array {
  return Int32Array.from({ length: Math.max(0, length - from) }, (_, index) => from + index)
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
    missing: Int32Array.from(missing),
    invented: Int32Array.from([...places.values()].flat()).sort(),
    reordered: false,
    settled: 0,
  }
}

function keyOf(item: unknown, name: string): string {
  const value = isRecord(item) ? item[name] : undefined
  return typeof value === 'string' ? normalizeField(value) : (JSON.stringify(value) ?? 'none')
}

function byMatch(by: Comparison, a: readonly unknown[], b: readonly unknown[], at: Place): Alignment {
  if (isSameText(a, b))
    return { pairs: [], missing: none, invented: none, reordered: false, settled: a.length }
  // Nothing to choose from.
  if (a.length === 1 && b.length === 1)
    return { pairs: [[0, 0]], missing: none, invented: none, reordered: false, settled: 0 }
  const pairs: [number, number][] = []
  const taken = new Uint8Array(b.length)
  // Plain arrays would grow, and be written anew each time.
  let places = none
  let movers = 0
  let settled = 0
  let made: Comparison | null = null
  // Most lists are the same at once, and need none.
  const prober = (): Comparison => {
    made ??= proberOf(by)
    return made
  }
  for (let index = 0; index < a.length; index++) {
    const item = a[index]
    // The same item at the same place is the ordinary case.
    if (typeof item !== 'object' || item === null) {
      if (index < b.length && item === b[index]) {
        taken[index] = 1
        settled++
      } else {
        if (movers === 0) places = new Int32Array(a.length)
        places[movers++] = index
      }
      continue
    }
    if (index < b.length && isSameBy(prober(), item, b[index], at, index)) {
      taken[index] = 1
      settled += prober().right
    } else {
      if (movers === 0) places = new Int32Array(a.length)
      places[movers++] = index
    }
  }
  const moved = places.subarray(0, movers)
  if (movers === 0) return { pairs, missing: none, invented: openPlaces(taken), reordered: false, settled }
  const identical = matchIdentical(by, a, b, moved, taken, pairs)
  const respelled = matchInPlace(prober(), a, b, identical.left, taken, at)
  const missing = matchRest(by, prober(), a, b, respelled.left, taken, at, pairs)
  return {
    pairs,
    missing,
    invented: openPlaces(taken),
    reordered: false,
    settled: settled + identical.settled + respelled.settled,
  }
}

/** Whether two lists are of plain values, each the same to the letter: the ordinary case, told without a table. */
function isSameText(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) {
    const item = a[at]
    if (item !== b[at] || (typeof item === 'object' && item !== null)) return false
  }
  return true
}

/** Plain values at the same place in another notation. */
function matchInPlace(
  prober: Comparison,
  a: readonly unknown[],
  b: readonly unknown[],
  left: Int32Array,
  taken: Uint8Array,
  at: Place,
): { left: Int32Array; settled: number } {
  let settled = 0
  const rest = kept(left, (index) => {
    if (index >= b.length || taken[index] === 1) return true
    if (typeof a[index] === 'object' && a[index] !== null) return true
    if (!hasSpellings(prober, a[index]) || !isSameBy(prober, a[index], b[index], at, index)) return true
    taken[index] = 1
    settled++
    return false
  })
  return { left: rest, settled }
}

/** As `filter` does, which would make an object of each place. */
function kept(places: Int32Array, isKept: (place: number) => boolean): Int32Array {
  let found: Int32Array | null = null
  let length = 0
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? 0
    if (!isKept(place)) found ??= places.slice()
    else if (found === null) length++
    else found[length++] = place
  }
  return found?.subarray(0, length) ?? places
}

function openPlaces(taken: Uint8Array): Int32Array {
  const open = new Int32Array(taken.length - count(taken))
  let found = 0
  for (let at = 0; found < open.length; at++) if (taken[at] === 0) open[found++] = at
  return open
}

/** By what an item is, whole: places of the same content are chained, the first one first. */
function matchIdentical(
  by: Comparison,
  a: readonly unknown[],
  b: readonly unknown[],
  moved: Int32Array,
  taken: Uint8Array,
  pairs: [number, number][],
): { left: Int32Array; settled: number } {
  if (moved.length === 0) return { left: moved, settled: 0 }
  spend(by.effort, perList + (moved.length + b.length) / 4)
  // By content its last place; there, the first one that is open; at each, the next.
  const places = new Map<unknown, number>()
  const first = new Int32Array(b.length)
  const next = new Int32Array(b.length)
  for (let place = b.length - 1; place >= 0; place--) {
    if (taken[place] === 1) continue
    const content = contentOf(b[place])
    const last = places.get(content)
    if (last === undefined) places.set(content, place)
    next[place] = last === undefined ? -1 : (first[last] ?? -1)
    first[last ?? place] = place
  }
  if (places.size === 0) return { left: moved, settled: 0 }
  let settled = 0
  const left = kept(moved, (index) => {
    const last = places.get(contentOf(a[index]))
    const match = last === undefined ? -1 : (first[last] ?? -1)
    if (last === undefined || match < 0) return true
    first[last] = next[match] ?? -1
    taken[match] = 1
    // What is the same to the letter needs no second look.
    if (typeof a[index] === 'object') settled += leavesOf(a[index])
    else if (a[index] === b[match]) settled++
    else pairs.push([index, match])
    return false
  })
  return { left, settled }
}

/** a list of any length has its tables made */
const perList = 6

function contentOf(item: unknown): unknown {
  if (typeof item === 'string') return normalizeField(item)
  if (typeof item !== 'object' || item === null) return item
  // No text begins so once its white space is gone.
  return `\n${JSON.stringify(item, bigText)}`
}

function bigText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value
}

/** The best matches first; what shares nothing with anything is missing on one side, invented on the other. */
function matchRest(
  by: Comparison,
  prober: Comparison,
  a: readonly unknown[],
  b: readonly unknown[],
  left: Int32Array,
  taken: Uint8Array,
  at: Place,
  pairs: [number, number][],
): Int32Array {
  if (left.length === 0) return left
  // Whoever only asks whether they are the same has the answer where nothing can be matched.
  const isHopeless = by.probing && left.length !== b.length - count(taken)
  const open = isHopeless ? none : openPlaces(taken)
  if (open.length === 0) return left
  const scored: { i: number; j: number; score: number }[] = []
  if (left.length * open.length <= comparisons) {
    for (const i of left)
      for (const j of open) {
        const score = scoreOf(by, a[i], b[j], at, i)
        if (score > 0) scored.push({ i, j, score })
      }
  } else {
    const still = matchMeaning(by, prober, a, b, left, open, taken, at, pairs)
    const places = kept(open, (j) => taken[j] !== 1)
    for (const [place, i] of still.subarray(0, inOrder).entries()) {
      const j = places[place]
      if (j !== undefined && isRecord(a[i]) && scoreOf(by, a[i], b[j], at, i) > 0)
        scored.push({ i, j, score: 1 })
    }
    if (scored.length === 0) return still
    left = still
  }
  if (scored.length === 0) return left
  scored.sort((x, y) => y.score - x.score || Math.abs(x.i - x.j) - Math.abs(y.i - y.j))
  const waiting = new Set(left)
  for (const { i, j } of scored) {
    if (!waiting.has(i) || taken[j] === 1) continue
    waiting.delete(i)
    taken[j] = 1
    pairs.push([i, j])
  }
  return Int32Array.from(waiting)
}

function trialOf(by: Comparison, a: unknown, b: unknown, at: Place, index: number): Comparison {
  const count = trial(by)
  compare(count, a, b, itemPath(at.path, index), at.key, at.schemaAt(index))
  return count
}

/** Of many items, those that mean the same whatever their notation and place; who they are is tried once more. */
function matchMeaning(
  by: Comparison,
  prober: Comparison,
  a: readonly unknown[],
  b: readonly unknown[],
  left: Int32Array,
  open: Int32Array,
  taken: Uint8Array,
  at: Place,
  pairs: [number, number][],
): Int32Array {
  const places = new Map<string, number[]>()
  for (let place = 0; place < open.length; place++) {
    const j = open[place] ?? 0
    if (!hasSpellings(by, b[j])) continue
    const meaning = meaningOf(b[j], at.key, by.effort)
    const there = places.get(meaning)
    if (there) there.push(j)
    else places.set(meaning, [j])
  }
  return kept(left, (i) => {
    if (!hasSpellings(by, a[i])) return true
    const there = places.get(meaningOf(a[i], at.key, by.effort))
    const j = there?.at(-1)
    if (there === undefined || j === undefined || !isSameBy(prober, a[i], b[j], at, i)) return true
    there.pop()
    taken[j] = 1
    pairs.push([i, j])
    return false
  })
}

/** An item of the first list that is none of the second: of very many, the ends and the middle are tried. */
export function findLost(
  by: Comparison,
  a: readonly unknown[],
  b: readonly unknown[],
  at: Place,
): number | null {
  const prober = proberOf(by)
  for (const index of [0, a.length - 1, a.length >> 1])
    if (!b.some((item) => item === a[index] || isSameBy(prober, a[index], item, at, index))) return index
  return null
}

/** of codes that may be grouped in another way */
const manyDigits = 8

/** Whether a value may be written in another way than its normal form, by which it has been looked for already. */
function hasSpellings(by: Comparison, item: unknown): boolean {
  if (typeof item !== 'string' || by.leniency.strings === 'fuzzy') return true
  let digits = 0
  let isFolded = true
  for (let at = 0; at < item.length && digits < manyDigits; at++) {
    const code = item.charCodeAt(at)
    if (code >= 48 && code <= 57) digits++
    else if (code > 127 || (code >= 65 && code <= 90)) isFolded = false
  }
  if (digits === 0 || digits >= manyDigits) return digits > 0
  return mayBeNotation(isFolded ? item : item.toLowerCase())
}

function count(taken: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < taken.length; at++) sum += taken[at] ?? 0
  return sum
}

function isSame(by: Comparison, a: unknown, b: unknown, at: Place, index: number): boolean {
  return a === b || isSameBy(proberOf(by), a, b, at, index)
}

/** Tells only whether two items are the same: given up at the first difference. One serves for a whole list. */
function proberOf(by: Comparison): Comparison {
  return { ...trial(by), probing: true }
}

function isSameBy(prober: Comparison, a: unknown, b: unknown, at: Place, index: number): boolean {
  if (prober.ignore.size === 0 && isScalar(a) && isScalar(b)) {
    prober.right = 1
    return isSamePlain(prober, a, b, at.key, at.schemaAt(index))
  }
  prober.failures.length = 0
  prober.right = 0
  prober.wanted = 0
  prober.given = 0
  // No failure is shown, and rules go by fields: the index says nothing.
  compare(prober, a, b, at.path, at.key, at.schemaAt(index))
  return prober.failures.length === 0
}

function scoreOf(by: Comparison, a: unknown, b: unknown, at: Place, index: number): number {
  const count = trialOf(by, a, b, at, index)
  if (count.failures.length === 0) return 2
  return count.right / Math.max(count.wanted, count.given, 1)
}
