export { type Assessment, keyOf } from './assess.ts'
export { type AskedCells, cellsAsked } from './cells-asked.ts'
export { type CountedUnit, countUnit, type EvidenceDelta } from './count-unit.ts'
export { type Decided, decide, decideAll } from './decide.ts'
export { type Drift, driftOf, driftOfDays } from './drift.ts'
export { logEHarm, logESafe } from './e-values.ts'
export { emptyEvidence } from './empty-evidence.ts'
export {
  type Estate,
  type EstatePart,
  type EstateTask,
  estateOf,
  type Pipeline,
  type PipelineStep,
  pipelineOf,
} from './estate.ts'
export { addEvidence, evidenceMath, subtractEvidence, sumEvidence } from './evidence.ts'
export { explain } from './explain.ts'
export { type Ledger, openLedger } from './family.ts'
export type { Gate } from './gates.ts'
export { halfOf, type Purpose, uniform } from './hash-uniform.ts'
export { type Admission, type Agreement, admitJudge } from './judge.ts'
export { type ArmLatency, type LatencyVerdict, latencyOf, type QuantileEstimate } from './latency.ts'
export { lossInterval } from './loss-interval.ts'
export { meanInterval } from './mean-interval.ts'
export { momentsOf } from './money-moments.ts'
export { defaultPolicy, type Gates, type Policy, type PolicyLayers, resolvePolicy } from './policy.ts'
export { type Reason, type ReasonCode, reasonCodes } from './reasons.ts'
export { reviewLevel, reviewOrder, reviewShares } from './review-order.ts'
export { type Rule, ruleName, ruleSentence } from './rule.ts'
export { type CostLine, effectiveCost, type PriceFactors, type Saving, savingOf } from './saving.ts'
export { quantile } from './sketch.ts'
export { cacheFactor, type TokenRates } from './tokens.ts'
export * from './types.ts'
export { type Disagreement, type Planned, unitsNeeded } from './units-needed.ts'
export * from './verdict.ts'
export { waitsFor } from './waits-for.ts'
export { type Change, whatIf } from './what-if.ts'
export { neededWords } from './words.ts'
