import { sumCounts } from './counts.ts'
import { addHistograms, histogramOf } from './histogram.ts'
import { emptySketch, sketchOf, sumSketches } from './sketch.ts'
import { sumTokens } from './tokens.ts'
import type { CountedExchange, Evidence, Histogram, Sketch } from './types.ts'
import { isUnusable } from './unit-loss.ts'

const refusal = 'refusal'

/** Counts of single replies, for the cost of what is wrong or unusable. */
export function replyLosses(exchanges: readonly CountedExchange[]): Partial<Evidence> {
  const unusable = exchanges.filter(({ candidate }) => isUnusable(candidate))
  const refused = unusable.filter(
    ({ candidate }) => candidate.outcome === 'failed' && candidate.failures.includes(refusal),
  )
  const retried = exchanges.filter(({ retry }) => retry && retry.outcome !== 'unscored')
  const truths = exchanges.filter(({ against }) => against === 'truth')
  return {
    exchanges: exchanges.length,
    unusable: unusable.length,
    refused: refused.length,
    invalid: unusable.length - refused.length,
    retried: retried.length,
    retriedUnusable: retried.filter(({ retry }) => retry && isUnusable(retry)).length,
    wrong: exchanges.map(wrongOf).reduce(addHistograms, []),
    truth: {
      replies: truths.length,
      candidateWrong: truths.filter(({ candidate }) => candidate.outcome === 'failed').length,
      controlWrong: truths.filter(({ control }) => control?.outcome === 'failed').length,
    },
  }
}

/** The loss on one usable reply; a reply that the caller throws away does no harm further on. */
function wrongOf({ candidate, control, against, label }: CountedExchange): Histogram {
  if (isUnusable(candidate)) return []
  const passes = candidate.outcome === 'passed'
  if (control === null) {
    const accepted = label === null ? passes : label !== 'worse'
    return histogramOf(accepted ? 0 : 1)
  }
  const controlPasses = control.outcome === 'passed'
  if (!passes && !controlPasses && against === 'primary') {
    // the grader can't tell, but whoever has looked can
    return label === null ? [] : histogramOf(label === 'worse' ? 1 : 0)
  }
  return histogramOf((controlPasses ? 1 : 0) - (passes ? 1 : 0))
}

/** What only the whole task keeps: names of failures, labels and latency. */
export function measureReplies(exchanges: readonly CountedExchange[]): Partial<Evidence> {
  const passed = exchanges.filter(({ candidate, label }) => candidate.outcome === 'passed' && label !== null)
  return {
    failures: tally(
      exchanges.flatMap(({ candidate }) =>
        candidate.outcome === 'failed' ? [...new Set(candidate.failures)] : [],
      ),
    ),
    labels: tally(exchanges.flatMap(({ label }) => label ?? [])),
    reviewedPasses: passed.length,
    reviewedPassesWorse: passed.filter(({ label }) => label === 'worse').length,
    tokens: tokensOf(exchanges),
    latency: {
      primaryFirst: sketchAll(exchanges.map(({ primaryLatency }) => primaryLatency.firstMs)),
      primaryTotal: sketchAll(exchanges.map(({ primaryLatency }) => primaryLatency.totalMs)),
      candidateFirst: sketchAll(exchanges.map(({ candidateLatency }) => candidateLatency.firstMs)),
      candidateTotal: sketchAll(exchanges.map(({ candidateLatency }) => candidateLatency.totalMs)),
    },
  }
}

function tokensOf(exchanges: readonly CountedExchange[]): Evidence['tokens'] {
  const known = exchanges.flatMap(({ primaryTokens, candidateTokens }) =>
    primaryTokens && candidateTokens ? [{ primaryTokens, candidateTokens }] : [],
  )
  return {
    exchanges: known.length,
    primary: sumTokens(known.map(({ primaryTokens: value }) => ({ value, sign: 1 }))),
    candidate: sumTokens(known.map(({ candidateTokens: value }) => ({ value, sign: 1 }))),
  }
}

function tally(names: readonly string[]): Readonly<Record<string, number>> {
  return sumCounts(names.map((name) => ({ value: { [name]: 1 }, sign: 1 })))
}

function sketchAll(values: readonly (number | null)[]): Sketch {
  const [only = null] = values
  if (values.length === 1) return only === null ? emptySketch : sketchOf(only)
  return sumSketches(
    values.filter((value) => value !== null).map((value) => ({ value: sketchOf(value), sign: 1 })),
  )
}
