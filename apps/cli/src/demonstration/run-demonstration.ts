import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ExitCode } from '@tierdrop/config'
import { addEvidence } from '@tierdrop/decision'
import { openStoreFor } from '@tierdrop/store'
import type { Console } from '../console.ts'
import { endOf, startHouse, tellingOn } from '../supervise/run-up.ts'
import { supervise } from '../supervise/supervise.ts'
import { untilInterrupted } from '../supervise/until-interrupted.ts'
import { demonstrationConfig, demonstrationStore } from './demonstration-config.ts'
import { type Findings, fetchFindings, isTold, verdictTable } from './findings.ts'
import { createProgress } from './progress.ts'

const cursorKey = 'demonstration-cursor'
/** the table comes when every kind of verdict is there, and then a while for more; at the latest after `lastMs` */
const firstMs = 30_000
const lastMs = 55_000
const stopMs = 4_500

/** The whole house on simulated traffic: nothing in it knows that the vendor is simulated. */
export async function runDemonstration({ once }: { once: boolean }, console: Console): Promise<ExitCode> {
  const folder = resolve(console.cwd, '.tierdrop')
  mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o700 })
  const interrupted = untilInterrupted()
  const seen = { exchanges: 0, failed: 0, firstAt: null as number | null }
  const storePath = resolve(console.cwd, demonstrationStore)
  const store = await openStoreFor({ store: storePath }, console.env, addEvidence)
  const supervisor = supervise({
    ...tellingOn(console),
    message: (_, message) => {
      if (isTraffic(message)) {
        seen.firstAt ??= performance.now()
        seen.exchanges = message.exchanges
        seen.failed = message.failed
      } else if (isCursor(message))
        void store.setMeta(cursorKey, String(message.position)).catch(failed.reject)
    },
  })
  const failed = Promise.withResolvers<never>()

  const show = async (): Promise<'told' | 'interrupted'> => {
    const simulator = supervisor.start({
      name: 'simulator',
      main: new URL('./simulator.main.ts', import.meta.url),
      env: {},
      log: join(folder, 'logs', 'simulator.log'),
    })
    const config = demonstrationConfig(await simulator.ready, storePath)
    const [proxy, report] = await startHouse(supervisor, config, {
      TIERDROP_CONFIG_INLINE: JSON.stringify(config),
      TIERDROP_DEMONSTRATION_KEY: 'sk-demonstration',
    })
    const proxyUrl = `http://${proxy}`
    const reportUrl = `http://${report}`
    console.out(`proxy   ${proxyUrl}\nreport  ${reportUrl}\n\n`)
    supervisor.start({
      name: 'traffic',
      main: new URL('./traffic.main.ts', import.meta.url),
      env: {
        TIERDROP_DEMONSTRATION_PROXY: proxyUrl,
        TIERDROP_DEMONSTRATION_CURSOR: (await store.getMeta(cursorKey)) ?? '0',
      },
      log: join(folder, 'logs', 'traffic.log'),
    })
    const findings = await watch(reportUrl, seen, console)
    console.out(`\n${verdictTable(findings)}\nreport  ${reportUrl}\n`)
    return 'told'
  }

  try {
    const shown = await Promise.race([show(), interrupted, supervisor.failed, failed.promise])
    if (typeof shown === 'object') return endOf(shown)
    if (shown === 'told' && !once) {
      console.out('Traffic goes on, and so does the report. Ctrl-C drains and stops.\n')
      const end = await Promise.race([interrupted, supervisor.failed, failed.promise])
      if (typeof end === 'object') return endOf(end)
    }
    return 0
  } finally {
    await supervisor.stop(stopMs)
    await store.close()
  }
}

async function watch(
  report: string,
  seen: { exchanges: number; failed: number; firstAt: number | null },
  console: Console,
): Promise<Findings> {
  const progress = createProgress(console)
  for (;;) {
    await sleep(1_000)
    const findings = await fetchFindings(report)
    const elapsed = seen.firstAt === null ? 0 : performance.now() - seen.firstAt
    progress.show({ ...seen, elapsedMs: elapsed, findings })
    if ((elapsed > firstMs && isTold(findings)) || elapsed > lastMs) {
      progress.end()
      return findings
    }
  }
}

function isTraffic(message: unknown): message is { type: 'traffic'; exchanges: number; failed: number } {
  return hasType(message, 'traffic')
}

function isCursor(message: unknown): message is { type: 'cursor'; position: number } {
  return hasType(message, 'cursor')
}

function hasType(message: unknown, type: string): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === type
}
