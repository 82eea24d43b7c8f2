import { canonical } from './histogram.ts'
import { fractions, logLost, logWeights } from './mixture.ts'
import type { Histogram } from './types.ts'

/**
 * Log of the e-value against "the mean loss is at least `margin`".
 * A mixture of fixed bets on losses staying below the margin: a supermartingale while that is
 * false, so it ever reaches 1/alpha with probability at most alpha, however often one looks.
 */
export function logESafe(histogram: Histogram, margin: number): number {
  checkMargin(margin)
  return logMixture(histogram, margin, 1)
}

/** Log of the e-value against "the mean loss is at most `margin`": the same bets on the other side. */
export function logEHarm(histogram: Histogram, margin: number): number {
  checkMargin(margin)
  return logMixture(histogram, margin, -1)
}

function checkMargin(margin: number): void {
  if (!(margin >= -1 && margin <= 1)) throw new RangeError(`a margin lies in [-1, 1], not at ${margin}`)
}

/**
 * What a full stake wins on one loss: -1 at worst. Where the margin is the end of the range the
 * hypothesis allows one loss only: that one is the worst case, any other refutes it at once.
 */
function gain(distance: number, most: number): number {
  if (most > 0) return distance / most
  return distance > 0 ? Number.POSITIVE_INFINITY : -1
}

const points = fractions.length
/** filled anew by each call: this is where deciding spends its time */
const logs = new Float64Array(points)

function logMixture(histogram: Histogram, margin: number, side: 1 | -1): number {
  const entries = canonical(histogram)
  const most = side === 1 ? 1 - margin : 1 + margin
  logs.set(logWeights)
  for (const { loss, count } of entries) {
    const won = gain(side === 1 ? margin - loss : loss - margin, most)
    if (won === Number.POSITIVE_INFINITY) return won
    // the worst case is the commonest after a tie, and the same for every margin
    if (won === -1) for (let j = 0; j < points; j += 1) logs[j] = (logs[j] ?? 0) + count * (logLost[j] ?? 0)
    else
      for (let j = 0; j < points; j += 1)
        logs[j] = (logs[j] ?? 0) + count * Math.log1p((fractions[j] ?? 0) * won)
  }
  let largest = Number.NEGATIVE_INFINITY
  for (let j = 0; j < points; j += 1) if ((logs[j] ?? 0) > largest) largest = logs[j] ?? 0
  let sum = 0
  for (let j = 0; j < points; j += 1) sum += Math.exp((logs[j] ?? 0) - largest)
  return largest + Math.log(sum)
}

/** log of (share of each) x (e-value of each), added up: a mixture of e-values is an e-value. */
export function logMix(parts: readonly { share: number; logE: number }[]): number {
  const logs = parts.filter(({ share }) => share > 0).map(({ share, logE }) => Math.log(share) + logE)
  const largest = Math.max(Number.NEGATIVE_INFINITY, ...logs)
  if (!Number.isFinite(largest)) return largest
  return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0))
}
