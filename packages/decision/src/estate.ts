import { present } from './present.ts'
import { daysPerMonth, daysPerYear, type Saving, scale } from './saving.ts'
import type { Estimate } from './types.ts'
import type { CandidateVerdict, Recommendation, TaskVerdict } from './verdict.ts'

export type EstateTask = {
  verdict: TaskVerdict
  /** of production, sampled or not; null: unknown */
  requestsPerDay: number | null
  /** what its requests cost with the primary, nano-dollars a day; null: unknown */
  nanoPerDay: number | null
}

export type EstatePart = {
  tasks: number
  requestsPerDay: number
  shareOfVolume: number | null
  nanoPerMonth: number
  nanoPerYear: number
  shareOfMoney: number | null
}

export type Estate = {
  /** switch, and the part of a task that a rule takes in */
  canMove: EstatePart
  stays: EstatePart
  needsMoreDays: EstatePart
  /** traffic of no task that is evaluated */
  notCovered: EstatePart
  total: { requestsPerDay: number; nanoPerMonth: number; nanoPerYear: number }
  /** tasks whose traffic or cost is unknown: in no sum of that */
  unknownVolume: number
  unknownMoney: number
  saving: {
    perMonth: Estimate
    perYear: Estimate
    /** of what everything costs; null: nothing known */
    share: Estimate | null
    /** moves whose saving is unknown: in no sum of that */
    unknown: number
  }
}

const nothing = { tasks: 0, requestsPerDay: 0, nanoPerDay: 0 }
type Sum = typeof nothing

/** What of all traffic can move, what stays, what needs more days and what is not covered. */
export function estateOf(
  tasks: readonly EstateTask[],
  notCovered: Sum & { unknownVolume?: number; unknownMoney?: number } = nothing,
): Estate {
  const move: Sum = { ...nothing }
  const stay: Sum = { ...nothing }
  const wait: Sum = { ...nothing }
  for (const task of tasks) {
    const { recommendation } = task.verdict
    if (recommendation.action === 'undecided') add(wait, task, 1, 1)
    else if (recommendation.action === 'stay') add(stay, task, 1, 1)
    else {
      const { volume, money } = movedShare(recommendation)
      add(move, task, volume, money)
      if (recommendation.action === 'switch-if') addRest(stay, task, 1 - volume, 1 - money)
    }
  }
  const requests = move.requestsPerDay + stay.requestsPerDay + wait.requestsPerDay + notCovered.requestsPerDay
  const nano = move.nanoPerDay + stay.nanoPerDay + wait.nanoPerDay + notCovered.nanoPerDay
  const part = (sum: Sum): EstatePart => ({
    tasks: sum.tasks,
    requestsPerDay: sum.requestsPerDay,
    shareOfVolume: requests > 0 ? sum.requestsPerDay / requests : null,
    nanoPerMonth: sum.nanoPerDay * daysPerMonth,
    nanoPerYear: sum.nanoPerDay * daysPerYear,
    shareOfMoney: nano > 0 ? sum.nanoPerDay / nano : null,
  })
  return present({
    canMove: part(move),
    stays: part(stay),
    needsMoreDays: part(wait),
    notCovered: part(notCovered),
    total: {
      requestsPerDay: requests,
      nanoPerMonth: nano * daysPerMonth,
      nanoPerYear: nano * daysPerYear,
    },
    unknownVolume:
      tasks.filter(({ requestsPerDay }) => requestsPerDay === null).length + (notCovered.unknownVolume ?? 0),
    unknownMoney:
      tasks.filter(({ nanoPerDay }) => nanoPerDay === null).length + (notCovered.unknownMoney ?? 0),
    saving: savingOfAll(
      tasks.map(({ verdict }) => verdict.recommendation),
      nano * daysPerMonth,
    ),
  })
}

function movedShare({ rule }: Recommendation): { volume: number; money: number } {
  return { volume: rule ? (rule.shareOfVolume ?? 0) : 1, money: rule ? (rule.shareOfMoney ?? 0) : 1 }
}

function add(sum: Sum, task: EstateTask, volume: number, money: number): void {
  sum.tasks += 1
  addRest(sum, task, volume, money)
}

function addRest(sum: Sum, { requestsPerDay, nanoPerDay }: EstateTask, volume: number, money: number): void {
  sum.requestsPerDay += (requestsPerDay ?? 0) * volume
  sum.nanoPerDay += (nanoPerDay ?? 0) * money
}

/** Ends are added up: each task's interval holds by itself, so the sum is wider than it need be. */
function savingOfAll(recommendations: readonly Recommendation[], nanoPerMonth: number): Estate['saving'] {
  const moving = recommendations.filter(({ saving }) => saving !== null)
  const known = moving.flatMap(({ saving }) => (saving?.known && saving.perMonth ? [saving.perMonth] : []))
  const perMonth = known.reduce(sumEstimates, { low: 0, mean: 0, high: 0 })
  return {
    perMonth,
    perYear: scale(perMonth, daysPerYear / daysPerMonth),
    share: nanoPerMonth > 0 ? scale(perMonth, 1 / nanoPerMonth) : null,
    unknown: moving.length - known.length,
  }
}

function sumEstimates(a: Estimate, b: Estimate): Estimate {
  return { low: a.low + b.low, mean: a.mean + b.mean, high: a.high + b.high }
}

export type PipelineStep = {
  task: string
  /** requests of this task per unit of work (a ticket, a document) */
  perUnitOfWork: number
  verdict: TaskVerdict
}

export type Pipeline = {
  steps: {
    task: string
    perUnitOfWork: number
    candidate: string | null
    /** nano-dollars per unit of work, now and after; null: unknown */
    now: number | null
    after: number | null
  }[]
  /** null where a step's cost is unknown */
  now: number | null
  after: number | null
  saving: Estimate | null
}

/** Tasks that belong to one unit of work: what it costs now, and with every recommendation followed. */
export function pipelineOf(steps: readonly PipelineStep[]): Pipeline {
  const parts = steps.map((step) => ({
    task: step.task,
    perUnitOfWork: step.perUnitOfWork,
    ...stepCost(step),
  }))
  const now = total(parts.map((part) => part.now))
  const after = total(parts.map((part) => part.after))
  const savings = parts.flatMap(({ saving }) => saving ?? [])
  return present({
    steps: parts.map(({ saving: _saving, ...part }) => part),
    now,
    after,
    saving: after === null ? null : savings.reduce(sumEstimates, { low: 0, mean: 0, high: 0 }),
  })
}

function stepCost({ verdict, perUnitOfWork }: PipelineStep) {
  const { recommendation, candidates } = verdict
  const priced = candidates.map(({ saving }: CandidateVerdict) => saving).find(({ known }) => known)
  const now = primaryOf(recommendation.saving) ?? primaryOf(priced ?? null)
  const { candidate, saving, rule } = recommendation
  const share = perUnitOfWork * (rule ? (rule.shareOfVolume ?? 0) : 1)
  const saved = saving?.known ? scale(saving.perRequest, share) : null
  const cost = now === null ? null : now * perUnitOfWork
  return {
    candidate,
    now: cost,
    after: cost === null || (candidate !== null && saved === null) ? null : cost - (saved?.mean ?? 0),
    saving: saved,
  }
}

function primaryOf(saving: Saving | null): number | null {
  return saving?.known ? saving.primary : null
}

function total(costs: readonly (number | null)[]): number | null {
  return costs.reduce<number | null>((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0)
}
