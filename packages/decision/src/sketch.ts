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
  const filled = list.filter(({ value }) => value.count !== 0)
  const [first] = filled
  if (first === undefined) return emptySketch
  if (filled.length === 1 && first.sign === 1) return first.value
  let count = 0
  let zero = 0
  for (const { value, sign } of filled) {
    count += sign * value.count
    zero += sign * value.zero
  }
  return { count, zero, buckets: filled.length > mergedPairwise ? sumBuckets(filled) : mergeAll(filled) }
}

/** Merging walks through the whole sum for each part: for many small ones, adding up by bucket is faster. */
const mergedPairwise = 4

function mergeAll(list: readonly Signed<Sketch>[]): readonly number[] {
  return list.reduce<readonly number[]>((sum, { value, sign }) => mergeBuckets(sum, value.buckets, sign), [])
}

function sumBuckets(list: readonly Signed<Sketch>[]): readonly number[] {
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

function mergeBuckets(a: readonly number[], b: readonly number[], sign: 1 | -1): readonly number[] {
  if (a.length === 0 && sign === 1) return b
  const merged: number[] = []
  let i = 0
  let k = 0
  while (i < a.length || k < b.length) {
    const left = a[i] ?? Number.POSITIVE_INFINITY
    const right = b[k] ?? Number.POSITIVE_INFINITY
    const index = Math.min(left, right)
    const count = (left === index ? (a[i + 1] ?? 0) : 0) + (right === index ? sign * (b[k + 1] ?? 0) : 0)
    if (count !== 0) merged.push(index, count)
    if (left === index) i += 2
    if (right === index) k += 2
  }
  return merged
}

/** The values of a sketch in order, each with how many lie above it. */
export function steps(sketch: Sketch): { value: number; above: number }[] {
  let above = sketch.count - sketch.zero
  const list = sketch.zero > 0 ? [{ value: 0, above }] : []
  for (let i = 0; i < sketch.buckets.length; i += 2) {
    above -= sketch.buckets[i + 1] ?? 0
    list.push({ value: (2 * base ** (sketch.buckets[i] ?? 0)) / (base + 1), above })
  }
  return list
}

/** null where nothing was measured */
export function quantile(sketch: Sketch, p: number): number | null {
  if (sketch.count === 0) return null
  const rank = Math.max(1, Math.ceil(p * sketch.count))
  return steps(sketch).find(({ above }) => sketch.count - above >= rank)?.value ?? null
}
