import { decideAll, openLedger } from '@tierdrop/decision'
import type { BenchOptions, Figure } from '../figure.ts'
import { countWeek, cpuMs, grow, type Row } from './count-week.ts'
import { policyOf, taskOf } from './evaluation.ts'
import { median } from './share.ts'

/** Median CPU time of deciding 40 tasks x 5 candidates again and again, and of the first time. */
function decideTime(weeks: readonly (readonly Row[])[], times: number): { first: number; median: number } {
  const tasks = Array.from({ length: 40 }, (_, i) => {
    const [first] = weeks
    const task = taskOf(first ?? [], policyOf(0.02), `task-${i}`)
    const [candidate] = task.candidates
    if (!candidate) throw new Error('a task has a candidate')
    return {
      ...task,
      candidates: weeks.map((evidence, k) => ({
        ...candidate,
        candidate: `c${k}`,
        revision: `c${k}`,
        evidence,
      })),
    }
  })
  let ledger = openLedger()
  const taken: number[] = []
  for (let i = 0; i < times; i += 1) {
    const start = process.cpuUsage()
    ledger = decideAll(tasks, ledger).ledger
    taken.push(cpuMs(start))
  }
  return { first: taken[0] ?? Number.NaN, median: median(taken.slice(1)) }
}

export function speed({ quick, log }: BenchOptions): Figure[] {
  log('speed')
  const weeks = [0.01, 0.03, 0.05, 0.1, 0.2].map((loss, i) =>
    countWeek(quick ? 1000 : 4000, loss, 50_000_000 + i),
  )
  const small = weeks.map(({ rows }) => rows)
  const large = small.map((rows) => grow(rows, 16))
  const times = quick ? 4 : 12
  const ofSmall = decideTime(small, times)
  const ofLarge = decideTime(large, times)
  const upkeep = median(weeks.map(({ msPerUnit }) => msPerUnit))
  const rows = small.reduce((sum, list) => sum + list.length, 0) * 40
  return [
    {
      figure: `verdicts of 40 tasks x 5 candidates, ${rows.toLocaleString('en-US')} rows of evidence`,
      value: ofSmall.median,
      unit: 'ms CPU',
      yardstick: null,
      ratio: null,
      goal: 'at most 200 ms',
      met: ofSmall.median <= 200,
    },
    {
      figure: '  the first time in a process, all rules searched',
      value: ofSmall.first,
      unit: 'ms CPU',
      yardstick: null,
      ratio: null,
      goal: null,
      met: null,
    },
    {
      figure: '  the same with 16 times the units',
      value: ofLarge.median,
      unit: 'ms CPU',
      yardstick: 'the smaller week',
      ratio: ofLarge.median / ofSmall.median,
      goal: 'at most 200 ms',
      met: ofLarge.median <= 200,
    },
    {
      figure: 'counting a unit into evidence, in memory',
      value: upkeep,
      unit: 'ms CPU',
      yardstick: null,
      ratio: null,
      goal: 'at most 0.2 ms',
      met: upkeep <= 0.2,
    },
  ]
}
