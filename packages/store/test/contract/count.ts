import { addEvidence, type Evidence, emptyEvidence } from '@tierdrop/decision'
import { describe, expect, it } from 'vitest'
import type { EvidenceRow } from '../../src/index.ts'
import {
  capture,
  countable,
  countableParts,
  exchange,
  minute,
  monday,
  plan,
  settle,
  timing,
  trial,
  version,
} from '../traffic.ts'
import type { Harness } from './contract.ts'

const oneUnit = (over: Partial<Evidence> = {}): Evidence => ({
  ...emptyEvidence(),
  units: 1,
  paired: [{ loss: 0, count: 1 }],
  from: monday,
  to: monday,
  ...over,
})

const delta = (over: Partial<EvidenceRow> = {}): EvidenceRow => ({
  evaluation: 'e1',
  taskVersion: 'route-1',
  tierRevision: 'nano-r1',
  tierName: 'nano',
  slice: '',
  day: '2026-03-02',
  reading: 'as-is',
  evidence: oneUnit(),
  ...over,
})

export function countContract(harness: Harness): void {
  describe('counting', () => {
    it('numbers units in the order of closing, then of id, per task version, and goes on where it stopped', async () => {
      const store = await harness.open()
      const other = { ...version, key: 'route-2' }
      const batch = capture([
        exchange('d', { at: monday + 1 }),
        exchange('c', { at: monday + 2 }),
        exchange('b', { at: monday + 2 }),
        exchange('a', { at: monday + 3, taskVersion: 'route-2' }),
        exchange('z', { at: monday + 9 }),
      ])
      await store.writeCapture({ ...batch, versions: [version, other] }, timing)
      await store.planTrials(
        ['a', 'b', 'c', 'd', 'z'].map((exchangeId) => ({ exchangeId, trials: [] })),
        monday,
      )
      expect(await store.closeUnits(monday + 5)).toBe(4)
      expect(await store.closeUnits(monday + 5)).toBe(0)
      expect(await store.closeUnits(monday + 9)).toBe(1)
      const units = (await countable(store, 10)).map(({ unit }) => [unit.taskVersion, unit.number, unit.id])
      expect(units).toEqual([
        ['route-1', 1, 'd'],
        ['route-1', 2, 'b'],
        ['route-1', 3, 'c'],
        ['route-1', 4, 'z'],
        ['route-2', 1, 'a'],
      ])
      const parts = await countableParts(store, 4)
      expect(parts.map((part) => part.length)).toEqual([4, 1])
      expect(await countable(store, 1)).toHaveLength(2)
    })

    it('stops at the first unit with a trial that is not settled', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b', 'c'])
      await store.closeUnits(monday + minute)
      await settle(store, ['a', 'c'])
      expect((await countable(store, 10)).map(({ unit }) => unit.id)).toEqual(['a'])
      await store.settleTrial('candidate of b', { state: 'left-out', reason: 'outage', grades: [] })
      expect((await countable(store, 10)).map(({ unit }) => unit.id)).toEqual(['a', 'b', 'c'])
    })

    it('stops at the first unit with an exchange that is not planned, wherever in the session it is', async () => {
      const store = await harness.open()
      const turns = { sessionKey: 's', continues: true }
      await store.writeCapture(
        capture([exchange('a', turns), exchange('b', { ...turns, at: monday + 1 })]),
        timing,
      )
      await store.closeUnits(monday + 60 * minute)
      await store.planTrials([{ exchangeId: 'a', trials: [] }], monday)
      expect(await countable(store, 10)).toEqual([])
      await store.planTrials([{ exchangeId: 'b', trials: [] }], monday)
      const [unit] = await countable(store, 10)
      expect(unit?.exchanges.map((row) => row.id)).toEqual(['a', 'b'])
    })

    it('does not count open units', async () => {
      const store = await harness.open()
      await plan(store, ['a'])
      await settle(store, ['a'])
      expect(await countable(store, 10)).toEqual([])
      await expect(store.countUnits([{ unitId: 'a', deltas: [] }])).rejects.toThrow('it is open')
    })

    it('reads all that counting needs: exchanges, trials of both arms, deciding grades, last attempts', async () => {
      const store = await harness.open()
      await plan(store, ['a'])
      await store.planTrials([{ exchangeId: 'a', trials: [trial('a', { role: 'control' })] }], monday)
      await store.leaseTrials({ owner: 'w', now: monday, until: monday + minute, limit: 1 })
      await store.startAttempt({ trialId: 'candidate of a', n: 1, at: monday + 7, estimateNano: 3 })
      await settle(store, ['a'])
      await store.settleTrial('control of a', { state: 'left-out', reason: 'outage', grades: [] })
      await store.closeUnits(monday)

      const [read] = await countable(store, 10)
      expect(read?.unit).toEqual({
        id: 'a',
        taskVersion: 'route-1',
        sessionKey: 'a',
        ordinal: 0,
        openedAt: monday,
        lastAt: monday,
        closesAt: monday,
        closedAt: monday,
        number: 1,
        state: 'closed',
      })
      const { at, step, firstMs, totalMs, costNano, toolCount, hasImage, usage } = exchange('a')
      const { input, cacheRead, cacheWrite, cacheWriteHour, output, reasoning } = usage
      expect(read?.exchanges).toEqual([
        {
          id: 'a',
          unitId: 'a',
          taskVersion: 'route-1',
          at,
          step,
          firstMs,
          totalMs,
          costNano,
          usage: { input, cacheRead, cacheWrite, cacheWriteHour, output, reasoning },
          toolCount,
          hasImage,
          language: null,
          schema: null,
          against: 'primary',
        },
      ])
      expect(read?.trials).toMatchObject([
        {
          role: 'candidate',
          unitId: 'a',
          grade: { outcome: 'passed', grader: 'label' },
          attempt: { firstMs: null, totalMs: null, usage: null, costNano: null },
        },
        { role: 'control', state: 'left-out', reason: 'outage', grade: null, attempt: null },
      ])
    })

    it('adds evidence as decision does, and a unit once', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b'])
      await settle(store, ['a', 'b'])
      await store.closeUnits(monday + minute)
      const lost = oneUnit({ paired: [{ loss: 1, count: 1 }], to: monday + 1 })
      const fallback = delta({ reading: 'with-fallback' })
      const first = { unitId: 'a', deltas: [delta(), fallback] }
      await store.countUnits([first])
      await store.countUnits([first, { unitId: 'b', deltas: [delta({ evidence: lost })] }])
      await store.countUnits([first, first])

      expect(await store.evidence({ evaluation: 'e1' })).toEqual([
        delta({ evidence: addEvidence(oneUnit(), lost) }),
        fallback,
      ])
      // An export writes them so, key by key.
      expect(JSON.stringify((await store.evidence({ evaluation: 'e1' }))[1])).toBe(
        JSON.stringify({
          evaluation: 'e1',
          taskVersion: 'route-1',
          tierRevision: 'nano-r1',
          slice: '',
          day: '2026-03-02',
          reading: 'with-fallback',
          tierName: 'nano',
          evidence: oneUnit(),
        }),
      )
      expect(await store.evidence({ evaluation: 'e1', slice: 'other' })).toEqual([])
      expect(await store.evidence({ evaluation: 'e2' })).toEqual([])
      expect(await countable(store, 10)).toEqual([])
      expect((await store.funnel()).units).toEqual({ open: 0, closed: 0, counted: 2 })
    })

    it('reads of a candidate the cells that are asked for, by slice and day', async () => {
      const store = await harness.open()
      await plan(store, ['a'])
      await settle(store, ['a'])
      await store.closeUnits(monday + minute)
      const days = ['2026-03-03', '2026-03-02']
      const own = ['', 'even|1', 'odd|1', 'odd|2'].flatMap((slice) =>
        days.map((day) => delta({ slice, day })),
      )
      const others = [
        delta({ slice: 'odd|1', reading: 'with-fallback' }),
        delta({ slice: 'odd|1', tierRevision: 'mini-r1', tierName: 'mini' }),
      ]
      await store.countUnits([{ unitId: 'a', deltas: [...own, ...others] }])
      const { evaluation, taskVersion, tierRevision, reading } = delta()
      const cells = async (isAsked: (slice: string) => boolean) =>
        (await store.evidenceCells({ evaluation, taskVersion, tierRevision, reading }, isAsked)).map(
          ({ slice, day }) => `${slice} ${day.slice(8)}`,
        )
      expect(await cells(() => true)).toEqual([
        'even|1 02',
        'even|1 03',
        'odd|1 02',
        'odd|1 03',
        'odd|2 02',
        'odd|2 03',
      ])
      expect(await cells((slice) => slice.startsWith('odd'))).toEqual([
        'odd|1 02',
        'odd|1 03',
        'odd|2 02',
        'odd|2 03',
      ])
      expect(await cells(() => false)).toEqual([])
      expect(await store.evidence({ evaluation, tierRevision, slice: '' })).toHaveLength(2)
    })

    it('refuses to count past a unit, and then counts nothing of the call', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b', 'c'])
      await settle(store, ['a', 'b', 'c'])
      await store.closeUnits(monday + minute)
      const units = ['a', 'c'].map((unitId) => ({ unitId, deltas: [delta()] }))
      await expect(store.countUnits(units)).rejects.toThrow('(number 3) cannot be counted before number 2')
      await expect(store.countUnits([{ unitId: 'nowhere', deltas: [] }])).rejects.toThrow('no unit "nowhere"')
      expect(await store.evidence({ evaluation: 'e1' })).toEqual([])
      expect((await store.funnel()).units.counted).toBe(0)
    })

    it('counts a unit once when two counters meet', async () => {
      const store = await harness.open()
      const second = await harness.open(harness.url())
      await plan(store, ['a'])
      await settle(store, ['a'])
      await store.closeUnits(monday + minute)
      const counted = [{ unitId: 'a', deltas: [delta()] }]
      await Promise.all([store.countUnits(counted), second.countUnits(counted), store.countUnits(counted)])
      expect(await store.evidence({ evaluation: 'e1' })).toEqual([delta()])
    })

    it('counts anew, in the old order, what was cleared, and leaves other evaluations alone', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b', 'c'])
      await settle(store, ['a', 'b', 'c'])
      await store.closeUnits(monday + minute)
      await store.countUnits([
        { unitId: 'a', deltas: [delta({ evaluation: 'e0' })] },
        { unitId: 'b', deltas: [delta()] },
        { unitId: 'c', evaluation: 'e1', deltas: [] },
      ])
      await store.clearEvidence('e1')
      expect(await store.evidence({ evaluation: 'e1' })).toEqual([])
      expect(await store.evidence({ evaluation: 'e0' })).toHaveLength(1)
      const again = await countable(store, 10)
      expect(again.map(({ unit }) => [unit.id, unit.number])).toEqual([
        ['b', 2],
        ['c', 3],
      ])
      await store.countUnits(again.map(({ unit }) => ({ unitId: unit.id, deltas: [delta()] })))
      expect((await store.evidence({ evaluation: 'e1' }))[0]?.evidence.units).toBe(2)
    })
  })
}
