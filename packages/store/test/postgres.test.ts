import { evidenceMath } from '@tierdrop/decision'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { openStore } from '../src/index.ts'
import { storeContract } from './contract/contract.ts'
import { startPostgres } from './postgres-server.ts'
import { monday, plan } from './traffic.ts'

const server = await startPostgres()
afterAll(() => server?.stop())

if (server !== null) storeContract('PostgreSQL', () => server.fresh())

describe('PostgreSQL alone', () => {
  it.skipIf(server === null)('passes over a trial that another machine is just leasing', async () => {
    const url = (await server?.fresh()) ?? ''
    const store = await openStore(url, { contentKey: Buffer.alloc(32, 7), evidenceMath })
    await plan(store, ['a', 'b'])
    const other = new pg.Client(url)
    await other.connect()
    await other.query("begin; select * from trials where id = 'candidate of a' for update")

    const lease = { owner: 'w', now: monday, until: monday + 1, limit: 10 }
    expect((await store.leaseTrials(lease)).map((trial) => trial.id)).toEqual(['candidate of b'])
    await other.query('rollback')
    expect((await store.leaseTrials(lease)).map((trial) => trial.id)).toEqual(['candidate of a'])
    await other.end()
    await store.close()
  })

  it.skipIf(server === null)('shows its address without the password', async () => {
    const url = (await server?.fresh()) ?? ''
    const store = await openStore(url, { contentKey: Buffer.alloc(32, 7), evidenceMath })
    expect(store.path).toMatch(/^postgres:\/\/tierdrop@127\.0\.0\.1:\d+\/postgres/)
    await store.close()
  })
})
