import type { Config } from '@tierdrop/config'
import type { EvaluationRow, Store } from '@tierdrop/store'

/** The evaluation as config has it; one that began before keeps its start and the policy it started with. */
export function beginEvaluation(
  config: Config,
  store: Pick<Store, 'putEvaluation'>,
  { now, newId }: { now: number; newId: () => string },
): Promise<EvaluationRow> {
  const { name, owner, from, until, budget, seed } = config.evaluation
  return store.putEvaluation({
    id: newId(),
    name,
    owner,
    startedAt: from === undefined ? now : Date.parse(from),
    endsAt: until === undefined ? null : Date.parse(until),
    budgetNano: budget === null ? null : Math.round(budget * 1e9),
    policy: policyOf(config),
    seed,
  })
}

/** Everything of config that verdicts hang on, as the evaluation freezes it. */
export function policyOf({ evaluation, tasks }: Config): string {
  const { policy, kinds, candidates } = evaluation
  return JSON.stringify({ policy, kinds, candidates, tasks })
}
