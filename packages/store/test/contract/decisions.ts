import { describe, expect, it } from 'vitest'
import type { NewDecision, RecommendationRow, VerdictRow } from '../../src/index.ts'
import { monday } from '../traffic.ts'
import type { Harness } from './contract.ts'

const key = 'ledger:e1'
const recommendation = (id: string, at: number): RecommendationRow => {
  return { id, at, evaluation: 'e1', taskKey: 'route', taskVersion: 'route-1', body: `{"id":"${id}"}` }
}
const verdict = (id: string, at: number): VerdictRow => ({
  ...recommendation(id, at),
  candidate: 'nano',
  tierRevision: 'nano-r1',
  verdict: 'undecided',
  derivation: `how ${id} was reached`,
})

function saying(
  id: string,
  at: number,
  given: { before: string | null; after: string; previous: string | null; kept?: string[] },
): NewDecision {
  const { before, after, previous, kept = [] } = given
  return {
    evaluation: 'e1',
    ledger: { key, before, after },
    previous,
    verdicts: [verdict(`v-${id}`, at)],
    recommendations: [recommendation(`r-${id}`, at)],
    decision: {
      id,
      at,
      evaluation: 'e1',
      verdicts: [`v-${id}`, ...kept],
      recommendations: [`r-${id}`],
      ledger: after,
    },
  }
}

export function decisionsContract(harness: Harness): void {
  describe('decisions', () => {
    it('gives back what was on record at a time, whole and in its order', async () => {
      const store = await harness.open()
      expect(await store.decisionAt('e1')).toBeNull()
      expect(
        await store.recordDecision(saying('d1', monday, { before: null, after: 'l1', previous: null })),
      ).toBe(true)
      const second = saying('d2', monday + 5, { before: 'l1', after: 'l2', previous: 'd1', kept: ['v-d1'] })
      expect(await store.recordDecision(second)).toBe(true)

      const then = await store.decisionAt('e1', monday + 4)
      expect(then?.decision).toMatchObject({ id: 'd1', ledger: 'l1' })
      expect(then?.verdicts).toMatchObject([verdict('v-d1', monday)])
      const now = await store.decisionAt('e1')
      expect(now?.decision).toEqual(second.decision)
      expect(now?.verdicts.map(({ id, derivation }) => [id, derivation])).toEqual([
        ['v-d2', 'how v-d2 was reached'],
        ['v-d1', 'how v-d1 was reached'],
      ])
      expect(now?.recommendations).toEqual([recommendation('r-d2', monday + 5)])
      expect(await store.decisionAt('e1', monday - 1)).toBeNull()
      expect(await store.decisionAt('other')).toBeNull()
      expect(await store.getMeta(key)).toBe('l2')
    })

    it('writes nothing where another process has decided since', async () => {
      const store = await harness.open()
      const other = await harness.open(harness.url())
      await store.recordDecision(saying('d1', monday, { before: null, after: 'l1', previous: null }))
      const late = saying('d2', monday + 1, { before: null, after: 'l2', previous: null })
      expect(await other.recordDecision(late)).toBe(false)
      const ofAnOlderLedger = saying('d2', monday + 1, { before: 'l0', after: 'l2', previous: 'd1' })
      expect(await other.recordDecision(ofAnOlderLedger)).toBe(false)
      const sameLedger = saying('d2', monday + 1, { before: null, after: 'l1', previous: null })
      expect(await other.recordDecision(sameLedger)).toBe(false)
      expect(await store.getMeta(key)).toBe('l1')
      expect((await store.latestVerdicts('e1')).verdicts.map(({ id }) => id)).toEqual(['v-d1'])
    })

    it('lets one of many that decide at once be first', async () => {
      const stores = [await harness.open()]
      for (let more = 0; more < 3; more += 1) stores.push(await harness.open(harness.url()))
      const kept = await Promise.all(
        stores.map((store, index) =>
          store.recordDecision(
            saying(`d${index}`, monday, { before: null, after: `l${index}`, previous: null }),
          ),
        ),
      )
      expect(kept.filter(Boolean)).toHaveLength(1)
      expect(await stores[0]?.getMeta(key)).toBe(`l${kept.indexOf(true)}`)
    })

    it('takes the last one appended for the newest, though the clock was set back in between', async () => {
      const store = await harness.open()
      await store.recordDecision(saying('d1', monday + 9, { before: null, after: 'l1', previous: null }))
      expect(
        await store.recordDecision(saying('d2', monday, { before: 'l1', after: 'l2', previous: 'd1' })),
      ).toBe(true)
      expect((await store.decisionAt('e1'))?.decision.id).toBe('d2')
      expect((await store.decisionAt('e1', monday + 1))?.decision.id).toBe('d2')
    })
  })
}
