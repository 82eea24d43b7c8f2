import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evidenceMath } from '@tierdrop/decision'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadContentKey } from './content-key.ts'
import { openStore } from './open-store.ts'

let home = ''
let storeFile = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tierdrop-key-'))
  storeFile = join(home, 'state', 'tierdrop.db')
})
afterEach(() => rmSync(home, { recursive: true }))

it('makes a key beside the store once, for its owner alone', () => {
  const key = loadContentKey(storeFile, {})
  expect(key).toHaveLength(32)
  expect(loadContentKey(storeFile, {})).toEqual(key)
  expect(statSync(join(home, 'state', 'content.key')).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(home, 'state'))).toEqual(['content.key'])
  expect(loadContentKey(join(home, 'elsewhere', 'tierdrop.db'), {})).not.toEqual(key)
})

it('takes the key from the environment, as hex or base64, and then makes no file', () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index))
  for (const text of [key.toString('hex'), `${key.toString('base64')}\n`]) {
    expect(loadContentKey(storeFile, { TIERDROP_CONTENT_KEY: text })).toEqual(key)
  }
  expect(existsSync(join(home, 'state'))).toBe(false)
})

it('says where a key that is none was found, without showing it', () => {
  expect(() => loadContentKey(storeFile, { TIERDROP_CONTENT_KEY: 'hunter2' })).toThrow(
    /^TIERDROP_CONTENT_KEY holds no content key: 64 hex digits/,
  )
  loadContentKey(storeFile, {})
  writeFileSync(join(home, 'state', 'content.key'), 'hunter2')
  expect(() => loadContentKey(storeFile, {})).toThrow(/content\.key holds no content key(?!.*hunter2)/)
})

it('asks for a key in the environment where machines share the store', () => {
  expect(() => loadContentKey('postgres://db/tierdrop', {})).toThrow(
    'a PostgreSQL store needs TIERDROP_CONTENT_KEY',
  )
})

it('opens no store with another key than the one its texts were sealed with', async () => {
  const store = await openStore(storeFile, { contentKey: loadContentKey(storeFile, {}), evidenceMath })
  await store.close()
  const other = openStore(storeFile, { contentKey: Buffer.alloc(32, 1), evidenceMath })
  await expect(other).rejects.toThrow(/sealed with another content key: restore its content\.key/)
  await expect(openStore(storeFile, { contentKey: Buffer.alloc(16), evidenceMath })).rejects.toThrow(
    'has 16 bytes instead of 32',
  )
})
