import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { evidenceMath } from '@tierdrop/decision'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStore } from '../src/index.ts'
import { minute, monday } from './traffic.ts'

let home = ''
let file = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tierdrop-processes-'))
  file = join(home, 'tierdrop.db')
})
afterEach(() => rmSync(home, { recursive: true }))

const open = () => openStore(file, { contentKey: Buffer.alloc(32, 7), evidenceMath })
const writer = (work: string, name: string): ChildProcess =>
  spawn(process.execPath, [fileURLToPath(new URL('./writer.ts', import.meta.url)), file, work, name], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })

async function ending(child: ChildProcess): Promise<{ code: number; said: string }> {
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  return { code, said }
}

it('makes the file once and loses nothing when processes open it and write at the same time', async () => {
  const names = ['capture', 'mirror', 'report']
  const ends = await Promise.all(names.map((name) => ending(writer('write', name))))
  expect(ends).toEqual(names.map(() => ({ code: 0, said: '' })))

  const store = await open()
  expect(await store.unplannedExchanges(10_000)).toHaveLength(3 * 40 * 5)
  expect((await store.funnel()).units.open).toBe(3 * 40 * 5)
  for (const name of names) expect(await store.getMeta(`${name} got to`)).toBe('39')
  await store.close()
})

it('books the attempt that kill -9 swallowed at its estimate, once, and gives its trial out again', async () => {
  const child = writer('attempt', 'doomed')
  await once(child.stdout ?? child, 'data')
  child.kill('SIGKILL')
  await ending(child)

  const store = await open()
  const lease = { owner: 'next', until: monday + 9 * minute, limit: 10 }
  const free = await store.leaseTrials({ ...lease, now: monday + minute - 1, until: monday + minute - 1 })
  expect(free.map((trial) => trial.id)).toEqual(['candidate of b'])
  expect(await store.recoverLeases(monday + minute)).toBe(2)
  expect(await store.recoverLeases(monday + minute)).toBe(0)

  const trials = await store.leaseTrials({ ...lease, now: monday + minute })
  expect(trials.map((trial) => [trial.id, trial.attempts])).toEqual([
    ['candidate of a', 1],
    ['candidate of b', 0],
  ])
  await store.startAttempt({ trialId: 'candidate of a', n: 2, at: monday + minute, estimateNano: null })
  expect(await store.spentNano(0)).toEqual({ nano: 1_500, unknown: 1 })
  await store.close()
})
