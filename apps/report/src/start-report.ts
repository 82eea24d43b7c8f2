import type { AddressInfo } from 'node:net'
import { type Config, failure, parseListen } from '@tierdrop/config'
import type { Store } from '@tierdrop/store'
import { createDecider } from './decider.ts'
import { createServer } from './server/create-server.ts'

export type RunningReport = { address: string; close(): Promise<void> }

/** Serves the report; decides at least once a minute even when nobody looks, so that verdicts are on record. */
export async function startReport(
  config: Config,
  store: Store,
  clock: { now: () => number; newId: () => string },
  onError: (error: unknown) => void,
): Promise<RunningReport> {
  const decider = await createDecider(config, store, clock)
  const address = config.listen.report
  const listen = parseListen(address)
  if (listen === null) throw failure('USAGE', { reason: `listen.report: "${address}" is no host:port` })
  const app = createServer({ config, store, decider, clock }, { listenHost: listen.host, onError })
  const server = app.listen(listen.port, listen.host)
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? failure('PORT_TAKEN', { address, what: 'report' }) : error),
    )
  })
  const timer = setInterval(() => void decider.now().catch(onError), 60_000)
  const { port } = server.address() as AddressInfo
  return {
    address: `${listen.host.includes(':') ? `[${listen.host}]` : listen.host}:${port}`,
    async close() {
      clearInterval(timer)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
