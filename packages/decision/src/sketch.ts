import { addCounts, subtractCounts } from './counts.ts'
import type { Sketch } from './types.ts'

/** A quantile read from a sketch is off by at most this share of itself (Masson et al., "DDSketch"). */
export const sketchError = 0.01

const base = (1 + sketchError) / (1 - sketchError)
const logBase = Math.log(base)

export const emptySketch: Sketch = { count: 0, zero: 0, buckets: {} }

export function sketchOf(value: number): Sketch {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`a sketch holds finite values of at least 0, not ${value}`)
  }
  if (value === 0) return { count: 1, zero: 1, buckets: {} }
  return { count: 1, zero: 0, buckets: { [bucketOf(value)]: 1 } }
}

function bucketOf(value: number): number {
  const bucket = Math.ceil(Math.log(value) / logBase)
  return bucket === 0 ? 0 : bucket
}

export function addSketches(a: Sketch, b: Sketch): Sketch {
  if (b.count === 0) return a
  if (a.count === 0) return b
  return { count: a.count + b.count, zero: a.zero + b.zero, buckets: addCounts(a.buckets, b.buckets) }
}

export function subtractSketches(a: Sketch, b: Sketch): Sketch {
  if (b.count === 0) return a
  return { count: a.count - b.count, zero: a.zero - b.zero, buckets: subtractCounts(a.buckets, b.buckets) }
}

/** The values of a sketch in order, each with how many lie above it. */
export function steps(sketch: Sketch): { value: number; above: number }[] {
  const buckets = Object.entries(sketch.buckets)
    .map(([index, count]) => ({ index: Number(index), count }))
    .sort((a, b) => a.index - b.index)
  let above = sketch.count - sketch.zero
  const list = sketch.zero > 0 ? [{ value: 0, above }] : []
  for (const { index, count } of buckets) {
    above -= count
    list.push({ value: (2 * base ** index) / (base + 1), above })
  }
  return list
}

/** null where nothing was measured */
export function quantile(sketch: Sketch, p: number): number | null {
  if (sketch.count === 0) return null
  const rank = Math.max(1, Math.ceil(p * sketch.count))
  return steps(sketch).find(({ above }) => sketch.count - above >= rank)?.value ?? null
}
