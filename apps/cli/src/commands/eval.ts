import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { type Config, configOrThrow, failure, loadConfig } from '@tierdrop/config'
import { startSimulator } from '@tierdrop/simulator'
import { createCaller, createPriceBook, resolveTier } from '@tierdrop/tiers'
import type { Console } from '../console.ts'
import { type Define, type PrintingOptions, printing } from '../define.ts'
import { count } from '../read-options.ts'
import { simulatedConfig, simulatedKey } from '../simulated-config.ts'
import { createCaseCaller } from '../suite/call-case.ts'
import { loadSuite } from '../suite/load-suite.ts'
import { runText } from '../suite/run-file.ts'
import { runSuite } from '../suite/run-suite.ts'
import { suiteTable } from '../suite/suite-table.ts'
import { summarise } from '../suite/summarise.ts'

type EvalOptions = PrintingOptions & { tier: string[]; cases?: number; out?: string; demo: boolean }

const help = `
A suite is a folder with a suite.yaml: its kind, labels and cases (a cases.jsonl, a line a case:
{ id, request: { messages, tools?, response_format? }, truth }), the thresholds for \`tierdrop check\`.
Tiers are those of tierdrop.yaml. Without one, the simulated vendor's: nano, mini, haiku, or a full
model name; no key is needed then. Prints the share passed with an interval that holds however often
you look, the loss against the baseline case by case, cost, latency, and failures by name.

Examples:
  tierdrop eval evals/intents --tier nano --tier mini
  tierdrop eval evals/intents --tier nano --cases 100 --json
  tierdrop check --run .tierdrop/evals/intents.json`

export const evaluate: Define = (console) =>
  printing('eval', 'run a suite of cases with known answers through tiers')
    .argument('<suite>', 'the folder of the suite, or its suite.yaml')
    .requiredOption('--tier <name...>', 'a tier to run; may be given several times')
    .option('--cases <n>', 'only the first n cases', count)
    .option('--out <file>', 'where the run is written (default: .tierdrop/evals/<suite>.json)')
    .option('--demo', 'use the simulated vendor even where there is a tierdrop.yaml', false)
    .addHelpText('after', help)
    .action(async (suite: string, options: EvalOptions) => {
      const configPath = resolve(console.cwd, options.config)
      const simulated = options.demo || (options.config === 'tierdrop.yaml' && !existsSync(configPath))
      if (!simulated)
        return evaluateWith(suite, options, configOrThrow(loadConfig(configPath)), false, console)
      // The published pace: what the table says of latency is what the vendors' published figures say.
      const simulator = await startSimulator({ port: 0, seed: 'tierdrop' })
      try {
        const env = { ...console.env, ...simulatedKey }
        await evaluateWith(suite, options, simulatedConfig(simulator.url), true, { ...console, env })
      } finally {
        await simulator.close()
      }
    })

async function evaluateWith(
  given: string,
  options: EvalOptions,
  config: Config,
  simulated: boolean,
  console: Console,
): Promise<void> {
  const suite = loadSuite(given, console.cwd)
  const tiers = [...new Set(options.tier)].map((name) => resolveTier(config, name))
  const keyless = tiers.filter(({ keyEnv }) => keyEnv !== null && !console.env[keyEnv])
  if (keyless.length > 0)
    throw failure('USAGE', {
      reason: keyless
        .map(({ name, keyEnv }) => `tier "${name}": the environment variable ${keyEnv} is not set`)
        .join('\n'),
    })
  if (simulated && !options.json)
    console.out(
      'The vendor is the simulated one: no keys, nothing is billed, tiers of the published accuracy.\n',
    )
  const { priceOf } = createPriceBook({ overrides: config.prices })
  const done = new Map(tiers.map(({ name }) => [name, 0]))
  const showing = console.terminal && !options.json
  const run = await runSuite({
    suite,
    tiers,
    baseline: tiers.some(({ name }) => name === suite.baseline)
      ? (suite.baseline ?? '')
      : (tiers[0]?.name ?? ''),
    limit: options.cases,
    simulated,
    callCase: createCaseCaller(
      createCaller({ env: console.env, now: () => performance.now(), priceOf }),
      config.defaults.attempts,
    ),
    at: Date.now(),
    onProgress(tier, count) {
      done.set(tier, count)
      if (showing && count % 10 === 0)
        console.err(`\r\u001b[2K${[...done].map(([name, n]) => `${name} ${n}`).join('   ')}`)
    },
  })
  if (showing) console.err('\r\u001b[2K')
  const out = resolve(console.cwd, options.out ?? join('.tierdrop', 'evals', `${suite.name}.json`))
  mkdirSync(dirname(out), { recursive: true })
  writeFileSync(out, runText(run))
  const summary = summarise(run)
  if (options.json) for (const tier of summary) console.out(`${JSON.stringify(tier)}\n`)
  else console.out(`${suiteTable(summary)}Wrote ${relative(console.cwd, out)}.\n`)
}
