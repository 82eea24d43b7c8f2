import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NewTrial, Store } from '@tierdrop/store'
import { resolveTiers } from '@tierdrop/tiers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { planRetry, verifyEvidence } from '../src/index.ts'
import { captureChats, tickets } from './capture-chats.ts'
import { chatReply } from './chat.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { withStore } from './open-store.ts'
import { mirrorUntil } from './run-mirror.ts'
import { triageConfig } from './triage-config.ts'

// whole ways through proxy and mirror: a loaded machine takes its time
vi.setConfig({ testTimeout: 180_000 })

const exchanges = 12
let folder: string
let vendor: FakeUpstream
/** how often the candidate was asked each request */
let asked: Map<string, number>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-retry-'))
  vendor = await startFakeUpstream()
  asked = new Map()
  vendor.answer((_request, response, body) => {
    const { model, messages } = JSON.parse(body.toString()) as {
      model: string
      messages: { content: string }[]
    }
    const user = messages.at(-1)?.content ?? ''
    const times = (asked.get(user) ?? 0) + 1
    if (model === 'gpt-5.4-nano') asked.set(user, times)
    // No label at all, which any caller sees, and the right one when it is asked again.
    const isLost = model === 'gpt-5.4-nano' && times === 1
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ...chatReply(isLost ? '???' : 'billing'), model }))
  })
})
afterEach(async () => {
  await vendor.close()
  rmSync(folder, { recursive: true })
})

const configOf = (seed: string) => triageConfig(folder, vendor.url, { seed, sessionQuiet: '1s' })

/** Exchanges get new ids each time, so a seed is looked for that draws two of these. */
async function seedThatDrawsTwo(store: Store): Promise<string> {
  const [tier] = resolveTiers(configOf(''))
  const captured = await store.unplannedExchanges(exchanges)
  const drawn = (seed: string) =>
    captured.filter(({ id, unitId }) => {
      const trial: NewTrial = {
        id,
        exchangeId: id,
        unitId,
        tierRevision: tier?.revision ?? '',
        tierName: 'nano',
        role: 'candidate',
        repeat: 0,
        dueAt: 0,
        expiresAt: 1,
      }
      const failed = { outcome: 'failed', detectable: true } as const
      return planRetry(trial, failed, { seed, now: 0, newId: () => id, expiry: 1 }) !== null
    }).length
  for (let n = 0; ; n++) if (drawn(`seed ${n}`) === 2) return `seed ${n}`
}

test('some of the replies that any caller would notice are asked for once more, and counted as that', async () => {
  await captureChats(configOf(''), tickets(exchanges))
  await withStore(join(folder, 'store.db'), async (store) => {
    const seed = await seedThatDrawsTwo(store)
    await mirrorUntil(configOf(seed), store, async () => (await store.funnel()).units.counted === exchanges)
    expect([...asked.values()].sort((a, b) => a - b)).toEqual([...Array(exchanges - 2).fill(1), 2, 2])
    expect((await store.funnel()).trials).toMatchObject({ graded: 2 * exchanges + 2, pending: 0 })
    const [whole] = (await store.evidence({ evaluation: 'test', slice: '' })).filter(
      ({ reading }) => reading === 'as-is',
    )
    expect(whole?.evidence).toMatchObject({
      units: exchanges,
      exchanges,
      unusable: exchanges,
      retried: 2,
      retriedUnusable: 0,
      // What came of asking again is no reply of its own: the first one counts.
      paired: [{ loss: 1, count: exchanges }],
    })
    expect((await verifyEvidence(store, { evaluation: 'test', seed })).differences).toEqual([])
  })
})
