import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '@tierdrop/config'
import type { Funnel, Store } from '@tierdrop/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { proxyMains } from '../src/index.ts'
import { captureChats, tickets } from './capture-chats.ts'
import { chatReply } from './chat.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { withStore } from './open-store.ts'
import { shadowKeys } from './run-mirror.ts'
import { triageConfig } from './triage-config.ts'

const requests = 20
const trials = 2 * requests
/** the vendor answers so many shadow calls, and then none until the mirror is dead */
const answered = 10

let folder: string
let vendor: FakeUpstream
let calls: number
let isHolding: boolean

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-killed-'))
  vendor = await startFakeUpstream()
  calls = 0
  isHolding = false
  vendor.answer((_request, response, bytes) => {
    calls++
    if (isHolding && calls > answered) return
    const { model } = JSON.parse(bytes.toString()) as { model: string }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ...chatReply('billing'), model }))
  })
})
afterEach(async () => {
  await vendor.close()
  rmSync(folder, { recursive: true })
})

async function until(store: Store, mirror: ChildProcess, done: (funnel: Funnel) => boolean): Promise<Funnel> {
  for (;;) {
    const funnel = await store.funnel()
    if (done(funnel)) return funnel
    if (mirror.exitCode !== null) throw new Error(`the mirror ended by itself, with ${mirror.exitCode}`)
    await sleep(20)
  }
}

function startMirrorProcess(config: Config): ChildProcess {
  return fork(proxyMains.mirror, [], {
    env: { ...process.env, ...shadowKeys, TIERDROP_CONFIG_INLINE: JSON.stringify(config) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve))

test('kill -9 while it works: the next mirror completes exactly the missing trials', async () => {
  const config = triageConfig(folder, vendor.url, { seed: 'killed', sessionQuiet: '1s' })
  await captureChats(config, tickets(requests))
  calls = 0
  isHolding = true
  await withStore(config.store, async (store) => {
    const killed = startMirrorProcess(config)
    await until(store, killed, (funnel) => funnel.trials.graded === answered && funnel.trials.leased > 0)
    const gone = ended(killed)
    killed.kill('SIGKILL')
    await gone
    const before = await store.funnel()
    expect(before.trials.leased).toBeGreaterThan(0)

    isHolding = false
    const next = startMirrorProcess(config)
    const after = await until(store, next, (funnel) => funnel.units.counted === requests)
    const drained = ended(next)
    next.send({ type: 'drain' })
    await drained

    expect(after.trials).toEqual({ pending: 0, leased: 0, graded: trials, 'left-out': 0, expired: 0 })
    const pairs = await store.pairs({ limit: 500 })
    expect(new Set(pairs.map(({ trial }) => trial.id)).size).toBe(requests)
    // An attempt is written before its call: no call without one, and only what was cut short was called again.
    const attempts = [...pairs, ...(await store.pairs({ limit: 500, role: 'control' }))].reduce(
      (sum, it) => sum + it.trial.attempts,
      0,
    )
    expect(calls).toBeLessThanOrEqual(attempts)
    expect(attempts - trials).toBeLessThanOrEqual(before.trials.leased)
  })
}, 180_000)
