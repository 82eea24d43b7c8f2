import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { startSimulator } from '@tierdrop/simulator'
import { expect, it } from 'vitest'
import { startProxy } from '../../src/index.ts'
import { startFakeUpstream } from '../fake-upstream.ts'
import { withStore } from '../open-store.ts'
import { testConfig } from '../start.ts'
import { answerLoad, startLoad, sum, until } from './load.ts'
import { canLook, ended, findPids, freePort, type Pids, startHouse } from './processes.ts'

/** More for a longer run: TIERDROP_KILLS=100 */
const kills = Number(process.env.TIERDROP_KILLS ?? 3)
/** each death makes the supervisor wait longer before the next start */
const supervisedKills = Math.ceil(kills / 3)
const patienceMs = Math.max(120_000, kills * 20_000)

it(
  'capture is killed again and again amid traffic: no client notices, and nothing goes uncounted',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
    const store = join(folder, 't.db')
    const upstream = await startFakeUpstream()
    answerLoad(upstream)
    const proxy = await startProxy({ config: testConfig(upstream.url, { store }) })
    const load = startLoad(proxy.url, { clients: 2, pauseMs: 5 })
    for (let n = 0; n < kills; n++) {
      const { stored } = proxy.capture
      await until(() => proxy.capture.stored > stored)
      const { pid } = proxy.capture
      if (pid !== null) process.kill(pid, 'SIGKILL')
      await until(() => proxy.capture.pid !== null && proxy.capture.pid !== pid)
    }
    const { stored } = proxy.capture
    await until(() => proxy.capture.stored > stored)
    await load.stop()
    await proxy.captured()
    expect(load.failed).toEqual([])
    const missed = proxy.missed()
    expect(Object.keys(missed).filter((reason) => !reason.startsWith('capture-'))).toEqual([])
    expect(proxy.capture.stored + sum(missed)).toBe(load.asked)
    await proxy.drain(0)
    await upstream.close()
    await withStore(store, async (open) => {
      const funnel = await open.funnel()
      // what was written just before the kill, and not told of any more, is in the store and counted as missed
      expect(funnel.sampled + sum(funnel.missed)).toBeGreaterThanOrEqual(load.asked)
      expect(sum(funnel.missed)).toBeGreaterThanOrEqual(sum(missed))
      const rows = await open.unplannedExchanges(100_000)
      expect(rows).toHaveLength(funnel.sampled)
      expect((await open.exchangeTexts(rows.map(({ id }) => id))).size).toBe(funnel.sampled)
    })
    rmSync(folder, { recursive: true })
  },
  patienceMs,
)

it.skipIf(!canLook)(
  'under the supervisor no client notices kills, except those in flight when the proxy itself is hit',
  async () => {
    const house = await startKillable()
    const load = startLoad(house.url, { clients: 2, pauseMs: 10 })
    for (let n = 0; n < supervisedKills; n++) {
      for (const name of ['mirror', 'report', 'capture'] as const) {
        process.kill(await house.pidOf(name), 'SIGKILL')
      }
      await later(200)
    }
    for (const name of ['mirror', 'report', 'capture'] as const) await house.pidOf(name)
    const stored = await house.metric('tierdrop_capture_stored_total')
    await until(async () => (await house.metric('tierdrop_capture_stored_total')) > stored)
    expect(load.failed).toEqual([])

    const first = await house.pidOf('proxy')
    process.kill(first, 'SIGKILL')
    const killed = performance.now()
    await until(async () => (await house.pidOf('proxy')) !== first)
    const { answered } = load
    await until(() => load.answered > answered)
    const away = performance.now() - killed
    const lost = load.failed.length
    console.log(`up again ${Math.round(away)} ms after kill -9 of the proxy, ${lost} requests lost`)
    const { asked } = load
    await until(() => load.asked > asked + 50)
    await load.stop()
    // what had been in flight, and connections in the moment before the supervisor holds the port
    for (const failure of load.failed) expect(failure).toMatch(/ECONNRESET|ECONNREFUSED/)
    expect(load.failed.length).toBe(lost)
    await house.stop()
  },
  patienceMs,
)

/** All of tierdrop under its supervisor, in front of an upstream that is always well, and a simulated one to mirror to. */
async function startKillable() {
  const folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
  const upstream = await startFakeUpstream()
  answerLoad(upstream)
  const vendor = await startSimulator({ latencyDivisor: 100 })
  const port = await freePort()
  const file = join(folder, 'tierdrop.yaml')
  const config = {
    listen: { proxy: `127.0.0.1:${port}`, report: '127.0.0.1:0' },
    store: 't.db',
    upstreams: {
      openai: { url: upstream.url },
      simulated: { url: vendor.url, vendor: 'openai' },
    },
    tiers: {
      mini: { upstream: 'simulated', dialect: 'openai-chat', model: 'gpt-5.4-mini', key: 'SHADOW_KEY' },
    },
    evaluation: { name: 'kills', candidates: ['mini'] },
    defaults: { sample: 1 },
  }
  // JSON is YAML
  writeFileSync(file, JSON.stringify(config))
  const supervisor = startHouse(file, folder, { SHADOW_KEY: 'sk-shadow', OPENAI_API_KEY: 'sk-shadow' })
  const url = `http://127.0.0.1:${port}`
  const pidOf = async (name: keyof Pids) => {
    let pid: number | null = null
    await until(() => {
      pid = findPids(supervisor.pid ?? 0)[name]
      return pid !== null
    })
    return pid ?? 0
  }
  const lives = async () => (await fetch(`${url}/_tierdrop/health/live`).catch(() => null))?.ok ?? false
  await until(lives)
  return {
    url,
    lives,
    pidOf,
    async metric(name: string) {
      const text = await (await fetch(`${url}/_tierdrop/metrics`)).text()
      return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1] ?? Number.NaN)
    },
    async stop() {
      supervisor.kill('SIGTERM')
      await ended(supervisor)
      await upstream.close()
      await vendor.close()
      rmSync(folder, { recursive: true })
    },
  }
}
