import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Supervisor, supervise } from '../src/supervise/supervise.ts'

let folder: string
let deaths: string[]
let pids: number[]
let told: PromiseWithResolvers<void>
let supervisor: Supervisor

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-supervise-'))
  deaths = []
  pids = []
  told = Promise.withResolvers()
  supervisor = supervise({
    died: (name, how) => void deaths.push(`${name} ${how}`),
    message: (_, message) => {
      pids.push((message as { pid: number }).pid)
      told.resolve()
    },
  })
})

afterEach(async () => {
  await supervisor.stop(0)
  rmSync(folder, { recursive: true })
})

const journal = () => {
  const file = join(folder, 'journal')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}

const steady = new URL('./children/steady.ts', import.meta.url)
const ending = new URL('./children/ending.ts', import.meta.url)
const serving = new URL('./children/serving.ts', import.meta.url)

function start(name: string, main = steady, env: Record<string, string> = {}) {
  return supervisor.start({
    name,
    main,
    env: { ...process.env, NAME: name, JOURNAL: join(folder, 'journal'), ...env },
    log: join(folder, `${name}.log`),
  })
}

test('a child that was killed is started again at once', async () => {
  const child = start('mirror')
  expect(await child.ready).toBe('mirror')
  await told.promise
  told = Promise.withResolvers()
  process.kill(pids[0] ?? 0, 'SIGKILL')
  await told.promise
  expect(deaths).toEqual(['mirror SIGKILL'])
  expect(new Set(pids).size).toBe(2)
  await supervisor.stop(10_000)
  expect(journal()).toEqual(['drained mirror'])
})

test('clients that come while it is started again wait for the next one, and no connection is refused', async () => {
  const go = join(folder, 'go')
  const spec = { name: 'proxy', main: serving, log: join(folder, 'proxy.log'), keepsPort: true }
  const child = supervisor.start({ ...spec, env: { ...process.env, GO: go } })
  const url = `http://${await child.ready}`
  const first = await (await fetch(url)).text()
  process.kill(Number(first), 'SIGKILL')
  while (deaths.length === 0) await sleep(10)
  // nobody serves yet
  const early = await Promise.all([askWhenOpen(url), askWhenOpen(url)])
  const late = [askWhenOpen(url), askWhenOpen(url)].map(async (asking) => (await asking).reply)
  writeFileSync(go, '')
  const replies = await Promise.all([...early.map(({ reply }) => reply), ...late])
  expect(new Set(replies).size).toBe(1)
  expect(replies[0]).not.toBe(first)
  expect(await (await fetch(url)).text()).toBe(replies[0])
  await supervisor.stop(10_000)
  await expect(fetch(url)).rejects.toThrow()
})

test('children drain one after the other, the last started first', async () => {
  for (const name of ['report', 'mirror', 'proxy', 'traffic']) await start(name).ready
  await supervisor.stop(10_000)
  expect(journal()).toEqual(['drained traffic', 'drained proxy', 'drained mirror', 'drained report'])
})

test('a child that does not drain in time is killed', async () => {
  await start('stubborn', steady, { DRAIN: 'never' }).ready
  await supervisor.stop(50)
  expect(journal()).toEqual([])
  expect(() => process.kill(pids[0] ?? 0, 0)).toThrow('ESRCH')
})

test.each([2, 4])('exit code %i is final, and its last words are handed on', async (code) => {
  start('report', ending, { CODE: String(code), WORDS: 'the port is taken' })
  expect(await supervisor.failed).toEqual({ name: 'report', code, lastWords: 'the port is taken' })
  expect(deaths).toEqual([])
  expect(readFileSync(join(folder, 'report.log'), 'utf8')).toBe('the port is taken\n')
})

test('any other exit code is a death', async () => {
  start('mirror', ending, { CODE: '1', WORDS: 'out of memory' })
  while (deaths.length < 2) await sleep(20)
  expect(deaths.slice(0, 2)).toEqual(['mirror exit code 1', 'mirror exit code 1'])
})

test('the second Ctrl-C ends everything at once', async () => {
  const up: ChildProcess = fork(new URL('./children/up.ts', import.meta.url), {
    env: { ...process.env, FOLDER: folder },
  })
  const seen: { type: string; pid?: number }[] = []
  up.on('message', (message) => seen.push(message as { type: string }))
  const until = async (type: string) => {
    while (!seen.some((it) => it.type === type)) await sleep(20)
    return seen.find((it) => it.type === type)
  }
  const stubborn = (await until('pid'))?.pid ?? 0
  up.kill('SIGINT')
  await until('stopping')
  expect(() => process.kill(stubborn, 0)).not.toThrow()
  up.kill('SIGINT')
  const [code] = await once(up, 'exit')
  expect(code).toBe(130)
  // The signal is on its way: a process is gone when nothing can be sent to it.
  await expect.poll(() => isThere(stubborn), { timeout: 10_000 }).toBe(false)
})

/** Resolves once somebody has taken the connection; the reply's body comes later. */
async function askWhenOpen(url: string): Promise<{ reply: Promise<string> }> {
  const { port, hostname } = new URL(url)
  for (;;) {
    const socket = connect(Number(port), hostname)
    try {
      await once(socket, 'connect')
    } catch {
      await sleep(5)
      continue
    }
    const reply = text(socket)
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
    return { reply: reply.then((all) => all.slice(all.indexOf('\r\n\r\n') + 4)) }
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
