import { loadavg } from 'node:os'
import type { BenchOptions, Figure } from '../figure.ts'
import { figuresOf, plain, soakFigures, unsampledFigure } from './figures.ts'
import { killAmid, killFigures, victims } from './kills.ts'
import { inTurns, type Subject } from './measure.ts'
import { nginxInstalled, startNginx } from './nginx.ts'
import { portkeyInstalled, startPortkey } from './portkey.ts'
import { canMeasure, startProcess, stopProcess } from './processes.ts'
import { bytesOfUnsampled, soak } from './soak.ts'
import { startTierdrop, type Tierdrop } from './tierdrop.ts'

type Size = {
  /** exchanges before anything is measured */
  warmUp: number
  /** of each measurement */
  seconds: number
  rounds: number
  /** more of these: a p99 has few requests behind it */
  slowRounds: number
  soak: number
  unsampled: number
  /** of each victim at each rate */
  kills: number
}

const quickSize: Size = {
  warmUp: 1_500,
  seconds: 0.5,
  rounds: 1,
  slowRounds: 1,
  soak: 3_600,
  unsampled: 1_000,
  kills: 1,
}
const fullSize: Size = {
  warmUp: 20_000,
  seconds: 2,
  rounds: 5,
  slowRounds: 9,
  soak: 200_000,
  unsampled: 20_000,
  kills: 6,
}
const soakSize: Size = { ...fullSize, soak: 1_000_000 }

/** Our proxy with capture on beside a bare proxy and nginx, in one run, on loopback. */
export async function run({ quick, soak: long, log }: BenchOptions): Promise<Figure[]> {
  if (!canMeasure) throw new Error('the proxy bench reads processor times from /proc, which is not here')
  const size = quick ? quickSize : long ? soakSize : fullSize
  const loads = [machineLoad()]
  const upstream = await startProcess<{ port: number }>('./upstream.main.ts')
  const load = await startProcess<unknown>('./load.main.ts')
  try {
    const list = await besideYardsticks(upstream.said.port, load.child, size, log)
    loads.push(machineLoad())
    for (const sample of [1, 0.1]) {
      log(`memory and store with ${sample * 100} % sampled: ${size.soak} exchanges`)
      list.push(...soakFigures(await soak(upstream.said.port, load.child, sample, size.soak)))
    }
    log('store with nothing sampled')
    list.push(unsampledFigure(await bytesOfUnsampled(upstream.said.port, load.child, size.unsampled)))
    for (const victim of victims)
      for (const rate of [500, 3_000]) {
        log(`kill -9 of ${victim} at ${rate} a second, ${size.kills} times`)
        const killed = []
        for (let n = 0; n < size.kills; n++)
          killed.push(await killAmid(upstream.said.port, load.child, victim, rate, Math.random))
        list.push(...killFigures(victim, rate, killed))
      }
    loads.push(machineLoad())
    return [
      ...list,
      plain('load average of the machine, the highest of three readings', Math.max(...loads), ''),
    ]
  } finally {
    await Promise.all([stopProcess(load.child), stopProcess(upstream.child)])
  }
}

async function besideYardsticks(
  upstreamPort: number,
  load: Parameters<typeof inTurns>[1],
  { warmUp, seconds, rounds, slowRounds }: Size,
  log: BenchOptions['log'],
): Promise<Figure[]> {
  const bare = await startProcess<{ port: number }>('./bare.main.ts', {
    UPSTREAM: `http://127.0.0.1:${upstreamPort}`,
  })
  const nginx = nginxInstalled() ? await startNginx(upstreamPort) : null
  const portkey = portkeyInstalled() ? await startPortkey(upstreamPort) : null
  if (!nginx) log('nginx is not installed, so nothing is measured beside it')
  if (!portkey)
    log(
      'Portkey’s gateway is not installed; to measure beside it: cd bench/yardsticks && npm install --ignore-scripts',
    )
  const all = await startTierdrop(upstreamPort, 1)
  const tenth = await startTierdrop(upstreamPort, 0.1)
  try {
    const yardsticks: Subject[] = [
      { name: 'direct', port: upstreamPort, pids: [], settle: nothing },
      { name: 'bare', port: bare.said.port, pids: [bare.pid], settle: nothing },
    ]
    const ours = [subjectOf('tierdrop 100 %', all), subjectOf('tierdrop 10 %', tenth)]
    const subjects = [...yardsticks, ...ours]
    if (nginx) {
      const pids = [nginx.child.pid ?? 0]
      subjects.push({ name: 'nginx', port: nginx.port, pids, settle: nothing })
      subjects.push({ name: 'nginx mirror', port: nginx.mirrorPort, pids, settle: nothing })
    }
    if (portkey) {
      const { port, headers, child } = portkey
      subjects.push({ name: 'Portkey', port, headers, pids: [child.pid ?? 0], settle: nothing })
    }
    const at = (rate: number, connections: number) => ({ connections, requests: rate * seconds, rate })
    log('warm-up')
    await inTurns(subjects, load, { connections: 32, requests: warmUp, rate: null }, 1)
    log(`3,000 a second, ${rounds} rounds`)
    const fast = await inTurns(subjects, load, at(3_000, 64), rounds)
    log(`500 a second, ${slowRounds} rounds`)
    const slow = await inTurns(subjects, load, at(500, 32), slowRounds)
    log(`5,000 a second, ${rounds} rounds`)
    const busy = await inTurns([...yardsticks.slice(1), ...ours], load, at(5_000, 64), rounds)
    log(`as fast as it goes, ${rounds} rounds`)
    const free = { connections: 32, requests: 2_000 * seconds, rate: null }
    const full = await inTurns(subjects, load, free, rounds)
    return figuresOf({ fast, slow, busy, full })
  } finally {
    await nginx?.stop()
    await portkey?.stop()
    await Promise.all([all.stop(), tenth.stop(), stopProcess(bare.child)])
  }
}

function subjectOf(name: string, { port, pid, capturePid, settled }: Tierdrop): Subject {
  return { name, port, pids: [pid, capturePid], settle: async () => (await settled()).missed }
}

async function nothing(): Promise<number> {
  return 0
}

/** over the last minute: who else was at work */
function machineLoad(): number {
  return loadavg()[0] ?? Number.NaN
}
