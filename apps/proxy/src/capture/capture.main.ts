import { existsSync, readdirSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { Socket } from 'node:net'
import { setPriority } from 'node:os'
import { performance } from 'node:perf_hooks'
import { pino } from 'pino'
import { Capture } from './capture.ts'
import { sleep } from './pace.ts'

// The proxy's share of the processor comes first. On Linux a priority is one thread's, and V8 has several.
const threads = existsSync('/proc/self/task') ? readdirSync('/proc/self/task').map(Number) : [0]
for (const thread of threads) setPriority(thread, 10)
// The pipe's end is what stops this process: signals that reach the whole group are the proxy's to act on.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)

// The next one is there sooner, however this one ends. The first time it takes a second: before there is work.
flushCompileCache()

const log = pino({ name: 'tierdrop-capture' }, pino.destination({ dest: 1, sync: false }))
const pipe = new Socket({ fd: 3 })
const capture = new Capture({
  reply: (line) => pipe.write(line),
  pause: () => pipe.pause(),
  resume: () => pipe.resume(),
  log,
  wall: () => Date.now(),
  now: () => performance.now(),
  sleep,
  environment: process.env,
})
pipe.on('data', (bytes: Buffer) => capture.take(bytes))
// the proxy is gone: what has been read is still stored
pipe.on('error', () => pipe.destroy())
pipe.on('end', () => void finish())
pipe.on('close', () => void finish())

let finishing = false
async function finish(): Promise<void> {
  if (finishing) return
  finishing = true
  await capture.finish()
  process.exit(0)
}
