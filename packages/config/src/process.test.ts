import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'

const index = JSON.stringify(new URL('./index.ts', import.meta.url).href)

/** A process that says what drains it, and ends when it is told to a first time and `ends` says so. */
const draining = `
  import { tellReady, whenToldToDrain } from ${index}
  const alive = setInterval(() => {}, 60_000)
  whenToldToDrain((reason) => {
    process.stdout.write('drained by ' + reason + '\\n')
    setTimeout(() => clearInterval(alive), 50)
  })
  process.stdout.write('told ' + tellReady('127.0.0.1:4100') + '\\n')
`

function start(code: string, options: { supervised: boolean }) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: options.supervised ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
  })
  const said = text(child.stdout as Readable)
  const wrong = text(child.stderr as Readable)
  // Not 'close': Node doesn't emit it after a disconnect of ours.
  const exit = once(child, 'exit') as Promise<[number | null]>
  const ended = Promise.all([exit, said, wrong]).then(([[code], ...texts]) => ({
    code,
    said: texts[0],
    wrong: texts[1],
  }))
  return { child, ended }
}

const started = async (child: ChildProcess) => {
  await once(child.stdout as NonNullable<ChildProcess['stdout']>, 'data')
}

describe('a supervised process', () => {
  it('says that it is ready, and drains on the message, once', async () => {
    const { child, ended } = start(draining, { supervised: true })
    const [message] = (await once(child, 'message')) as [unknown]
    expect(message).toEqual({ type: 'ready', address: '127.0.0.1:4100' })
    child.send({ type: 'something else' })
    child.send({ type: 'drain' })
    child.send({ type: 'drain' })
    expect(await ended).toMatchObject({ code: 0, said: 'told true\ndrained by message\n' })
  })

  it('drains when its supervisor is gone', async () => {
    const { child, ended } = start(draining, { supervised: true })
    await once(child, 'message')
    child.disconnect()
    expect(await ended).toMatchObject({ code: 0, said: 'told true\ndrained by disconnect\n' })
  })

  it('leaves Ctrl-C to its supervisor', async () => {
    const { child, ended } = start(draining, { supervised: true })
    await once(child, 'message')
    child.kill('SIGINT')
    child.send({ type: 'drain' })
    expect((await ended).said).toMatch(/drained by message\n$/)
  })
})

describe('a process that runs alone', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('drains on %s', async (signal) => {
    const { child, ended } = start(draining, { supervised: false })
    await started(child)
    child.kill(signal)
    expect(await ended).toMatchObject({ code: 0, said: `told false\ndrained by ${signal}\n` })
  })
})

describe('exitWith', () => {
  it('ends with the catalogued code and the message alone', async () => {
    const code = `import { exitWith, failure } from ${index}
      exitWith(failure('USAGE', { reason: 'there is no tier "nanu"' }))`
    expect(await start(code, { supervised: false }).ended).toEqual({
      code: 2,
      said: '',
      wrong: 'there is no tier "nanu"\n',
    })
  })

  it('ends with 4 and the stack where the fault is our own', async () => {
    const code = `import { exitWith } from ${index}
      exitWith(new TypeError('a bug'))`
    const { code: exitCode, wrong } = await start(code, { supervised: false }).ended
    expect(exitCode).toBe(4)
    expect(wrong).toMatch(/^TypeError: a bug\n\s+at /)
  })
})
