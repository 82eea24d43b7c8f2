import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

/** The house is looked at through /proc. */
export const canLook = existsSync('/proc/self/stat')
if (!canLook) console.log('skipped: there is no /proc here, so no process of the house is found and killed')

const cli = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url))

export type Pids = { proxy: number; capture: number; mirror: number; report: number }

/** `tierdrop up`, as an operator starts it. */
export function startHouse(config: string, cwd: string, environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [cli, 'up', '--config', config], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** Who is there now; null for those that are not. */
export function findPids(supervisor: number): { [name in keyof Pids]: number | null } {
  const children = childrenOf(supervisor)
  const proxy = find(children, 'proxy.main')
  return {
    proxy,
    capture: proxy === null ? null : findCapture(proxy),
    mirror: find(children, 'mirror.main'),
    report: find(children, 'report.main'),
  }
}

export function findCapture(proxy: number): number | null {
  return find(childrenOf(proxy), 'capture.main')
}

function find(pids: readonly number[], main: string): number | null {
  return pids.find((pid) => commandOf(pid).includes(main)) ?? null
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent)
}

function parentOf(pid: number): number | null {
  const stat = read(`/proc/${pid}/stat`)
  // the name, in parentheses, may hold anything
  return stat === '' ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`)
}

/** A process may end while it is looked at: then there is nothing to read. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

export function residentMb(pid: number): number {
  const kb = /VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1]
  if (kb === undefined) throw new Error(`process ${pid} is gone`)
  return Number(kb) / 1024
}

export function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', () => resolve()))
}
