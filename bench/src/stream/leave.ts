import type { Figure } from '../figure.ts'
import { ask, startProcess, stopProcess } from '../proxy/processes.ts'
import { startTierdrop } from '../proxy/tierdrop.ts'
import type { Leaving, Left } from './leave.main.ts'

const path = '/v1/chat/completions'
const limitMs = 100

/** How soon a call that nobody waits for any more ends upstream, beside a bare proxy in the same run. */
export async function leaveFigures(times: number, log: (line: string) => void): Promise<Figure[]> {
  const ends = await startProcess<{ port: number }>('../stream/leave.main.ts')
  const bare = await startProcess<{ port: number }>('./bare.main.ts', {
    UPSTREAM: `http://127.0.0.1:${ends.said.port}`,
  })
  const ours = await startTierdrop(ends.said.port, 1)
  const leave = (port: number, when: Leaving['when'], count: number) =>
    ask<Left>(ends.child, { port, path, when, times: count } satisfies Leaving)
  try {
    const list: Figure[] = []
    for (const when of ['mid-stream', 'before its reply'] as const) {
      log(`${times} clients leave ${when}`)
      await leave(ours.port, when, 20)
      // one that does not notice costs the time of a whole answer
      const there = await leave(bare.said.port, when, when === 'mid-stream' ? times : 10)
      list.push(...figuresOf(when, await leave(ours.port, when, times), there))
    }
    return list
  } finally {
    await ours.stop()
    await Promise.all([stopProcess(bare.child), stopProcess(ends.child)])
  }
}

function figuresOf(when: Leaving['when'], ours: Left, bare: Left): Figure[] {
  const [mine, theirs] = [noticed(ours), noticed(bare)]
  const what = `tierdrop: a client leaves ${when}, until its call upstream has ended`
  const share = (list: readonly number[], at: number) =>
    list[Math.floor((list.length - 1) * at)] ?? Number.NaN
  const beside = (at: number) =>
    theirs.length === 0 ? 'bare: the call goes on to its end' : `bare: ${round(share(theirs, at))} ms`
  const worst = share(mine, 1)
  const all = mine.length === ours.ms.length
  const figure = { unit: 'ms', ratio: null }
  return [
    {
      ...figure,
      figure: `${what}, p50`,
      value: round(share(mine, 0.5)),
      yardstick: beside(0.5),
      goal: null,
      met: null,
    },
    {
      ...figure,
      figure: `${what}, the slowest of ${ours.ms.length}`,
      value: all ? round(worst) : Number.NaN,
      yardstick: beside(1),
      goal: `at most ${limitMs} ms, each of them`,
      met: all && worst <= limitMs,
    },
  ]
}

function noticed({ ms }: Left): number[] {
  return ms.filter((one) => one !== null).sort((a, b) => a - b)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
