import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { captureChats, tickets } from './capture-chats.ts'
import { chatReply } from './chat.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { withStore } from './open-store.ts'
import { mirrorUntil } from './run-mirror.ts'
import { triageConfig } from './triage-config.ts'

// whole ways through proxy and mirror: a loaded machine takes its time
vi.setConfig({ testTimeout: 180_000 })

const after = 60
let folder: string
let vendor: FakeUpstream

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-trickle-'))
  vendor = await startFakeUpstream()
  vendor.answer((_request, response, body) => {
    const { model } = JSON.parse(body.toString()) as { model: string }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ...chatReply('billing'), model }))
  })
})
afterEach(async () => {
  await vendor.close()
  rmSync(folder, { recursive: true })
})

let made = 0
/** Units are drawn by their ids, so these are the same at every run. */
const newId = () => `01980000-0000-7000-8000-${String(++made).padStart(12, '0')}`

test('after a switch the model of before is asked on a small share of units, and nobody is compared with itself', async () => {
  const config = triageConfig(folder, vendor.url, { seed: 'trickle' })
  await captureChats(config, tickets(3, 'gpt-5.4'), { newId })
  await withStore(config.store, async (store) => {
    const counted = (units: number) => async () => (await store.funnel()).units.counted === units
    await mirrorUntil(config, store, counted(3))
    const [task] = await store.tasks()
    // pinned by the name that the model had then: controls had asked for it without its date
    const pin = { model: 'gpt-5.4-2026-03-05', candidateModel: 'gpt-5.4-nano' }
    await store.setMeta('pinned:test', JSON.stringify({ [task?.key ?? '']: pin }))

    await captureChats(config, tickets(after, 'gpt-5.4-nano'), { newId })
    await mirrorUntil(config, store, counted(3 + after))
    const asked = (await store.pairs({ limit: 500 })).map(({ trial, exchange }) => [
      exchange.model,
      trial.tierName,
    ])
    const moved = asked.filter(([model]) => model === 'gpt-5.4-nano')
    expect(new Set(moved.map(([, tier]) => tier))).toEqual(new Set(['current:gpt-5.4']))
    expect(moved.length).toBeGreaterThan(0)
    expect(moved.length).toBeLessThan(after / 3)
    const evidence = await store.evidence({ evaluation: 'test', slice: '' })
    const trickled = evidence.find((it) => it.tierName === 'current:gpt-5.4' && it.reading === 'as-is')
    expect(trickled?.evidence.units).toBe(moved.length)
  })
})
