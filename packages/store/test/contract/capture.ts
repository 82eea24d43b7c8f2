import { describe, expect, it } from 'vitest'
import { capture, exchange, monday, task, timing, version } from '../traffic.ts'
import type { Harness } from './contract.ts'

const delta = {
  taskVersion: 'route-1',
  model: 'gpt-5.4-mini',
  hour: monday,
  exchanges: 10,
  sampled: 1,
  errors: 0,
  inputTokens: 5_000,
  outputTokens: 200,
  costNano: 4_650_000,
  unpriced: 0,
  estimated: 0,
  estimatedInput: 0,
  estimatedOutput: 0,
  estimatedNano: 0,
}

export function captureContract(harness: Harness): void {
  describe('capture', () => {
    it('gives an exchange back as it was written, what is unknown as null', async () => {
      const store = await harness.open()
      const given = exchange('a', { continues: true, sessionKey: 's', step: 2, model: null, costNano: null })
      await store.writeCapture(capture([given]), timing)

      const { text, ...row } = given
      expect(await store.exchanges(['a', 'nowhere'])).toEqual([
        {
          ...row,
          unitId: 'a',
          plannedAt: null,
          hasText: true,
          hasOriginal: true,
          language: null,
          schema: null,
          against: 'primary',
        },
      ])
      expect(await store.exchangeTexts(['a', 'nowhere'])).toEqual(new Map([['a', text]]))
    })

    it('keeps an exchange once, whether it comes again alone, within a flush or beside a new one', async () => {
      const store = await harness.open()
      const first = exchange('a')
      await store.writeCapture(capture([first, first]), timing)
      await store.writeCapture(capture([{ ...first, costNano: 1, sessionKey: 'other' }]), timing)
      await store.writeCapture(capture([first, exchange('b')]), timing)

      const rows = await store.exchanges(['a', 'b'])
      expect(rows.map((row) => [row.id, row.unitId, row.costNano])).toEqual([
        ['a', 'a', 465_000],
        ['b', 'b', 465_000],
      ])
      expect((await store.funnel()).units).toEqual({ open: 2, closed: 0, counted: 0 })
      expect([...(await store.exchangeTexts(['a', 'b'])).keys()].sort()).toEqual(['a', 'b'])
    })

    it('writes all of a flush or nothing', async () => {
      const store = await harness.open()
      const flush = capture([exchange('a'), exchange('b', { taskVersion: 'never-written' })], {
        counts: [delta],
      })
      await expect(store.writeCapture(flush, timing)).rejects.toThrow(
        '"never-written", which was never written',
      )

      expect(await store.tasks()).toEqual([])
      expect(await store.counts(0)).toEqual([])
      expect(await store.exchanges(['a'])).toEqual([])
      await store.writeCapture(capture([exchange('a')], { counts: [delta] }), timing)
      expect(await store.exchanges(['a'])).toHaveLength(1)
    })

    it('adds counts and missed captures up by hour', async () => {
      const store = await harness.open()
      const later = { ...delta, hour: monday + 3_600_000 }
      const missed = { reason: 'queue full', count: 3, hour: monday }
      await store.writeCapture(capture([], { counts: [delta, later], missed: [missed] }), timing)
      await store.writeCapture(
        capture([], { counts: [delta], missed: [missed, { ...missed, hour: 0 }] }),
        timing,
      )

      expect(await store.counts(monday)).toEqual([
        { ...delta, exchanges: 20, sampled: 2, inputTokens: 10_000, outputTokens: 400, costNano: 9_300_000 },
        later,
      ])
      expect(await store.counts(later.hour)).toEqual([later])
      expect(await store.funnel()).toMatchObject({ seen: 30, sampled: 3, missed: { 'queue full': 9 } })
    })

    it('keeps tasks and versions by key, takes a new name, and moves the first sight back only', async () => {
      const store = await harness.open()
      await store.writeCapture(capture([]), timing)
      const edited = { ...version, key: 'route-2', previousKey: 'route-1', firstSeen: monday + 5 }
      await store.writeCapture(
        {
          ...capture([]),
          tasks: [{ ...task, name: 'tickets', firstSeen: monday + 9 }],
          versions: [{ ...version, kind: 'rank', firstSeen: monday - 9 }, edited],
        },
        timing,
      )
      expect(await store.tasks()).toEqual([{ ...task, name: 'tickets' }])
      expect(await store.versions('route')).toEqual([
        { ...version, kind: 'rank', firstSeen: monday - 9 },
        edited,
      ])
      expect(await store.versions('other')).toEqual([])
      expect(await store.knownVersions()).toMatchObject([
        { key: 'route-1', taskName: 'tickets', foundBy: 'header' },
        { key: 'route-2', taskName: 'tickets', foundBy: 'header' },
      ])
    })

    it('finds the session that a conversation continues: the newest one, if it may be continued', async () => {
      const store = await harness.open()
      const open = { continues: true, prefixHash: 'p' }
      await store.writeCapture(
        capture([
          exchange('a', { ...open, sessionKey: 's1' }),
          exchange('b', { ...open, sessionKey: 's2', step: 4, at: monday + 1 }),
          exchange('c', { prefixHash: 'done' }),
        ]),
        timing,
      )
      expect(await store.findSession('p')).toEqual({ sessionKey: 's2', step: 4, taskVersion: 'route-1' })
      expect(await store.findSession('done')).toBeNull()
      expect(await store.findSession('nowhere')).toBeNull()
    })

    it('finds what a reply’s id continues, in whatever unit it is, by its words or that id', async () => {
      const store = await harness.open()
      const first = exchange('a', { sessionKey: 's', prefixHash: 'words', replyHash: 'r-1' })
      const second = exchange('b', { sessionKey: 's', step: 1, continues: true, prefixHash: 'r-2' })
      await store.writeCapture(capture([first, second]), timing)
      const found = { sessionKey: 's', taskVersion: 'route-1' }
      expect(await store.findSession('r-1')).toEqual({ ...found, step: 0 })
      expect(await store.findSession('r-2')).toEqual({ ...found, step: 1 })
      expect(await store.findSession('words')).toBeNull()
      expect(await store.exchangeOfReply('r-1')).toBe('a')
      expect(await store.exchangeOfReply('r-2')).toBe('b')
      expect(await store.exchangeOfReply('r-3')).toBeNull()
    })

    it('keeps where a request went and for which version of the API, apart from others alike', async () => {
      const store = await harness.open()
      const target = '/openai/deployments/desk/chat/completions?api-version=2026-01-01'
      const apiHeaders = { 'anthropic-version': '2023-06-01' }
      await store.writeCapture(
        capture([exchange('a', { target }), exchange('b', { apiHeaders }), exchange('c')]),
        timing,
      )
      const rows = await store.exchanges(['a', 'b', 'c'])
      expect(rows.map((row) => [row.target, row.apiHeaders])).toEqual([
        [target, undefined],
        [undefined, apiHeaders],
        [undefined, undefined],
      ])
    })

    it('shows the newest exchanges of a task version', async () => {
      const store = await harness.open()
      const exchanges = ['a', 'b', 'c'].map((id, index) => exchange(id, { at: monday + index }))
      await store.writeCapture(capture(exchanges), timing)
      expect((await store.recentExchanges('route-1', 2)).map((row) => row.id)).toEqual(['c', 'b'])
      expect(await store.recentExchanges('route-2', 2)).toEqual([])
    })

    it('says of the newest requests of several versions what decisions ask, whatever shapes they have', async () => {
      const store = await harness.open()
      const other = { ...version, key: 'route-2' }
      const shapes = [{ toolCount: 2 }, {}, { model: 'gpt-5.4-mini' }, { toolCount: 2 }]
      const exchanges = [0, 1, 2, 3, 4, 5, 6, 7].map((index) =>
        exchange(`e${index}`, { ...shapes[index % 4], at: monday + index }),
      )
      const alone = exchange('z', { taskVersion: 'route-2', hasImage: true, at: monday + 9 })
      await store.writeCapture({ ...capture([...exchanges, alone]), versions: [version, other] }, timing)
      await store.purgeContent({ exchangeIds: ['e7'] })
      const recent = await store.recentRequests(['route-1', 'route-2', 'route-3'], 5)
      expect(recent.get('route-1')?.map(({ id }) => id)).toEqual(['e7', 'e6', 'e5', 'e4', 'e3'])
      const rows = await store.recentExchanges('route-1', 5)
      expect(recent.get('route-1')).toEqual(
        rows.map(({ id, at, dialect, upstream, model, toolCount, hasImage, hasText, usage }) => ({
          id,
          at,
          dialect,
          upstream,
          model,
          toolCount,
          hasImage,
          hasText,
          usage: { input: usage.input },
        })),
      )
      expect(recent.get('route-1')?.map(({ hasText }) => hasText)).toEqual([false, true, true, true, true])
      expect(recent.get('route-2')).toMatchObject([{ id: 'z', hasImage: true }])
      expect(recent.get('route-3')).toEqual([])
    })

    it('writes flushes of any size in one go', async () => {
      const store = await harness.open()
      const ids = Array.from({ length: 207 }, (_, index) => `x${String(index).padStart(3, '0')}`)
      await store.writeCapture(
        capture(ids.map((id, index) => exchange(id, { at: monday + index, toolCount: index % 3 }))),
        timing,
      )
      const rows = await store.exchanges(ids)
      expect(rows.map((row) => row.id)).toEqual(ids)
      expect(rows.map((row) => row.toolCount)).toEqual(ids.map((_, index) => index % 3))
      expect((await store.exchangeTexts(ids)).get('x206')?.request).toContain('ticket x206 – größer')
    })
  })
}
