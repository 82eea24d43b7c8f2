import { flushCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import {
  configOrThrow,
  exitWith,
  isLoopback,
  launchFromEnvironment,
  loadConfig,
  parseListen,
  tellReady,
  whenToldToDrain,
} from '@tierdrop/config'
import { pino } from 'pino'
import { startProxy } from './proxy.ts'
import { receivePort } from './sent-port.ts'

// By itself node lets garbage pile up to a quarter more memory here; nothing else of this can be set so late.
setFlagsFromString('--heap-growing-percent=100')

const log = pino({ name: 'tierdrop-proxy' })

try {
  const { config, source } = launchFromEnvironment(process.env)
  // For the next start: a process that is killed would not write it at its end, and once requests come there is no time.
  flushCompileCache()
  const port = await receivePort(process.env)
  const proxy = await startProxy({ config, log, port })
  log.info({ address: proxy.address }, 'forwarding')
  if (!isLoopback(parseListen(config.listen.proxy)?.host ?? '')) {
    log.warn(
      { address: proxy.address },
      'not on loopback: whoever reaches this port can send requests through it, and can read health and metrics',
    )
  }
  tellReady(proxy.address)

  process.on('SIGHUP', () => {
    if (source === null) return log.warn('no file to reload: the config was handed over in the environment')
    try {
      const next = configOrThrow(loadConfig(source))
      if (next.listen.proxy !== config.listen.proxy) log.warn('listen.proxy changes with a restart only')
      proxy.reload(next).then(
        () => log.info('reloaded'),
        (error: unknown) => log.error({ err: error }, 'reload failed'),
      )
    } catch (error) {
      log.error({ reason: (error as Error).message }, 'the config is refused, the old one stays')
    }
  })

  whenToldToDrain((reason) => {
    log.info({ reason }, 'draining')
    proxy.drain(config.limits.drain).then(
      () => process.exit(0),
      (error: unknown) => exitWith(error),
    )
  })
} catch (error) {
  exitWith(error)
}
