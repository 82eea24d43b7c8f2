import { exitWith, launchFromEnvironment, tellReady, whenToldToDrain } from '@tierdrop/config'
import { evidenceMath } from '@tierdrop/decision'
import { openStoreFor } from '@tierdrop/store'
import { pino } from 'pino'
import { v7 } from 'uuid'
import { startReport } from './start-report.ts'

const log = pino({ name: 'tierdrop-report' })

try {
  const { config } = launchFromEnvironment(process.env)
  const store = await openStoreFor(config, process.env, evidenceMath)
  const clock = { now: Date.now, newId: () => v7() }
  const report = await startReport(config, store, clock, (error) =>
    log.error({ err: error }, 'deciding failed'),
  )
  log.info({ address: report.address }, 'reporting')
  tellReady(report.address)

  const stop = async () => {
    await report.close()
    await store.close()
  }
  whenToldToDrain((reason) => {
    log.info({ reason }, 'stopping')
    stop().then(() => process.exit(0), exitWith)
  })
} catch (error) {
  exitWith(error)
}
