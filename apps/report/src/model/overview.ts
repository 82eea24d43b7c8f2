import type { Config } from '@tierdrop/config'
import { type Estate, estateOf } from '@tierdrop/decision'
import type { EvaluationRow, Store } from '@tierdrop/store'
import { policyOf } from '../decide/begin-evaluation.ts'
import type { Decision } from '../decide/decide-store.ts'
import { historyOf } from './history.ts'
import { policyChanges } from './policy-changes.ts'
import { representationOf } from './representation.ts'
import { taskView } from './task-view.ts'
import type { Overview } from './types.ts'

/** What the overview says: the decision beside what was seen, missed and spent. */
export async function overviewOf(
  config: Config,
  decision: Decision,
  evaluation: EvaluationRow,
  store: Pick<Store, 'funnel' | 'spentNano' | 'latestVerdicts'>,
): Promise<Overview> {
  const names = new Map(decision.tasks.map(({ reading }) => [reading.task.key, reading.name]))
  const [funnel, spent, history] = await Promise.all([
    store.funnel(),
    store.spentNano(0),
    historyOf(store, evaluation.name, decision.at, (key) => names.get(key) ?? key),
  ])
  const all = decision.tasks.reduce((sum, { reading }) => sum + reading.exchanges, 0)
  const tasks = decision.tasks.map((it) => taskView(it, all))
  const alphas = tasks.flatMap(({ candidates }) => candidates.map(({ alpha }) => alpha))
  return {
    evaluation: {
      name: evaluation.name,
      owner: evaluation.owner,
      startedAt: evaluation.startedAt,
      endsAt: evaluation.endsAt,
      budgetNano: evaluation.budgetNano,
      spentNano: spent.nano,
      spentUnknown: spent.unknown,
      changed: policyChanges(evaluation.policy, policyOf(config)),
    },
    at: decision.at,
    tasks,
    funnel,
    representation: representationOf(decision.counts),
    estate: estateOfTasks(decision),
    alpha: alphas.length === 0 ? null : Math.max(...alphas),
    history,
    span: decision.span,
  }
}

/** Tasks that no candidate was named for are not covered, rather than found to stay. */
function estateOfTasks({ tasks }: Decision): Estate {
  const isCovered = ({ reading }: Decision['tasks'][number]) => reading.candidates.length > 0
  const rest = tasks.filter((it) => !isCovered(it)).map(({ reading }) => reading)
  return estateOf(
    tasks.filter(isCovered).map(({ reading, verdict }) => ({
      verdict,
      requestsPerDay: reading.input.requestsPerDay,
      nanoPerDay: reading.nanoPerDay,
    })),
    {
      tasks: rest.length,
      requestsPerDay: rest.reduce((sum, { input }) => sum + (input.requestsPerDay ?? 0), 0),
      nanoPerDay: rest.reduce((sum, { nanoPerDay }) => sum + (nanoPerDay ?? 0), 0),
    },
  )
}
