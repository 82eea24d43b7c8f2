import { describe, expect, it } from 'vitest'
import { capture, exchange, grade, monday, plan, settle, task, timing, version } from '../traffic.ts'
import type { Harness } from './contract.ts'

export function contentContract(harness: Harness): void {
  describe('content', () => {
    it('gives texts back byte by byte, a truth only where there is one', async () => {
      const store = await harness.open()
      const odd = { request: 'line\nline\u0000 𝄞 \\"', response: '', contentType: null, truth: '"billing"' }
      const plain = { request: '{}', response: 'data: x\n\n', contentType: 'text/event-stream' }
      await store.writeCapture(
        capture([exchange('a', { text: odd }), exchange('b', { text: plain })]),
        timing,
      )
      const texts = await store.exchangeTexts(['b', 'a'])
      expect(texts.get('a')).toEqual(odd)
      expect(texts.get('b')).toStrictEqual(plain)
    })

    it('keeps what was half learnt, sealed, until a purge of what it was learnt from', async () => {
      const store = await harness.open()
      expect(await store.learning()).toBeNull()
      const learning = (since: number | null) => ({ state: 'the words of a user', since })
      expect(await store.keepLearning(learning(monday), null)).toBeNull()
      expect(await store.learning()).toBe('the words of a user')
      expect(await store.getMeta('learning')).not.toContain('words')
      // nothing in it is as old
      await store.purgeContent({ before: monday })
      await store.purgeContent({ counted: true })
      await store.purgeContent({ exchangeIds: ['a'] }, 'originals')
      expect(await store.learning()).not.toBeNull()

      await store.purgeContent({ before: monday + 1 })
      expect(await store.learning()).toBeNull()
      // not kept before it has been forgotten
      expect(await store.keepLearning(learning(monday), null)).toBe(monday + 1)
      expect(await store.learning()).toBeNull()
      expect(await store.keepLearning(learning(null), monday + 1)).toBeNull()
      await store.purgeContent({ before: monday + 2 })
      expect(await store.learning()).not.toBeNull()

      await store.purgeContent({ sessionKey: 's' })
      expect(await store.learning()).toBeNull()
      expect(await store.keepLearning(learning(null), null)).toBe(Number.POSITIVE_INFINITY)
      expect(await store.keepLearning(null, null)).toBeNull()
      expect(await store.keepLearning(learning(null), null)).toBeNull()
      expect(await store.learning()).not.toBeNull()
      await store.setMeta(
        'learning',
        `kept 0 ${Buffer.from('something else, of some length').toString('base64')}`,
      )
      await expect(store.learning()).rejects.toThrow('sealed with another key')
    })

    it('keeps originals beside what redaction changed, until they are purged', async () => {
      const store = await harness.open()
      const original = { request: 'I am ann@example.com', response: 'Hello ann@example.com' }
      const redacted = { request: 'I am <email-1>', response: 'Hello <email-1>', contentType: 'text/plain' }
      const changed = (id: string) => exchange(id, { text: redacted, original })
      await store.writeCapture(capture([changed('a'), exchange('b'), changed('c')]), timing)
      const ids = ['a', 'b', 'c']
      const has = async () => (await store.exchanges(ids)).map((row) => row.hasOriginal)

      expect((await store.exchangeTexts(ids)).get('a')).toEqual(redacted)
      const texts = await store.exchangeTexts(ids, 'original')
      expect(texts.get('a')).toEqual({ ...redacted, ...original })
      expect(texts.get('b')).toEqual(exchange('b').text)
      expect(await has()).toEqual([true, true, true])

      const gone = { exchanges: 0, originals: 1, replies: 0 }
      expect(await store.purgeContent({ exchangeIds: ['a', 'b'] }, 'originals')).toEqual(gone)
      expect([...(await store.exchangeTexts(ids, 'original')).keys()].sort()).toEqual(['b', 'c'])
      expect((await store.exchangeTexts(ids)).get('a')).toEqual(redacted)
      expect((await store.exchangeTexts(['c'], 'original')).get('c')).toMatchObject(original)
      expect(await has()).toEqual([false, true, true])

      const all = { exchanges: 3, originals: 1, replies: 0 }
      expect(await store.purgeContent({ exchangeIds: ids })).toEqual(all)
      expect(await store.exchangeTexts(ids, 'original')).toEqual(new Map())
      expect(await has()).toEqual([false, false, false])
    })

    it('purges the text of units whose trials are done', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b'])
      await settle(store, ['a', 'b'])
      await store.closeUnits(monday)
      await store.countUnits([{ unitId: 'a', deltas: [] }])
      const gone = { exchanges: 1, originals: 0, replies: 0 }
      expect(await store.purgeContent({ counted: true })).toEqual(gone)
      expect([...(await store.exchangeTexts(['a', 'b'])).keys()]).toEqual(['b'])
      expect(await store.purgeContent({ counted: true })).toEqual({ ...gone, exchanges: 0 })
    })

    it('purges exchanges out of the middle of a block and keeps the others', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b', 'c'])
      expect(await store.purgeContent({ exchangeIds: ['b'] })).toEqual({
        exchanges: 1,
        originals: 0,
        replies: 0,
      })
      expect([...(await store.exchangeTexts(['a', 'b', 'c'])).keys()]).toEqual(['a', 'c'])
      expect((await store.exchangeTexts(['c'])).get('c')).toEqual(exchange('c').text)
      expect((await store.exchanges(['a', 'b', 'c'])).map((row) => row.hasText)).toEqual([true, false, true])
      expect(await store.purgeContent({ exchangeIds: ['b'] })).toEqual({
        exchanges: 0,
        originals: 0,
        replies: 0,
      })
    })

    it('joins the texts of small flushes, and leaves the newest and what is gone as they are', async () => {
      const store = await harness.open()
      const ids = Array.from({ length: 700 }, (_, n) => `e${n}`)
      for (let n = 0; n < 600; n += 10) {
        await store.writeCapture(capture(ids.slice(n, n + 10).map((id) => exchange(id))), timing)
      }
      // one that is large already, beyond what is read at once with those before it
      await store.writeCapture(capture(ids.slice(600).map((id) => exchange(id))), timing)
      await store.purgeContent({ exchangeIds: ['e3', 'e10', 'e19', 'e257'] })
      const before = await store.exchangeTexts(ids)

      expect(await store.joinTexts(1)).toBe(26)
      expect(await store.joinTexts(9)).toBe(26)
      expect(await store.joinTexts(9)).toBe(0)
      expect(await store.exchangeTexts(ids)).toEqual(before)
      expect(before.size).toBe(696)

      // a joined block is purged like any other, and goes on being read
      expect(await store.purgeContent({ exchangeIds: ['e4', 'e599'] })).toMatchObject({ exchanges: 2 })
      const left = await store.exchangeTexts(ids)
      expect(left.size).toBe(694)
      expect(left.get('e5')).toEqual(exchange('e5').text)
    })

    it('purges what another connection joins meanwhile', async () => {
      const store = await harness.open()
      const ids = Array.from({ length: 300 }, (_, n) => `e${n}`)
      for (let n = 0; n < 300; n += 10) {
        await store.writeCapture(capture(ids.slice(n, n + 10).map((id) => exchange(id))), timing)
      }
      const other = await harness.open(harness.url())
      const even = ids.filter((_, n) => n % 2 === 0)
      const [purged, joined] = await Promise.all([
        store.purgeContent({ exchangeIds: even }),
        other.joinTexts(9),
      ])
      expect(purged.exchanges).toBe(150)
      expect([0, 26]).toContain(joined)
      const left = await store.exchangeTexts(ids)
      expect([...left.keys()].sort()).toEqual(ids.filter((_, n) => n % 2 === 1).sort())
      expect(left.get('e299')).toEqual(exchange('e299').text)
    })

    it('goes past a block that is larger than what is joined', async () => {
      const store = await harness.open()
      const ids = Array.from({ length: 1_200 }, (_, n) => `e${n}`)
      await store.writeCapture(capture(ids.slice(0, 600).map((id) => exchange(id))), timing)
      for (let n = 600; n < 1_200; n += 100) {
        await store.writeCapture(capture(ids.slice(n, n + 100).map((id) => exchange(id))), timing)
      }
      expect(await store.joinTexts(9)).toBe(6)
      expect((await store.exchangeTexts(ids)).size).toBe(1_200)
    })

    it('purges by age, by task and by session', async () => {
      const store = await harness.open()
      const other = {
        tasks: [task, { ...task, key: 'extract' }],
        versions: [version, { ...version, key: 'extract-1', taskKey: 'extract' }],
      }
      const exchanges = [
        exchange('old', { at: monday - 5 }),
        exchange('session', { sessionKey: 's' }),
        exchange('task', { taskVersion: 'extract-1' }),
        exchange('rest'),
      ]
      await store.writeCapture(capture(exchanges, other), timing)
      const ids = exchanges.map((row) => row.id)
      const left = async () => [...(await store.exchangeTexts(ids)).keys()].sort()

      await store.purgeContent({ before: monday })
      expect(await left()).toEqual(['rest', 'session', 'task'])
      await store.purgeContent({ taskKey: 'extract' })
      expect(await left()).toEqual(['rest', 'session'])
      await store.purgeContent({ sessionKey: 's', before: monday })
      expect(await left()).toEqual(['rest', 'session'])
      await store.purgeContent({ sessionKey: 's' })
      expect(await left()).toEqual(['rest'])
      await expect(store.purgeContent({})).rejects.toThrow('needs a condition')
    })

    it('purges replies and the details of failures with the exchange, and leaves what was counted', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b'])
      const ids = ['a', 'b'].map((id) => `candidate of ${id}`)
      await store.leaseTrials({ owner: 'w', now: monday, until: monday + 1, limit: 2 })
      for (const trialId of ids) {
        await store.startAttempt({ trialId, n: 1, at: monday, estimateNano: 5 })
        await store.endAttempt({
          trialId,
          n: 1,
          at: monday,
          outcome: 'ok',
          error: null,
          firstMs: 1,
          totalMs: 2,
          usage: null,
          costNano: 5,
          servedModel: null,
          text: 'a secret',
          contentType: null,
        })
        const failures = JSON.stringify([
          { code: 'wrong-label', detectable: false, path: '$', detail: 'a secret' },
        ])
        const failed = grade(trialId, { outcome: 'failed', score: 0, failures })
        await store.settleTrial(trialId, { state: 'graded', reason: null, grades: [failed] })
      }
      expect(await store.purgeContent({ exchangeIds: ['a'] })).toEqual({
        exchanges: 1,
        originals: 0,
        replies: 1,
      })
      expect([...(await store.trialTexts(ids)).keys()]).toEqual(['candidate of b'])
      const [b, a] = await store.pairs({ limit: 9 })
      expect(JSON.parse(a?.grade?.failures ?? '')).toEqual([
        { code: 'wrong-label', detectable: false, path: '$', detail: null },
      ])
      expect(b?.grade?.failures).toContain('a secret')
      expect(a).toMatchObject({ costNano: 5, exchange: { id: 'a', hasText: false } })
    })
  })
}
