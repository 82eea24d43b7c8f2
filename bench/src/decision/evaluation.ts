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

export type Asked = {
  margin: number
  /** units after which it ends */
  most: number
  control?: 'on' | 'off'
  /** what is waited for; the other verdict doesn't end the run, so that it hides nothing */
  until: 'safe' | 'harm'
}

/**
 * One evaluation, looked at after every 20 units: at how many units it is first called safe (asked
 * alone) or proven harmful; null: never. Between decisions a screen with the same public e-values
 * tells where the verdict may turn; what is counted is what `decide` then says.
 */
export function evaluate(
  classes: readonly UnitClass[],
  draw: () => number,
  { margin, most, control = 'on', until }: Asked,
): number | null {
  const counts = classes.map(() => 0)
  const screen = screenOf(classes, { margin, control, until })
  const policy = policyOf(margin, { control })
  const target = -Math.log(alpha)
  for (let n = lookEvery; n <= most; n += lookEvery) {
    for (let i = 0; i < lookEvery; i += 1) {
      const drawn = draw()
      counts[drawn] = (counts[drawn] ?? 0) + 1
    }
    if (screen(counts) < target - 1e-9) continue
    const verdict = verdictOf(classes, counts, policy)
    if (until === 'safe' ? verdict.plainlySafe : isHarmful(verdict)) return n
  }
  return null
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

/** The e-value that is waited for, never below what decide would find. */
function screenOf(
  classes: readonly UnitClass[],
  { margin, control, until }: Required<Pick<Asked, 'margin' | 'control' | 'until'>>,
): (counts: readonly number[]) => number {
  const evidences = classes.map(wholeOf)
  const hasDrawn = evidences.some(({ drawn }) => Object.keys(drawn).length > 0)
  const gather = (counts: readonly number[], of: 'paired' | 'strict'): Histogram =>
    evidences.flatMap((evidence, i) =>
      evidence[of].map(({ loss, count }) => ({ loss, count: count * (counts[i] ?? 0) })),
    )
  return (counts) => {
    const decisive = gather(counts, control === 'off' ? 'strict' : 'paired')
    if (until === 'harm') return logEHarm(decisive, margin)
    const graded = logESafe(decisive, margin)
    if (control === 'off') return graded
    const strict = logESafe(gather(counts, 'strict'), margin)
    return hasDrawn
      ? Math.max(graded, strict, drawnBest(evidences, counts, margin))
      : Math.log(0.9 * Math.exp(Math.min(graded, 700)) + 0.1 * Math.exp(Math.min(strict, 700)))
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
