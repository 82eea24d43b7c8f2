import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'

export type ChildSpec = {
  name: string
  main: URL
  /** all of its environment */
  env: NodeJS.ProcessEnv
  /** where its log lines go */
  log: string
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

  const end = () => {
    ended = true
    closeSync(log)
    over.resolve()
  }

  const start = () => {
    const startedAt = performance.now()
    let lastWords = ''
    const child = fork(spec.main, [], {
      execArgv: [youngGeneration],
      env: spec.env,
      // In a group of its own: a terminal's Ctrl-C reaches the supervisor alone, whatever a child is just doing.
      detached: true,
      stdio: ['ignore', log, 'pipe', 'ipc'],
    })
    running = child
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-2_000)
      writeSync(log, text)
    })
    // A process that can't be started, or one that went while it was spoken to: 'close' follows.
    child.on('error', (error) => {
      lastWords += `${error.message}\n`
    })
    child.on('message', (message) => {
      if (isReady(message)) ready.resolve(message.address)
      else on.message(spec.name, message)
    })
    // 'close' comes after the last of stderr has been read, 'exit' may come before.
    child.on('close', (code, signal) => {
      running = undefined
      if (draining) return end()
      if (code !== null && finalCodes.has(code)) {
        end()
        return on.gaveUp({ name: spec.name, code, lastWords: lastWords.trim() })
      }
      quickDeaths = performance.now() - startedAt < 10_000 ? quickDeaths + 1 : 0
      // The first restart is at once: clients are waiting.
      const pauseMs = quickDeaths <= 1 ? 0 : Math.min(longestPause, 250 * 2 ** quickDeaths)
      on.died(spec.name, signal ?? `exit code ${code}`, pauseMs)
      pause = setTimeout(start, pauseMs)
    })
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
