import { logESafe } from '@tierdrop/decision'
import type { BenchOptions, Figure } from '../figure.ts'
import { alpha, lookEvery, policyOf, verdictOf } from './evaluation.ts'
import { randomOf } from './random.ts'
import { balanced } from './scenarios.ts'
import { median } from './share.ts'

const target = -Math.log(alpha)

/** What a bettor stakes who knows how often the arms disagree: the best fixed bet. */
function bestBet(disagreement: number, margin: number): number {
  const growth = (bet: number) =>
    disagreement * Math.log1p(bet * (margin - 1)) +
    disagreement * Math.log1p(bet * (margin + 1)) +
    (1 - 2 * disagreement) * Math.log1p(bet * margin)
  let low = 0
  let high = (1 - 1e-9) / (1 - margin)
  for (let step = 0; step < 200; step += 1) {
    const third = (high - low) / 3
    if (growth(low + third) < growth(high - third)) low += third
    else high -= third
  }
  return (low + high) / 2
}

type Cell = { margin: number; disagreement: number; units: number; optimal: number; undecided: number }

/** The same units before both: how long until each says safe, where there is no true loss. */
function cellOf(margin: number, disagreement: number, runs: number, seed: number): Cell {
  const scenario = balanced(disagreement, margin, 0)
  const bet = bestBet(disagreement, margin)
  const policy = policyOf(margin)
  const most = 200_000
  const ours: number[] = []
  const optimal: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const random = randomOf(seed * 100_003 + run)
    const counts = [0, 0, 0]
    let safeAt: number | null = null
    let optimalAt: number | null = null
    for (let n = lookEvery; n <= most && (safeAt === null || optimalAt === null); n += lookEvery) {
      for (let i = 0; i < lookEvery; i += 1) {
        const drawn = scenario.draw(random)
        counts[drawn] = (counts[drawn] ?? 0) + 1
      }
      const [lost = 0, won = 0, tied = 0] = counts
      if (optimalAt === null) {
        const wealth =
          lost * Math.log1p(bet * (margin - 1)) +
          won * Math.log1p(bet * (margin + 1)) +
          tied * Math.log1p(bet * margin)
        if (wealth >= target) optimalAt = n
      }
      if (safeAt !== null) continue
      const histogram = [
        { loss: -1, count: won },
        { loss: 0, count: tied },
        { loss: 1, count: lost },
      ]
      // 0.9 of the stake is on this: without it crossing nearly, the mixture doesn't either
      if (logESafe(histogram, margin) < target - 0.01) continue
      if (verdictOf(scenario.classes, counts, policy).plainlySafe) safeAt = n
    }
    ours.push(safeAt ?? Number.POSITIVE_INFINITY)
    optimal.push(optimalAt ?? Number.POSITIVE_INFINITY)
  }
  const undecided = ours.filter((units) => units === Number.POSITIVE_INFINITY).length
  return { margin, disagreement, units: median(ours), optimal: median(optimal), undecided }
}

export function power({ quick, log }: BenchOptions): Figure[] {
  const runs = quick ? 21 : 201
  const margins = quick ? [0.02, 0.1] : [0.01, 0.02, 0.05, 0.1]
  const disagreements = quick ? [0.0005, 0.02] : [0.0005, 0.005, 0.02, 0.05, 0.1]
  const cells = margins.flatMap((margin, i) =>
    disagreements.map((disagreement, k) => {
      log(`power: margin ${margin}, ${disagreement} + ${disagreement}`)
      return cellOf(margin, disagreement, runs, 10 * i + k + 1)
    }),
  )
  const ratios = cells.map(({ units, optimal }) => units / optimal)
  const percent = (share: number) => `${Number((share * 100).toFixed(2))} %`
  return [
    ...cells.map(({ margin, disagreement, units, optimal }): Figure => {
      const ratio = units / optimal
      return {
        figure: `median units to safe: margin ${percent(margin)}, ${percent(disagreement)} + ${percent(disagreement)} disagreements`,
        value: units,
        unit: 'units',
        yardstick: `a bettor who knows the rates (${optimal})`,
        ratio,
        goal: 'at most 1.9 x',
        met: ratio <= 1.9,
      }
    }),
    {
      figure: 'median units to safe, in the median cell',
      value: median(ratios),
      unit: 'x the bettor who knows',
      yardstick: null,
      ratio: null,
      goal: 'at most 1.5 x',
      met: median(ratios) <= 1.5,
    },
    {
      figure: `runs that never became safe in 200,000 units, of ${cells.length * runs}`,
      value: cells.reduce((sum, { undecided }) => sum + undecided, 0),
      unit: 'runs',
      yardstick: null,
      ratio: null,
      goal: null,
      met: null,
    },
  ]
}
