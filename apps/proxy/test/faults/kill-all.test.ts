import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { answerChat, askChat } from '../chat.ts'
import { type FakeUpstream, startFakeUpstream } from '../fake-upstream.ts'
import { withStore } from '../open-store.ts'
import { type RunningMain, runMain } from '../run-main.ts'
import { until } from './load.ts'
import { canLook, findCapture } from './processes.ts'

let folder: string
let path: string
let upstream: FakeUpstream
const running: RunningMain[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
  path = join(folder, 't.db')
  upstream = await startFakeUpstream()
  answerChat(upstream, 'billing')
})
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL')
  await Promise.all(running.splice(0).map(({ ended }) => ended))
  await upstream.close()
  rmSync(folder, { recursive: true })
})

async function start() {
  const config = {
    listen: { proxy: '127.0.0.1:0' },
    store: path,
    upstreams: { openai: { url: upstream.url } },
    defaults: { sample: 1 },
  }
  const main = runMain({ TIERDROP_CONFIG_INLINE: JSON.stringify(config) })
  running.push(main)
  const url = await main.ready
  const pid = main.child.pid ?? 0
  await until(() => findCapture(pid) !== null)
  return {
    main,
    url,
    capture: findCapture(pid) ?? 0,
    stored: async () => {
      const text = await (await fetch(`${url}/_tierdrop/metrics`)).text()
      return Number(/^tierdrop_capture_stored_total (\d+)/m.exec(text)?.[1] ?? Number.NaN)
    },
  }
}

const storedOf = (ids: string[]) =>
  withStore(path, async (store) => (await store.exchanges(ids)).map(({ id }) => id).sort())

it.skipIf(!canLook)(
  'what was stored outlives a kill -9 of the proxy with its capture, and the next start goes on after it',
  { timeout: 120_000 },
  async () => {
    const ids: string[] = []
    for (let life = 0; life < 2; life++) {
      const { main, url, capture, stored } = await start()
      for (let n = 0; n < 10; n++) ids.push((await askChat(url, `ticket ${life} ${n}`)).id)
      await until(async () => (await stored()) === 10)
      // more is on its way, and may or may not be lost
      for (let n = 0; n < 5; n++) await askChat(url, `late ticket ${life} ${n}`)
      process.kill(capture, 'SIGKILL')
      process.kill(main.child.pid ?? 0, 'SIGKILL')
      await main.ended
      expect(await storedOf(ids)).toEqual([...ids].sort())
    }
    await withStore(path, async (store) => {
      const { seen, sampled } = await store.funnel()
      expect(sampled).toBeGreaterThanOrEqual(20)
      expect(seen).toBe(sampled)
    })
  },
)
