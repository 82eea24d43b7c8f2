import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { storeContract } from './contract/contract.ts'

const home = mkdtempSync(join(tmpdir(), 'tierdrop-store-'))
afterAll(() => rmSync(home, { recursive: true }))

let made = 0
storeContract('SQLite', async () => join(home, `store-${++made}.db`))
