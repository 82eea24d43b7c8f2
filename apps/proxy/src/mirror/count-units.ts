import { type ArmOutcome, type CountedExchange, countUnit } from '@tierdrop/decision'
import type { Store, UnitTrials } from '@tierdrop/store'

type Settled = UnitTrials['trials'][number]

/** Closes what is quiet and counts, in the order of closing, units whose trials are all settled. */
export async function countSettledUnits(
  store: Pick<Store, 'closeUnits' | 'countableUnits' | 'countUnits'>,
  { evaluation, seed, now, limit }: { evaluation: string; seed: string; now: number; limit: number },
): Promise<number> {
  await store.closeUnits(now)
  const units = await store.countableUnits(limit)
  if (units.length === 0) return 0
  await store.countUnits(
    units.map((it) => ({ unitId: it.unit.id, evaluation, deltas: unitDeltas(it, evaluation, seed) })),
  )
  return units.length
}

/** What one unit adds to the evidence of every candidate that was tried on it. */
export function unitDeltas({ unit, exchanges, trials }: UnitTrials, evaluation: string, seed: string) {
  const candidates = new Map(
    trials.filter((it) => it.role === 'candidate').map((it) => [it.tierRevision, it.tierName]),
  )
  return [...candidates].flatMap(([tierRevision, tierName]) => {
    const counted = exchanges.flatMap((exchange): CountedExchange[] => {
      const ofExchange = trials.filter((it) => it.exchangeId === exchange.id)
      const candidate = ofExchange.find((it) => it.tierRevision === tierRevision && it.role === 'candidate')
      if (!candidate) return []
      const control = ofExchange.find((it) => it.role === 'control') ?? null
      return [countedExchange(exchange, candidate, control)]
    })
    const deltas = countUnit({ unit: unit.id, candidate: tierRevision, seed, exchanges: counted })
    const day = new Date(unit.closesAt).toISOString().slice(0, 10)
    return deltas.map((delta) => ({
      evaluation,
      taskVersion: unit.taskVersion,
      tierRevision,
      tierName,
      slice: delta.slice,
      day,
      reading: delta.reading,
      evidence: delta.evidence,
    }))
  })
}

function countedExchange(
  exchange: UnitTrials['exchanges'][number],
  candidate: Settled,
  control: Settled | null,
): CountedExchange {
  return {
    at: exchange.at,
    candidate: outcomeOf(candidate),
    control: control === null ? null : outcomeOf(control),
    against: 'primary',
    label: null,
    primaryNano: exchange.costNano,
    candidateNano: candidate.attempt?.costNano ?? null,
    primaryLatency: { firstMs: exchange.firstMs, totalMs: exchange.totalMs },
    candidateLatency: {
      firstMs: candidate.attempt?.firstMs ?? null,
      totalMs: candidate.attempt?.totalMs ?? null,
    },
    facets: {
      inputTokens: exchange.usage.input,
      toolCount: exchange.toolCount,
      step: exchange.step,
      language: null,
      image: exchange.hasImage,
      schema: null,
    },
  }
}

function outcomeOf({ state, reason, grade }: Settled): ArmOutcome {
  if (grade === null || grade.outcome === 'unscored') {
    return { outcome: 'unscored', reason: grade?.reason ?? reason ?? state }
  }
  if (grade.outcome === 'passed') return { outcome: 'passed' }
  const failures = JSON.parse(grade.failures) as { code: string }[]
  return { outcome: 'failed', detectable: grade.detectable, failures: failures.map(({ code }) => code) }
}
