import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { childrenOf, startProcess, stopProcess } from './processes.ts'

export type Tierdrop = {
  port: number
  child: ChildProcess
  pid: number
  capturePid: number
  /** where its store is */
  store: string
  /** resolves when the capture queue is empty; what was stored, counted and missed since the start */
  settled: () => Promise<{ stored: number; counted: number; missed: number }>
  /** the bytes that its store had in the end */
  stop: () => Promise<number>
}

/** as the supervisor gives it to every process */
const flags = ['--max-semi-space-size=8']

/** Our proxy with its capture child, as the supervisor starts it, on a store of its own. */
export async function startTierdrop(upstreamPort: number, sample: number): Promise<Tierdrop> {
  const folder = mkdtempSync(join(tmpdir(), 'tierdrop-bench-'))
  const store = join(folder, 'tierdrop.db')
  const config = {
    listen: { proxy: '127.0.0.1:0' },
    store,
    upstreams: { openai: { url: `http://127.0.0.1:${upstreamPort}`, vendor: 'openai' } },
    defaults: { sample },
  }
  const { child, pid, said } = await startProcess<{ address: string }>(
    '../../../apps/proxy/src/proxy.main.ts',
    { TIERDROP_CONFIG_INLINE: JSON.stringify(config), NODE_COMPILE_CACHE: join(folder, 'compiled') },
    flags,
  )
  const url = `http://${said.address}`
  return {
    port: Number(new URL(url).port),
    child,
    pid,
    capturePid: childrenOf(pid)[0] ?? 0,
    store,
    async settled() {
      for (;;) {
        const metrics = await (await fetch(`${url}/_tierdrop/metrics`)).text()
        if (read(metrics, 'tierdrop_capture_pending') === 0) {
          return {
            stored: read(metrics, 'tierdrop_capture_stored_total'),
            counted: read(metrics, 'tierdrop_capture_counted_total'),
            missed: read(metrics, 'tierdrop_capture_missed_total'),
          }
        }
        await later(50)
      }
    },
    async stop() {
      await stopProcess(child)
      const files = readdirSync(folder).filter((file) => file.startsWith('tierdrop.db'))
      const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
      rmSync(folder, { recursive: true })
      return bytes
    },
  }
}

/** The sum over a metric's labels. */
function read(metrics: string, name: string): number {
  let sum = 0
  for (const line of metrics.split('\n')) {
    if (line.startsWith(`${name} `) || line.startsWith(`${name}{`))
      sum += Number(line.slice(line.lastIndexOf(' ')))
  }
  return sum
}
