import type { BenchOptions, Figure } from '../figure.ts'
import { ask, canMeasure, cpuSeconds, startProcess, stopProcess } from '../proxy/processes.ts'
import { startTierdrop } from '../proxy/tierdrop.ts'
import { leaveFigures } from './leave.ts'
import type { Load, Loaded } from './load.main.ts'
import { chunksOfStream } from './traffic.ts'

const path = '/v1/chat/completions'
const clients = 200

type Subject = { name: string; port: number; pids: number[]; settle: () => Promise<number> }
type Measured = { p50: number; p99: number; cpuUs: number; forwardingUs: number; missed: number }

/** How much later chunks of 200 concurrent streams arrive through us, and how soon calls end whose client leaves. */
export async function run(options: BenchOptions): Promise<Figure[]> {
  if (!canMeasure) throw new Error('the stream bench reads processor times from /proc, which is not here')
  return [...(await delayFigures(options)), ...(await leaveFigures(options.quick ? 20 : 300, options.log))]
}

async function delayFigures({ quick, log }: BenchOptions): Promise<Figure[]> {
  const upstream = await startProcess<{ port: number }>('../stream/upstream.main.ts')
  const load = await startProcess<unknown>('../stream/load.main.ts')
  const bare = await startProcess<{ port: number }>('./bare.main.ts', {
    UPSTREAM: `http://127.0.0.1:${upstream.said.port}`,
  })
  const ours = await startTierdrop(upstream.said.port, 1)
  const nothing = async () => 0
  const subjects: Subject[] = [
    { name: 'direct', port: upstream.said.port, pids: [], settle: nothing },
    { name: 'bare', port: bare.said.port, pids: [bare.pid], settle: nothing },
    {
      name: 'tierdrop',
      port: ours.port,
      pids: [ours.pid, ours.capturePid],
      settle: async () => (await ours.settled()).missed,
    },
  ]
  try {
    const measured = new Map(subjects.map(({ name }) => [name, [] as Measured[]]))
    for (const subject of subjects) {
      log(`${subject.name}: warm-up`)
      await measure(subject, load.child, clients * (quick ? 1 : 5))
    }
    // in turns, so that whatever else the machine does meets all of them alike
    for (let round = 1; round <= (quick ? 1 : 5); round++) {
      for (const subject of subjects) {
        log(`${subject.name}: round ${round}`)
        measured.get(subject.name)?.push(await measure(subject, load.child, clients * (quick ? 2 : 5)))
      }
    }
    return figures((name) => medians(measured.get(name) ?? []))
  } finally {
    await ours.stop()
    await Promise.all([stopProcess(bare.child), stopProcess(load.child), stopProcess(upstream.child)])
  }
}

async function measure(
  { port, pids, settle }: Subject,
  load: Parameters<typeof ask>[0],
  streams: number,
): Promise<Measured> {
  const missedBefore = await settle()
  const before = pids.map(cpuSeconds)
  const what: Load = { port, path, clients, streams }
  const { p50, p99, chunks } = await ask<Loaded>(load, what)
  const missed = (await settle()) - missedBefore
  const used = pids.map((pid, i) => ((cpuSeconds(pid) - (before[i] ?? 0)) * 1e6) / chunks)
  const cpuUs = used.reduce((sum, us) => sum + us, 0)
  return { p50, p99, cpuUs, forwardingUs: used[0] ?? 0, missed }
}

function figures(of: (name: string) => Measured): Figure[] {
  const [direct, bare, ours] = [of('direct'), of('bare'), of('tierdrop')]
  const what = `${clients} streams of ${chunksOfStream} chunks`
  const list: Figure[] = (['p50', 'p99'] as const).map((share) => {
    const added = ours[share] - bare[share]
    return {
      figure: `tierdrop: chunk delay ${share} over bare, ${what}`,
      value: round(added),
      unit: 'ms',
      yardstick: `bare: ${round(bare[share] - direct[share])} ms over direct`,
      ratio: null,
      goal: share === 'p50' ? 'at most 0.3 ms' : null,
      met: share === 'p50' ? added <= 0.3 : null,
    }
  })
  const plain = (figure: string, value: number, unit: string, yardstick: string | null = null) =>
    list.push({ figure, value: round(value), unit, yardstick, ratio: null, goal: null, met: null })
  for (const share of ['p50', 'p99'] as const) {
    const beside = `bare: ${round(bare[share])} ms, direct: ${round(direct[share])} ms`
    plain(`tierdrop: chunk delay ${share}, from the upstream to the client`, ours[share], 'ms', beside)
  }
  list.push({
    figure: 'tierdrop: CPU per chunk, capture included',
    value: round(ours.cpuUs),
    unit: 'us',
    yardstick: `bare: ${round(bare.cpuUs)} us`,
    ratio: round(ours.cpuUs / bare.cpuUs),
    goal: null,
    met: null,
  })
  plain('tierdrop: of it the forwarding process', ours.forwardingUs, 'us')
  plain('tierdrop: captures missed', ours.missed, 'exchanges')
  return list
}

/** Of each figure for itself; what was missed adds up. */
function medians(list: readonly Measured[]): Measured {
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
  return {
    p50: median(list.map(({ p50 }) => p50)),
    p99: median(list.map(({ p99 }) => p99)),
    cpuUs: median(list.map(({ cpuUs }) => cpuUs)),
    forwardingUs: median(list.map(({ forwardingUs }) => forwardingUs)),
    missed: list.reduce((sum, { missed }) => sum + missed, 0),
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
