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
  return logMixture(histogram, (loss) => gain(margin - loss, 1 - margin))
}

/** Log of the e-value against "the mean loss is at most `margin`": the same bets on the other side. */
export function logEHarm(histogram: Histogram, margin: number): number {
  checkMargin(margin)
  return logMixture(histogram, (loss) => gain(loss - margin, 1 + margin))
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

function logMixture(histogram: Histogram, gainOf: (loss: number) => number): number {
  const entries = canonical(histogram)
  const logs = [...logWeights]
  for (const { loss, count } of entries) {
    const gain = gainOf(loss)
    if (gain === Number.POSITIVE_INFINITY) return gain
    for (let j = 0; j < logs.length; j += 1) {
      // the worst case is the commonest after a tie, and the same for every margin
      const log = gain === -1 ? (logLost[j] ?? 0) : Math.log1p((fractions[j] ?? 0) * gain)
      logs[j] = (logs[j] ?? 0) + count * log
    }
  }
  let largest = Number.NEGATIVE_INFINITY
  for (const log of logs) if (log > largest) largest = log
  let sum = 0
  for (const log of logs) sum += Math.exp(log - largest)
  return largest + Math.log(sum)
}

/** log of (share of each) x (e-value of each), added up: a mixture of e-values is an e-value. */
export function logMix(parts: readonly { share: number; logE: number }[]): number {
  const logs = parts.filter(({ share }) => share > 0).map(({ share, logE }) => Math.log(share) + logE)
  const largest = Math.max(Number.NEGATIVE_INFINITY, ...logs)
  if (!Number.isFinite(largest)) return largest
  return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0))
}
