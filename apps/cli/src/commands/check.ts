import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { failure } from '@tierdrop/config'
import type { Recommendation } from '@tierdrop/decision'
import { decideStore } from '@tierdrop/report'
import { checkRegressions } from '../check/check-regressions.ts'
import { checkRun } from '../check/check-run.ts'
import { checkCells } from '../check/check-verdicts.ts'
import { exitOf, type Finding } from '../check/finding.ts'
import { junitXml } from '../check/junit.ts'
import { thresholdsSchema } from '../check/thresholds.ts'
import type { Console } from '../console.ts'
import { type Define, type PrintingOptions, printing } from '../define.ts'
import { withStore } from '../open-config.ts'
import { readYaml } from '../read-yaml.ts'
import { readRun } from '../suite/run-file.ts'

type CheckOptions = PrintingOptions & { run?: string; thresholds?: string; junit?: string; strict: boolean }

const help = `
With --run: gates a run of \`tierdrop eval\` on the thresholds of its suite, or on \`tiers\` of --thresholds:
  tiers:
    nano:
      wrong: { atMost: 0.12 }   # share of cases
      loss: { atMost: 0.05 }    # against the baseline, case by case
      cost: { atMost: 0.10 }    # USD per 1,000 cases
      p95: { atMost: 2s }       # total time of a reply
Without: gates the stored verdicts on \`tasks\` of --thresholds:
  tasks:
    route-ticket:
      nano:
        verdict: switch         # or a list
        loss: { atMost: 0.05 }
        saving: { atLeast: 100 } # USD a month
or, without --thresholds, on this: no switch that was ever recommended may now stay or have got worse.

A threshold is met or missed when the data prove it; what lies between is open. Exit codes: 0 all is
met, 1 one is missed, 3 one is open (1 with --strict), 2 wrong usage, 4 store or machine failed.

Examples:
  tierdrop check --run .tierdrop/evals/intents.json --junit tierdrop.xml
  tierdrop check --thresholds thresholds.yaml --strict
  tierdrop check --json`

export const check: Define = (console, exit) =>
  printing('check', 'gate a run of a suite, or the stored verdicts, on thresholds')
    .option('--run <file>', 'a run that `tierdrop eval` wrote, instead of the stored verdicts')
    .option('--thresholds <file>', 'what is asked, as YAML (see below)')
    .option('--junit <file>', 'write the findings as JUnit XML too')
    .option('--strict', 'what is open is a no', false)
    .addHelpText('after', help)
    .action(async (options: CheckOptions) => {
      const { name, findings } =
        options.run === undefined
          ? { name: 'verdicts', findings: await findVerdicts(options, console) }
          : findInRun(options.run, options, console)
      for (const it of findings)
        console.out(
          options.json
            ? `${JSON.stringify(it)}\n`
            : `${it.state.padEnd(5)} ${it.of}: ${it.what} ${it.text}\n`,
        )
      if (options.junit !== undefined) {
        const path = resolve(console.cwd, options.junit)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, junitXml(name, findings, options.strict))
      }
      exit(exitOf(findings, options.strict))
    })

function readThresholds({ thresholds }: CheckOptions, console: Console) {
  if (thresholds === undefined) return undefined
  return readYaml(resolve(console.cwd, thresholds), thresholds, thresholdsSchema)
}

function findInRun(
  file: string,
  options: CheckOptions,
  console: Console,
): { name: string; findings: Finding[] } {
  const asked = readThresholds(options, console)
  if (asked !== undefined && asked.tiers === undefined)
    throw failure('USAGE', {
      reason: `${options.thresholds}: \`tiers\` is expected: --run gates the run of a suite`,
    })
  const run = readRun(resolve(console.cwd, file), file)
  return { name: run.suite, findings: checkRun(run, asked?.tiers ?? run.thresholds) }
}

function findVerdicts(options: CheckOptions, console: Console): Promise<Finding[]> {
  const asked = readThresholds(options, console)
  if (asked !== undefined && asked.tasks === undefined)
    throw failure('USAGE', {
      reason: `${options.thresholds}: \`tasks\` is expected where no --run is given: the stored verdicts are gated`,
    })
  return withStore(options.config, console, async ({ config, store }) => {
    const decision = await decideStore(config, store, Date.now())
    const tasks = decision.tasks.map(({ verdict }) => verdict)
    if (asked?.tasks !== undefined) return checkCells(tasks, asked.tasks)
    const { recommendations } = await store.latestVerdicts(config.evaluation.name)
    const said = recommendations
      .toSorted((a, b) => a.at - b.at)
      .map((row) => {
        const recommendation = JSON.parse(row.body) as Recommendation
        return { task: recommendation.task, recommendation }
      })
    return checkRegressions(tasks, said)
  })
}
