import { type Evidence, sumEvidence } from '@tierdrop/decision'
import { type FailureCode, failureSentence, isDetectable } from '@tierdrop/scoring'
import type { EvaluationRow, Store } from '@tierdrop/store'
import type { Decision } from '../decide/decide-store.ts'
import type { CandidateView, Overview, TaskView } from './types.ts'

type DecidedTask = Decision['tasks'][number]

/** What the overview says: the decision beside what was seen, missed and spent. */
export async function overviewOf(
  decision: Decision,
  evaluation: EvaluationRow,
  store: Pick<Store, 'funnel' | 'spentNano'>,
): Promise<Overview> {
  const [funnel, spent] = await Promise.all([store.funnel(), store.spentNano(0)])
  const all = decision.tasks.reduce((sum, { reading }) => sum + reading.exchanges, 0)
  const tasks = decision.tasks.map((it) => taskView(it, all))
  const ends = tasks.flatMap((task) => task.candidates)
  return {
    evaluation: {
      name: evaluation.name,
      owner: evaluation.owner,
      startedAt: evaluation.startedAt,
      budgetNano: evaluation.budgetNano,
      spentNano: spent.nano,
      spentUnknown: spent.unknown,
    },
    at: decision.at,
    tasks,
    funnel,
    saving: savingOfAll(tasks),
    from: least(ends.map((it) => it.from)),
    to: greatest(ends.map((it) => it.to)),
  }
}

function taskView({ reading, verdict }: DecidedTask, all: number): TaskView {
  return {
    key: reading.task.key,
    name: reading.name,
    kind: reading.input.kind,
    foundBy: reading.task.foundBy,
    excerpt: reading.version.excerpt,
    versions: reading.versions,
    model: reading.primary?.model ?? null,
    exchanges: reading.exchanges,
    share: all === 0 ? 0 : reading.exchanges / all,
    spendNano: reading.spendNano,
    recommendation: verdict.recommendation,
    candidates: verdict.candidates.map((it): CandidateView => {
      const tier = reading.candidates.find((one) => one.revision === it.revision)
      const whole = wholeOf(reading, it.revision)
      return {
        ...it,
        model: tier?.model ?? it.candidate,
        exchanges: whole?.exchanges ?? 0,
        failed: Object.entries(it.failures)
          .map(([code, count]) => ({ code, count, ...wordsOf(code) }))
          .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
      }
    }),
  }
}

function wholeOf({ input }: DecidedTask['reading'], revision: string): Evidence | null {
  const candidate = input.candidates.find((it) => it.revision === revision)
  const cells = candidate?.evidence.filter((it) => it.slice === '' && it.reading === 'as-is') ?? []
  return cells.length === 0 ? null : sumEvidence(cells.map((it) => it.evidence))
}

function wordsOf(code: string): { sentence: string; detectable: boolean } {
  return { sentence: failureSentence(code as FailureCode), detectable: isDetectable(code as FailureCode) }
}

/** Unknown as a whole as soon as one part of it is. */
function savingOfAll(tasks: readonly TaskView[]): Overview['saving'] {
  const total = { low: 0, mean: 0, high: 0 }
  for (const { recommendation } of tasks) {
    if (recommendation.action !== 'switch' && recommendation.action !== 'switch-if') continue
    const { saving } = recommendation
    if (saving === null || !saving.known || saving.perMonth === null) return null
    total.low += saving.perMonth.low
    total.mean += saving.perMonth.mean
    total.high += saving.perMonth.high
  }
  return total
}

const present = (values: readonly (number | null)[]) => values.filter((it) => it !== null)
const least = (values: readonly (number | null)[]) =>
  present(values).reduce<number | null>((a, b) => (a === null || b < a ? b : a), null)
const greatest = (values: readonly (number | null)[]) =>
  present(values).reduce<number | null>((a, b) => (a === null || b > a ? b : a), null)
