import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { portIsSent } from '@tierdrop/proxy'
import { type HeldPort, holdPort } from './hold-port.ts'

export type ChildSpec = {
  name: string
  main: URL
  /** all of its environment */
  env: NodeJS.ProcessEnv
  /** where its log lines go */
  log: string
  /** clients that come while it is started again wait for it and are not refused */
  keepsPort?: boolean
}

export type GaveUp = { name: string; code: number; lastWords: string }

export type Child = {
  /** its address, once it serves */
  readonly ready: Promise<string>
  drain(): Promise<void>
  kill(): void
}

export type ChildEvents = {
  died: (name: string, how: string, pauseMs: number) => void
  gaveUp: (gaveUp: GaveUp) => void
  message: (name: string, message: unknown) => void
}

/** a larger one would hold some hundred megabytes of what is long over */
const youngGeneration = '--max-semi-space-size=8'
const longestPause = 30_000
/** an exit with one of these is a statement about config or machine: starting again would not help */
const finalCodes = new Set([2, 4])
const isFinal = (code: number | null): code is number => code !== null && finalCodes.has(code)

/** Keeps one process running: restarts it when it dies, until it is told to drain. */
export function startChild(spec: ChildSpec, on: ChildEvents): Child {
  const ready = Promise.withResolvers<string>()
  const over = Promise.withResolvers<void>()
  const log = openSync(spec.log, 'a', 0o600)
  let draining = false
  let ended = false
  let quickDeaths = 0
  let running: ChildProcess | undefined
  let pause: NodeJS.Timeout | undefined
  let address: string | undefined
  let port: HeldPort | null = null

  const end = () => {
    ended = true
    port?.letGo()
    closeSync(log)
    over.resolve()
  }

  const startAgain = async () => {
    if (spec.keepsPort && address !== undefined) port ??= await holdPort(address)
    // told to drain meanwhile
    if (ended) port?.letGo()
    else start()
  }

  const start = () => {
    const startedAt = performance.now()
    let lastWords = ''
    const child = fork(spec.main, [], {
      execArgv: [youngGeneration],
      env: port ? { ...spec.env, [portIsSent]: '1' } : spec.env,
      // In a group of its own: a terminal's Ctrl-C reaches the supervisor alone, whatever a child is just doing.
      detached: true,
      stdio: ['ignore', log, 'pipe', 'ipc'],
    })
    running = child
    port?.offer(child)
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-2_000)
      if (!ended) writeSync(log, text)
    })
    // A process that can't be started, or one that went while it was spoken to: 'close' follows.
    child.on('error', (error) => {
      lastWords += `${error.message}\n`
    })
    child.on('message', (message) => {
      if (!isReady(message)) return on.message(spec.name, message)
      address = message.address
      ready.resolve(address)
      port?.handOver(child)
      port = null
    })
    // 'close' comes after the last of stderr has been read. A child of the child may hold that open for
    // seconds, so it is waited for only where those words are of use.
    child.on('exit', (code, signal) => {
      if (!draining && !isFinal(code)) died(code, signal)
    })
    child.on('close', (code, signal) => {
      if (running !== child) return
      if (!draining && !isFinal(code)) return died(code, signal)
      running = undefined
      end()
      if (!draining) on.gaveUp({ name: spec.name, code: Number(code), lastWords: lastWords.trim() })
    })
    const died = (code: number | null, signal: NodeJS.Signals | null) => {
      running = undefined
      quickDeaths = performance.now() - startedAt < 10_000 ? quickDeaths + 1 : 0
      // The first restart is at once: clients are waiting.
      const pauseMs = quickDeaths <= 1 ? 0 : Math.min(longestPause, 250 * 2 ** quickDeaths)
      on.died(spec.name, signal ?? `exit code ${code}`, pauseMs)
      if (pauseMs === 0) void startAgain()
      else pause = setTimeout(() => void startAgain(), pauseMs)
    }
  }
  start()

  return {
    ready: ready.promise,
    async drain() {
      if (!draining) {
        draining = true
        clearTimeout(pause)
        if (running?.connected) running.send({ type: 'drain' })
        else if (running) running.kill('SIGTERM')
        else if (!ended) end()
      }
      await over.promise
    },
    kill() {
      draining = true
      clearTimeout(pause)
      if (running) running.kill('SIGKILL')
      else if (!ended) end()
    },
  }
}

function isReady(message: unknown): message is { type: 'ready'; address: string } {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready'
}
