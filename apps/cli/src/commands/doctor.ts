import { resolve } from 'node:path'
import { type Config, type ExitCode, loadConfig } from '@tierdrop/config'
import type { Console } from '../console.ts'
import { type Define, type PrintingOptions, printing } from '../define.ts'
import { checkCandidates } from '../doctor/check-candidates.ts'
import { checkJudges } from '../doctor/check-judges.ts'
import { checkKeys } from '../doctor/check-keys.ts'
import { checkPorts } from '../doctor/check-ports.ts'
import { checkPrices } from '../doctor/check-prices.ts'
import { checkStore } from '../doctor/check-store.ts'
import { checkUpstreams } from '../doctor/check-upstreams.ts'
import { type Diagnosis, fine, wrongConfig } from '../doctor/diagnosis.ts'
import { servedModels } from '../doctor/served-models.ts'

type DoctorOptions = PrintingOptions & { offline: boolean }

const help = `
Looks at the config, ports, keys (whether they are set; values are never shown), store, disk, upstreams
(TCP and TLS alone: nothing is paid), prices, egress rules, and whether a judge would judge itself. It
opens the store as \`tierdrop up\` would, which brings an older one up to date.
Exit codes: 0 nothing fails, 2 the config does, 4 the machine does.

Examples:
  tierdrop doctor
  tierdrop doctor --offline --json`

export const doctor: Define = (console, exit) =>
  printing('doctor', 'look for what is wrong before anything starts, and say what to do')
    .option('--offline', 'try no upstream', false)
    .addHelpText('after', help)
    .action(async (options: DoctorOptions) => {
      const parsed = loadConfig(resolve(console.cwd, options.config))
      const found = parsed.ok
        ? [fine('config', options.config), ...(await examine(parsed.config, options, console))]
        : parsed.faults.map((fault) => wrongConfig('config', fault.message, 'see there'))
      for (const it of found) console.out(options.json ? `${JSON.stringify(it)}\n` : lineOf(it))
      exit(exitOf(found))
    })

async function examine(config: Config, { offline }: DoctorOptions, console: Console): Promise<Diagnosis[]> {
  return [
    ...(await checkPorts(config)),
    ...checkKeys(config, console.env),
    ...(await checkStore(config, console.env)),
    ...(offline ? [] : await checkUpstreams(config)),
    ...checkPrices(config, Date.now()),
    ...checkCandidates(config),
    ...checkJudges(config, await servedModels(config, console.env)),
  ]
}

function lineOf({ state, check, text, todo }: Diagnosis): string {
  return `${state.padEnd(5)} ${check}: ${text}\n${todo === null ? '' : `      → ${todo}\n`}`
}

function exitOf(found: readonly Diagnosis[]): ExitCode {
  const failed = found.filter(({ state }) => state === 'fail')
  if (failed.length === 0) return 0
  return failed.some(({ code }) => code === 2) ? 2 : 4
}
