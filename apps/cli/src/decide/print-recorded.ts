import { type Config, failure } from '@tierdrop/config'
import type { CandidateVerdict, Recommendation } from '@tierdrop/decision'
import { verdictJson } from '@tierdrop/report'
import type { RecordedDecision, Store } from '@tierdrop/store'
import type { Console } from '../console.ts'
import { verdictRows } from '../verdict-rows.ts'

/** What was said then, byte for byte as it was said, from the rows that were appended. */
export async function printRecorded(
  { config, store }: { config: Config; store: Store },
  { at, json, explain }: { at: number; json: boolean; explain: readonly string[] | undefined },
  console: Console,
): Promise<void> {
  const recorded = await store.decisionAt(config.evaluation.name, at)
  if (recorded === null)
    throw failure('NOT_ENOUGH_DATA', {
      reason: `Nothing was on record at ${new Date(at).toISOString()} in the evaluation ${config.evaluation.name}. What \`tierdrop decide\` or a report says is on record from then on.`,
    })
  if (explain !== undefined) return console.out(`${derivation(recorded, explain)}\n`)
  const verdicts = recorded.verdicts.map(({ body }) => verdictJson(JSON.parse(body) as CandidateVerdict))
  if (json) {
    const advice = recorded.recommendations.map(({ body }) => JSON.parse(body) as Recommendation)
    for (const line of [...verdicts, ...advice]) console.out(`${JSON.stringify(line)}\n`)
    return
  }
  console.out(`On record since ${new Date(recorded.decision.at).toISOString()}:\n\n${verdictRows(verdicts)}`)
}

function derivation({ verdicts, decision }: RecordedDecision, [task, candidate]: readonly string[]): string {
  const bodies = verdicts.map((row) => ({ row, said: JSON.parse(row.body) as CandidateVerdict }))
  const found = bodies.find(({ said }) => said.task === task && said.candidate === candidate)
  if (!found) {
    const there = bodies.map(({ said }) => `${said.task} ${said.candidate}`).join(', ')
    throw failure('USAGE', {
      reason: `--explain: a task and a candidate are expected; on record then: ${there || 'none'}`,
    })
  }
  if (found.row.derivation) return found.row.derivation
  throw failure('NOT_ENOUGH_DATA', {
    reason: `Derivations are kept where something else is said than before; on ${new Date(decision.at).toISOString()} only figures of ${task} on ${candidate} had moved. Its figures: \`tierdrop decide --json --at ${new Date(decision.at).toISOString()}\`.`,
  })
}
