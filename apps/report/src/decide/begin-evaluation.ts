import type { Config } from '@tierdrop/config'
import type { EvaluationRow, Store } from '@tierdrop/store'

/** The evaluation as config has it; one that began before keeps its start and the policy it started with. */
export function beginEvaluation(
  config: Config,
  store: Pick<Store, 'putEvaluation'>,
  { now, newId }: { now: number; newId: () => string },
): Promise<EvaluationRow> {
  const { name, owner, from, until, budget, policy, kinds, candidates, seed } = config.evaluation
  return store.putEvaluation({
    id: newId(),
    name,
    owner,
    startedAt: from === undefined ? now : Date.parse(from),
    endsAt: until === undefined ? null : Date.parse(until),
    budgetNano: budget === null ? null : Math.round(budget * 1e9),
    policy: JSON.stringify({ policy, kinds, candidates, tasks: config.tasks }),
    seed,
  })
}
