import type { ChildProcess } from 'node:child_process'
import type { Load, Loaded } from './load.main.ts'
import { ask, cpuSeconds } from './processes.ts'

export type Subject = {
  name: string
  port: number
  pids: number[]
  /** what its requests carry beside those of the others */
  headers?: string
  /** waits for work that is still queued, and says how many captures were missed */
  settle: () => Promise<number>
}

export type Measured = {
  cpuUs: number
  cpuUsByProcess: number[]
  requestsPerSecond: number
  p50: number
  p99: number
  missed: number
}

type What = Pick<Load, 'connections' | 'requests' | 'rate'>

/** One load on one subject; its processor time counts until what it queued is worked off. */
export async function measure(subject: Subject, load: ChildProcess, what: What): Promise<Measured> {
  const missedBefore = await subject.settle()
  const before = subject.pids.map(cpuSeconds)
  const { port, headers } = subject
  const loaded = await ask<Loaded>(load, { port, headers, path: '/v1/chat/completions', ...what })
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
  }
}

/** By subject, what each round measured. */
export type Rounds = ReadonlyMap<string, readonly Measured[]>

/** In turns, each round beginning with another, so that whatever else the machine does meets all alike. */
export async function inTurns(
  subjects: readonly Subject[],
  load: ChildProcess,
  what: What,
  rounds: number,
): Promise<Rounds> {
  const measured = new Map(subjects.map(({ name }) => [name, [] as Measured[]]))
  for (let round = 0; round < rounds; round++) {
    const first = round % subjects.length
    for (const subject of [...subjects.slice(first), ...subjects.slice(0, first)]) {
      measured.get(subject.name)?.push(await measure(subject, load, what))
    }
  }
  return measured
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The median of one figure over the rounds. */
export function middle(rounds: Rounds, name: string, of: (measured: Measured) => number): number {
  return median((rounds.get(name) ?? []).map(of))
}

/** The median over the rounds of a figure beside another subject's of the same round. */
export function beside(
  rounds: Rounds,
  name: string,
  other: string,
  compare: (mine: Measured, theirs: Measured) => number,
): number {
  const theirs = rounds.get(other) ?? []
  return median(
    (rounds.get(name) ?? []).map((mine, i) => {
      const there = theirs[i]
      return there ? compare(mine, there) : Number.NaN
    }),
  )
}
