import { type Drift, driftOfDays } from './drift.ts'
import { type Gate, gatesOf } from './gates.ts'
import { type Gathered, gather } from './gather.ts'
import { meanOf } from './histogram.ts'
import { type LatencyVerdict, latencyOf } from './latency.ts'
import { lossInterval } from './loss-interval.ts'
import type { Policy } from './policy.ts'
import * as because from './reasons.ts'
import { type Safety, safetyOf } from './safety.ts'
import { type PriceFactors, type Saving, savingOf } from './saving.ts'
import type { Evidence, Histogram, Interval, Reading } from './types.ts'
import type { CandidateInput, TaskInput } from './verdict.ts'

/** All that the evidence of one candidate says by itself, before the family is asked. */
export type Assessment = {
  key: string
  task: TaskInput
  input: CandidateInput
  reading: Reading
  gathered: Gathered
  safety: Safety
  loss: { mean: number | null } & Interval
  saving: Saving
  latency: LatencyVerdict
  gates: Gate[]
  drift: Drift
  /** what prices are taken to be */
  prices: PriceFactors | undefined
  /** why the candidate can't be had at all */
  unfit: because.Reason[]
  /** why it must stay, as it is proven */
  stay: because.Reason[]
  /** what besides the e-value a switch still waits for */
  waiting: because.Reason[]
}

/** What is asked: any change of these makes another question. A change of margin keeps the guarantee as a newcomer. */
export function keyOf(task: TaskInput, { revision, policy }: CandidateInput): string {
  return JSON.stringify([
    task.version,
    revision,
    task.grading,
    policy.margin,
    policy.alpha,
    policy.fallback,
    policy.control,
  ])
}

export function assess(task: TaskInput, input: CandidateInput, prices?: PriceFactors): Assessment {
  const { policy } = input
  const reading: Reading = policy.fallback ? 'with-fallback' : 'as-is'
  const gathered = gather(input.evidence, reading)
  const { whole } = gathered
  const safety = safetyOf(whole, policy)
  const loss = lossOf(safety.histogram, policy.alpha)
  const saving = savingOf(whole, policy, task.requestsPerDay, prices)
  const latency = latencyOf(whole.latency, policy.alpha)
  const gates = gatesOf(whole, latency, policy.gates, policy.alpha)
  const drift = driftSince(input) ?? driftOfDays(gathered.days, policy)
  const assessed = { saving, gates, drift, safety, evidence: whole, span: gathered.span, policy }
  return {
    key: keyOf(task, input),
    task,
    input,
    reading,
    gathered,
    safety,
    loss,
    saving,
    latency,
    gates,
    drift,
    prices,
    unfit: because.unfitReasons(input.fit, policy),
    stay: stayReasons(assessed, loss),
    waiting: waitingFor(assessed),
  }
}

export function lossOf(histogram: Histogram, alpha: number): { mean: number | null } & Interval {
  return { mean: meanOf(histogram), ...lossInterval(histogram, alpha) }
}

/**
 * After a switch production runs the candidate, and the mirror goes on as a trickle: an alarm there
 * reopens the question, whatever the evidence before says. Null: none, or no alarm.
 */
export function driftSince({ afterSwitch, policy }: CandidateInput): Drift | null {
  if (!afterSwitch) return null
  const drift = driftOfDays(afterSwitch, policy)
  return drift.alarm ? { ...drift, afterSwitch: true } : null
}

type Assessed = {
  saving: Saving
  gates: readonly Gate[]
  drift: Drift
  safety: Safety
  evidence: Evidence
  /** ms of traffic seen */
  span: number
  policy: Policy
}

export function isHarmProven({ safety, policy }: Pick<Assessed, 'safety' | 'policy'>): boolean {
  return safety.graderCanTell && safety.logEHarm >= -Math.log(policy.alpha)
}

function stayReasons(assessed: Assessed, loss: Assessment['loss']): because.Reason[] {
  const { saving, gates, safety, policy } = assessed
  const reasons: because.Reason[] = []
  if (isHarmProven(assessed)) reasons.push(because.harmProven(safety, loss, policy))
  if (saving.known && isPlainlySafe(safety) && isNothingSaved(saving, policy)) {
    reasons.push(because.nothingSaved(saving, policy))
  }
  return [...reasons, ...gates.filter(({ status }) => status === 'failed').map(because.gateReason)]
}

/** Safe if this were the only question asked. */
export function isPlainlySafe(safety: Safety): boolean {
  return safety.logESafe >= -Math.log(safety.alpha)
}

function isNothingSaved(saving: Saving & { known: true }, policy: Policy): boolean {
  if (policy.savingFloorNano > 0) {
    return saving.perMonth !== null && saving.perMonth.high <= policy.savingFloorNano
  }
  return saving.perRequest.high <= 0
}

function isSaved(saving: Saving, policy: Policy): boolean {
  if (!saving.known) return false
  if (policy.savingFloorNano > 0) {
    return saving.perMonth !== null && saving.perMonth.low > policy.savingFloorNano
  }
  return saving.perRequest.low > 0
}

/** Everything that a switch waits for besides its e-value. */
export function waitingFor({
  saving,
  gates,
  drift,
  safety,
  evidence,
  span,
  policy,
}: Assessed): because.Reason[] {
  const reasons: because.Reason[] = []
  const counted = evidence.units - evidence.leftOut
  if (counted === 0 || counted < policy.minUnits)
    reasons.push(because.fewUnits(counted, evidence.units, policy))
  if (counted > 0 && span < policy.minSpan) reasons.push(because.shortSpan(span, policy))
  if (evidence.leftOut > because.mostLeftOut * evidence.units) {
    reasons.push(because.leftOut(evidence.leftOut, evidence.units))
  }
  // labels may have settled what the grader can't tell
  if (!safety.graderCanTell && !isPlainlySafe(safety)) {
    reasons.push(because.graderCannotTell(evidence.uninformative, counted))
  }
  if (drift.alarm) reasons.push(because.driftReason(drift))
  if (!isSaved(saving, policy)) reasons.push(because.savingOpen(saving, policy))
  return [...reasons, ...gates.filter(({ status }) => status === 'open').map(because.gateReason)]
}
