import { describe, expect, it } from 'vitest'
import { capture, exchange, monday, timing } from '../traffic.ts'
import type { Harness } from './contract.ts'

const delta = {
  taskVersion: 'route-1',
  model: 'gpt-5.4-mini-2026-03-01',
  hour: monday,
  exchanges: 10,
  sampled: 2,
  errors: 0,
  inputTokens: 4_000,
  outputTokens: 160,
  costNano: 4_650_000,
  unpriced: 5,
}
const unread = { ...exchange('').usage, input: null, cacheRead: null, output: null }

export function estimatesContract(harness: Harness): void {
  describe('tokens counted later', () => {
    it('are marked, and correct the counts of their hour once, however often they come', async () => {
      const store = await harness.open()
      const at = monday + 3_599_999
      const exchanges = [exchange('a', { at, usage: unread, costNano: null }), exchange('b', { at })]
      const later = { ...delta, hour: monday + 3_600_000 }
      await store.writeCapture(capture(exchanges, { counts: [delta, later] }), timing)

      const counted = { ...unread, input: 480, output: 21, estimated: true }
      const estimate = { exchangeId: 'a', usage: counted, costNano: 454_500 }
      await store.estimateUsage([estimate, estimate, { ...estimate, exchangeId: 'nowhere' }])
      await store.estimateUsage([{ ...estimate, costNano: 1 }])

      const [a, b] = await store.exchanges(['a', 'b'])
      expect(a).toMatchObject({ usage: counted, costNano: 454_500 })
      expect(b).toMatchObject({ usage: { estimated: false }, costNano: 465_000 })
      const none = { estimated: 0, estimatedInput: 0, estimatedOutput: 0, estimatedNano: 0 }
      expect(await store.counts(0)).toEqual([
        {
          ...delta,
          inputTokens: 4_480,
          outputTokens: 181,
          costNano: 5_104_500,
          unpriced: 4,
          estimated: 1,
          estimatedInput: 480,
          estimatedOutput: 21,
          estimatedNano: 454_500,
        },
        { ...later, ...none },
      ])
    })

    it('without a price leave their request unpriced', async () => {
      const store = await harness.open()
      const unserved = { usage: unread, costNano: null, model: null, servedModel: null }
      await store.writeCapture(
        capture([exchange('a', unserved)], { counts: [{ ...delta, model: 'unknown' }] }),
        timing,
      )
      const usage = { ...unread, input: 480, output: 21, estimated: true }
      await store.estimateUsage([{ exchangeId: 'a', usage, costNano: null }])
      expect(await store.counts(0)).toMatchObject([
        { inputTokens: 4_480, outputTokens: 181, costNano: 4_650_000, unpriced: 5, estimated: 0 },
      ])
    })
  })
}
