import { evidenceMath } from '@tierdrop/decision'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { openPostgres } from '../src/dialect/postgres.ts'
import type { Write } from '../src/engine.ts'
import { openStore } from '../src/index.ts'
import { migrate } from '../src/migrate.ts'
import { migrations } from '../src/migrations/index.ts'
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

  it.skipIf(server === null)(
    'migrates what an earlier release is still counting, opened twice at once',
    async () => {
      const url = (await server?.fresh()) ?? ''
      const earlier = await openPostgres(url)
      await migrate(
        earlier,
        migrations.slice(
          0,
          migrations.findIndex(({ name }) => name === 'readings-side-by-side'),
        ),
      )
      const add = (trx: Write, slice: string, reading: string, units: number) =>
        sql`insert into evidence (evaluation, task_version, tier_revision, slice, day, reading, tier_name, body)
        values ('e1', 'route-1', 'r1', ${slice}, '2026-03-02', ${reading}, 'nano', ${`{"units":${units}}`})`.execute(
          trx,
        )
      await earlier.write(async (trx) => {
        await add(trx, '', 'as-is', 3)
        await add(trx, '', 'with-fallback', 2)
      })
      const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
      const { promise: hasBegun, resolve: begun } = Promise.withResolvers<void>()
      const counting = earlier.write(async (trx) => {
        await earlier.serialise(trx, 'evidence')
        await add(trx, 'odd|1', 'as-is', 1)
        await add(trx, 'odd|1', 'with-fallback', 1)
        begun()
        await mayEnd
      })
      await hasBegun
      const options = { contentKey: Buffer.alloc(32, 7), evidenceMath }
      const opening = [openStore(url, options), openStore(url, options)]
      const isWaiting = () =>
        sql<{ n: number }>`select count(*)::int as n from pg_locks where not granted`.execute(earlier.db)
      while (((await isWaiting()).rows[0]?.n ?? 0) < 2) await new Promise((done) => setTimeout(done, 5))
      end()
      await counting
      const stores = await Promise.all(opening)
      for (const store of stores) {
        const found = await store.evidence({ evaluation: 'e1' })
        expect(found.map(({ slice, reading, evidence }) => [slice, reading, evidence.units])).toEqual([
          ['', 'as-is', 3],
          ['', 'with-fallback', 2],
          ['odd|1', 'as-is', 1],
          ['odd|1', 'with-fallback', 1],
        ])
        await store.close()
      }
      await earlier.close()
    },
  )

  it.skipIf(server === null)('shows its address without the password', async () => {
    const url = (await server?.fresh()) ?? ''
    const store = await openStore(url, { contentKey: Buffer.alloc(32, 7), evidenceMath })
    expect(store.path).toMatch(/^postgres:\/\/tierdrop@127\.0\.0\.1:\d+\/postgres/)
    await store.close()
  })
})
