import { logESafe } from '@tierdrop/decision'
import type { BenchOptions, Figure } from '../figure.ts'
import { alpha } from './evaluation.ts'
import { randomOf } from './random.ts'
import { shareFigure, shareInterval } from './share.ts'

const most = 10_000
const tolerated = 0.1

type Rule = { name: string; says: (worse: number, n: number) => boolean }

/** What peers' rules say, looked at after every pair. */
const rules: Rule[] = [
  {
    name: 'at least 50 judged and at most 10 % worse',
    says: (worse, n) => n >= 50 && worse <= tolerated * n,
  },
  { name: 'at least 95 % passed of at least 10', says: (worse, n) => n >= 10 && worse <= 0.05 * n },
  {
    name: 'upper end of a 95 % Wilson interval below 10 %',
    says: (worse, n) => n >= 10 && shareInterval(worse, n).high < tolerated,
  },
]

const ours: Rule = {
  name: 'tierdrop',
  says: (worse, n) =>
    // a screen: no bet wins more than the best one in hindsight
    worse < tolerated * n &&
    bestInHindsight(worse, n) >= -Math.log(alpha) &&
    logESafe(
      [
        { loss: 0, count: n - worse },
        { loss: 1, count: worse },
      ],
      tolerated,
    ) >= -Math.log(alpha),
}

function bestInHindsight(worse: number, n: number): number {
  const term = (count: number, share: number) => (count === 0 ? 0 : count * Math.log(count / n / share))
  return term(worse, tolerated) + term(n - worse, 1 - tolerated)
}

/** How often each rule ever says safe, where it must not. */
export function naiveRules({ quick, log }: BenchOptions): Figure[] {
  const runs = quick ? 60 : 400
  return [0.1, 0.12, 0.15].flatMap((loss) => {
    log(`peers' rules at ${loss * 100} % true loss`)
    const said = [...rules, ours].map(() => 0)
    for (let run = 0; run < runs; run += 1) {
      const random = randomOf(9_000_000 + run + loss * 1e6)
      const done = said.map(() => false)
      let worse = 0
      for (let n = 1; n <= most; n += 1) {
        if (random() < loss) worse += 1
        for (const [i, rule] of [...rules, ours].entries())
          if (!done[i] && rule.says(worse, n)) done[i] = true
      }
      for (const [i, is] of done.entries()) if (is) said[i] = (said[i] ?? 0) + 1
    }
    return [...rules, ours].map(({ name }, i) =>
      shareFigure(
        `says safe at ${loss * 100} % true loss, 10 % tolerated: ${name}`,
        said[i] ?? 0,
        runs,
        name === ours.name ? alpha : null,
      ),
    )
  })
}
