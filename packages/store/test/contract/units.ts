import { describe, expect, it } from 'vitest'
import type { NewExchange, Store } from '../../src/index.ts'
import { capture, exchange, minute, monday, timing, version } from '../traffic.ts'
import type { Harness } from './contract.ts'

const turn = (id: string, at: number, over: Partial<NewExchange> = {}) =>
  exchange(id, { at: monday + at * minute, sessionKey: 's', continues: true, ...over })

async function unitsOf(store: Store, ids: string[]): Promise<(string | undefined)[]> {
  const rows = await store.exchanges(ids)
  return ids.map((id) => rows.find((row) => row.id === id)?.unitId)
}

export function unitsContract(harness: Harness): void {
  describe('units', () => {
    it('puts the exchanges of a session into one unit until it has been quiet', async () => {
      const store = await harness.open()
      await store.writeCapture(capture([turn('a', 0), turn('b', 29)]), timing)
      await store.writeCapture(capture([turn('c', 58)]), timing)
      await store.writeCapture(capture([turn('d', 88)]), timing)
      expect(await unitsOf(store, ['a', 'b', 'c', 'd'])).toEqual(['a', 'a', 'a', 'd'])
    })

    it('goes by the time of production, not by how flushes were filled', async () => {
      const store = await harness.open()
      await store.writeCapture(capture([turn('d', 88), turn('b', 29), turn('a', 0), turn('c', 58)]), timing)
      expect(await unitsOf(store, ['a', 'b', 'c', 'd'])).toEqual(['a', 'a', 'a', 'd'])
    })

    it('ends a unit at its longest time, however busy it is', async () => {
      const store = await harness.open()
      const turns = Array.from({ length: 8 }, (_, index) => turn(`t${index}`, index * 20))
      await store.writeCapture(capture(turns), { ...timing, maxMs: 60 * minute })
      expect(await unitsOf(store, ['t0', 't2', 't3', 't5', 't6'])).toEqual(['t0', 't0', 't3', 't3', 't6'])
    })

    it('closes a unit at once where nothing continues it, and what still comes opens another', async () => {
      const store = await harness.open()
      await store.writeCapture(capture([turn('a', 0), turn('b', 1, { continues: false })]), timing)
      await store.writeCapture(capture([turn('c', 2)]), timing)
      expect(await unitsOf(store, ['a', 'b', 'c'])).toEqual(['a', 'a', 'c'])
      expect(await store.closeUnits(monday + 1 * minute)).toBe(1)
    })

    it('gives each exchange that stands alone a unit of its own, whatever its session is called', async () => {
      const store = await harness.open()
      const alone = (id: string, at: number) => turn(id, at, { continues: false })
      await store.writeCapture(capture([alone('a', 0), alone('b', 1)]), timing)
      await store.writeCapture(capture([alone('c', 2), alone('d', 3)]), timing)
      await store.writeCapture(capture([turn('e', 4), turn('f', 5)]), timing)
      await store.writeCapture(capture([turn('g', 6, { step: 2, continues: false })]), timing)
      expect(await unitsOf(store, ['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toEqual([
        'a',
        'b',
        'c',
        'd',
        'e',
        'e',
        'e',
      ])
    })

    it('opens another unit for an exchange that comes when its own is closed, late ones too', async () => {
      const store = await harness.open()
      await store.writeCapture(capture([turn('a', 10)]), timing)
      expect(await store.closeUnits(monday + 40 * minute - 1)).toBe(0)
      expect(await store.closeUnits(monday + 40 * minute)).toBe(1)
      await store.writeCapture(capture([turn('late', 12), turn('after', 15)]), timing)
      expect(await unitsOf(store, ['late', 'after'])).toEqual(['late', 'late'])
    })

    it('lets an exchange from before the last one join without moving the unit', async () => {
      const store = await harness.open()
      await store.writeCapture(capture([turn('b', 10)]), timing)
      await store.writeCapture(capture([turn('a', 5)]), timing)
      expect(await unitsOf(store, ['a', 'b'])).toEqual(['b', 'b'])
      expect(await store.closeUnits(monday + 39 * minute)).toBe(0)
      expect(await store.closeUnits(monday + 40 * minute)).toBe(1)
    })

    it('keeps one session of two task versions apart', async () => {
      const store = await harness.open()
      const other = { ...version, key: 'route-2' }
      const both = capture([turn('a', 0), turn('b', 1, { taskVersion: 'route-2' })])
      await store.writeCapture({ ...both, versions: [...both.versions, other] }, timing)
      expect(await unitsOf(store, ['a', 'b'])).toEqual(['a', 'b'])
    })
  })
}
