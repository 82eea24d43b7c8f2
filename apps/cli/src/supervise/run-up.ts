import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Config, configOrThrow, type ExitCode, failure, loadConfig } from '@tierdrop/config'
import { proxyMains } from '@tierdrop/proxy'
import { reportMain } from '@tierdrop/report'
import type { Console } from '../console.ts'
import { runDemonstration } from '../demonstration/run-demonstration.ts'
import type { GaveUp } from './child.ts'
import { type Supervisor, supervise } from './supervise.ts'
import { untilInterrupted } from './until-interrupted.ts'

export type UpOptions = { configPath: string; once: boolean; demo: boolean }

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
  const config = configOrThrow(loadConfig(path))
  const supervisor = supervise(tellingOn(console))
  const addresses = startHouse(supervisor, config, { TIERDROP_CONFIG: path })
  const interrupted = untilInterrupted()
  const first = await Promise.race([addresses, interrupted, supervisor.failed])
  if (Array.isArray(first)) {
    console.out(`proxy   ${first[0]}\nreport  ${first[1]}\nCtrl-C drains and stops.\n`)
    await Promise.race([interrupted, supervisor.failed])
  }
  await supervisor.stop(10_000)
  return endOf(await Promise.race([supervisor.failed, Promise.resolve(null)]))
}

/** Proxy, mirror and report; resolves with the addresses of proxy and report. */
export function startHouse(
  supervisor: Supervisor,
  config: Config,
  env: Record<string, string>,
): Promise<[proxy: string, report: string]> {
  const logs = join(config.store.includes('://') ? '.tierdrop' : dirname(config.store), 'logs')
  mkdirSync(logs, { recursive: true, mode: 0o700 })
  const start = (name: string, main: URL) =>
    supervisor.start({ name, main, env, log: join(logs, `${name}.log`) })
  const report = start('report', reportMain)
  start('mirror', proxyMains.mirror)
  const proxy = start('proxy', proxyMains.proxy)
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
export function endOf(failed: GaveUp | null): ExitCode {
  if (failed === null) return 0
  const reason = failed.lastWords
  throw failed.code === 2
    ? failure('USAGE', { reason })
    : failure('CHILD_FAILED', { child: failed.name, reason })
}
