import type { Config } from '@tierdrop/config'
import { judgeStates } from '@tierdrop/proxy'
import type { EvaluationRow, Store } from '@tierdrop/store'
import type { Decision } from '../decide/decide-store.ts'
import { estateOfDecision, pipelinesOf } from '../decide/estate-of.ts'
import { policyChangesOf } from '../decide/policy-changes-of.ts'
import { historyOf } from './history.ts'
import { representationOf } from './representation.ts'
import { taskView } from './task-view.ts'
import type { Overview } from './types.ts'

/** What the overview says: the decision beside what was seen, missed and spent. */
export async function overviewOf(
  config: Config,
  decision: Decision,
  evaluation: EvaluationRow,
  store: Parameters<typeof judgeStates>[1] & Pick<Store, 'funnel' | 'spentNano' | 'latestVerdicts'>,
): Promise<Overview> {
  const names = new Map(decision.tasks.map(({ reading }) => [reading.task.key, reading.name]))
  const [funnel, spent, judges, history] = await Promise.all([
    store.funnel(),
    store.spentNano(0),
    judgeStates(config, store),
    historyOf(store, evaluation.name, decision.at, (key) => names.get(key) ?? key),
  ])
  const all = decision.tasks.reduce((sum, { reading }) => sum + reading.exchanges, 0)
  const tasks = decision.tasks.map((it) => taskView(it, { all, judges }))
  const alphas = tasks.flatMap(({ candidates }) => candidates.map(({ alpha }) => alpha))
  return {
    proxy: config.listen.proxy,
    evaluation: {
      name: evaluation.name,
      owner: evaluation.owner,
      startedAt: evaluation.startedAt,
      endsAt: evaluation.endsAt,
      budgetNano: evaluation.budgetNano,
      spentNano: spent.nano,
      spentUnknown: spent.unknown,
      changed: policyChangesOf(evaluation, config),
    },
    at: decision.at,
    tasks,
    funnel,
    representation: representationOf(decision.counts),
    estate: estateOfDecision(decision),
    pipelines: pipelinesOf(config, decision),
    moved: decision.moved,
    alpha: alphas.length === 0 ? null : Math.max(...alphas),
    history,
    span: decision.span,
  }
}
