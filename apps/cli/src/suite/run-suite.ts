import { setTimeout as sleep } from 'node:timers/promises'
import { type CountedExchange, countUnit, type Evidence, sumEvidence } from '@tierdrop/decision'
import type { Tier } from '@tierdrop/tiers'
import type { CaseCaller, CaseResult } from './call-case.ts'
import type { LoadedSuite } from './load-suite.ts'
import { readCases } from './read-cases.ts'
import { outcomeWord, type SuiteRun, type TierRun } from './run-file.ts'

export type RunOptions = {
  suite: LoadedSuite
  tiers: readonly Tier[]
  baseline: string
  limit: number | undefined
  simulated: boolean
  callCase: CaseCaller
  at: number
  onProgress: (tier: string, done: number) => void
}

type Ran = { tier: Tier; ids: string[]; results: CaseResult[] }

/** Every case by every tier; the order of what comes out is the suite's, whatever the order of the replies. */
export async function runSuite(options: RunOptions): Promise<SuiteRun> {
  const { suite, tiers, baseline, simulated, at } = options
  const ran = await Promise.all(tiers.map((tier) => runTier(tier, options)))
  const reference = ran.find(({ tier }) => tier.name === baseline) ?? ran[0]
  if (!reference) throw new Error('a suite is run by at least one tier')
  return {
    suite: suite.name,
    kind: suite.kind,
    at,
    simulated,
    cases: reference.ids.length,
    baseline: reference.tier.name,
    margin: suite.margin,
    alpha: suite.alpha,
    thresholds: suite.thresholds,
    tiers: ran.map((it) => tierRun(it, reference, at)),
    outcomes: reference.ids.map((id, index) => ({
      id,
      outcomes: ran.flatMap(({ results }) => {
        const result = results[index]
        return result ? [outcomeWord(result)] : []
      }),
    })),
  }
}

async function runTier(tier: Tier, { suite, limit, callCase, onProgress }: RunOptions): Promise<Ran> {
  const ids: string[] = []
  const results: CaseResult[] = []
  const cases = readCases(suite, limit)
  const gapMs = tier.requestsPerMinute === null ? 0 : 60_000 / tier.requestsPerMinute
  let nextAt = performance.now()
  let done = 0
  const worker = async () => {
    for (;;) {
      const { value: it, done: over } = await cases.next()
      if (over) return
      const index = ids.push(it.id) - 1
      if (gapMs > 0) {
        const waitMs = nextAt - performance.now()
        nextAt = Math.max(nextAt, performance.now()) + gapMs
        if (waitMs > 0) await sleep(waitMs)
      }
      results[index] = await callCase(tier, it)
      onProgress(tier.name, ++done)
    }
  }
  await Promise.all(Array.from({ length: tier.maxConcurrent }, worker))
  return { tier, ids, results }
}

function tierRun({ tier, ids, results }: Ran, reference: Ran, at: number): TierRun {
  const evidenceBeside = (control: readonly CaseResult[] | null): Evidence =>
    sumEvidence(
      results.map((result, index) => {
        const unit = ids[index] ?? ''
        const exchange = exchangeOf(result, control === null ? null : (control[index] ?? result), at)
        const counted = countUnit({ unit, candidate: tier.name, seed: '', exchanges: [exchange] })
        const whole = counted.find(({ slice, reading }) => slice === '' && reading === 'as-is')
        if (!whole) throw new Error(`the case ${unit} was not counted`)
        return whole.evidence
      }),
    )
  return {
    tier: tier.name,
    model: tier.model,
    vendor: tier.upstream.vendor,
    revision: tier.revision,
    evidence: evidenceBeside(null),
    beside: tier === reference.tier ? null : evidenceBeside(reference.results),
    unscored: countBy(results.map(({ outcome }) => (outcome.outcome === 'unscored' ? outcome.reason : null))),
    unpriced: countBy(results.map(({ unpriced }) => unpriced)),
  }
}

/** A case is a unit of one exchange, graded against its truth; the baseline's reply is its control. */
function exchangeOf(result: CaseResult, control: CaseResult | null, at: number): CountedExchange {
  const beside = control ?? result
  return {
    at,
    candidate: result.outcome,
    control: control?.outcome ?? null,
    against: 'truth',
    label: null,
    primaryNano: beside.nano,
    candidateNano: result.nano,
    primaryLatency: { firstMs: beside.firstMs, totalMs: beside.totalMs },
    candidateLatency: { firstMs: result.firstMs, totalMs: result.totalMs },
    facets: {
      inputTokens: result.inputTokens,
      toolCount: 0,
      step: 0,
      language: null,
      image: false,
      schema: null,
    },
  }
}

function countBy(reasons: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const reason of reasons) if (reason !== null) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}
