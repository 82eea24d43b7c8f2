import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as later } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type RunningProxy, startProxy } from '../../src/index.ts'
import { askChat } from '../chat.ts'
import { startFakeUpstream } from '../fake-upstream.ts'
import { withStore } from '../open-store.ts'
import { testConfig } from '../start.ts'
import { answerLoad, type Load, startLoad, sum, until } from './load.ts'
import { canMount, mountSmallDisk } from './small-disk.ts'

type Fault = {
  path: string
  folder: string
  proxy: RunningProxy
  load: Load
  /** requests that were sent beside those of the load */
  beside: number
  /** waits for captures that were offered from now on to be stored */
  storing: () => Promise<void>
  /** waits for captures to be missed for one of these reasons */
  missing: (...reasons: string[]) => Promise<void>
}

/**
 * Steady traffic, a fault of the store amid it, and afterwards: no client has noticed, every capture
 * is stored or counted by its reason, and capture goes on.
 */
async function withFault(
  inflict: (fault: Fault) => Promise<void>,
  folder?: string,
): Promise<Record<string, number>> {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'tierdrop-'))
  const path = join(home, 'store', 't.db')
  const upstream = await startFakeUpstream()
  answerLoad(upstream)
  const proxy = await startProxy({ config: testConfig(upstream.url, { store: path }) })
  const load = startLoad(proxy.url, { clients: 2, pauseMs: 10 })
  const storing = async () => {
    const { stored } = proxy.capture
    await until(() => proxy.capture.stored > stored + 4)
  }
  const missing = (...reasons: string[]) =>
    until(() => reasons.some((reason) => (proxy.missed()[reason] ?? 0) > 0))
  try {
    const fault: Fault = { path, folder: home, proxy, load, beside: 0, storing, missing }
    await inflict(fault)
    await storing()
    await load.stop()
    await proxy.captured()
    expect(load.failed).toEqual([])
    expect(proxy.capture.stored + sum(proxy.missed())).toBe(load.asked + fault.beside)
    const known = proxy.missed()
    await withStore(path, async (store) => {
      const rows = await store.unplannedExchanges(100_000)
      expect(rows.length).toBeGreaterThan(0)
      expect((await store.exchangeTexts(rows.map(({ id }) => id))).size).toBe(rows.length)
    })
    return known
  } finally {
    await load.stop()
    await proxy.drain(0)
    await upstream.close()
    if (!folder) rmSync(home, { recursive: true })
  }
}

const allOf = (path: string) =>
  ['', '-wal', '-shm'].map((end) => path + end).filter((file) => existsSync(file))

// what they do is wait, for as long as it takes a machine that has much else to do
describe.concurrent('amid traffic', { timeout: 180_000 }, () => {
  it('a store that is locked for seconds delays captures and loses none', async () => {
    const missed = await withFault(async ({ path, storing, proxy, load }) => {
      await storing()
      const other = new DatabaseSync(path, { timeout: 30_000 })
      other.exec('begin exclusive')
      const { asked } = load
      await later(3_000)
      await until(() => load.asked > asked + 50)
      const { stored } = proxy.capture
      other.exec('commit')
      other.close()
      await until(() => proxy.capture.stored > stored + 50)
    })
    expect(missed).toEqual({})
  })

  it('a store that is deleted is made anew', async () => {
    await withFault(async ({ path, storing, folder }) => {
      await storing()
      rmSync(join(folder, 'store'), { recursive: true })
      await until(() => existsSync(path))
    })
  })

  it('a store that is replaced by another goes on in that one', async () => {
    await withFault(async ({ path, folder, storing }) => {
      await storing()
      const spare = join(folder, 'store', 'spare.db')
      await withStore(spare, (store) => store.setMeta('spare', 'yes'))
      for (const file of allOf(path)) rmSync(file)
      renameSync(spare, path)
      await until(() =>
        withStore(path, async (store) => {
          expect(await store.getMeta('spare')).toBe('yes')
          return (await store.unplannedExchanges(1)).length > 0
        }),
      )
    })
  })

  it.each([
    ['cut to half its length', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['overwritten', (file: string) => writeFileSync(file, Buffer.alloc(statSync(file).size, 0x5a))],
  ])('a store that is %s is counted as corrupt, until it is taken away', async (_how, damage) => {
    const missed = await withFault(async ({ path, storing, missing, proxy }) => {
      await storing()
      const other = new DatabaseSync(path, { timeout: 5_000 })
      other.exec('pragma wal_checkpoint(truncate)')
      other.close()
      damage(path)
      // what is in the cache of the process that has it open need not be read again
      process.kill(proxy.capture.pid ?? 0, 'SIGKILL')
      await missing('store-corrupt')
      for (const file of allOf(path)) rmSync(file)
    })
    expect(Object.keys(missed)).toContain('store-corrupt')
    for (const reason of Object.keys(missed)) expect(['store-corrupt', 'capture-died']).toContain(reason)
  })

  it('a WAL index that is cut to nothing under the process that maps it costs a restart', async () => {
    const missed = await withFault(async ({ path, storing, proxy }) => {
      await storing()
      const first = proxy.capture.pid
      const file = openSync(`${path}-shm`, 'r+')
      ftruncateSync(file, 0)
      closeSync(file)
      await until(() => proxy.capture.pid !== null && proxy.capture.pid !== first)
    })
    expect(Object.keys(missed)).toEqual(['capture-died'])
  })

  it.skipIf(!canMount)(
    'a disk that is full loses what cannot wait, and goes on when there is room',
    async () => {
      const disk = mountSmallDisk('size=4m')
      if (!disk) throw new Error('the disk could be mounted a moment ago')
      try {
        const missed = await withFault(async (fault) => {
          await fault.storing()
          const filler = join(fault.folder, 'filler')
          fill(filler)
          // more than is held for a store that is away
          while (!('store-full' in fault.proxy.missed())) {
            fault.beside++
            expect((await askChat(fault.proxy.url, 'x'.repeat(2_000_000))).status).toBe(200)
          }
          rmSync(filler)
        }, disk.folder)
        for (const reason of Object.keys(missed)) expect(['store-full', 'queue-full']).toContain(reason)
      } finally {
        disk.remove()
      }
    },
  )

  it.skipIf(!canMount)('a folder that can not be written is counted as such until it can', async () => {
    const disk = mountSmallDisk('size=8m')
    if (!disk) throw new Error('the disk could be mounted a moment ago')
    mkdirSync(join(disk.folder, 'store'))
    disk.remount('ro')
    try {
      const missed = await withFault(async ({ proxy }) => {
        await until(() => sum(proxy.missed()) > 20)
        disk.remount('rw')
      }, disk.folder)
      expect(Object.keys(missed)).toEqual(['store-read-only'])
    } finally {
      disk.remove()
    }
  })
})

/** Writes until nothing more fits. */
function fill(path: string): void {
  const block = Buffer.alloc(64 * 1024)
  const file = openSync(path, 'w')
  try {
    for (let size = block.length; size >= 1; ) {
      try {
        writeSync(file, block, 0, size)
      } catch {
        size >>= 1
      }
    }
  } finally {
    closeSync(file)
  }
}
