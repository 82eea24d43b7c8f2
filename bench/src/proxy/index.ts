import type { BenchOptions, Figure } from '../figure.ts'
import type { Load, Loaded } from './load.main.ts'
import { nginxInstalled, startNginx } from './nginx.ts'
import { ask, canMeasure, cpuSeconds, residentMb, startProcess, stopProcess } from './processes.ts'
import { startTierdrop } from './tierdrop.ts'

const path = '/v1/chat/completions'

type Subject = {
  name: string
  port: number
  pids: number[]
  /** waits for work that is still queued, and says how many captures were missed */
  settle: () => Promise<number>
}

type Measured = {
  cpuUs: number
  cpuUsByProcess: number[]
  requestsPerSecond: number
  p50: number
  p99: number
  missed: number
  /** resident memory afterwards, of the largest process */
  residentMb: number
}

type Round = { fast: Measured; slow: Measured; busy: Measured; full: Measured }

/** Our proxy with capture on beside a bare proxy and nginx, in one run, on loopback. */
export async function run({ quick, log }: BenchOptions): Promise<Figure[]> {
  if (!canMeasure) throw new Error('the proxy bench reads processor times from /proc, which is not here')
  const seconds = quick ? 2 : 3
  const upstream = await startProcess<{ port: number }>('./upstream.main.ts')
  const load = await startProcess<unknown>('./load.main.ts')
  const bare = await startProcess<{ port: number }>('./bare.main.ts', {
    UPSTREAM: `http://127.0.0.1:${upstream.said.port}`,
  })
  const nginx = nginxInstalled() ? await startNginx(upstream.said.port) : null
  const all = await startTierdrop(upstream.said.port, 1)
  const tenth = await startTierdrop(upstream.said.port, 0.1)
  try {
    const nothing = async () => 0
    const subjects: Subject[] = [
      { name: 'direct', port: upstream.said.port, pids: [], settle: nothing },
      { name: 'bare', port: bare.said.port, pids: [bare.pid], settle: nothing },
      {
        name: 'tierdrop 100 %',
        port: all.port,
        pids: [all.pid, all.capturePid],
        settle: async () => (await all.settled()).missed,
      },
      {
        name: 'tierdrop 10 %',
        port: tenth.port,
        pids: [tenth.pid, tenth.capturePid],
        settle: async () => (await tenth.settled()).missed,
      },
    ]
    if (nginx) {
      const pids = [nginx.child.pid ?? 0]
      subjects.push({ name: 'nginx', port: nginx.port, pids, settle: nothing })
      subjects.push({ name: 'nginx mirror', port: nginx.mirrorPort, pids, settle: nothing })
    }
    const rounds = new Map(subjects.map((subject) => [subject.name, [] as Round[]]))
    for (const subject of subjects) {
      log(`${subject.name}: warm-up`)
      await measure(subject, load.child, { connections: 32, requests: quick ? 3_000 : 20_000, rate: null })
    }
    // in turns, so that whatever else the machine does meets all of them alike
    for (let round = 1; round <= (quick ? 1 : 3); round++) {
      for (const subject of subjects) {
        log(`${subject.name}: round ${round}`)
        rounds.get(subject.name)?.push({
          fast: await measure(subject, load.child, {
            connections: 64,
            requests: 3_000 * seconds,
            rate: 3_000,
          }),
          slow: await measure(subject, load.child, { connections: 32, requests: 500 * seconds, rate: 500 }),
          busy: await measure(subject, load.child, {
            connections: 64,
            requests: 5_000 * seconds,
            rate: 5_000,
          }),
          full: await measure(subject, load.child, {
            connections: 32,
            requests: 3_000 * seconds,
            rate: null,
          }),
        })
      }
    }
    const measured = new Map([...rounds].map(([name, list]) => [name, medianRound(list)]))
    return figures(measured)
  } finally {
    await nginx?.stop()
    await Promise.all([all.stop(), tenth.stop()])
    await Promise.all([stopProcess(bare.child), stopProcess(load.child), stopProcess(upstream.child)])
  }
}

async function measure(
  subject: Subject,
  load: Parameters<typeof ask>[0],
  what: Pick<Load, 'connections' | 'requests' | 'rate'>,
): Promise<Measured> {
  const missedBefore = await subject.settle()
  const before = subject.pids.map(cpuSeconds)
  const loaded = await ask<Loaded>(load, { port: subject.port, path, ...what })
  if (loaded.failed > 0) throw new Error(`${subject.name}: ${loaded.failed} requests failed`)
  const missed = (await subject.settle()) - missedBefore
  const cpu = subject.pids.map((pid, i) => ((cpuSeconds(pid) - (before[i] ?? 0)) * 1e6) / what.requests)
  return {
    cpuUs: cpu.reduce((sum, us) => sum + us, 0),
    cpuUsByProcess: cpu,
    requestsPerSecond: what.requests / loaded.seconds,
    p50: loaded.p50,
    p99: loaded.p99,
    missed,
    residentMb: Math.max(0, ...subject.pids.map(residentMb)),
  }
}

function figures(measured: ReadonlyMap<string, Round>): Figure[] {
  const list: Figure[] = []
  const bare = measured.get('bare')
  const direct = measured.get('direct')
  if (!bare || !direct) throw new Error('the yardsticks were not measured')
  const plain = (figure: string, value: number, unit: string) =>
    list.push({ figure, value: round(value), unit, yardstick: null, ratio: null, goal: null, met: null })
  for (const [name, { fast, slow, busy, full }] of measured) {
    if (name === 'direct') continue
    const limit = name === 'tierdrop 100 %' ? 3 : name === 'tierdrop 10 %' ? 2 : null
    const ratio = fast.cpuUs / bare.fast.cpuUs
    list.push({
      figure: `${name}: CPU per exchange at 3,000/s`,
      value: round(fast.cpuUs),
      unit: 'us',
      yardstick: name === 'bare' ? null : `bare: ${round(bare.fast.cpuUs)} us`,
      ratio: name === 'bare' ? null : round(ratio),
      goal: limit === null ? null : `at most ${limit} x bare, nothing missed`,
      met: limit === null ? null : ratio <= limit && fast.missed === 0,
    })
    if (limit !== null) {
      plain(`${name}: of it the forwarding process`, fast.cpuUsByProcess[0] ?? Number.NaN, 'us')
      plain(`${name}: of it the capture process`, fast.cpuUsByProcess[1] ?? Number.NaN, 'us')
      plain(`${name}: captures missed at 3,000/s`, fast.missed, 'exchanges')
    }
    for (const [what, over, allowed] of [
      ['p50', slow.p50 - bare.slow.p50, 0.3],
      ['p99', slow.p99 - bare.slow.p99, 1],
    ] as const) {
      const key = what === 'p50' ? 'p50' : 'p99'
      list.push({
        figure: `${name}: added ${what} at 500/s`,
        value: round(slow[key] - direct.slow[key]),
        unit: 'ms',
        yardstick: name === 'bare' ? null : `bare: ${round(bare.slow[key] - direct.slow[key])} ms`,
        ratio: null,
        goal: limit === null ? null : `bare + ${allowed} ms`,
        met: limit === null ? null : over <= allowed,
      })
    }
    list.push({
      figure: `${name}: requests per second, as fast as it goes`,
      value: Math.round(full.requestsPerSecond),
      unit: '1/s',
      yardstick: name === 'bare' ? null : `bare: ${Math.round(bare.full.requestsPerSecond)} 1/s`,
      ratio: name === 'bare' ? null : round(full.requestsPerSecond / bare.full.requestsPerSecond),
      goal: null,
      met: null,
    })
    if (limit === null) continue
    list.push({
      figure: `${name}: resident memory at 3,000/s, the larger process`,
      value: Math.round(fast.residentMb),
      unit: 'MB',
      yardstick: `bare: ${Math.round(bare.fast.residentMb)} MB`,
      ratio: round(fast.residentMb / bare.fast.residentMb),
      goal: 'at most 250 MB',
      met: fast.residentMb <= 250,
    })
    list.push({
      figure: `${name}: captures missed at 5,000/s`,
      value: busy.missed,
      unit: `exchanges (${Math.round(busy.requestsPerSecond)}/s reached)`,
      yardstick: null,
      ratio: null,
      goal: '0 at 5,000/s',
      met: busy.missed === 0 && busy.requestsPerSecond >= 4_900,
    })
  }
  return list
}

/** The median of each figure; of what was missed, the worst. */
function medianRound(rounds: readonly Round[]): Round {
  const of = (key: keyof Round): Measured => {
    const list = rounds.map((round) => round[key])
    return {
      cpuUs: median(list.map((it) => it.cpuUs)),
      cpuUsByProcess: (list[0]?.cpuUsByProcess ?? []).map((_, i) =>
        median(list.map((it) => it.cpuUsByProcess[i] ?? Number.NaN)),
      ),
      requestsPerSecond: median(list.map((it) => it.requestsPerSecond)),
      p50: median(list.map((it) => it.p50)),
      p99: median(list.map((it) => it.p99)),
      missed: Math.max(...list.map((it) => it.missed)),
      residentMb: Math.max(...list.map((it) => it.residentMb)),
    }
  }
  return { fast: of('fast'), slow: of('slow'), busy: of('busy'), full: of('full') }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
