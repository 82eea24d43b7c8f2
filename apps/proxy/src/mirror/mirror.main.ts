import { hostname } from 'node:os'
import { exitWith, launchFromEnvironment, tellReady, whenToldToDrain } from '@tierdrop/config'
import { evidenceMath } from '@tierdrop/decision'
import { loadContentKey, openStoreFor } from '@tierdrop/store'
import { createCaller, createPriceBook } from '@tierdrop/tiers'
import { pino } from 'pino'
import { v7 } from 'uuid'
import { redactionKey } from '../capture/redact/placeholder.ts'
import { startMirror } from './mirror.ts'

const log = pino({ name: 'tierdrop-mirror' })

try {
  const { config } = launchFromEnvironment(process.env)
  const store = await openStoreFor(config, process.env, evidenceMath)
  const prices = createPriceBook({ overrides: config.prices })
  const mirror = await startMirror({
    config,
    store,
    callTier: createCaller({ env: process.env, now: Date.now, priceOf: prices.priceOf }),
    prices,
    redactionKey: redactionKey(loadContentKey(config.store, process.env)),
    env: process.env,
    owner: `${hostname()}:${process.pid}:${v7()}`,
    now: Date.now,
    newId: () => v7(),
    log,
  })
  log.info('mirroring')
  tellReady('mirror')

  const stop = async () => {
    await mirror.drain()
    await store.close()
  }
  whenToldToDrain((reason) => {
    log.info({ reason }, 'draining')
    stop().then(() => process.exit(0), exitWith)
  })
  mirror.failed.catch(exitWith)
} catch (error) {
  exitWith(error)
}
