import type { PolicyInput } from '@tierdrop/config'
import type { Kind } from './types.ts'

const hour = 3_600_000
const nanoPerDollar = 1_000_000_000

export type Gates = {
  /** the most that may be unusable other than by refusal, as shares of replies; null: no gate */
  maxInvalid: number | null
  maxRefusals: number | null
  /** the candidate's p95 of total time over the primary's */
  maxLatencyRatio: number | null
  /** the most requests that the candidate can't take at all (context, images, tools) */
  maxOverContext: number
}

/** Everything a verdict depends on besides evidence. Money in integer nano-dollars. */
export type Policy = {
  /** the tolerated loss */
  margin: number
  /** the risk of a wrong switch */
  alpha: number
  minUnits: number
  /** ms of traffic */
  minSpan: number
  gates: Gates
  /** the saving must be above this, per month */
  savingFloorNano: number
  fallback: boolean
  /** for each wrong reply that is used */
  errorCostNano: number
  reviewCostNano: number
  /** of production's replies, by people */
  reviewedShare: number
  retries: number
  control: 'on' | 'off'
}

/**
 * The tolerated loss by kind. It is tolerated net of the primary's own disagreement with itself.
 * - classify, rank, extract, tools: their replies feed programs, nobody reads them again, and the
 *   primary hardly disagrees with itself, so that 2 % is decided in some hundred units.
 * - agent, code: the primary repeats itself on 60-70 % of runs only; 2 % would take many thousands
 *   of units, and what fails is mostly seen (tests, people, the next step): 5 %.
 * - summarize, text: people read them, and graders are coarse: 5 %.
 */
const margins: Record<Kind, number> = {
  classify: 0.02,
  rank: 0.02,
  extract: 0.02,
  tools: 0.02,
  agent: 0.05,
  code: 0.05,
  summarize: 0.05,
  text: 0.05,
}

/**
 * The shares that may be invalid by kind. Kinds of free text have little that could be invalid;
 * where a program parses the reply, one in twenty to be asked again is what retries still carry.
 */
const invalid: Record<Kind, number> = {
  classify: 0.05,
  rank: 0.05,
  extract: 0.05,
  tools: 0.05,
  agent: 0.1,
  code: 0.1,
  summarize: 0.1,
  text: 0.1,
}

export function defaultPolicy(kind: Kind): Policy {
  return {
    margin: margins[kind],
    // one wrong switch in twenty, over all tasks together
    alpha: 0.05,
    // fewer could not show an invalid share or a latency
    minUnits: 100,
    // a day has its hours: nights, mornings and batch jobs differ
    minSpan: 24 * hour,
    gates: {
      maxInvalid: invalid[kind],
      // a refusal is a lost user whatever it saves
      maxRefusals: 0.05,
      // shown, not gated, unless a team says what it can bear: small tiers are mostly the faster ones
      maxLatencyRatio: null,
      // what a candidate can't take at all must be routed away by a rule, not by accident
      maxOverContext: 0.01,
    },
    // anything saved is something
    savingFloorNano: 0,
    // on only where a team has built it
    fallback: false,
    // unknown to us: the report shows at which cost of an error the saving is gone
    errorCostNano: 0,
    reviewCostNano: 0,
    reviewedShare: 0,
    // what most clients do with a malformed reply
    retries: 1,
    control: 'on',
  }
}

export type PolicyLayers = {
  kind: Kind
  evaluation?: PolicyInput
  /** the evaluation's settings by kind */
  kinds?: Partial<Record<Kind, PolicyInput | undefined>>
  task?: PolicyInput
  /** the task's settings for this candidate */
  candidate?: PolicyInput
  control?: 'on' | 'off'
}

/** The nearest setting wins: task and candidate, task, kind, evaluation, default. Gates one by one. */
export function resolvePolicy({ kind, evaluation, kinds, task, candidate, control }: PolicyLayers): Policy {
  const layers = [evaluation, kinds?.[kind], task, candidate]
  const start = { ...defaultPolicy(kind), control: control ?? 'on' }
  return layers.reduce<Policy>((policy, layer) => (layer ? applyLayer(policy, layer) : policy), start)
}

function applyLayer(policy: Policy, layer: PolicyInput): Policy {
  return {
    margin: layer.margin ?? policy.margin,
    alpha: layer.alpha ?? policy.alpha,
    minUnits: layer.minUnits ?? policy.minUnits,
    minSpan: layer.minSpan ?? policy.minSpan,
    gates: {
      maxInvalid: layer.gates?.maxInvalid ?? policy.gates.maxInvalid,
      maxRefusals: layer.gates?.maxRefusals ?? policy.gates.maxRefusals,
      maxLatencyRatio: layer.gates?.maxLatencyRatio ?? policy.gates.maxLatencyRatio,
      maxOverContext: layer.gates?.maxOverContext ?? policy.gates.maxOverContext,
    },
    savingFloorNano: toNano(layer.savingFloor) ?? policy.savingFloorNano,
    fallback: layer.fallback ?? policy.fallback,
    errorCostNano: toNano(layer.errorCost) ?? policy.errorCostNano,
    reviewCostNano: toNano(layer.reviewCost) ?? policy.reviewCostNano,
    reviewedShare: layer.reviewedShare ?? policy.reviewedShare,
    retries: layer.retries ?? policy.retries,
    control: policy.control,
  }
}

function toNano(dollars: number | undefined): number | undefined {
  return dollars === undefined ? undefined : Math.round(dollars * nanoPerDollar)
}
