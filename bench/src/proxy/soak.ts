import type { ChildProcess } from 'node:child_process'
import { measure } from './measure.ts'
import { residentMb } from './processes.ts'
import { startTierdrop } from './tierdrop.ts'

const rate = 3_000
const sliceLimit = 9_000
const sampleMs = 100

/** resident memory of one process, MB */
type Memory = {
  process: 'forwarding' | 'capture'
  peak: number
  /** mean of the last quarter less that of the first, warm-up left out */
  growth: number
  /** MB for each 100,000 exchanges, a straight line through all that came after warm-up */
  slope: number
  /** mean of each quarter after warm-up, MB: whether it flattens */
  quarters: number[]
}

export type Soaked = {
  sample: number
  exchanges: number
  missed: number
  memory: Memory[]
  bytesPerStored: number
}

type Point = { exchanges: number; mb: number }

/** One proxy, new, at 3,000 a second for so many exchanges; the first third, at most 100,000, is warm-up. */
export async function soak(
  upstreamPort: number,
  load: ChildProcess,
  sample: number,
  exchanges: number,
): Promise<Soaked> {
  const ours = await startTierdrop(upstreamPort, sample)
  const pids = [ours.pid, ours.capturePid]
  const subject = {
    name: `tierdrop ${sample * 100} %`,
    port: ours.port,
    pids,
    settle: async () => (await ours.settled()).missed,
  }
  const points: Point[][] = pids.map(() => [])
  const slice = Math.min(sliceLimit, Math.ceil(exchanges / 9))
  let missed = 0
  let sent = 0
  const timer = setInterval(() => {
    pids.forEach((pid, i) => {
      points[i]?.push({ exchanges: sent, mb: residentMb(pid) })
    })
  }, sampleMs)
  try {
    while (sent < exchanges) {
      const requests = Math.min(slice, exchanges - sent)
      missed += (await measure(subject, load, { connections: 64, requests, rate })).missed
      sent += requests
    }
  } finally {
    clearInterval(timer)
  }
  const { stored } = await ours.settled()
  const bytes = await ours.stop()
  const warm = Math.min(100_000, exchanges / 3)
  const memory = (['forwarding', 'capture'] as const).map((process, i): Memory => {
    const all = points[i] ?? []
    const after = all.filter((point) => point.exchanges >= warm)
    const quarters = quartersOf(after)
    return {
      process,
      peak: Math.max(...all.map(({ mb }) => mb)),
      growth: (quarters[3] ?? Number.NaN) - (quarters[0] ?? Number.NaN),
      slope: slopeOf(after) * 100_000,
      quarters,
    }
  })
  return { sample, exchanges, missed, memory, bytesPerStored: bytes / stored }
}

function quartersOf(points: readonly Point[]): number[] {
  const quarter = points.length / 4
  return [0, 1, 2, 3].map((n) => mean(points.slice(Math.floor(n * quarter), Math.ceil((n + 1) * quarter))))
}

function mean(points: readonly Point[]): number {
  return points.reduce((sum, { mb }) => sum + mb, 0) / points.length
}

/** MB for each exchange, by least squares. */
function slopeOf(points: readonly Point[]): number {
  const [x, y] = [points.reduce((sum, { exchanges }) => sum + exchanges, 0) / points.length, mean(points)]
  let [up, down] = [0, 0]
  for (const { exchanges, mb } of points) {
    up += (exchanges - x) * (mb - y)
    down += (exchanges - x) ** 2
  }
  return up / down
}

/** What the store grows by for each exchange of sessions that are not sampled, bytes. */
export async function bytesOfUnsampled(
  upstreamPort: number,
  load: ChildProcess,
  exchanges: number,
): Promise<number> {
  const bytesAfter = async (requests: number) => {
    const ours = await startTierdrop(upstreamPort, 0)
    const subject = { name: 'tierdrop 0 %', port: ours.port, pids: [], settle: async () => 0 }
    await measure(subject, load, { connections: 32, requests, rate: null })
    await ours.settled()
    return ours.stop()
  }
  const few = exchanges / 10
  return ((await bytesAfter(exchanges)) - (await bytesAfter(few))) / (exchanges - few)
}
