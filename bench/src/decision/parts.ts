import { decideAll, driftOf, openLedger } from '@tierdrop/decision'
import type { BenchOptions, Figure } from '../figure.ts'
import { alpha, policyOf, taskOf } from './evaluation.ts'
import { type Random, randomOf } from './random.ts'
import { median, shareFigure } from './share.ts'
import { rowsOf, type UnitClass, unitClass, unitInHalf } from './unit-class.ts'

const margin = 0.02
const tokens = [300, 900, 1800, 2600, 3400, 6000, 12_000, 20_000]
const tools = [0, 1, 2, 4]
const days = 7

type Part = { inputTokens: number; toolCount: number; half: 'even' | 'odd'; passes: boolean }

/** Every kind of unit there is, counted once. */
function partsOf(): { part: Part; of: UnitClass }[] {
  const names = { even: unitInHalf('even'), odd: unitInHalf('odd') }
  return tokens.flatMap((inputTokens) =>
    tools.flatMap((toolCount) =>
      (['even', 'odd'] as const).flatMap((half) =>
        [true, false].map((passes) => ({
          part: { inputTokens, toolCount, half, passes },
          of: unitClass({ candidate: passes, control: true, inputTokens, toolCount, unit: names[half] }),
        })),
      ),
    ),
  )
}

/** A week, looked at daily: was a rule ever confirmed, and which. */
function week(
  parts: readonly { part: Part; of: UnitClass }[],
  lossOf: (part: Part) => number,
  random: Random,
  perDay: number,
) {
  const policy = policyOf(margin)
  let ledger = openLedger()
  const rows: ReturnType<typeof rowsOf> = []
  for (let day = 0; day < days; day += 1) {
    const counts = parts.map(() => 0)
    for (let i = 0; i < perDay; i += 1) {
      // pass and fail of a part lie side by side
      const pair = 2 * Math.floor((random() * parts.length) / 2)
      const part = parts[pair]?.part
      const failed = part !== undefined && random() < lossOf(part) ? 1 : 0
      counts[pair + failed] = (counts[pair + failed] ?? 0) + 1
    }
    rows.push(
      ...rowsOf(
        parts.map(({ of }, i) => ({ of, count: counts[i] ?? 0 })),
        `day ${day}`,
        day,
      ),
    )
    const decided = decideAll([taskOf(rows, policy)], ledger)
    ledger = decided.ledger
    const rule = decided.tasks[0]?.candidates[0]?.rule
    if (rule?.confirmed) return { rule: rule.name, day: day + 1 }
  }
  return { rule: null, day: null }
}

export function rules({ quick, log }: BenchOptions): Figure[] {
  const runs = quick ? 12 : 150
  const perDay = quick ? 400 : 600
  const parts = partsOf()
  log('rules where there is none to find')
  let wrong = 0
  for (let run = 0; run < runs; run += 1) {
    if (week(parts, () => margin, randomOf(30_000_000 + run), perDay).rule !== null) wrong += 1
  }
  log('rules where one is true')
  const found: string[] = []
  for (let run = 0; run < runs; run += 1) {
    const lossOf = ({ inputTokens }: Part) => (inputTokens >= 3000 ? 0.2 : 0)
    const { rule } = week(parts, lossOf, randomOf(31_000_000 + run), perDay)
    if (rule !== null) found.push(rule)
  }
  const exact = found.filter((rule) => rule === 'inputTokens < 3000').length
  return [
    shareFigure('false rule confirmed in a week, loss at the margin everywhere', wrong, runs, alpha),
    shareFigure('true rule confirmed in a week (20 % loss from 3,000 tokens on)', found.length, runs, null),
    shareFigure('  of these exactly "inputTokens < 3000"', exact, Math.max(1, found.length), null),
  ]
}

const dayOf = (n: number, loss: number, random: Random) => {
  let losses = 0
  for (let i = 0; i < n; i += 1) if (random() < loss) losses += 1
  return [
    { loss: 0, count: n - losses },
    { loss: 1, count: losses },
  ].filter(({ count }) => count > 0)
}

/** 28 days at the margin; and a candidate that gets worse on the fifth day. */
export function drift({ quick, log }: BenchOptions): Figure[] {
  log('drift')
  const runs = quick ? 100 : 1000
  const perDay = 100
  let alarms = 0
  const delays: number[] = []
  let missed = 0
  for (let run = 0; run < runs; run += 1) {
    const random = randomOf(40_000_000 + run)
    const calm: { day: string; histogram: ReturnType<typeof dayOf> }[] = []
    let alarm = false
    for (let day = 10; day < 38 && !alarm; day += 1) {
      calm.push({ day: String(day), histogram: dayOf(perDay, margin, random) })
      alarm = driftOf(calm, margin, alpha).alarm
    }
    if (alarm) alarms += 1
    const worse: typeof calm = []
    let seen: number | null = null
    for (let day = 1; day <= 14 && seen === null; day += 1) {
      worse.push({ day: String(10 + day), histogram: dayOf(perDay, day >= 5 ? 0.12 : 0.005, random) })
      if (driftOf(worse, margin, alpha).alarm && day >= 5) seen = day - 4
    }
    if (seen === null) missed += 1
    else delays.push(seen)
  }
  return [
    shareFigure('false alarm of drift in 28 days at the margin', alarms, runs, alpha),
    {
      figure: 'drift to 12 % loss on day 5, 100 units a day: caught after',
      value: median(delays),
      unit: `days (median; ${missed} of ${runs} missed in 10 days)`,
      yardstick: null,
      ratio: null,
      goal: null,
      met: null,
    },
  ]
}
