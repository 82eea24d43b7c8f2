import {
  type ArmOutcome,
  addEvidence,
  type CountedExchange,
  countUnit,
  type Evidence,
  type EvidenceCell,
  emptyEvidence,
  halfOf,
  type Label,
} from '@tierdrop/decision'

/** A unit of one exchange, counted by the real code once; a run then needs only how many of each came. */
export type UnitClass = {
  cells: readonly { slice: string; reading: 'as-is' | 'with-fallback'; evidence: Evidence }[]
}

export type ClassOf = {
  candidate: boolean
  control: boolean | null
  label?: Label | null
  against?: 'primary' | 'truth'
  scores?: { candidate: number; control: number } | null
  unit?: string
  inputTokens?: number
  toolCount?: number
}

export const simulatedSeed = 'bench'
const dayMs = 86_400_000

const outcome = (passes: boolean): ArmOutcome =>
  passes ? { outcome: 'passed' } : { outcome: 'failed', detectable: false, failures: ['differs'] }

function exchangeOf(of: ClassOf): CountedExchange {
  return {
    at: 0,
    candidate: outcome(of.candidate),
    control: of.control === null ? null : outcome(of.control),
    against: of.against ?? 'primary',
    label: of.label ?? null,
    scores: of.scores ?? null,
    primaryNano: 1_000_000,
    candidateNano: 200_000,
    primaryLatency: { firstMs: null, totalMs: null },
    candidateLatency: { firstMs: null, totalMs: null },
    facets: {
      inputTokens: of.inputTokens ?? 800,
      toolCount: of.toolCount ?? 0,
      step: 0,
      language: 'en',
      image: false,
      schema: null,
    },
  }
}

export function unitClass(of: ClassOf): UnitClass {
  return sessionClass([of], of.unit)
}

/** A session of several exchanges is one unit. */
export function sessionClass(exchanges: readonly ClassOf[], unit = 'unit'): UnitClass {
  return {
    cells: countUnit({
      unit,
      candidate: 'candidate',
      seed: simulatedSeed,
      exchanges: exchanges.map(exchangeOf),
    }),
  }
}

/** A unit's name whose hash falls into this half. */
export function unitInHalf(half: 'even' | 'odd'): string {
  for (let i = 0; ; i += 1) if (halfOf(simulatedSeed, `unit-${i}`) === half) return `unit-${i}`
}

/** Evidence of so many units of each class, added up by the real code, by doubling. */
export function rowsOf(
  counts: readonly { of: UnitClass; count: number }[],
  day: string,
  dayIndex = 0,
): EvidenceCell[] {
  const sums = new Map<string, EvidenceCell>()
  for (const { of, count } of counts) {
    if (count === 0) continue
    for (const { slice, reading, evidence } of of.cells) {
      const key = `${reading} ${slice}`
      const before = sums.get(key)?.evidence ?? emptyEvidence()
      sums.set(key, { slice, reading, day, evidence: addEvidence(before, times(evidence, count)) })
    }
  }
  const from = dayIndex * dayMs
  return [...sums.values()].map((row) => ({
    ...row,
    evidence: { ...row.evidence, from, to: from + dayMs },
  }))
}

function times(evidence: Evidence, count: number): Evidence {
  let sum = emptyEvidence()
  let power = evidence
  for (let left = count; left > 0; left >>= 1) {
    if (left & 1) sum = addEvidence(sum, power)
    power = addEvidence(power, power)
  }
  return sum
}

/** The decision of the whole task: what a screen between two full decisions needs. */
export function wholeOf(of: UnitClass): Evidence {
  const whole = of.cells.find(({ slice, reading }) => slice === '' && reading === 'as-is')
  if (!whole) throw new Error('a unit counts to the whole task')
  return whole.evidence
}
