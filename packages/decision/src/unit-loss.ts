import { uniform } from './hash-uniform.ts'
import type { CountedExchange, Reading } from './types.ts'

/** Losses of real scores are put on multiples of 1 / this. */
const grid = 20
/** Scores are read to this many parts of a grid step, so that 0.15 * 20 is 3. */
const fine = 1_000_000

/** What one arm's replies to a whole unit come to, in [0, 1]: 1 passes, and every reply must. */
export type ArmScore = number

/** The unit as graded; null where an exchange has no control. */
export function controlScore(exchanges: readonly CountedExchange[]): ArmScore | null {
  if (exchanges.some(({ control }) => control === null)) return null
  return least(exchanges.map(controlOf))
}

export function candidateScore(exchanges: readonly CountedExchange[], reading: Reading): ArmScore {
  return least(
    exchanges.map((exchange) =>
      // the caller falls back to the primary: the primary asked again stands for its reply
      fallsBack(exchange, reading) ? controlOf(exchange) : graded(exchange),
    ),
  )
}

/** As reviewed: a reply by its label if it has one, else by its grade. */
export function reviewedScore(
  exchanges: readonly CountedExchange[],
  reading: Reading,
  withJudge: boolean,
): ArmScore {
  return least(
    exchanges.map((exchange) => {
      if (fallsBack(exchange, reading)) return 1
      const label = exchange.label ?? (withJudge ? (exchange.judgeLabel ?? null) : null)
      if (label !== null) return label === 'worse' ? 0 : 1
      return graded(exchange)
    }),
  )
}

export function fallsBack({ candidate }: CountedExchange, reading: Reading): boolean {
  return reading === 'with-fallback' && isUnusable(candidate)
}

/** A failure that the caller itself can see. */
export function isUnusable(outcome: CountedExchange['candidate']): boolean {
  return outcome.outcome === 'failed' && outcome.detectable
}

export function graded({ candidate, scores }: CountedExchange): ArmScore {
  return scores ? scores.candidate : candidate.outcome === 'passed' ? 1 : 0
}

/** Without a control the primary counts as passing. */
export function controlOf({ control, scores }: CountedExchange): ArmScore {
  if (control === null) return 1
  return scores && scores.control !== null ? scores.control : control.outcome === 'passed' ? 1 : 0
}

function least(scores: readonly ArmScore[]): ArmScore {
  return scores.reduce((a, b) => Math.min(a, b), 1)
}

/**
 * A loss as a multiple of 1/20: k = floor(20 * loss + u) with a fair coin u from the unit's hash,
 * so that the mean stays what it is; multiples stay themselves. In integers, since 0.15 * 20 is not 3
 * in doubles.
 */
export function dither(loss: number, coin: () => number): number {
  const parts = Math.round(loss * grid * fine)
  const whole = Math.floor(parts / fine)
  const rest = parts - whole * fine
  const k = rest === 0 ? whole : whole + (rest + coin() * fine >= fine ? 1 : 0)
  return k === 0 ? 0 : k / grid
}

export function roundingCoin(seed: string, unit: string, candidate: string): () => number {
  return () => uniform('rounding', seed, unit, candidate)
}
