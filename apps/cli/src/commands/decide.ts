import { type Config, failure } from '@tierdrop/config'
import { type CandidateVerdict, explain, type Recommendation } from '@tierdrop/decision'
import { type Decision, decideStore, verdictsJson } from '@tierdrop/report'
import type { Store } from '@tierdrop/store'
import type { Console } from '../console.ts'
import { type Define, type PrintingOptions, printing } from '../define.ts'
import { withStore } from '../open-config.ts'
import { time } from '../read-options.ts'
import { verdictRows } from '../verdict-rows.ts'
import { verifyStore } from '../verify-store.ts'

type DecideOptions = PrintingOptions & { explain?: string[]; at?: number; verify: boolean }

const help = `
From stored evidence alone, as often as you like: looking does not change the risk. Nothing is written
down; the report does that. With --json a line for each task and candidate, and one for each task's
recommendation (it has an \`action\`).

Examples:
  tierdrop decide
  tierdrop decide --explain route-ticket nano
  tierdrop decide --at 2026-03-09T12:00Z --json
  tierdrop decide --verify`

export const decide: Define = (console) =>
  printing('decide', 'say per task and candidate: switch, switch if, stay, or how much longer')
    .option(
      '--explain <task-and-candidate...>',
      'print the whole derivation of one verdict, with its numbers',
    )
    .option('--at <time>', 'as it was on record then (2026-03-09, or 2d: so long ago)', time)
    .option('--verify', 'recompute all evidence from grades, and exit with 4 where it differs', false)
    .addHelpText('after', help)
    .action((options: DecideOptions) =>
      withStore(options.config, console, async ({ config, store }) => {
        if (options.at !== undefined) return printRecorded(options.at, options, { config, store }, console)
        if (options.verify) return verifyStore(config, store, options.json, console)
        const decision = await decideStore(config, store, Date.now())
        if (options.explain !== undefined) return printDerivation(options.explain, decision, console)
        const { verdicts, recommendations } = verdictsJson(decision)
        if (options.json) {
          for (const line of [...verdicts, ...recommendations]) console.out(`${JSON.stringify(line)}\n`)
          return
        }
        console.out(verdicts.length === 0 ? 'No task has been seen yet.\n' : verdictRows(verdicts))
      }),
    )

function printDerivation(names: readonly string[], { tasks, ledger }: Decision, console: Console): void {
  const [task = '', candidate = '', ...more] = names
  const known = tasks.flatMap(({ verdict }) => verdict.candidates.map((it) => `${it.task} ${it.candidate}`))
  if (more.length > 0 || !known.includes(`${task} ${candidate}`))
    throw failure('USAGE', {
      reason: `--explain: a task and a candidate are expected; there are: ${known.join(', ') || 'none yet'}`,
    })
  const inputs = tasks.map(({ reading }) => reading.input)
  console.out(`${explain(inputs, ledger, task, candidate).join('\n')}\n`)
}

/** What was said then stays as it was said, with the evidence and the policy it came from. */
async function printRecorded(
  at: number,
  { json }: DecideOptions,
  { config, store }: { config: Config; store: Store },
  console: Console,
): Promise<void> {
  const rows = await store.latestVerdicts(config.evaluation.name, at)
  const verdicts = rows.verdicts.map(({ body }) => JSON.parse(body) as CandidateVerdict)
  const recommendations = rows.recommendations.map(({ body }) => JSON.parse(body) as Recommendation)
  if (json) for (const line of [...verdicts, ...recommendations]) console.out(`${JSON.stringify(line)}\n`)
  else console.out(verdicts.length === 0 ? 'Nothing was on record then.\n' : verdictRows(verdicts))
}
