import type { Signed } from './counts.ts'
import type { Histogram } from './types.ts'

/** Histograms are kept sorted by loss, one entry a loss, so that equal ones are equal byte for byte. */
export function addHistograms(a: Histogram, b: Histogram): Histogram {
  if (a.length === 0) return b
  if (b.length === 0) return a
  return merge(a, b, 1)
}

export function sumHistograms(list: readonly Signed<Histogram>[]): Histogram {
  if (list.length > mergedPairwise) return sumByLoss(list)
  let sum: Histogram = []
  for (const { value, sign } of list) {
    if (sum.length === 0 && sign === 1) sum = value
    else if (value.length > 0) sum = merge(sum, value, sign)
  }
  return sum
}

/** A merge makes a new list for each part: for many small ones, adding up by loss is faster. */
const mergedPairwise = 4

function sumByLoss(list: readonly Signed<Histogram>[]): Histogram {
  const counts = new Map<number, number>()
  for (const { value, sign } of list) {
    for (const { loss, count } of value) counts.set(loss, (counts.get(loss) ?? 0) + sign * count)
  }
  return [...counts]
    .map(([loss, count]) => ({ loss, count }))
    .filter(({ count }) => count !== 0)
    .sort((a, b) => a.loss - b.loss)
}

function merge(a: Histogram, b: Histogram, sign: 1 | -1): Histogram {
  const merged: { loss: number; count: number }[] = []
  let i = 0
  let k = 0
  while (i < a.length || k < b.length) {
    const left = a[i]
    const right = b[k]
    if (right === undefined || (left !== undefined && left.loss < right.loss)) {
      if (left !== undefined) merged.push(left)
      i += 1
    } else if (left === undefined || right.loss < left.loss) {
      merged.push({ loss: right.loss, count: sign * right.count })
      k += 1
    } else {
      const count = left.count + sign * right.count
      if (count !== 0) merged.push({ loss: left.loss, count })
      i += 1
      k += 1
    }
  }
  return merged
}

/** The one form of a histogram: sorted, one entry a loss, none empty. What is no histogram is refused. */
export function canonical(histogram: Histogram): Histogram {
  let last = Number.NEGATIVE_INFINITY
  let isCanonical = true
  for (const { loss, count } of histogram) {
    if (!(loss >= -1 && loss <= 1)) throw new RangeError(`a loss lies in [-1, 1], not at ${loss}`)
    if (!(count >= 0 && count < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`a count is a finite number of at least 0, not ${count}`)
    }
    if (!(loss > last) || count === 0) isCanonical = false
    last = loss
  }
  if (isCanonical) return histogram
  return histogram
    .filter(({ count }) => count > 0)
    .map(({ loss, count }) => [{ loss: loss === 0 ? 0 : loss, count }])
    .reduce<Histogram>(addHistograms, [])
}

export function histogramOf(loss: number): Histogram {
  return [{ loss, count: 1 }]
}

/** `ones` of `n` things were so: a histogram of zeros and ones. */
export function twoPoint(ones: number, n: number): Histogram {
  return [
    { loss: 0, count: n - ones },
    { loss: 1, count: ones },
  ].filter(({ count }) => count > 0)
}

export function countOf(histogram: Histogram): number {
  return histogram.reduce((sum, { count }) => sum + count, 0)
}

/** null where nothing was counted */
export function meanOf(histogram: Histogram): number | null {
  const n = countOf(histogram)
  if (n === 0) return null
  return histogram.reduce((sum, { loss, count }) => sum + loss * count, 0) / n
}

export function scaleHistogram(histogram: Histogram, factor: number): Histogram {
  return histogram.map(({ loss, count }) => ({ loss, count: count * factor }))
}
