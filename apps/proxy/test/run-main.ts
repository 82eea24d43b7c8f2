import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type RunningMain = {
  child: ChildProcess
  /** where it listens, once it has said so; rejects where it ends before */
  ready: Promise<string>
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** everything that it and its child have printed */
  printed: () => string
}

/** The proxy as the supervisor starts it. */
export function runMain(environment: Record<string, string>): RunningMain {
  const main = fileURLToPath(new URL('../src/proxy.main.ts', import.meta.url))
  const child = fork(main, [], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
  }
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  const quiet = new Promise<void>((resolve) => child.stdout?.once('close', () => resolve()))
  // the output ends with its last holder: the capture child is gone then too
  const ended = Promise.all([exited, quiet]).then(([how]) => how)
  const ready = new Promise<string>((resolve, reject) => {
    child.on('message', (message: { type: string; address: string }) => {
      if (message.type === 'ready') resolve(`http://${message.address}`)
    })
    void ended.then(() => reject(new Error(`it ended before it was ready: ${text}`)))
  })
  // whoever waits for the end alone expects it to end
  ready.catch(() => undefined)
  return { child, ready, ended, printed: () => text }
}
