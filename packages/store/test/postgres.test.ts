import { afterAll, describe, it } from 'vitest'
import { storeContract } from './contract/contract.ts'
import { startPostgres } from './postgres-server.ts'

const server = await startPostgres()
afterAll(() => server?.stop())

if (server !== null) storeContract('PostgreSQL', () => server.fresh())
describe('PostgreSQL is installed', () =>
  it.skipIf(server === null)('so the contract was run on it', () => {}))
