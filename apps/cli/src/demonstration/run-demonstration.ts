import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ExitCode } from '@tierdrop/config'
import { evidenceMath } from '@tierdrop/decision'
import { openStoreFor, type Store } from '@tierdrop/store'
import type { Console } from '../console.ts'
import { simulatedKey } from '../simulated-config.ts'
import { endOf, startHouse, tellingOn } from '../supervise/run-up.ts'
import { type Supervisor, supervise } from '../supervise/supervise.ts'
import { untilInterrupted } from '../supervise/until-interrupted.ts'
import { demonstrationConfig, demonstrationStore } from './demonstration-config.ts'
import { truthLine, verdictTable } from './findings.ts'
import { isCursor, isTraffic } from './messages.ts'
import { type DemonstrationSettings, demonstrationSettings } from './settings.ts'
import { type TrafficSeen, watch } from './watch.ts'

const cursorKey = 'demonstration-cursor'
const stopMs = 4_500

/** The whole house on simulated traffic: nothing in it knows that the vendor is simulated. */
export async function runDemonstration({ once }: { once: boolean }, console: Console): Promise<ExitCode> {
  const settings = await demonstrationSettings(console.env)
  mkdirSync(resolve(console.cwd, '.tierdrop', 'logs'), { recursive: true, mode: 0o700 })
  const storePath = resolve(console.cwd, demonstrationStore)
  const store = await openStoreFor({ store: storePath }, console.env, evidenceMath)
  const seen: TrafficSeen = { exchanges: 0, failed: 0, firstAt: null }
  const unsaved = Promise.withResolvers<never>()
  const supervisor = supervise({
    ...tellingOn(console),
    message: (_, message) => {
      if (isTraffic(message)) {
        seen.firstAt ??= performance.now()
        seen.exchanges = message.exchanges
        seen.failed = message.failed
      } else if (isCursor(message)) store.setMeta(cursorKey, String(message.position)).catch(unsaved.reject)
    },
  })
  const interruption = untilInterrupted(() => supervisor.kill())
  const stopping = new AbortController()
  const given = { settings, storePath, store, supervisor, console }

  const show = async () => {
    const { proxyUrl, reportUrl } = await startAll(given)
    console.out(`proxy   ${proxyUrl}\nreport  ${reportUrl}\n\n`)
    const findings = await watch({ reportUrl, seen, settings, console, signal: stopping.signal })
    if (findings === null) return
    console.out(`\n${verdictTable(findings)}\n${truthLine(findings)}\n`)
    if (once)
      return console.out(
        'Ended, as --once asks. Without it traffic goes on from here, and the report is served.\n',
      )
    console.out(`report  ${reportUrl}\nTraffic goes on, and so does the report. Ctrl-C drains and stops.\n`)
    await interruption.first
  }

  try {
    const end = await Promise.race([show(), interruption.first, supervisor.failed, unsaved.promise])
    return typeof end === 'object' ? endOf(end) : 0
  } finally {
    stopping.abort()
    await supervisor.stop(stopMs)
    interruption.forget()
    await store.close()
  }
}

type Given = {
  settings: DemonstrationSettings
  storePath: string
  store: Store
  supervisor: Supervisor
  console: Console
}

/** The vendor, the house in front of it, and its clients, each in a process of its own. */
async function startAll({ settings, storePath, store, supervisor, console }: Given) {
  const logs = resolve(console.cwd, '.tierdrop', 'logs')
  const simulator = supervisor.start({
    name: 'simulator',
    main: new URL('./simulator.main.ts', import.meta.url),
    env: console.env,
    log: join(logs, 'simulator.log'),
  })
  const config = demonstrationConfig(await simulator.ready, storePath, settings.listen)
  const env = { ...console.env, ...simulatedKey, TIERDROP_CONFIG_INLINE: JSON.stringify(config) }
  const [proxy, report] = await startHouse(supervisor, config, env, console)
  const [proxyUrl, reportUrl] = [`http://${proxy}`, `http://${report}`]
  supervisor.start({
    name: 'traffic',
    main: new URL('./traffic.main.ts', import.meta.url),
    env: {
      ...console.env,
      TIERDROP_DEMONSTRATION_PROXY: proxyUrl,
      TIERDROP_DEMONSTRATION_RATE: String(settings.rate),
      TIERDROP_DEMONSTRATION_CURSOR: (await store.getMeta(cursorKey)) ?? '0',
    },
    log: join(logs, 'traffic.log'),
  })
  return { proxyUrl, reportUrl }
}
