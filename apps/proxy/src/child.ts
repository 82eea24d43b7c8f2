import { type ChildProcess, spawn } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import type { Settled } from './capture/frame.ts'
import type { Tee } from './tee.ts'

const main = fileURLToPath(new URL('./capture/capture.main.ts', import.meta.url))
/** By itself node lets garbage pile up to half as much memory again here, for a few per cent less work. */
const heapFlags = ['--max-semi-space-size=8', '--heap-growing-percent=100']
/** glibc's own: an arena for each thread, never trimmed, keeps what V8 has long given back */
const mallocSettings = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '1048576' }
const healthyMs = 10_000
const longestWaitMs = 2_000
/** from the pipe's end until a child that does not end by itself is ended */
const stopMs = 4_000

export type CaptureState = {
  pid: number | null
  restarts: number
  stored: number
  counted: number
  missed: Record<string, number>
  lagMs: number | null
  store: 'open' | 'closed' | 'unknown'
}

/** What this process has been told of compiled code in its own code is in no environment to inherit. */
function compileCache(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir()
  // in a folder of its own for each version of node
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) }
}

/**
 * Keeps one capture child running. It is a process and not a thread because a damaged store can kill
 * whoever has it open by a signal; and it ends by itself when its pipe does.
 */
export class CaptureChild {
  readonly state: CaptureState = {
    pid: null,
    restarts: 0,
    stored: 0,
    counted: 0,
    missed: {},
    lagMs: null,
    store: 'unknown',
  }
  readonly #tee: Tee
  readonly #config: () => unknown
  readonly #now: () => number
  readonly #onLine: () => void
  readonly #log: Logger | null
  #child: ChildProcess | null = null
  #timer: NodeJS.Timeout | null = null
  #waitMs = 0
  #stopping = false
  /** resolves with the child's first line */
  #started: Promise<void> = Promise.resolve()
  #onStarted: () => void = () => undefined

  constructor(tee: Tee, config: () => unknown, now: () => number, onLine: () => void, log: Logger | null) {
    this.#tee = tee
    this.#config = config
    this.#now = now
    this.#onLine = onLine
    this.#log = log
  }

  start(): void {
    const begun = this.#now()
    // fd 3 is a socket pair: messages one way, JSON lines back
    const child = spawn(process.execPath, [...heapFlags, main], {
      env: { ...mallocSettings, ...process.env, ...compileCache() },
      stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    })
    const pipe = child.stdio[3] as Duplex
    this.#child = child
    this.state.pid = child.pid ?? null
    // a broken pipe is the child's end, which `exit` tells as well
    pipe.on('error', () => this.#tee.detach())
    this.#listen(pipe)
    child.on('error', (error) => this.#gone(begun, error.message))
    child.on('exit', (code, signal) => this.#gone(begun, signal ?? `code ${code}`))
    this.#started = new Promise((resolve) => {
      this.#onStarted = resolve
    })
    this.#tee.attach(pipe, this.#config())
  }

  /** Lets the child read all there is, and resolves when it has ended. */
  async stop(): Promise<void> {
    this.#stopping = true
    if (this.#timer) clearTimeout(this.#timer)
    // what has waited for the next child is stored by it
    if (this.#timer && !this.#child && this.#tee.pending > 0) this.start()
    const child = this.#child
    if (!child) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    await Promise.race([this.#started, ended])
    this.#tee.flush()
    const pipe = child.stdio[3] as Duplex
    pipe.end()
    const killer = setTimeout(() => child.kill('SIGKILL'), stopMs)
    await ended
    clearTimeout(killer)
  }

  #listen(pipe: Duplex): void {
    let rest = ''
    pipe.setEncoding('utf8')
    pipe.on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) this.#take(JSON.parse(line) as Settled)
    })
  }

  #take(line: Settled): void {
    this.#tee.ready()
    this.#onStarted()
    this.#tee.settle(line.settled, line.notes)
    this.state.stored += line.stored
    this.state.counted += line.counted
    this.state.store = line.store
    this.state.lagMs = line.lagMs
    for (const [reason, count] of Object.entries(line.missed)) {
      this.state.missed[reason] = (this.state.missed[reason] ?? 0) + count
    }
    this.#onLine()
  }

  #gone(begun: number, reason: string): void {
    if (!this.#child) return
    this.#child = null
    this.state.pid = null
    this.state.store = 'unknown'
    this.#tee.detach()
    this.#onLine()
    if (this.#stopping) return
    this.#log?.error(
      { reason, missed: Object.fromEntries(this.#tee.missed) },
      'the capture child is gone; it is started again',
    )
    this.state.restarts++
    const lived = this.#now() - begun
    this.#waitMs = lived > healthyMs ? 0 : Math.min(longestWaitMs, Math.max(50, this.#waitMs * 2))
    this.#timer = setTimeout(() => this.start(), this.#waitMs)
  }
}
