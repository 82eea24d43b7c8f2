import {
  type CandidateInput,
  type CandidateVerdict,
  decide,
  defaultPolicy,
  type EvidenceCell,
  type Histogram,
  logEHarm,
  logESafe,
  type Policy,
  type TaskInput,
} from '@tierdrop/decision'
import type { Random } from './random.ts'
import { rowsOf, type UnitClass, wholeOf } from './unit-class.ts'

export const alpha = 0.05
export const lookEvery = 20

export type Outcome = {
  /** units at the first look at which it was called safe (asked alone), and proven harmful; null: never */
  safeAt: number | null
  harmAt: number | null
}

export function policyOf(margin: number, change: Partial<Policy> = {}): Policy {
  return { ...defaultPolicy('classify'), margin, alpha, minSpan: 0, minUnits: 0, ...change }
}

export function taskOf(evidence: readonly EvidenceCell[], policy: Policy, name = 'task'): TaskInput {
  const candidate: CandidateInput = {
    candidate: 'candidate',
    revision: 'candidate-1',
    vendor: 'acme',
    policy,
    evidence,
    fit: null,
  }
  return {
    task: name,
    version: name,
    kind: 'classify',
    grading: 'bench',
    primary: { name: 'primary', vendor: 'acme' },
    requestsPerDay: 1000,
    unitsPerDay: 1000,
    candidates: [candidate],
  }
}

/**
 * One evaluation, looked at after every 20 units. Between decisions a screen with the same two
 * public e-values tells where the verdict may turn; what is counted is what `decide` then says.
 */
export function evaluate(
  classes: readonly UnitClass[],
  draw: () => number,
  { margin, most, control = 'on' }: { margin: number; most: number; control?: 'on' | 'off' },
): Outcome {
  const counts = classes.map(() => 0)
  const screen = screenOf(classes, margin, control)
  const policy = policyOf(margin, { control })
  const target = -Math.log(alpha)
  const outcome: Outcome = { safeAt: null, harmAt: null }
  for (let n = lookEvery; n <= most; n += lookEvery) {
    for (let i = 0; i < lookEvery; i += 1) {
      const drawn = draw()
      counts[drawn] = (counts[drawn] ?? 0) + 1
    }
    const { safe, harm } = screen(counts)
    if (safe < target - 1e-9 && harm < target - 1e-9) continue
    const verdict = verdictOf(classes, counts, policy)
    if (outcome.safeAt === null && verdict.plainlySafe) outcome.safeAt = n
    if (outcome.harmAt === null && isHarmful(verdict)) outcome.harmAt = n
    if (outcome.safeAt !== null || outcome.harmAt !== null) break
  }
  return outcome
}

function isHarmful(verdict: CandidateVerdict): boolean {
  return verdict.reasons.some(({ code }) => code === 'harm-proven')
}

export function verdictOf(
  classes: readonly UnitClass[],
  counts: readonly number[],
  policy: Policy,
): CandidateVerdict {
  const rows = rowsOf(
    classes.map((of, i) => ({ of, count: counts[i] ?? 0 })),
    'day',
  )
  const [verdict] = decide(taskOf(rows, policy)).candidates
  if (!verdict) throw new Error('one candidate in, one verdict out')
  return verdict
}

/** Both e-values, never below what decide would find: labels on uninformative units only help it. */
function screenOf(classes: readonly UnitClass[], margin: number, control: 'on' | 'off') {
  const evidences = classes.map(wholeOf)
  const hasDrawn = evidences.some(({ drawn }) => Object.keys(drawn).length > 0)
  const gather = (counts: readonly number[], of: 'paired' | 'strict'): Histogram =>
    evidences.flatMap((evidence, i) =>
      evidence[of].map(({ loss, count }) => ({ loss, count: count * (counts[i] ?? 0) })),
    )
  return (counts: readonly number[]) => {
    const strictLosses = gather(counts, 'strict')
    const strict = logESafe(strictLosses, margin)
    if (control === 'off') return { safe: strict, harm: logEHarm(strictLosses, margin) }
    const losses = gather(counts, 'paired')
    const paired = logESafe(losses, margin)
    const best = hasDrawn
      ? Math.max(paired, strict, drawnBest(evidences, counts, margin))
      : Math.log(0.9 * Math.exp(Math.min(paired, 700)) + 0.1 * Math.exp(Math.min(strict, 700)))
    return { safe: best, harm: logEHarm(losses, margin) }
  }
}

/** The most that any share of the uninformative units could say: those reviewed well alone. */
function drawnBest(
  evidences: readonly { drawn: Readonly<Record<string, Histogram>>; strict: Histogram }[],
  counts: readonly number[],
  margin: number,
): number {
  const byLevel = new Map<number, Histogram[number][]>()
  for (const [i, { drawn, strict }] of evidences.entries()) {
    for (const [level, histogram] of [['99', strict] as const, ...Object.entries(drawn)]) {
      const scaled = histogram.map(({ loss, count }) => ({ loss, count: count * (counts[i] ?? 0) }))
      byLevel.set(Number(level), [...(byLevel.get(Number(level)) ?? []), ...scaled])
    }
  }
  let above: Histogram[number][] = []
  let best = Number.NEGATIVE_INFINITY
  for (const level of [...byLevel.keys()].sort((a, b) => b - a)) {
    above = [...above, ...(byLevel.get(level) ?? [])]
    best = Math.max(best, logESafe(above, margin))
  }
  return best
}

/** The class of the next unit: each with its share, what is left over with the one after them. */
export function pick(shares: readonly number[], random: Random): number {
  let left = random()
  for (let i = 0; i < shares.length; i += 1) {
    left -= shares[i] ?? 0
    if (left < 0) return i
  }
  return shares.length
}
