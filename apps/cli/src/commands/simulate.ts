import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { failure } from '@tierdrop/config'
import { evidenceMath } from '@tierdrop/decision'
import { openStoreFor } from '@tierdrop/store'
import { Command } from 'commander'
import type { Define } from '../define.ts'
import { count, share, time, whole } from '../read-options.ts'
import { dayMs } from '../simulate/arrivals.ts'
import { labelWeek } from '../simulate/label-week.ts'
import { type Simulated, simulateWeek } from '../simulate/simulate-week.ts'
import { weekConfig } from '../simulate/week-config.ts'

type Options = {
  store: string
  config?: string
  days: number
  perDay: number
  seed: string
  until?: number
  sample: number
  texts: number
  labels: number
  json: boolean
}

const more = `
Writes the config that belongs to the store beside it, FILE.yaml unless --config says otherwise. Then:
  tierdrop decide --config FILE.yaml
  tierdrop report --config FILE.yaml --out report.html
The same seed and --until give the same exchanges, replies, grades and evidence.`

export const simulate: Define = (console) =>
  new Command('simulate')
    .description('write a made-up week of traffic, calls and grades straight into a new store')
    .requiredOption('--store <file>', 'the store to make')
    .option('--config <file>', 'where to write the config that belongs to it (default: FILE.yaml)')
    .option('--days <number>', 'how many days, backdated', count, 7)
    .option('--per-day <number>', 'requests a day', count, 3_000)
    .option('--seed <text>', 'all chance comes from it', 'tierdrop')
    .option('--until <time>', 'the end of the last day, ISO 8601 (default: midnight UTC before now)', time)
    .option('--sample <share>', 'the share of sessions that are mirrored', share, 1)
    .option('--texts <share>', 'the share of replies of which the text is kept', share, 0.02)
    .option('--labels <number>', 'how many free texts reviewers have labelled', whole, 0)
    .option('--json', 'print JSON', false)
    .addHelpText('after', more)
    .action(async (options: Options) => {
      const path = resolve(console.cwd, options.store)
      if (existsSync(path)) {
        throw failure('USAGE', { reason: `--store: ${options.store} is there already; name a new file` })
      }
      const { seed, days, perDay, texts, sample, labels } = options
      const until = options.until ?? Math.floor(Date.now() / dayMs) * dayMs
      const from = until - days * dayMs
      const { config, yaml } = weekConfig({ store: path, from, seed, sample })
      const configPath = resolve(console.cwd, options.config ?? `${options.store}.yaml`)
      writeFileSync(configPath, yaml)
      const store = await openStoreFor(config, console.env, evidenceMath)
      let summary: Summary
      try {
        const progress = (exchanges: number) =>
          console.terminal && console.err(`\r${exchanges.toLocaleString('en-US')} requests`)
        const done = await simulateWeek(config, store, { seed, days, perDay, from, texts }, progress)
        if (console.terminal) console.err('\r')
        const reviewed = labels > 0 ? await labelWeek(config, store, { labels, seed, at: until }) : 0
        summary = { store: path, config: configPath, from, until, ...done, reviewed }
      } finally {
        await store.close()
      }
      // of the whole process: its start and the closing of the store included
      const { user, system } = process.cpuUsage()
      const timed = { ...summary, cpuSeconds: (user + system) / 1e6 }
      console.out(options.json ? `${JSON.stringify(timed)}\n` : summaryText(timed))
    })

type Summary = Simulated & { store: string; config: string; from: number; until: number; reviewed: number }
type Timed = Summary & { cpuSeconds: number }

function summaryText(done: Timed): string {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  const lines: [string, string][] = [
    ['store', done.store],
    ['config', done.config],
    ['days', `${day(done.from)} to ${day(done.until - 1)}`],
    ['requests', `${done.exchanges.toLocaleString('en-US')}, ${done.kept.toLocaleString('en-US')} sampled`],
    ['calls', done.trials.toLocaleString('en-US')],
    ['units', `${done.units.toLocaleString('en-US')} counted`],
    ['labels', done.reviewed.toLocaleString('en-US')],
    ['speed', speedText(done)],
  ]
  return lines.map(([name, value]) => `${name.padEnd(14)} ${value}\n`).join('')
}

/** Requests are production's, all of them captured; what their sample was asked besides is counted apart. */
function speedText({ exchanges, trials, cpuSeconds }: Timed): string {
  const [requests, graded] = [exchanges, trials].map((count) =>
    Math.round(count / cpuSeconds).toLocaleString('en-US'),
  )
  return `${requests} requests and ${graded} graded calls per CPU second`
}
