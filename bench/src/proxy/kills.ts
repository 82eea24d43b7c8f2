import type { ChildProcess } from 'node:child_process'
import { setTimeout as later } from 'node:timers/promises'
import { evidenceMath } from '@tierdrop/decision'
import { loadContentKey, openStore } from '@tierdrop/store'
import type { Figure } from '../figure.ts'
import type { Load, Loaded } from './load.main.ts'
import { ask, isRunning } from './processes.ts'
import { startTierdrop } from './tierdrop.ts'

export const victims = ['capture', 'the proxy with its capture'] as const
export type Victim = (typeof victims)[number]

/** One kill -9 amid traffic, beside what the clients had got by then. */
export type Killed = {
  /** exchanges whose client had all of its reply and that are not in the store */
  lost: number
  /** how long before the kill the oldest of them had ended, ms; 0 where none was lost */
  oldestMs: number
  /** captures that are counted as missed; null where whoever counts was killed too */
  missed: number | null
}

/** exchanges before the measured traffic: what has just started is slower than what has run for days */
const warmUp = 8_000
/** from the first of the measured traffic to the kill, ms */
const steadyMs = 1_000
/** … and then at any moment of what repeats itself */
const spreadMs = 400
const atOnce = 500

/** Kills them at a random moment while so many requests a second come. */
export async function killAmid(
  upstreamPort: number,
  load: ChildProcess,
  victim: Victim,
  rate: number,
  random: () => number,
): Promise<Killed> {
  const ours = await startTierdrop(upstreamPort, 1)
  try {
    // 0 would be all that this process belongs to
    if (ours.capturePid === 0) throw new Error('there is no capture to kill')
    const isAll = victim !== 'capture'
    const kill = {
      pids: isAll ? [ours.pid, ours.capturePid] : [ours.capturePid],
      afterMs: steadyMs + random() * spreadMs,
    }
    const to = { port: ours.port, path: '/v1/chat/completions', connections: 64 }
    await ask<Loaded>(load, { ...to, requests: warmUp, rate: null } satisfies Load)
    const before = (await ours.settled()).missed
    const amid: Load = { ...to, requests: rate * 60, rate, kill }
    const { ended, failed } = await ask<Loaded>(load, amid)
    if (failed > 0) throw new Error(`${failed} requests failed before anything was killed`)
    while (isAll && isRunning(ours.capturePid)) await later(10)
    const missed = isAll ? null : (await ours.settled()).missed - before
    const stored = await idsIn(
      ours.store,
      ended.map(([id]) => id),
    )
    const ages = ended.flatMap(([id, ago]) => (stored.has(id) ? [] : [ago]))
    return { lost: ages.length, oldestMs: Math.max(0, ...ages), missed }
  } finally {
    await ours.stop()
  }
}

/** Which of them are in the store, as whoever opens it next finds it. */
async function idsIn(path: string, ids: readonly string[]): Promise<Set<string>> {
  const store = await openStore(path, { contentKey: loadContentKey(path, {}), evidenceMath })
  try {
    const found = new Set<string>()
    for (let at = 0; at < ids.length; at += atOnce)
      for (const { id } of await store.exchanges(ids.slice(at, at + atOnce))) found.add(id)
    return found
  } finally {
    await store.close()
  }
}

const limitMs = 100

/** What kill -9 loses at most, over so many kills. */
export function killFigures(victim: Victim, rate: number, kills: readonly Killed[]): Figure[] {
  const oldest = kills.map(({ oldestMs }) => oldestMs).sort((a, b) => a - b)
  const worst = oldest.at(-1) ?? Number.NaN
  const what = `kill -9 of ${victim} at ${rate.toLocaleString('en-US')}/s`
  const plain = { yardstick: null, ratio: null, goal: null, met: null }
  const lost = kills.reduce((total, killed) => total + killed.lost, 0)
  const missed = kills.reduce<number | null>((total, killed) => add(total, killed.missed), 0)
  return [
    {
      ...plain,
      figure: `${what}: age of the oldest exchange lost, median of ${kills.length} kills`,
      value: Math.round(oldest[oldest.length >> 1] ?? Number.NaN),
      unit: 'ms',
    },
    {
      ...plain,
      figure: `${what}: age of the oldest exchange lost, the worst of ${kills.length} kills`,
      value: Math.round(worst),
      unit: 'ms',
      goal: `at most ${limitMs} ms`,
      met: worst <= limitMs,
    },
    {
      ...plain,
      figure: `${what}: exchanges lost`,
      value: lost,
      unit:
        missed === null ? 'exchanges (their count was lost too)' : `exchanges (${missed} counted as missed)`,
    },
  ]
}

const add = (total: number | null, more: number | null): number | null =>
  total === null || more === null ? null : total + more
