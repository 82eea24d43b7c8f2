import { decideAll, logESafe, openLedger } from '@tierdrop/decision'
import type { BenchOptions, Figure } from '../figure.ts'
import { alpha, policyOf, taskOf } from './evaluation.ts'
import { randomOf } from './random.ts'
import { balanced } from './scenarios.ts'
import { median, shareFigure } from './share.ts'
import { rowsOf } from './unit-class.ts'

const margin = 0.02
const pairs = 30
const safePairs = 15
const disagreement = 0.005
const lookEvery = 20

/**
 * 30 questions at once, half of them safe, half exactly at the margin: of the switches recommended,
 * how many are wrong. The real ledger decides; it is asked at each look at which anything could turn.
 */
export function manyQuestions({ quick, log }: BenchOptions): Figure[] {
  const runs = quick ? 6 : 80
  const most = 3000
  const safe = balanced(disagreement, margin, 0)
  const harmful = balanced(disagreement, margin, margin)
  const policy = policyOf(margin)
  let falseShare = 0
  let anyFalse = 0
  let found = 0
  let plainFalseShare = 0
  const times: number[] = []
  const timesAlone: number[] = []
  log(`${runs} evaluations of ${pairs} questions`)
  for (let run = 0; run < runs; run += 1) {
    const random = randomOf(20_000_000 + run)
    const questions = Array.from({ length: pairs }, (_, i) => ({
      name: `t${i}`,
      scenario: i < safePairs ? safe : harmful,
      counts: [0, 0, 0],
      at: null as number | null,
      plainAt: null as number | null,
    }))
    const names = questions.map(({ name }) => taskOf([], policy, name))
    let { ledger } = decideAll(names, openLedger())
    for (let n = lookEvery; n <= most; n += lookEvery) {
      const logs = questions.map(({ scenario, counts }) => {
        for (let i = 0; i < lookEvery; i += 1) {
          const drawn = scenario.draw(random)
          counts[drawn] = (counts[drawn] ?? 0) + 1
        }
        const [lost = 0, won = 0, tied = 0] = counts
        return logESafe(
          [
            { loss: -1, count: won },
            { loss: 0, count: tied },
            { loss: 1, count: lost },
          ],
          margin,
        )
      })
      for (const [i, question] of questions.entries()) {
        if ((logs[i] ?? 0) >= -Math.log(alpha)) question.plainAt ??= n
      }
      if (!couldTurn(logs, questions, ledger.switched.length)) continue
      const tasks = questions.map(({ name, scenario, counts }) =>
        taskOf(
          rowsOf(
            scenario.classes.map((of, i) => ({ of, count: counts[i] ?? 0 })),
            'day',
          ),
          policy,
          name,
        ),
      )
      const decided = decideAll(tasks, ledger)
      ledger = decided.ledger
      for (const [i, { candidates }] of decided.tasks.entries()) {
        const question = questions[i]
        if (question && candidates[0]?.switched) question.at ??= n
      }
    }
    const wrong = questions.filter(({ at, scenario }) => at !== null && scenario === harmful).length
    const right = questions.filter(({ at, scenario }) => at !== null && scenario === safe)
    const plainWrong = questions.filter(
      ({ plainAt, scenario }) => plainAt !== null && scenario === harmful,
    ).length
    const plainAll = questions.filter(({ plainAt }) => plainAt !== null).length
    falseShare += wrong / Math.max(1, wrong + right.length)
    plainFalseShare += plainWrong / Math.max(1, plainAll)
    if (wrong > 0) anyFalse += 1
    found += right.length
    times.push(...right.map(({ at }) => at ?? 0))
    timesAlone.push(...right.map(({ plainAt }) => plainAt ?? most))
  }
  const rate = (falseShare / runs) * 100
  const alone = (plainFalseShare / runs) * 100
  return [
    {
      figure: `wrong switches among all recommended, ${pairs} questions, half of them at the margin`,
      value: rate,
      unit: `% (mean of ${runs} evaluations)`,
      yardstick: `each asked alone (${alone.toFixed(2)} %)`,
      ratio: alone > 0 ? rate / alone : null,
      goal: 'at most 5 %',
      met: rate <= 5,
    },
    shareFigure('evaluations with any wrong switch', anyFalse, runs, null),
    shareFigure(`safe ones that switched within ${most} units`, found, runs * safePairs, null),
    {
      figure: 'median units to switch among 30 questions, 0.5 % + 0.5 % disagreements',
      value: median(times),
      unit: 'units',
      yardstick: `each asked alone (${median(timesAlone)})`,
      ratio: median(times) / median(timesAlone),
      goal: null,
      met: null,
    },
  ]
}

/** Looser than what any switch takes: never skips a look at which one could be made. */
function couldTurn(
  logs: readonly number[],
  questions: readonly { at: number | null }[],
  switched: number,
): boolean {
  const open = logs.filter((_, i) => questions[i]?.at === null)
  const likely = open.filter((log) => log >= -Math.log(alpha) - 0.1).length
  const weight = (0.9 * 0.8) / pairs
  return open.some(
    (log) => Math.log(weight) + log + Math.log(alpha * (switched + Math.max(1, likely))) >= -0.1,
  )
}
