import type { Config } from '@tierdrop/config'
import type { CandidateVerdict, Recommendation } from '@tierdrop/decision'
import type { RecommendationRow, Store, VerdictRow } from '@tierdrop/store'
import { type Decision, ledgerKey } from './decide-store.ts'

/**
 * Keeps the ledger, so that switches stay switches, and appends what is said anew: a verdict is
 * written down when what it says to do changes, with the evidence and the policy it came from.
 */
export async function remember(
  config: Config,
  store: Pick<Store, 'setMeta' | 'latestVerdicts' | 'appendVerdicts'>,
  { at, tasks, ledger }: Decision,
  newId: () => string,
): Promise<void> {
  const evaluation = config.evaluation.name
  await store.setMeta(ledgerKey(evaluation), JSON.stringify(ledger))
  const latest = await store.latestVerdicts(evaluation)
  const verdicts: VerdictRow[] = []
  const recommendations: RecommendationRow[] = []
  for (const { reading, verdict } of tasks) {
    const row = { at, evaluation, taskKey: reading.task.key, taskVersion: verdict.version }
    for (const it of verdict.candidates) {
      const { candidate, revision: tierRevision } = it
      const before = latest.verdicts.find(
        (one) => one.taskVersion === verdict.version && one.tierRevision === tierRevision,
      )
      if (before && sameVerdict(before, it)) continue
      const body = JSON.stringify(it)
      verdicts.push({ id: newId(), ...row, candidate, tierRevision, verdict: it.verdict, body })
    }
    const { recommendation } = verdict
    const before = latest.recommendations.find(({ taskVersion }) => taskVersion === verdict.version)
    if (before && sameAdvice(JSON.parse(before.body) as Recommendation, recommendation)) continue
    recommendations.push({ id: newId(), ...row, body: JSON.stringify(recommendation) })
  }
  if (verdicts.length + recommendations.length > 0) await store.appendVerdicts(verdicts, recommendations)
}

function sameVerdict(before: VerdictRow, now: CandidateVerdict): boolean {
  if (before.verdict !== now.verdict) return false
  return now.verdict !== 'switch-if' || ruleOf(JSON.parse(before.body) as CandidateVerdict) === ruleOf(now)
}

const ruleOf = ({ rule }: { rule: { name: string } | null }): string | null => rule?.name ?? null

function sameAdvice(before: Recommendation, now: Recommendation): boolean {
  return (
    before.action === now.action &&
    before.candidate === now.candidate &&
    before.revision === now.revision &&
    ruleOf(before) === ruleOf(now)
  )
}
