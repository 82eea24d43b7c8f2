import { type Drift, driftOfDays, type Estimate } from '@tierdrop/decision'
import type { CountDelta } from '@tierdrop/store'
import { isSameModel } from '@tierdrop/tiers'
import type { Decision } from './decide-store.ts'
import type { PinnedTasks } from './pinned.ts'

/** A task whose production moved to what was recommended: what that saves, beside what it was to save. */
export type AfterSwitch = {
  task: string
  from: string
  to: string
  candidate: string
  /** the first hour with requests on the new model after it was recommended */
  since: number
  /** of the task's requests since then, on the new model */
  requests: number
  share: number
  /** nano-dollars per request; null: more than a few have no price */
  before: number | null
  after: number | null
  realised: number | null
  forecast: Estimate
  /** saved since, nano-dollars */
  saved: number | null
  /** the old model asked instead, on a small share of units: whether the new one drifts away from it */
  trickle: { units: number; drift: Drift } | null
}

const hourMs = 3_600_000
/** more requests of unknown price than this share, and a mean of the others says nothing */
const mostUnpriced = 0.02

/**
 * From counts of all traffic, per model and hour. What a request cost before is what the old model was
 * paid for it in all hours; where a rule moved a part of the task alone, what that part cost when it
 * was recommended.
 */
export function afterSwitches(
  { tasks, counts }: Pick<Decision, 'tasks' | 'counts'>,
  pinned: PinnedTasks,
): AfterSwitch[] {
  return tasks.flatMap(({ reading }) => {
    const pin = Object.hasOwn(pinned, reading.task.key) ? pinned[reading.task.key] : undefined
    if (!pin || isSameModel(pin.model, pin.candidateModel)) return []
    const versions = new Set(reading.versions.map(({ key }) => key))
    const own = counts.filter(({ taskVersion }) => versions.has(taskVersion))
    // The hour in which it was recommended is not over: what moved in it moved after.
    const isSince = ({ hour }: CountDelta) => hour + hourMs > pin.since
    const moved = own.filter((it) => isSince(it) && isSameModel(it.model, pin.candidateModel))
    const [first] = moved.toSorted((a, b) => a.hour - b.hour)
    if (!first) return []
    const stayed = own.filter((it) => isSameModel(it.model, pin.model))
    const all = own.filter(({ hour }) => hour >= first.hour)
    const before = pin.part === null ? perRequest(stayed) : pin.primaryNano
    const after = perRequest(moved)
    const requests = sum(moved, (it) => it.exchanges)
    const realised = before === null || after === null ? null : before - after
    return [
      {
        task: reading.name,
        from: pin.model,
        to: first.model,
        candidate: pin.candidate,
        since: first.hour,
        requests,
        share: requests / sum(all, (it) => it.exchanges),
        before,
        after,
        realised,
        forecast: pin.forecast,
        saved: realised === null ? null : Math.round(realised * requests),
        trickle: trickleOf(reading, pin),
      },
    ]
  })
}

function trickleOf(
  { input }: Decision['tasks'][number]['reading'],
  { candidate }: PinnedTasks[string],
): AfterSwitch['trickle'] {
  const arm = input.candidates.find((it) => it.candidate === candidate)
  if (!arm?.afterSwitch) return null
  return {
    units: sum(arm.afterSwitch, ({ evidence }) => evidence.units),
    drift: driftOfDays(arm.afterSwitch, arm.policy),
  }
}

function perRequest(counts: readonly CountDelta[]): number | null {
  const exchanges = sum(counts, (it) => it.exchanges)
  const unpriced = sum(counts, (it) => it.unpriced)
  if (exchanges === 0 || unpriced > mostUnpriced * exchanges) return null
  return sum(counts, (it) => it.costNano) / (exchanges - unpriced)
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
