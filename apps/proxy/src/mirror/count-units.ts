import {
  type ArmOutcome,
  type BilledTokens,
  type CountedExchange,
  countUnit,
  subtractEvidence,
} from '@tierdrop/decision'
import {
  budgetSpent,
  type EvidenceRow,
  type Recount,
  type Store,
  type UnitExchange,
  type UnitTrial,
  type UnitTrials,
  type UnitUsage,
} from '@tierdrop/store'
import { coverageScore } from './coverage-score.ts'
import { isOpenFailure } from './judge/open-failure.ts'

/** Closes what is quiet and counts, in the order of closing, units whose trials are all settled. */
export async function countSettledUnits(
  store: Pick<Store, 'closeUnits' | 'countableUnits' | 'countUnits'>,
  { evaluation, seed, now, limit }: { evaluation: string; seed: string; now: number; limit: number },
): Promise<number> {
  await store.closeUnits(now)
  let counted = 0
  for await (const units of store.countableUnits(limit)) {
    await store.countUnits(
      units.map((it) => ({
        unitId: it.unit.id,
        evaluation,
        deltas: unitDeltas(it, evaluation, seed),
        read: it,
      })),
    )
    counted += units.length
  }
  return counted
}

/** Counts what candidates that came later say of units that are counted already, in the same order. */
export async function countLateUnits(
  store: Pick<Store, 'lateUnits' | 'countLate'>,
  { evaluation, seed, limit }: { evaluation: string; seed: string; limit: number },
): Promise<number> {
  const late = (await store.lateUnits(evaluation, limit)).flatMap(({ tierRevision, units }) =>
    units.map((it) => ({
      unitId: it.unit.id,
      tierRevision,
      deltas: unitDeltas(it, evaluation, seed).filter((delta) => delta.tierRevision === tierRevision),
      read: it,
    })),
  )
  if (late.length > 0) await store.countLate(late)
  return late.length
}

/** For a review of a unit that is counted already: see the store's reviewTrial. */
export function recountWith(seed: string): Recount {
  return { count: (unit, evaluation) => unitDeltas(unit, evaluation, seed), subtract: subtractEvidence }
}

/** What one unit adds to the evidence of every candidate that was tried on it; it follows from the unit alone. */
export function unitDeltas(
  { unit, exchanges, trials }: UnitTrials,
  evaluation: string,
  seed: string,
): EvidenceRow[] {
  const day = new Date(unit.closesAt).toISOString().slice(0, 10)
  const ofExchange = Map.groupBy(trials, (it) => it.exchangeId)
  const tried = exchanges.map((exchange) => triedExchange(exchange, ofExchange.get(exchange.id) ?? []))
  const candidates = candidatesOf(trials)
  return [...candidates].flatMap(([tierRevision, tierName]) => {
    const counted = tried.flatMap((it) => countedExchange(it, tierRevision) ?? [])
    const deltas = countUnit({ unit: unit.id, candidate: tierRevision, seed, exchanges: counted })
    return deltas.map(({ slice, reading, evidence }) => ({
      evaluation,
      taskVersion: unit.taskVersion,
      tierRevision,
      tierName,
      slice,
      day,
      reading,
      evidence,
    }))
  })
}

/** Whose trials count, by revision: of what nobody was asked about, for want of budget, nothing can be said. */
function candidatesOf(trials: readonly UnitTrial[]): Map<string, string> {
  const candidates = new Map<string, string>()
  for (const it of trials) if (it.role === 'candidate') candidates.set(it.tierRevision, it.tierName)
  for (const it of trials) {
    if (it.state !== 'expired' || it.reason !== budgetSpent) continue
    if (it.role === 'control') candidates.clear()
    else candidates.delete(it.tierRevision)
  }
  return candidates
}

type Tried = {
  /** what is the same for every candidate */
  shared: Pick<
    CountedExchange,
    'at' | 'control' | 'against' | 'primaryNano' | 'primaryTokens' | 'primaryLatency' | 'facets'
  >
  controlScore: number | null
  candidates: readonly UnitTrial[]
}

function triedExchange(exchange: UnitExchange, trials: readonly UnitTrial[]): Tried {
  const control = trials.find((it) => it.role === 'control')
  return {
    shared: {
      at: exchange.at,
      control: control ? outcomeOf(control) : null,
      against: exchange.against,
      primaryNano: exchange.costNano,
      primaryTokens: tokensOf(exchange.usage),
      primaryLatency: { firstMs: exchange.firstMs, totalMs: exchange.totalMs },
      facets: {
        inputTokens: exchange.usage.input,
        toolCount: exchange.toolCount,
        step: exchange.step,
        language: exchange.language,
        image: exchange.hasImage,
        schema: exchange.schema,
      },
    },
    controlScore: control ? coverageScore(control.grade) : null,
    candidates: trials.filter((it) => it.role === 'candidate'),
  }
}

function countedExchange(
  { shared, controlScore, candidates }: Tried,
  tierRevision: string,
): CountedExchange | null {
  const repeated = (repeat: number) =>
    candidates.find((it) => it.tierRevision === tierRevision && it.repeat === repeat)
  const candidate = repeated(0)
  if (!candidate) return null
  const retry = repeated(1)
  const score = coverageScore(candidate.grade)
  return {
    ...shared,
    candidate: outcomeOf(candidate),
    label: candidate.label,
    judgeLabel: isOpenFailure(candidate.grade) ? candidate.judgeLabel : null,
    candidateNano: candidate.attempt?.costNano ?? null,
    candidateTokens: tokensOf(candidate.attempt?.usage ?? null),
    candidateLatency: {
      firstMs: candidate.attempt?.firstMs ?? null,
      totalMs: candidate.attempt?.totalMs ?? null,
    },
    ...(score !== null && { scores: { candidate: score, control: controlScore } }),
    ...(retry && { retry: outcomeOf(retry) }),
  }
}

function outcomeOf({ state, reason, grade }: UnitTrial): ArmOutcome {
  if (grade === null || grade.outcome === 'unscored') {
    return { outcome: 'unscored', reason: grade?.reason ?? reason ?? state }
  }
  if (grade.outcome === 'passed') return { outcome: 'passed' }
  const failures = JSON.parse(grade.failures) as { code: string }[]
  return { outcome: 'failed', detectable: grade.detectable, failures: failures.map(({ code }) => code) }
}

/** Only of a usage block that says what came from the vendor's cache: to be cold and to be silent are two things. */
function tokensOf(usage: UnitUsage | null): BilledTokens | null {
  if (usage === null || usage.input === null || usage.output === null || usage.cacheRead === null) return null
  return {
    input: usage.input,
    cached: usage.cacheRead,
    written: usage.cacheWrite ?? 0,
    writtenHour: usage.cacheWriteHour ?? 0,
    output: usage.output,
    reasoning: usage.reasoning ?? 0,
  }
}
