import { type Grade, type GradeLine, grade } from '@tierdrop/scoring'
import type { BenchOptions, Figure } from '../figure.ts'
import { type BigPair, bigPairs } from './big-pairs.ts'
import { costlyPairs } from './costly-pairs.ts'
import { argumentsSchema, callPairs, recordPairs, type SmallPair, schema } from './small-pairs.ts'
import { loadYardsticks, type Yardstick } from './yardsticks.ts'

const goals = { records: 60_000, calls: 30_000, times: 20, bigMs: 50, costlyMs: 150 }

/** Graders by the CPU time of one process, on small replies beside other tools', on replies of 1 MB, and on hostile ones. */
export async function run({ quick, log }: BenchOptions): Promise<Figure[]> {
  const rounds = quick ? 1 : 5
  const yardsticks = await loadYardsticks(log)
  const figures: Figure[] = []
  for (const [what, pairs, rules, goal, of] of [
    ['schema and fields, 10 fields', recordPairs(2000), schema, goals.records, (it: Yardstick) => it.records],
    [
      'schema and fields, 9 of 10 the same',
      recordPairs(2000, 'mostly the same'),
      schema,
      goals.records,
      (it: Yardstick) => it.records,
    ],
    [
      'schema and fields, all different',
      recordPairs(2000, 'all different'),
      schema,
      goals.records,
      (it: Yardstick) => it.records,
    ],
    ['tool calls', callPairs(2000), argumentsSchema, goals.calls, (it: Yardstick) => it.calls],
  ] as const) {
    log(`scoring: ${what}`)
    // A process that has just begun has compiled nothing yet.
    await ours(pairs, 20_000)
    const others = new Map<Yardstick, number[]>(yardsticks.map((yardstick) => [yardstick, []]))
    const own: number[] = []
    for (let round = 0; round < rounds; round++) {
      own.push(await ours(pairs, quick ? 20_000 : 100_000))
      for (const [yardstick, rates] of others)
        rates.push(await theirs(of(yardstick), rules, pairs, quick ? 300 : 1000))
    }
    const rate = median(own)
    figures.push(plain(`${what}: grades per CPU second`, rate, '1/s', `at least ${goal}`, rate >= goal))
    for (const [yardstick, rates] of others) figures.push(beside(what, rate, yardstick, median(rates)))
  }
  for (const pair of bigPairs())
    figures.push(await atMost(goals.bigMs, `1 MB, ${pair.shape}`, pair, quick ? 3 : 9, log))
  for (const pair of costlyPairs())
    figures.push(await atMost(goals.costlyMs, `hostile, ${pair.shape}`, pair, quick ? 3 : 9, log))
  return figures
}

async function atMost(
  goal: number,
  name: string,
  pair: BigPair,
  runs: number,
  log: BenchOptions['log'],
): Promise<Figure> {
  log(`scoring: ${name}`)
  const ms = await bigMs(pair, runs)
  const figure = `${name}${pair.givesUp ? ' (given up)' : ''}`
  return plain(figure, round(ms), 'ms CPU', `at most ${goal} ms`, ms <= goal)
}

function plain(figure: string, value: number, unit: string, goal: string, met: boolean): Figure {
  return { figure, value, unit, yardstick: null, ratio: null, goal, met }
}

function beside(what: string, rate: number, { name, isEquivalent }: Yardstick, other: number): Figure {
  const ratio = rate / other
  return {
    figure: `${what}: beside ${name}`,
    value: rate,
    unit: '1/s',
    yardstick: `${other} 1/s`,
    ratio: round(ratio),
    goal: isEquivalent ? `at least ${goals.times} x` : null,
    met: isEquivalent ? ratio >= goals.times : null,
  }
}

async function ours(pairs: readonly SmallPair[], count: number): Promise<number> {
  const start = process.cpuUsage()
  for (let index = 0; index < count; index++) {
    const pair = pairs[index % pairs.length]
    if (pair === undefined) break
    const result = await graded(pair.line)
    // Whatever else came out would be another measurement.
    if ((result.outcome === 'failed') !== pair.isWrong)
      throw new Error(`${pair.line.id}: ${JSON.stringify(result)}`)
  }
  return Math.round(count / cpuSeconds(start))
}

function graded({ pair, task }: GradeLine): Grade | Promise<Grade> {
  return grade(pair, task)
}

async function theirs(
  judge: Yardstick['records'],
  rules: object,
  pairs: readonly SmallPair[],
  count: number,
): Promise<number> {
  for (const { reference, candidate } of pairs.slice(0, 50)) await judge(rules, reference, candidate)
  const start = process.cpuUsage()
  for (let index = 0; index < count; index++) {
    const pair = pairs[index % pairs.length]
    if (pair) await judge(rules, pair.reference, pair.candidate)
  }
  return Math.round(count / cpuSeconds(start))
}

/** The median over runs, each reading replies that no run has read before. */
async function bigMs({ line, givesUp }: BigPair, runs: number): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < runs; index++) {
    const candidate = { ...line.pair.candidate, text: line.pair.candidate.text + ' '.repeat(index) }
    const start = process.cpuUsage()
    const result = await graded({ ...line, pair: { ...line.pair, candidate } })
    times.push(cpuSeconds(start) * 1000)
    if ((result.outcome === 'unscored') !== givesUp) throw new Error(`${line.id}: ${JSON.stringify(result)}`)
  }
  return median(times)
}

function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
