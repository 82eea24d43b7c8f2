import type { Figure } from '../figure.ts'
import { beside, middle, type Rounds } from './measure.ts'
import type { Soaked } from './soak.ts'

/** What each load measured, by subject and round. */
type Results = { fast: Rounds; slow: Rounds; busy: Rounds; full: Rounds }

/** the share of CPU over a bare proxy that each sampling rate may cost */
const cpuLimits: Readonly<Record<string, number>> = { 'tierdrop 100 %': 3, 'tierdrop 10 %': 2 }

export function figuresOf(results: Results): Figure[] {
  return [...results.fast.keys()]
    .filter((name) => name !== 'direct')
    .flatMap((name) => [
      ...cpuFigures(results, name),
      ...latencyFigures(results, name),
      ...speedFigures(results, name),
    ])
}

function cpuFigures({ fast }: Results, name: string): Figure[] {
  const limit = cpuLimits[name] ?? null
  const ratio = beside(fast, name, 'bare', (mine, bare) => mine.cpuUs / bare.cpuUs)
  const missed = worst(fast, name)
  const figure: Figure = {
    figure: `${name}: CPU per exchange at 3,000/s`,
    value: round(middle(fast, name, ({ cpuUs }) => cpuUs)),
    unit: 'us',
    yardstick: name === 'bare' ? null : `bare: ${round(middle(fast, 'bare', ({ cpuUs }) => cpuUs))} us`,
    ratio: name === 'bare' ? null : round(ratio),
    goal: limit === null ? null : `at most ${limit} x bare, nothing missed`,
    met: limit === null ? null : ratio <= limit && missed === 0,
  }
  if (limit === null) return [figure]
  const part = (process: string, at: number) =>
    plain(
      `${name}: of it the ${process} process`,
      middle(fast, name, (it) => it.cpuUsByProcess[at] ?? Number.NaN),
      'us',
    )
  return [
    figure,
    part('forwarding', 0),
    part('capture', 1),
    plain(`${name}: captures missed at 3,000/s`, missed, 'exchanges'),
  ]
}

function latencyFigures({ slow }: Results, name: string): Figure[] {
  const isOurs = name in cpuLimits
  return (['p50', 'p99'] as const).flatMap((key) => {
    const allowed = key === 'p50' ? 0.3 : 1
    const overDirect = (subject: string) =>
      round(beside(slow, subject, 'direct', (mine, direct) => mine[key] - direct[key]))
    const over = beside(slow, name, 'bare', (mine, bare) => mine[key] - bare[key])
    const figure: Figure = {
      figure: `${name}: added ${key} at 500/s`,
      value: overDirect(name),
      unit: 'ms',
      yardstick: name === 'bare' ? null : `bare: ${overDirect('bare')} ms`,
      ratio: null,
      goal: null,
      met: null,
    }
    if (!isOurs) return [figure]
    return [
      figure,
      {
        figure: `${name}: ${key} over bare at 500/s`,
        value: round(over),
        unit: 'ms',
        yardstick: null,
        ratio: null,
        goal: `at most ${allowed} ms`,
        met: over <= allowed,
      },
    ]
  })
}

function speedFigures({ busy, full }: Results, name: string): Figure[] {
  const speed = (rounds: Rounds, subject: string) =>
    Math.round(middle(rounds, subject, ({ requestsPerSecond }) => requestsPerSecond))
  const ratio = beside(full, name, 'bare', (mine, bare) => mine.requestsPerSecond / bare.requestsPerSecond)
  const figure: Figure = {
    figure: `${name}: requests per second, as fast as it goes`,
    value: speed(full, name),
    unit: '1/s',
    yardstick: name === 'bare' ? null : `bare: ${speed(full, 'bare')} 1/s`,
    ratio: name === 'bare' ? null : round(ratio),
    goal: null,
    met: null,
  }
  if (!(name in cpuLimits)) return [figure]
  const [missed, reached] = [worst(busy, name), speed(busy, name)]
  return [
    figure,
    {
      figure: `${name}: captures missed at 5,000/s`,
      value: missed,
      unit: `exchanges (${reached}/s reached)`,
      yardstick: `bare: ${speed(busy, 'bare')}/s reached`,
      ratio: null,
      goal: '0 at 5,000/s',
      met: missed === 0 && reached >= 4_900,
    },
  ]
}

export function soakFigures({ sample, exchanges, missed, memory, bytesPerStored }: Soaked): Figure[] {
  const name = `tierdrop ${sample * 100} %`
  const during = `over ${exchanges.toLocaleString('en-US')} exchanges at 3,000/s`
  const goal = (figure: string, value: number, unit: string, most: number): Figure => ({
    figure,
    value: round(value),
    unit,
    yardstick: null,
    ratio: null,
    goal: `at most ${most} ${unit}`,
    met: value <= most,
  })
  const list = memory.flatMap(({ process, peak, growth, slope, quarters }) => [
    goal(`${name}: resident memory of the ${process} process, peak ${during}`, peak, 'MB', 250),
    goal(
      `${name}: growth of it after warm-up, in quarters ${quarters.map(Math.round).join(', ')}`,
      growth,
      'MB',
      30,
    ),
    plain(`${name}: slope of it for each 100,000 exchanges`, slope, 'MB'),
  ])
  list.push(plain(`${name}: captures missed ${during}`, missed, 'exchanges'))
  if (sample === 1) list.push(goal(`${name}: store per sampled exchange`, bytesPerStored, 'bytes', 700))
  return list
}

export function unsampledFigure(bytes: number): Figure {
  return {
    ...plain('tierdrop 0 %: store per exchange that is not sampled', bytes, 'bytes'),
    goal: 'nothing',
    met: bytes < 1,
  }
}

export function plain(figure: string, value: number, unit: string): Figure {
  return { figure, value: round(value), unit, yardstick: null, ratio: null, goal: null, met: null }
}

function worst(rounds: Rounds, name: string): number {
  return Math.max(...(rounds.get(name) ?? []).map(({ missed }) => missed))
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
