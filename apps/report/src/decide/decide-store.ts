import type { Config } from '@tierdrop/config'
import { decideAll, type Ledger, openLedger, type TaskVerdict } from '@tierdrop/decision'
import type { Store } from '@tierdrop/store'
import { readTasks, type TaskReading } from './read-tasks.ts'

export type Decision = {
  at: number
  tasks: readonly { reading: TaskReading; verdict: TaskVerdict }[]
  ledger: Ledger
}

const ledgerKey = (evaluation: string) => `ledger:${evaluation}`

/** The verdicts that the store's evidence comes to now. Reads only: who may remember says so with `remember`. */
export async function decideStore(config: Config, store: Store, now: number): Promise<Decision> {
  const kept = await store.getMeta(ledgerKey(config.evaluation.name))
  const before = kept === null ? openLedger() : (JSON.parse(kept) as Ledger)
  const readings = await readTasks(config, store, now)
  const decided = decideAll(
    readings.map((it) => it.input),
    before,
  )
  const tasks = readings.flatMap((reading, index) => {
    const verdict = decided.tasks[index]
    return verdict ? [{ reading, verdict }] : []
  })
  return { at: now, tasks, ledger: decided.ledger }
}

/**
 * Keeps the ledger, so that switches stay switches, and appends what is said anew: a verdict is
 * written down when its word changes, with the evidence and the policy it came from.
 */
export async function remember(
  config: Config,
  store: Store,
  decision: Decision,
  newId: () => string,
): Promise<void> {
  const evaluation = config.evaluation.name
  await store.setMeta(ledgerKey(evaluation), JSON.stringify(decision.ledger))
  const latest = await store.latestVerdicts(evaluation)
  const at = decision.at
  const verdicts = decision.tasks.flatMap(({ reading, verdict }) =>
    verdict.candidates
      .filter((it) => {
        const before = latest.verdicts.find(
          (row) => row.taskVersion === verdict.version && row.tierRevision === it.revision,
        )
        return before?.verdict !== it.verdict
      })
      .map((it) => ({
        id: newId(),
        at,
        evaluation,
        taskKey: reading.task.key,
        taskVersion: verdict.version,
        candidate: it.candidate,
        tierRevision: it.revision,
        verdict: it.verdict,
        body: JSON.stringify(it),
      })),
  )
  const recommendations = decision.tasks.flatMap(({ reading, verdict: { version, recommendation } }) => {
    const before = latest.recommendations.find((row) => row.taskVersion === version)
    const said = before === undefined ? null : (JSON.parse(before.body) as typeof recommendation)
    if (said?.action === recommendation.action && said.candidate === recommendation.candidate) return []
    const body = JSON.stringify(recommendation)
    return [{ id: newId(), at, evaluation, taskKey: reading.task.key, taskVersion: version, body }]
  })
  if (verdicts.length + recommendations.length > 0) await store.appendVerdicts(verdicts, recommendations)
}
