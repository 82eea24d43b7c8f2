import type { Signed } from './counts.ts'
import type { Sketch } from './types.ts'

/** A quantile read from a sketch is off by at most this share of itself (Masson et al., "DDSketch"). */
export const sketchError = 0.01

const base = (1 + sketchError) / (1 - sketchError)
const logBase = Math.log(base)

export const emptySketch: Sketch = { count: 0, zero: 0, buckets: [] }

export function sketchOf(value: number): Sketch {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`a sketch holds finite values of at least 0, not ${value}`)
  }
  if (value === 0) return { count: 1, zero: 1, buckets: [] }
  return { count: 1, zero: 0, buckets: [bucketOf(value), 1] }
}

function bucketOf(value: number): number {
  const bucket = Math.ceil(Math.log(value) / logBase)
  return bucket === 0 ? 0 : bucket
}

export function sumSketches(list: readonly Signed<Sketch>[]): Sketch {
  const [first] = list
  if (first === undefined) return emptySketch
  if (list.length === 1 && first.sign === 1) return first.value
  let count = 0
  let zero = 0
  for (const { value, sign } of list) {
    count += sign * value.count
    zero += sign * value.zero
  }
  return { count, zero, buckets: sumBuckets(list) }
}

/** Buckets lie close together: all of 1 ms to an hour fit into this many. */
const widest = 4_096

function sumBuckets(list: readonly Signed<Sketch>[]): readonly number[] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const { value } of list) {
    const { buckets } = value
    for (let i = 0; i < buckets.length; i += 2) {
      const bucket = buckets[i] ?? 0
      if (bucket < low) low = bucket
      if (bucket > high) high = bucket
    }
  }
  if (high < low) return []
  return high - low < widest ? sumDensely(list, low, high) : sumSparsely(list)
}

function sumDensely(list: readonly Signed<Sketch>[], low: number, high: number): readonly number[] {
  const counts = new Float64Array(high - low + 1)
  for (const { value, sign } of list) {
    const { buckets } = value
    for (let i = 0; i < buckets.length; i += 2) {
      const at = (buckets[i] ?? 0) - low
      counts[at] = (counts[at] ?? 0) + sign * (buckets[i + 1] ?? 0)
    }
  }
  const sums: number[] = []
  for (let at = 0; at < counts.length; at += 1) {
    const count = counts[at] ?? 0
    if (count !== 0) sums.push(low + at, count)
  }
  return sums
}

/** Of times that are ages apart, from a clock that jumped. */
function sumSparsely(list: readonly Signed<Sketch>[]): readonly number[] {
  const counts = new Map<number, number>()
  for (const { value, sign } of list) {
    const { buckets } = value
    for (let i = 0; i < buckets.length; i += 2) {
      const bucket = buckets[i] ?? 0
      counts.set(bucket, (counts.get(bucket) ?? 0) + sign * (buckets[i + 1] ?? 0))
    }
  }
  const sums: number[] = []
  for (const bucket of [...counts.keys()].sort((a, b) => a - b)) {
    const count = counts.get(bucket) ?? 0
    if (count !== 0) sums.push(bucket, count)
  }
  return sums
}

/** The buckets of a sketch in order, each with how many values lie above it; null holds those of 0. */
export type Step = { bucket: number | null; above: number }

export function steps(sketch: Sketch): Step[] {
  let above = sketch.count - sketch.zero
  const list: Step[] = sketch.zero > 0 ? [{ bucket: null, above }] : []
  for (let i = 0; i < sketch.buckets.length; i += 2) {
    above -= sketch.buckets[i + 1] ?? 0
    list.push({ bucket: sketch.buckets[i] ?? 0, above })
  }
  return list
}

/** The middle of a step's bucket. */
export function middleOf({ bucket }: Step): number {
  return bucket === null ? 0 : (2 * base ** bucket) / (base + 1)
}

/** null where nothing was measured */
export function quantile(sketch: Sketch, p: number, list: readonly Step[] = steps(sketch)): number | null {
  if (sketch.count === 0) return null
  const rank = Math.max(1, Math.ceil(p * sketch.count))
  const step = list.find(({ above }) => sketch.count - above >= rank)
  return step === undefined ? null : middleOf(step)
}
