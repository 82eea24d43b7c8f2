import type { Drift } from './drift.ts'
import type { Gate } from './gates.ts'
import type { LatencyVerdict } from './latency.ts'
import type { Policy } from './policy.ts'
import type { Projected } from './project-cache.ts'
import type { Reason } from './reasons.ts'
import type { Rule } from './rule.ts'
import type { Safety } from './safety.ts'
import type { Saving } from './saving.ts'
import type { TokenRates } from './tokens.ts'
import type { Evidence, EvidenceCell, Histogram, Interval, Kind, Reading } from './types.ts'

export const verdicts = ['switch', 'switch-if', 'stay', 'undecided', 'unfit'] as const
export type Verdict = (typeof verdicts)[number]

/** What of a task's requests a candidate can't take at all, of those that were looked at. */
export type Fit = {
  requests: number
  overContext: number
  /** whose length nobody counted or could estimate: in no share of that */
  lengthUnknown?: number
  needImages: number
  needTools: number
  /** an egress rule forbids the candidate's vendor this task's content */
  egressForbidden: boolean
}

export type CandidateInput = {
  /** the tier's name, and the hash of its resolved settings */
  candidate: string
  revision: string
  vendor: string
  policy: Policy
  /** all slices, days and readings; all candidates of a task up to the same unit */
  evidence: readonly EvidenceCell[]
  /** the risk was changed: evidence up to this day is left out, and its question starts anew */
  anew?: string
  /** null: nothing is known that would rule it out */
  fit: Fit | null
  /** what its tokens cost now; null or left out: unknown, and no cache is projected to full volume */
  rates?: TokenRates | null
  /** once production moved to it: what the model of before came to, asked in its place */
  afterSwitch?: AfterSwitch
}

/** A trickle of units by day, one entry each: the losses of the old model beside production's new one. */
export type AfterSwitch = readonly { day: string; evidence: Pick<Evidence, 'units' | 'paired' | 'strict'> }[]

export type TaskInput = {
  task: string
  version: string
  kind: Kind
  /** names and versions of the graders: with another one the question starts anew */
  grading: string
  primary: { name: string; vendor: string }
  /** production's, not the sample's; null: unknown */
  requestsPerDay: number | null
  /** units counted a day at the current rate; null: taken from the evidence's own span */
  unitsPerDay: number | null
  candidates: readonly CandidateInput[]
}

/** A part of the task: confirmed on units that had no part in finding it. */
export type RuleVerdict = {
  rule: Rule
  name: string
  sentence: string
  confirmed: boolean
  /** i-th rule nominated for this candidate */
  nomination: number
  alpha: number
  weight: number
  units: number
  /** of the half that confirms: the losses that decide, and those as reviewed */
  histogram: Histogram
  strict: Histogram
  loss: { mean: number | null } & Interval
  logESafe: number
  /** of the task's requests, and of what the primary costs for them; null: unknown */
  shareOfVolume: number | null
  shareOfMoney: number | null
  saving: Saving
  /** what stands against it besides the e-value */
  against: readonly Reason[]
}

export type ReadingSummary = {
  reading: Reading
  units: number
  histogram: Histogram
  meanLoss: number | null
  logESafe: number
  logEHarm: number
}

export type CandidateVerdict = {
  task: string
  version: string
  candidate: string
  revision: string
  vendor: string
  verdict: Verdict
  reasons: readonly Reason[]
  rule: RuleVerdict | null
  /** units counted; those left out and the uninformative ones included */
  units: number
  uninformative: number
  leftOut: number
  /** the losses that decide, and those as reviewed */
  histogram: Histogram
  strict: Histogram
  margin: number
  alpha: number
  reading: Reading
  loss: { mean: number | null } & Interval
  gross: { losses: number; wins: number }
  logESafe: number
  logEHarm: number
  safety: Safety
  /** E >= 1/alpha, as if it were the only question asked */
  plainlySafe: boolean
  /** its weight in the family, and the log e-value that a switch takes right now */
  weight: number
  logEToSwitch: number
  /** the first time this was said, it entered the ledger, and stays there */
  switched: boolean
  saving: Saving
  latency: LatencyVerdict
  /** shares of input tokens read from caches; null: unknown. A mirror's are colder than production's */
  cached: { primary: number | null; candidate: number | null }
  /** what a cache as warm as production's would save; null where there is nothing to say */
  projected: Projected | null
  gates: readonly Gate[]
  drift: Drift
  fit: Fit | null
  failures: Readonly<Record<string, number>>
  labels: Readonly<Record<string, number>>
  reviewedPasses: number
  reviewedPassesWorse: number
  /** for an undecided one: until an e-value crosses or a floor is reached; null: never, or unknown */
  needed: { units: number | null; days: number | null; toward: 'switch' | 'stay' | null }
  from: number | null
  to: number | null
  /** the other reading of detectable failures */
  other: ReadingSummary
  policy: Policy
}

export type Recommendation = {
  task: string
  version: string
  action: 'switch' | 'switch-if' | 'stay' | 'undecided'
  candidate: string | null
  revision: string | null
  rule: { name: string; sentence: string; shareOfVolume: number | null; shareOfMoney: number | null } | null
  saving: Saving | null
  reasons: readonly Reason[]
}

export type TaskVerdict = {
  task: string
  version: string
  candidates: readonly CandidateVerdict[]
  recommendation: Recommendation
}
