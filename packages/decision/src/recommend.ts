import type { Reason } from './reasons.ts'
import type { Saving } from './saving.ts'
import type { CandidateVerdict, Recommendation, TaskInput } from './verdict.ts'

/** One thing to do: the best net saving among what may switch, ties to the primary's vendor. */
export function recommend(task: TaskInput, candidates: readonly CandidateVerdict[]): Recommendation {
  const base = { task: task.task, version: task.version }
  const may = candidates.filter(({ verdict }) => verdict === 'switch' || verdict === 'switch-if')
  const best = may.toSorted((a, b) => compare(a, b, task)).at(0)
  if (best && (best.verdict === 'switch' || best.verdict === 'switch-if')) {
    const rule = best.verdict === 'switch-if' ? best.rule : null
    return {
      ...base,
      action: best.verdict,
      candidate: best.candidate,
      revision: best.revision,
      rule: rule && {
        name: rule.name,
        sentence: rule.sentence,
        shareOfVolume: rule.shareOfVolume,
        shareOfMoney: rule.shareOfMoney,
      },
      saving: savingOf(best),
      reasons: may.length > 1 ? [bestOf(may.length), ...best.reasons] : best.reasons,
    }
  }
  const none = { candidate: null, revision: null, rule: null, saving: null }
  const open = candidates.filter(({ verdict }) => verdict === 'undecided')
  if (open.length > 0) {
    // the one that is nearest to a verdict says what is awaited
    const nearest = open.toSorted((a, b) => remaining(a) - remaining(b))[0]
    return { ...base, ...none, action: 'undecided', reasons: nearest?.reasons ?? [] }
  }
  return { ...base, ...none, action: 'stay', reasons: [staying(candidates)] }
}

function bestOf(n: number): Reason {
  return { code: 'best-saving', text: `the best saving of ${n} candidates that may switch` }
}

function staying(candidates: readonly CandidateVerdict[]): Reason {
  if (candidates.length === 0) return { code: 'no-candidate', text: 'no candidate was tried' }
  const list = candidates.map(({ candidate, verdict }) => `${candidate}: ${verdict}`).join(', ')
  return { code: 'all-stay', text: `no candidate may take over (${list})` }
}

function remaining({ needed }: CandidateVerdict): number {
  return needed.units ?? Number.POSITIVE_INFINITY
}

function savingOf({ verdict, rule, saving }: CandidateVerdict): Saving {
  return verdict === 'switch-if' && rule ? rule.saving : saving
}

/** Per request of the whole task, so that a part of it counts for its share. */
function net(verdict: CandidateVerdict): number {
  const saving = savingOf(verdict)
  const share = verdict.verdict === 'switch-if' ? (verdict.rule?.shareOfVolume ?? 0) : 1
  return saving.known ? saving.perRequest.mean * share : Number.NEGATIVE_INFINITY
}

function compare(a: CandidateVerdict, b: CandidateVerdict, { primary }: TaskInput): number {
  const [left, right] = [net(a), net(b)]
  if (left !== right) return right - left
  const foreign = (verdict: CandidateVerdict) => (verdict.vendor === primary.vendor ? 0 : 1)
  return foreign(a) - foreign(b) || (a.candidate < b.candidate ? -1 : 1)
}
