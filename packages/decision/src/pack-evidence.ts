import { emptyEvidence } from './empty-evidence.ts'
import { emptySketch } from './sketch.ts'
import type { Evidence, Histogram, LatencySketches, Sketch } from './types.ts'

// Nearly all rows of evidence are cells of the facets with a few units in them: most of their fields
// are empty. Reading and writing such rows is what counting a unit costs, so what is empty is left out
// of them, and what is a list of pairs is kept flat.

const histograms = new Set<string>(['paired', 'strict', 'wrong', 'judgeChecked'] satisfies (keyof Evidence)[])
const nothing = emptyEvidence()
const arms = ['primaryFirst', 'primaryTotal', 'candidateFirst', 'candidateTotal'] as const

/** Evidence as a text to keep. */
export function packEvidence(evidence: Evidence): string {
  const packed: Record<string, unknown> = {}
  let name: keyof Evidence
  for (name in evidence) {
    const value = evidence[name]
    // a time of 0 is a time: there, nothing is null
    if (nothing[name] === null ? value === null : isEmpty(value)) continue
    if (name === 'latency') packed[name] = arms.map((arm) => packSketch(evidence.latency[arm]))
    else packed[name] = histograms.has(name) ? flat(value as Histogram) : value
  }
  return JSON.stringify(packed)
}

/** What was packed. Evidence that earlier versions kept as it is comes back as it is. */
export function unpackEvidence(text: string): Evidence {
  const packed = JSON.parse(text) as Record<string, unknown>
  const evidence: Record<string, unknown> = emptyEvidence()
  for (const name in packed) {
    const value = packed[name]
    if (name === 'latency' && Array.isArray(value)) evidence[name] = unpackLatency(value)
    else evidence[name] = histograms.has(name) ? pairs(value as number[] | Histogram) : value
  }
  return evidence as Evidence
}

/** As in evidence of nothing: every leaf is a zero, a null or a list of none. */
function isEmpty(value: unknown): boolean {
  if (typeof value === 'number') return value === 0
  if (value === null || value === '0') return true
  if (typeof value !== 'object') return false
  if (Array.isArray(value)) return value.length === 0
  for (const key in value) if (!isEmpty((value as Record<string, unknown>)[key])) return false
  return true
}

function flat(histogram: Histogram): number[] {
  const list: number[] = []
  for (const { loss, count } of histogram) list.push(loss, count)
  return list
}

function pairs(list: readonly number[] | Histogram): Histogram {
  if (typeof list[0] !== 'number') return list as Histogram
  const flat = list as readonly number[]
  const histogram: { loss: number; count: number }[] = []
  for (let i = 0; i < flat.length; i += 2) histogram.push({ loss: flat[i] ?? 0, count: flat[i + 1] ?? 0 })
  return histogram
}

function unpackLatency(packed: readonly (number[] | Sketch)[]): LatencySketches {
  const [primaryFirst, primaryTotal, candidateFirst, candidateTotal] = packed.map(unpackSketch)
  return {
    primaryFirst: primaryFirst ?? emptySketch,
    primaryTotal: primaryTotal ?? emptySketch,
    candidateFirst: candidateFirst ?? emptySketch,
    candidateTotal: candidateTotal ?? emptySketch,
  }
}

/**
 * How many values, how many of them 0, the first bucket, then count by count; a negative number stands
 * for so many buckets without any. So most buckets take a digit or two.
 */
function packSketch(sketch: Sketch): number[] | Sketch {
  const { count, zero, buckets } = sketch
  const packed = [count, zero]
  let next: number | null = null
  for (let i = 0; i < buckets.length; i += 2) {
    const bucket = buckets[i] ?? 0
    const own = buckets[i + 1] ?? 0
    if (own <= 0 || (next !== null && bucket < next)) return sketch
    if (next === null) packed.push(bucket)
    else if (bucket > next) packed.push(next - bucket)
    packed.push(own)
    next = bucket + 1
  }
  return packed
}

function unpackSketch(packed: number[] | Sketch): Sketch {
  if (!Array.isArray(packed)) return packed
  const [count = 0, zero = 0, first = 0] = packed
  const buckets: number[] = []
  let bucket = first
  for (let i = 3; i < packed.length; i += 1) {
    const own = packed[i] ?? 0
    if (own < 0) bucket -= own
    else {
      buckets.push(bucket, own)
      bucket += 1
    }
  }
  return { count, zero, buckets }
}
