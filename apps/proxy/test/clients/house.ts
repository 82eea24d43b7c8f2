import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Simulator, startSimulator } from '@tierdrop/simulator'
import type { ExchangeRow, ExchangeText } from '@tierdrop/store'
import { type ExchangeReading, readExchange } from '@tierdrop/wire'
import { startProxy } from '../../src/index.ts'
import { startFakeUpstream } from '../fake-upstream.ts'
import { withStore } from '../open-store.ts'
import { testConfig } from '../start.ts'
import type { At } from './client.ts'

export type Stored = { row: ExchangeRow; text: ExchangeText; reading: ExchangeReading }

/** A simulated vendor for each client, one that always says no, and one proxy with capture in front of all. */
export async function startHouse(clients: number, latencyDivisor: number) {
  const folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
  const store = join(folder, 't.db')
  const vendors: Simulator[] = []
  for (let i = 0; i < clients; i++) vendors.push(await startSimulator({ seed: 'clients', latencyDivisor }))
  const strict = await startFakeUpstream()
  const simulated = vendors.flatMap(({ url }, i) => [
    [`openai-${i}`, { url, vendor: 'openai' }],
    [`anthropic-${i}`, { url, vendor: 'anthropic', api: 'anthropic' }],
  ])
  const upstreams = { ...Object.fromEntries(simulated), strict: { url: strict.url, vendor: 'strict' } }
  const proxy = await startProxy({ config: testConfig(strict.url, { store, upstreams }) })
  let seen = ''
  return {
    proxy,
    strict,
    /** through the proxy, and past it */
    at: (client: number, model: string): At => ({
      openai: `${proxy.url}/openai-${client}/v1`,
      anthropic: `${proxy.url}/anthropic-${client}`,
      model,
    }),
    direct: (client: number, model: string): At => {
      const url = vendors[client]?.url ?? ''
      return { openai: `${url}/v1`, anthropic: url, model }
    },
    /** what has come into the store since the last time, in the order in which it was asked */
    async stored(): Promise<Stored[]> {
      await proxy.captured()
      return withStore(store, async (open) => {
        const rows = (await open.unplannedExchanges(10_000))
          .filter(({ id }) => id > seen)
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        seen = rows.at(-1)?.id ?? seen
        const texts = await open.exchangeTexts(rows.map(({ id }) => id))
        return rows.map((row) => {
          const text = texts.get(row.id)
          if (!text) throw new Error(`${row.id} has no text`)
          const response = { status: row.httpStatus ?? 0, contentType: text.contentType, body: text.response }
          const request: unknown = JSON.parse(text.request)
          return { row, text, reading: readExchange({ dialect: row.dialect, request, response }) }
        })
      })
    },
    async stop() {
      await proxy.drain(0)
      await Promise.all(vendors.map((vendor) => vendor.close()))
      await strict.close()
      rmSync(folder, { recursive: true })
    },
  }
}
