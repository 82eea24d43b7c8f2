import type { Config } from '@tierdrop/config'
import { type CandidateVerdict, explain, type Recommendation } from '@tierdrop/decision'
import type { DecisionRow, RecommendationRow, RecordedDecision, Store, VerdictRow } from '@tierdrop/store'
import { type Decision, ledgerKey } from './decide-store.ts'

/**
 * `what-is-said`: a row is written when what it says to do changes; for those that decide all the time.
 * `every-figure`: when any figure of it does; so that what was printed can be printed again.
 */
export type Remembering = 'what-is-said' | 'every-figure'

/**
 * Keeps the ledger, so that switches stay switches, and appends what is said anew, with the evidence,
 * the policy and the derivation it came from. False where another process has decided since this one
 * read the store: then decide again.
 */
export async function remember(
  config: Config,
  store: Pick<Store, 'decisionAt' | 'recordDecision'>,
  decision: Decision,
  newId: () => string,
  remembering: Remembering = 'what-is-said',
): Promise<boolean> {
  const { at, tasks, ledger, ledgerBefore } = decision
  const evaluation = config.evaluation.name
  const latest = await store.decisionAt(evaluation)
  const isSame = remembering === 'every-figure' ? sameFigures : sameWords
  const said = { verdicts: [] as string[], recommendations: [] as string[] }
  const verdicts: VerdictRow[] = []
  const recommendations: RecommendationRow[] = []
  for (const { reading, verdict } of tasks) {
    const row = { at, evaluation, taskKey: reading.task.key, taskVersion: verdict.version }
    for (const it of verdict.candidates) {
      const { candidate, revision: tierRevision } = it
      const before = latest?.verdicts.find(
        (one) => one.taskVersion === verdict.version && one.tierRevision === tierRevision,
      )
      if (before && before.candidate === candidate && isSame.verdict(before, it)) {
        said.verdicts.push(before.id)
        continue
      }
      const body = JSON.stringify(it)
      // Longer than all else: kept where something else is said, not for each figure that moved.
      const derivation = before && sameWords.verdict(before, it) ? null : derivationOf(decision, it)
      const id = newId()
      verdicts.push({ id, ...row, candidate, tierRevision, verdict: it.verdict, body, derivation })
      said.verdicts.push(id)
    }
    const { recommendation } = verdict
    const before = latest?.recommendations.find(({ taskVersion }) => taskVersion === verdict.version)
    if (before && isSame.advice(before, recommendation)) {
      said.recommendations.push(before.id)
      continue
    }
    const id = newId()
    recommendations.push({ id, ...row, body: JSON.stringify(recommendation) })
    said.recommendations.push(id)
  }
  const kept = JSON.stringify(ledger)
  const row: DecisionRow = { id: newId(), at, evaluation, ...said, ledger: kept }
  return store.recordDecision({
    evaluation,
    ledger: { key: ledgerKey(evaluation), before: ledgerBefore, after: kept },
    previous: latest?.decision.id ?? null,
    verdicts,
    recommendations,
    decision: isOnRecord(row, latest) ? null : row,
  })
}

/** Line by line how this verdict was reached, for whoever asks later. */
export function derivationOf(
  { tasks, ledger }: Decision,
  { task, candidate }: Pick<CandidateVerdict, 'task' | 'candidate'>,
): string {
  const decided = { tasks: tasks.map(({ verdict }) => verdict), ledger }
  const inputs = tasks.map(({ reading }) => reading.input)
  return explain(inputs, ledger, task, candidate, decided).join('\n')
}

/** Whether the same rows in the same order are on record already. */
function isOnRecord({ verdicts, recommendations }: DecisionRow, latest: RecordedDecision | null): boolean {
  if (latest === null) return false
  const rows = (one: Pick<DecisionRow, 'verdicts' | 'recommendations'>) =>
    JSON.stringify([one.verdicts, one.recommendations])
  return rows({ verdicts, recommendations }) === rows(latest.decision)
}

type Same = {
  verdict(before: VerdictRow, now: CandidateVerdict): boolean
  advice(before: RecommendationRow, now: Recommendation): boolean
}

const sameFigures: Same = {
  verdict: ({ body }, now) => body === JSON.stringify(now),
  advice: ({ body }, now) => body === JSON.stringify(now),
}

const sameWords: Same = {
  verdict(before, now) {
    if (before.verdict !== now.verdict) return false
    return now.verdict !== 'switch-if' || ruleOf(JSON.parse(before.body) as CandidateVerdict) === ruleOf(now)
  },
  advice({ body }, now) {
    const before = JSON.parse(body) as Recommendation
    return (
      before.action === now.action &&
      before.candidate === now.candidate &&
      before.revision === now.revision &&
      ruleOf(before) === ruleOf(now)
    )
  },
}

const ruleOf = ({ rule }: { rule: { name: string } | null }): string | null => rule?.name ?? null
