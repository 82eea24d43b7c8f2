import { type Config, failure } from '@tierdrop/config'
import {
  beginEvaluation,
  type Decision,
  decideAndRemember,
  decideStore,
  derivationOf,
  estateOfDecision,
  pipelinesOf,
  policyChangesOf,
  verdictsJson,
} from '@tierdrop/report'
import type { Store } from '@tierdrop/store'
import { v7 } from 'uuid'
import type { Console } from '../console.ts'
import { estateText, movedText, pipelineText } from '../decide/estate-text.ts'
import { printRecorded } from '../decide/print-recorded.ts'
import { type Define, type PrintingOptions, printing } from '../define.ts'
import { noVerdictYet } from '../no-verdict-yet.ts'
import { withStore } from '../open-config.ts'
import { time } from '../read-options.ts'
import { verdictRows } from '../verdict-rows.ts'
import { verifyStore } from '../verify-store.ts'

type DecideOptions = PrintingOptions & {
  explain?: string[]
  at?: number
  verify: boolean
  estate: boolean
  dryRun: boolean
}

const help = `
From stored evidence alone, as often as you like: looking does not change the risk. What is said is put
on record, with the evidence and the policy it came from, so that a switch once recommended stays one
until harm, drift or a lost saving speaks against it: the guarantee counts all of them. A report that runs
on the same store goes on meanwhile. With --dry-run nothing is written down.

With --json a line for each task and candidate, and one for each task's recommendation (it has an
\`action\`); with --estate as well one for the whole estate, one for each pipeline,
and one for each task that has moved.

--at prints what was on record at a time, byte for byte as it was printed then. What this command
prints is on record whole; a report writes a verdict down when it says something else than before.

Examples:
  tierdrop decide
  tierdrop decide --dry-run --json
  tierdrop decide --explain route-ticket nano
  tierdrop decide --at 2026-03-09T12:00Z --json
  tierdrop decide --estate
  tierdrop decide --verify`

export const decide: Define = (console) =>
  printing('decide', 'say per task and candidate: switch, switch if, stay, or how much longer')
    .option(
      '--explain <task-and-candidate...>',
      'print the whole derivation of one verdict, with its numbers',
    )
    .option('--at <time>', 'as it was on record then (2026-03-09, or 2d: so long ago)', time)
    .option('--estate', 'what of everything can move, and what a unit of work costs', false)
    .option('--dry-run', 'only look: put nothing on record', false)
    .option('--verify', 'recompute all evidence from grades, and exit with 4 where it differs', false)
    .addHelpText('after', help)
    .action((options: DecideOptions) =>
      withStore(options.config, console, async (given) => {
        const { config, store } = given
        const { at, json, explain } = options
        if (at !== undefined) return printRecorded(given, { at, json, explain }, console)
        if (options.verify) return verifyStore(config, store, json, console)
        const { decision, changed } = await decideNow(given, options)
        if (explain !== undefined) return printDerivation(explain, decision, console)
        const { verdicts, recommendations } = verdictsJson(decision)
        const estate = estateOfDecision(decision)
        const hasRules = recommendations.some(({ action }) => action === 'switch-if')
        const pipelines = pipelinesOf(config, decision)
        if (json) {
          const more = options.estate
            ? [{ estate }, ...pipelines, ...decision.moved.map((moved) => ({ moved }))]
            : []
          for (const line of [...verdicts, ...recommendations, ...more])
            console.out(`${JSON.stringify(line)}\n`)
          return
        }
        if (verdicts.length === 0) return console.out(noVerdictYet(config, decision.tasks.length))
        console.out(verdictRows(verdicts))
        if (options.estate || pipelines.length > 0)
          console.out(['', estateText(estate, hasRules), ...pipelines.map(pipelineText)].join('\n'))
        for (const moved of decision.moved) console.out(movedText(moved))
        for (const change of changed) console.out(`Changed since the evaluation began: ${change}\n`)
      }),
    )

/** On record, unless this is only a look. */
async function decideNow(
  { config, store }: { config: Config; store: Store },
  { dryRun }: Pick<DecideOptions, 'dryRun'>,
): Promise<{ decision: Decision; changed: string[] }> {
  if (dryRun) return { decision: await decideStore(config, store, Date.now()), changed: [] }
  const clock = { now: Date.now, newId: () => v7() }
  const evaluation = await beginEvaluation(config, store, { now: clock.now(), newId: clock.newId })
  const decision = await decideAndRemember(config, store, clock, 'every-figure')
  return { decision, changed: policyChangesOf(evaluation, config) }
}

function printDerivation(names: readonly string[], decision: Decision, console: Console): void {
  const [task = '', candidate = '', ...more] = names
  const known = decision.tasks.flatMap(({ verdict }) =>
    verdict.candidates.map((it) => `${it.task} ${it.candidate}`),
  )
  if (more.length > 0 || !known.includes(`${task} ${candidate}`))
    throw failure('USAGE', {
      reason: `--explain: a task and a candidate are expected; there are: ${known.join(', ') || 'none yet'}`,
    })
  console.out(`${derivationOf(decision, { task, candidate })}\n`)
}
