import type { ExchangeRow, NewTrial } from '@tierdrop/store'
import type { Tier } from '@tierdrop/tiers'

export type PlanFor = {
  /** the candidates that this exchange's content may reach and that can take it */
  candidates: readonly Tier[]
  /** the tier that production uses, asked again; null where the task turned controls off */
  control: Tier | null
}

/**
 * Which trials one exchange gets: each candidate once, and the control once, shared by all candidates.
 * Only what succeeded upstream is mirrored, so that nobody without a valid vendor key spends the budget.
 */
export function planTrials(
  exchange: Pick<ExchangeRow, 'id' | 'status' | 'hasText' | 'unitId'>,
  { candidates, control }: PlanFor,
  { now, expiresAt, newId }: { now: number; expiresAt: number; newId: () => string },
): NewTrial[] {
  if (exchange.status !== 'ok' || !exchange.hasText || candidates.length === 0) return []
  const trial = (tier: Tier, role: NewTrial['role']): NewTrial => ({
    id: newId(),
    exchangeId: exchange.id,
    unitId: exchange.unitId,
    tierRevision: tier.revision,
    tierName: tier.name,
    role,
    repeat: 0,
    dueAt: now,
    expiresAt,
  })
  const trials = candidates.map((tier) => trial(tier, 'candidate'))
  if (control) trials.push(trial(control, 'control'))
  return trials
}
