/**
 * The rules of a verdict once more, from their formulas alone: slow, by brute force, and written in
 * another way than the code (a list of units instead of histograms, plain products instead of
 * logarithms, subsets instead of sorting). Tests hold the code against it on random inputs.
 */
import type { CountedExchange } from '../src/types.ts'

const bets = [...Array(24).keys()].map((j) => 0.02 * (0.98 / 0.02) ** (j / 23))
const rootSum = bets.map(Math.sqrt).reduce((a, b) => a + b)
const shares = bets.map((f, j) => 0.85 * (Math.sqrt(f) / rootSum) + (j === 23 ? 0.15 : 0))

/** The capital of each bet after each unit, multiplied up one unit after the other; kept apart from its power of two. */
export function eValueOf(losses: readonly number[], gain: (loss: number) => number): number {
  const capitals = bets.map((f) => {
    let mantissa = 1
    let power = 0
    for (const loss of losses) {
      mantissa *= 1 + f * gain(loss)
      if (mantissa < 1e-200) {
        mantissa *= 2 ** 512
        power -= 512
      } else if (mantissa > 1e200) {
        mantissa /= 2 ** 512
        power += 512
      }
    }
    return { mantissa, power }
  })
  const highest = Math.max(...capitals.map(({ power }) => power))
  const sum = capitals.reduce(
    (total, { mantissa, power }, j) => total + (shares[j] ?? 0) * mantissa * 2 ** (power - highest),
    0,
  )
  return Math.log(sum) + highest * Math.LN2
}

export const safeOf = (losses: readonly number[], m: number) => eValueOf(losses, (x) => (m - x) / (1 - m))
export const harmOf = (losses: readonly number[], m: number) => eValueOf(losses, (x) => (x - m) / (1 + m))

/** Every margin of a fine grid is asked; the ends lie between the outermost that stand and their neighbours. */
export function intervalOf(losses: readonly number[], alpha: number, steps = 400) {
  const target = Math.log(2 / alpha)
  const margins = Array.from({ length: steps - 1 }, (_, i) => -1 + (2 * (i + 1)) / steps)
  const stands = margins.filter((m) => safeOf(losses, m) < target && harmOf(losses, m) < target)
  const width = 2 / steps
  return { stands, width, first: stands[0] ?? null, last: stands.at(-1) ?? null }
}

type Reading = 'as-is' | 'with-fallback'
const fails = (arm: CountedExchange['candidate'] | null) => arm?.outcome === 'failed'

/** One unit: where it goes, and with which loss. */
export function placeOf(exchanges: readonly CountedExchange[], reading: Reading) {
  if (exchanges.some((it) => it.candidate.outcome === 'unscored' || it.control?.outcome === 'unscored'))
    return { place: 'left-out' } as const
  const control = exchanges.every((it) => !fails(it.control))
  const isFallback = (it: CountedExchange) =>
    reading === 'with-fallback' && it.candidate.outcome === 'failed' && it.candidate.detectable
  const candidate = exchanges.every((it) => (isFallback(it) ? !fails(it.control) : !fails(it.candidate)))
  const reviewed = exchanges.every((it) => {
    if (isFallback(it)) return true
    return it.label === null ? !fails(it.candidate) : it.label !== 'worse'
  })
  const hasControl = exchanges.every((it) => it.control !== null)
  const byTruth = exchanges.some((it) => it.against === 'truth' && (fails(it.candidate) || fails(it.control)))
  const strict = reviewed ? 0 : 1
  if (hasControl && !control && !candidate && !byTruth) return { place: 'uninformative', strict } as const
  if (!hasControl) return { place: 'strict', strict } as const
  return { place: 'both', strict, paired: Number(control) - Number(candidate) } as const
}

export type Asked = { g: number; logE: number; alpha: number }

/** Of all groups, the largest in which each has g E >= 1 / (alpha (R + its size)): every subset is tried. */
export function largestGroup(asked: readonly Asked[], made: number): number {
  let largest = 0
  for (let subset = 0; subset < 2 ** asked.length; subset += 1) {
    const members = asked.filter((_, i) => (subset >> i) & 1)
    const size = members.length
    const all = members.every(({ g, logE, alpha }) => g * Math.exp(logE) * alpha * (made + size) >= 1)
    if (all && size > largest) largest = size
  }
  return largest
}

export function driftOfLosses(days: readonly (readonly number[])[], m: number): number {
  const terms = days.map((_, i) => {
    const s = i + 1
    return Math.exp(harmOf(days.slice(i).flat(), m)) / (s * (s + 1))
  })
  return Math.log(terms.reduce((a, b) => a + b, 0))
}

/** k = floor(20 loss + u) in twentieths, for losses that are whole hundredths: in whole numbers. */
export function twentieths(hundredths: number, u: number): number {
  const whole = Math.floor(hundredths / 5)
  const rest = hundredths - 5 * whole
  return rest === 0 ? whole : whole + (rest / 5 + u >= 1 ? 1 : 0)
}

export function costOf(base: number, primary: number, r: number, retries: number): number {
  if (retries < 0) return primary
  // pay for this try; with chance r it is unusable, and what follows is paid for
  return base + r * costOf(base, primary, r, retries - 1)
}
