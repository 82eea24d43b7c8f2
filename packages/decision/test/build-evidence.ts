import { countUnit } from '../src/count-unit.ts'
import { sumEvidence } from '../src/evidence.ts'
import { uniform } from '../src/hash-uniform.ts'
import { defaultPolicy, type Policy } from '../src/policy.ts'
import type { ArmOutcome, CountedExchange, EvidenceCell, Facets } from '../src/types.ts'
import type { CandidateInput, TaskInput } from '../src/verdict.ts'

export const day = 86_400_000
export const plain: Facets = {
  inputTokens: 800,
  toolCount: 0,
  step: 0,
  language: 'en',
  image: false,
  schema: null,
}
export const passed: ArmOutcome = { outcome: 'passed' }
export const wrong: ArmOutcome = { outcome: 'failed', detectable: false, failures: ['wrong-label'] }
export const invalid: ArmOutcome = { outcome: 'failed', detectable: true, failures: ['invalid-json'] }
export const refused: ArmOutcome = { outcome: 'failed', detectable: true, failures: ['refusal'] }
export const outage: ArmOutcome = { outcome: 'unscored', reason: 'outage' }

/** A unit of one exchange: what differs from a plain pass of both arms. */
export type Unit = Partial<CountedExchange>

export function exchangeOf(unit: Unit, at: number, i = 0): CountedExchange {
  return {
    at,
    candidate: passed,
    control: passed,
    against: 'primary',
    label: null,
    primaryNano: 1_000_000 + (i % 7) * 1000,
    candidateNano: 200_000 + (i % 5) * 1000,
    primaryLatency: { firstMs: 400, totalMs: 900 + (i % 10) },
    candidateLatency: { firstMs: 250, totalMs: 600 + (i % 10) },
    facets: plain,
    ...unit,
  }
}

/** Rows as the store would hold them: one per slice, day and reading. */
export function evidenceOf(units: readonly Unit[], spanDays = 2): EvidenceCell[] {
  const rows = new Map<string, EvidenceCell[]>()
  for (const [i, unit] of units.entries()) {
    const at = Math.floor((i * spanDays * day) / units.length)
    const exchanges = [exchangeOf(unit, at, i)]
    for (const delta of countUnit({ unit: `unit-${i}`, candidate: 'nano', seed: 'seed', exchanges })) {
      const row = { ...delta, day: String(Math.floor(at / day)) }
      const key = JSON.stringify([row.slice, row.day, row.reading])
      rows.set(key, [...(rows.get(key) ?? []), row])
    }
  }
  return [...rows.values()].flatMap((list) => {
    const [first] = list
    return first ? [{ ...first, evidence: sumEvidence(list.map(({ evidence }) => evidence)) }] : []
  })
}

export const policy = (change: Partial<Policy> = {}): Policy => ({ ...defaultPolicy('classify'), ...change })

export function candidate(evidence: EvidenceCell[], change: Partial<CandidateInput> = {}): CandidateInput {
  return {
    candidate: 'nano',
    revision: 'nano-1',
    vendor: 'acme',
    policy: policy(),
    evidence,
    fit: null,
    ...change,
  }
}

export function task(candidates: CandidateInput[], change: Partial<TaskInput> = {}): TaskInput {
  return {
    task: 'route-ticket',
    version: 'v1',
    kind: 'classify',
    grading: 'label@1',
    primary: { name: 'large', vendor: 'acme' },
    requestsPerDay: 10_000,
    unitsPerDay: null,
    candidates,
    ...change,
  }
}

export const units = (n: number, make: (i: number) => Unit = () => ({})): Unit[] =>
  Array.from({ length: n }, (_, i) => make(i))

/** A coin of its own for each salt, the same in every run. */
export const chance = (i: number, p: number, salt = 'a'): boolean => uniform('sampling', salt, String(i)) < p
