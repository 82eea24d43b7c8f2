import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Config, configOrThrow, type ExitCode, failure, loadConfig } from '@tierdrop/config'
import { proxyMains } from '@tierdrop/proxy'
import { reportMain } from '@tierdrop/report'
import type { Console } from '../console.ts'
import { runDemonstration } from '../demonstration/run-demonstration.ts'
import { checkCandidates } from '../doctor/check-candidates.ts'
import { checkKeys } from '../doctor/check-keys.ts'
import type { GaveUp } from './child.ts'
import { type Supervisor, supervise } from './supervise.ts'
import { untilInterrupted } from './until-interrupted.ts'

export type UpOptions = { configPath: string; once: boolean; demo: boolean }

/** more than a process takes by itself (limits.drain), so that killing is for those that hang */
const stopMs = 10_000

/** `tierdrop up`: all processes under one supervisor, or, without a config, the demonstration. */
export async function runUp(options: UpOptions, console: Console): Promise<ExitCode> {
  const path = resolve(console.cwd, options.configPath)
  const explicit = options.configPath !== 'tierdrop.yaml'
  if (options.demo || (!explicit && !existsSync(path))) {
    if (!options.demo) {
      console.out(
        `No ${options.configPath} here: this is the demonstration, with a simulated vendor and no keys. \`tierdrop init\` writes a config for your own traffic.\n\n`,
      )
    }
    return runDemonstration(options, console)
  }
  if (options.once)
    throw failure('USAGE', {
      reason: '--once is for the demonstration (`tierdrop up --demo --once`); your own traffic has no end',
    })
  return runHouse(path, configOrThrow(loadConfig(path)), console)
}

async function runHouse(path: string, config: Config, console: Console): Promise<ExitCode> {
  const supervisor = supervise(tellingOn(console))
  const interruption = untilInterrupted(() => supervisor.kill())
  try {
    const addresses = startHouse(supervisor, config, { ...console.env, TIERDROP_CONFIG: path }, console)
    const begun = await Promise.race([addresses, interruption.first, supervisor.failed])
    if (Array.isArray(begun)) {
      console.out(
        `proxy   http://${begun[0]}\nreport  http://${begun[1]}\n${whatIsMissing(config, console.env)}Ctrl-C drains and stops.\n`,
      )
      const end = await Promise.race([interruption.first, supervisor.failed])
      return end === 'interrupted' ? 0 : endOf(end)
    }
    return begun === 'interrupted' ? 0 : endOf(begun)
  } finally {
    await supervisor.stop(stopMs)
    interruption.forget()
  }
}

/** Traffic passes all the same, so that nobody would notice for days that nothing is compared. */
function whatIsMissing(config: Config, env: NodeJS.ProcessEnv): string {
  const missing = [...checkKeys(config, env), ...checkCandidates(config)].filter(
    ({ state }) => state === 'fail',
  )
  if (missing.length === 0) return ''
  const lines = missing.map(({ check, text, todo }) => `${check}: ${text}\n      → ${todo}\n`)
  return `${lines.join('')}\`tierdrop doctor\` looks at everything else.\n`
}

/** Proxy, mirror and report; resolves with the addresses of proxy and report. */
export function startHouse(
  supervisor: Supervisor,
  config: Config,
  env: NodeJS.ProcessEnv,
  { cwd }: Pick<Console, 'cwd'>,
): Promise<[proxy: string, report: string]> {
  const folder = config.store.includes('://') ? '.tierdrop' : dirname(config.store)
  const logs = resolve(cwd, folder, 'logs')
  mkdirSync(logs, { recursive: true, mode: 0o700 })
  // What has been compiled once need not be again: a process that died is back a quarter sooner.
  // The C library keeps an arena for each thread, most of it empty: two are enough.
  const cached = {
    MALLOC_ARENA_MAX: '2',
    ...env,
    NODE_COMPILE_CACHE: resolve(cwd, folder, 'compiled'),
  }
  const start = (name: string, main: URL, keepsPort = false) =>
    supervisor.start({ name, main, env: cached, log: join(logs, `${name}.log`), keepsPort })
  const report = start('report', reportMain)
  start('mirror', proxyMains.mirror)
  const proxy = start('proxy', proxyMains.proxy, true)
  return Promise.all([proxy.ready, report.ready])
}

export function tellingOn(console: Console) {
  return {
    died: (name: string, how: string, pauseMs: number) =>
      console.err(
        `${name} died (${how}), starting it again${pauseMs > 0 ? ` in ${pauseMs / 1000} s` : ''}\n`,
      ),
    message: () => undefined,
  }
}

/** A child that ended for good has said why in its log and, as the last words, here. */
export function endOf({ name, code, lastWords }: GaveUp): never {
  throw code === 2
    ? failure('USAGE', { reason: lastWords })
    : failure('CHILD_FAILED', { child: name, reason: lastWords })
}
