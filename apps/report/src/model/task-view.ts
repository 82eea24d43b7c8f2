import { type CandidateVerdict, type Evidence, sumEvidence } from '@tierdrop/decision'
import type { JudgeState } from '@tierdrop/proxy'
import { type FailureCode, failureSentence, failures, isDetectable } from '@tierdrop/scoring'
import type { Decision } from '../decide/decide-store.ts'
import type { TaskReading } from '../decide/read-task.ts'
import type { CandidateView, TaskView } from './types.ts'

/** A decided task as pages show it; `all` is how many requests were seen of all tasks. */
export function taskView(
  { reading, verdict }: Decision['tasks'][number],
  { all, judges }: { all: number; judges: readonly JudgeState[] },
): TaskView {
  return {
    key: reading.task.key,
    name: reading.name,
    kind: reading.input.kind,
    foundBy: reading.task.foundBy,
    excerpt: reading.version.excerpt,
    versions: reading.versions.map(({ key, firstSeen, exchanges, units, isDecided, excerpt }) => ({
      key,
      firstSeen,
      exchanges,
      units,
      isDecided,
      excerpt,
    })),
    model: reading.primary?.model ?? null,
    exchanges: reading.exchanges,
    sampled: reading.sampled,
    share: all === 0 ? null : reading.exchanges / all,
    spendNano: reading.spendNano,
    unpriced: reading.unpriced,
    estimated: reading.estimated,
    judge: judgeView(judges.find(({ task }) => task === reading.name)),
    recommendation: verdict.recommendation,
    candidates: verdict.candidates.map((it) => candidateView(reading, it)),
  }
}

function judgeView(state: JudgeState | undefined): TaskView['judge'] {
  if (!state) return null
  const { judge, said, shared, kappa, admitted, against, counts } = state
  return { judge, said, shared, kappa, admitted, against, counts }
}

function candidateView(reading: TaskReading, it: CandidateVerdict): CandidateView {
  const tier = reading.candidates.find(({ revision }) => revision === it.revision)
  return {
    ...it,
    model: tier?.model ?? it.candidate,
    isListed: !reading.unlisted.includes(it.candidate),
    exchanges: wholeOf(reading, it.revision)?.exchanges ?? 0,
    failed: Object.entries(it.failures)
      .map(([code, count]) => ({ code, count, ...wordsOf(code) }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
  }
}

function wholeOf({ input }: TaskReading, revision: string): Evidence | null {
  const candidate = input.candidates.find((it) => it.revision === revision)
  const cells = candidate?.evidence.filter((it) => it.slice === '' && it.reading === 'as-is') ?? []
  return cells.length === 0 ? null : sumEvidence(cells.map((it) => it.evidence))
}

/** A grader of the team's own may name failures that we have no sentence for. */
function wordsOf(code: string): { sentence: string; detectable: boolean } {
  if (!Object.hasOwn(failures, code)) return { sentence: code, detectable: false }
  return { sentence: failureSentence(code as FailureCode), detectable: isDetectable(code as FailureCode) }
}
