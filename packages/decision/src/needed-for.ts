import type { Assessment } from './assess.ts'
import { logEHarm } from './e-values.ts'
import { scaleHistogram } from './histogram.ts'
import { mostLeftOut } from './reasons.ts'
import { safetyOf } from './safety.ts'
import { factorUntil, gateFactor, savingFactor } from './units-needed.ts'
import type { CandidateVerdict } from './verdict.ts'

const msPerDay = 86_400_000
/** a rate is not read from less traffic than this */
const shortestSpan = 3_600_000

export const nothingNeeded: CandidateVerdict['needed'] = { units: null, days: null, toward: null }

/**
 * Until harm is proven, or until the slowest of what a switch awaits is there (an e-value that crosses,
 * a gate, the saving, the least units, the least span), whichever comes first. Unknown where both await
 * something that more units alone would not bring.
 */
export function neededFor(assessment: Assessment, logEToSwitch: number): CandidateVerdict['needed'] {
  const { gathered, input, task } = assessment
  const { whole, span } = gathered
  const counted = whole.units - whole.leftOut
  if (counted === 0) return nothingNeeded
  const stay = stayFactor(assessment)
  const change = switchFactor(assessment, logEToSwitch)
  const toward = change === null || (stay !== null && stay < change) ? 'stay' : 'switch'
  const factor = toward === 'stay' ? stay : change
  const spanDays = toward === 'stay' ? 0 : Math.max(0, input.policy.minSpan - span) / msPerDay
  if (factor === null || (factor <= 1 && spanDays === 0)) return nothingNeeded
  const units = Math.max(0, Math.ceil((factor - 1) * counted))
  const perDay = task.unitsPerDay ?? rateOf(span, counted)
  return { units, days: perDay === null || perDay <= 0 ? null : Math.max(units / perDay, spanDays), toward }
}

/** Units alone bring nothing where the grader can't tell: as many labels more as evidence of this kind must grow. */
export function labelsFor({ gathered: { whole }, input }: Assessment, logEToSwitch: number): number | null {
  const labelled = Object.values(whole.labels).reduce((sum, count) => sum + count, 0)
  const factor = factorUntil((times) => safetyOf(whole, input.policy, times).logESafe, logEToSwitch)
  return labelled === 0 || factor === null ? null : Math.ceil((factor - 1) * labelled)
}

function stayFactor({ input: { policy }, safety }: Assessment): number | null {
  if (!safety.graderCanTell) return null
  return factorUntil(
    (factor) => logEHarm(scaleHistogram(safety.histogram, factor), policy.margin),
    -Math.log(policy.alpha),
  )
}

function switchFactor(assessment: Assessment, logEToSwitch: number): number | null {
  const { gathered, input, task, gates, saving, drift } = assessment
  const { whole } = gathered
  const { policy } = input
  // what blocks a switch in any number of units like these
  if (drift.alarm || whole.leftOut > mostLeftOut * whole.units) return null
  const factors = [
    factorUntil((factor) => safetyOf(whole, policy, factor).logESafe, logEToSwitch),
    policy.minUnits / (whole.units - whole.leftOut),
    savingFactor(saving, policy, task.requestsPerDay),
    ...gates
      .filter(({ status }) => status === 'open')
      .map((gate) => gateFactor(gate, whole.exchanges, policy.alpha)),
  ]
  return factors.includes(null) ? null : Math.max(...factors.filter((one) => one !== null))
}

function rateOf(span: number, counted: number): number | null {
  return span < shortestSpan ? null : (counted * msPerDay) / span
}
