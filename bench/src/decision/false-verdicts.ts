import type { BenchOptions, Figure } from '../figure.ts'
import { alpha, evaluate } from './evaluation.ts'
import { randomOf } from './random.ts'
import * as of from './scenarios.ts'
import { shareFigure } from './share.ts'

/** In how many runs the verdict that is waited for is ever said. */
function said(
  until: 'safe' | 'harm',
  scenario: of.Scenario,
  runs: number,
  most: number,
  seed: number,
): number {
  const { margin, control, classes } = scenario
  let times = 0
  for (let run = 0; run < runs; run += 1) {
    const random = randomOf(seed * 1_000_003 + run)
    if (evaluate(classes, () => scenario.draw(random), { margin, most, control, until }) !== null) times += 1
  }
  return times
}

/** Exactly at the margin, or beyond it: whatever is called safe here is called so wrongly. */
export function falseSafe({ quick, log }: BenchOptions): Figure[] {
  const runs = quick ? 100 : 1000
  const most = quick ? 2000 : 10_000
  const at = (margin: number, loss = margin) => [
    of.independentNoise(0, margin, loss),
    of.independentNoise(0.05, margin, loss),
    of.independentNoise(0.2, margin, loss),
    of.independentNoise(0.4, margin, loss),
    of.ambiguousItems(0.1, margin, loss),
    of.ambiguousItems(0.4, margin, loss),
  ]
  const scenarios: [string, of.Scenario][] = [
    ...at(0.02).map((one): [string, of.Scenario] => ['at the margin of 2 %', one]),
    ['at the margin of 5 %', of.independentNoise(0.05, 0.05, 0.05)],
    ['at the margin of 10 %', of.independentNoise(0.1, 0.1, 0.1)],
    ['beyond it (3 % at 2 %)', of.independentNoise(0.05, 0.02, 0.03)],
    ['at the margin of 2 %', of.sessions(0.02, 0.02)],
    ['at the margin of 2 %', of.scores(0.02)],
    ['at the margin of 2 %', of.controlsOff(0.02, 0.02)],
    ['at the margin of 2 %', of.selectiveReviews(0.02, 0.02)],
    ['at the margin of 5 %', of.saturatedGrader(0.05, 0.05, 0.5)],
    ['all replies worse', of.saturatedGrader(0.05, 1, 0)],
  ]
  return scenarios.map(([where, scenario], i) => {
    log(`false safe: ${where}, ${scenario.name}`)
    const safe = said('safe', scenario, runs, most, i + 1)
    return shareFigure(`false safe ${where}: ${scenario.name}`, safe, runs, alpha)
  })
}

/** A candidate that is the primary itself: whatever is proven harmful here is so wrongly. */
export function falseHarm({ quick, log }: BenchOptions): Figure[] {
  const runs = quick ? 100 : 1000
  const most = quick ? 2000 : 10_000
  return [0, 0.1, 0.2, 0.4].flatMap((noise, i) => {
    const list = [of.independentNoise(noise, 0.02, 0), of.ambiguousItems(noise, 0.02, 0)]
    return list.slice(0, noise === 0 ? 1 : 2).map((scenario, k) => {
      log(`false harm: ${scenario.name}`)
      const harm = said('harm', scenario, runs, most, 100 + 2 * i + k)
      return shareFigure(`identical candidate proven harmful: ${scenario.name}`, harm, runs, alpha)
    })
  })
}

/** At the margin itself nothing is harmful beyond it: the other side of the same guarantee. */
export function falseHarmAtMargin({ quick, log }: BenchOptions): Figure[] {
  const runs = quick ? 100 : 1000
  const most = quick ? 2000 : 10_000
  return [of.independentNoise(0.05, 0.02, 0.02), of.ambiguousItems(0.4, 0.02, 0.02)].map((scenario, i) => {
    log(`false harm at the margin: ${scenario.name}`)
    const harm = said('harm', scenario, runs, most, 200 + i)
    return shareFigure(`false harm at the margin of 2 %: ${scenario.name}`, harm, runs, alpha)
  })
}
