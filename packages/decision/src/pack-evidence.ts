import { emptyEvidence } from './empty-evidence.ts'
import { emptySketch } from './sketch.ts'
import { noTokens } from './tokens.ts'
import type { BilledTokens, Evidence, Histogram, LatencySketches, MoneyMoments, Sketch } from './types.ts'

// Nearly all rows of evidence are cells of the facets with a few units in them: most of their fields
// are empty. Reading and writing such rows is what counting a unit costs, so what is empty is left out
// of them, and what is a list of pairs is kept flat.

const arms = ['primaryFirst', 'primaryTotal', 'candidateFirst', 'candidateTotal'] as const

type Writer<T> = (own: T) => string

// JSON of a record with a field for each part would say the same, and take three times as long.

/** Each part as JSON, and as no text at all where there is nothing in it. */
const writers: { readonly [Name in keyof Evidence]: Writer<Evidence[Name]> } = {
  units: count,
  leftOut: count,
  uninformative: count,
  paired: flat,
  strict: flat,
  drawn: record,
  grossLosses: count,
  grossWins: count,
  exchanges: count,
  unusable: count,
  refused: count,
  invalid: count,
  retried: count,
  retriedUnusable: count,
  wrong: flat,
  truth: (own) =>
    own.replies === 0 && own.candidateWrong === 0 && own.controlWrong === 0 ? '' : JSON.stringify(own),
  failures: record,
  labels: record,
  reviewedPasses: count,
  reviewedPassesWorse: count,
  judgePassed: count,
  judgeChecked: flat,
  primaryCost: money,
  candidateCost: money,
  costDifference: money,
  tokens: (own) =>
    own.exchanges === 0 && isNoTokens(own.primary) && isNoTokens(own.candidate) ? '' : JSON.stringify(own),
  pricedExchanges: count,
  unpriced: count,
  latency: (own) =>
    arms.every((arm) => isEmptySketch(own[arm]))
      ? ''
      : JSON.stringify(arms.map((arm) => packSketch(own[arm]))),
  from: time,
  to: time,
}
const histograms = new Set<string>(['paired', 'strict', 'wrong', 'judgeChecked'] satisfies (keyof Evidence)[])
const listed = Object.entries(writers) as [keyof Evidence, Writer<unknown>][]

/** Evidence as a text to keep. */
export function packEvidence(evidence: Evidence): string {
  let text = ''
  for (const [name, write] of listed) {
    const own = write(evidence[name])
    if (own !== '') text += `${text === '' ? '{' : ','}"${name}":${own}`
  }
  return text === '' ? '{}' : `${text}}`
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

function count(own: number): string {
  return own === 0 ? '' : `${own}`
}

/** A time of 0 is a time: there, nothing is null. */
function time(own: number | null): string {
  return own === null ? '' : `${own}`
}

function record(own: object): string {
  for (const _ in own) return JSON.stringify(own)
  return ''
}

function money({ n, sum, squares }: MoneyMoments): string {
  return n === 0 && sum === 0 && squares === '0' ? '' : `{"n":${n},"sum":${sum},"squares":"${squares}"}`
}

function isNoTokens(own: BilledTokens): boolean {
  if (own === noTokens) return true
  let name: keyof BilledTokens
  for (name in own) if (own[name] !== 0) return false
  return true
}

function isEmptySketch({ count, zero, buckets }: Sketch): boolean {
  return count === 0 && zero === 0 && buckets.length === 0
}

function flat(histogram: Histogram): string {
  let text = ''
  for (const { loss, count } of histogram) text += `${text === '' ? '[' : ','}${loss},${count}`
  return text === '' ? '' : `${text}]`
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
