import type { Config } from '@tierdrop/config'
import {
  type CandidateVerdict,
  neededWords,
  openLedger,
  resolvePolicy,
  unitsNeeded,
  type Verdict,
  whatIf,
} from '@tierdrop/decision'
import type { Store } from '@tierdrop/store'
import { type Decision, decideStore } from './decide-store.ts'
import type { TaskReading } from './read-task.ts'

/** What a verdict at a margin takes, from what was seen until now. */
export type PlannedCell = {
  task: string
  /** null: none is named for this task */
  candidate: string | null
  margin: number
  /** whether the policy asks for this margin */
  isPolicy: boolean
  /** units counted, and of those compared the shares that only one of the two failed; null: nothing compared */
  units: number
  differs: { losses: number; wins: number } | null
  /** the share taken for lost and won alike where nothing was compared */
  assumed: number | null
  unitsPerDay: number | null
  /** what would be said at this margin now */
  verdict: Verdict
  /** until something else may be said; null: nothing is awaited, or it never comes */
  needed: CandidateVerdict['needed']
  /** the same as a sentence; null: nothing is awaited */
  awaited: string | null
}

export type PlanWish = {
  /** none: the policy's own and those that teams mostly ask about */
  margins: readonly number[]
  /** the share of sessions to be mirrored; left out: as now */
  sample?: number
}

const msPerDay = 86_400_000
const hourMs = 3_600_000
const usualMargins = [0.01, 0.02, 0.05, 0.1]
/** of units, as a share that one arm fails alone, before anything is known of them */
const assumed = 0.01
/** of the family's risk to what is known at the start, and of that to whole tasks */
const startShare = 0.9 * 0.8

/** For each task, candidate and margin how long a verdict takes at what was seen. Writes nothing. */
export async function planStore(
  config: Config,
  store: Store,
  wish: PlanWish,
  now: number,
): Promise<PlannedCell[]> {
  const decision = await decideStore(config, store, now)
  const questions = decision.tasks.reduce(
    (sum, { reading }) => sum + Math.max(1, reading.candidates.length),
    0,
  )
  return decision.tasks.flatMap(({ reading, verdict }) => {
    const perDay = requestsPerDay(reading, wish)
    const policy = resolvePolicy({
      kind: reading.input.kind,
      evaluation: config.evaluation.policy,
      kinds: config.evaluation.kinds,
      ...(reading.settings.own && { task: reading.settings.own }),
    })
    if (verdict.candidates.length === 0)
      return marginsOf(wish, policy.margin).map((margin) =>
        unseen(reading.name, null, { margin, policy, perDay, questions }),
      )
    return verdict.candidates.flatMap((it) =>
      (it.verdict === 'unfit' ? [it.policy.margin] : marginsOf(wish, it.policy.margin)).map((margin) =>
        it.units - it.leftOut === 0 && it.verdict !== 'unfit'
          ? unseen(it.task, it.candidate, { margin, policy: it.policy, perDay, questions })
          : seen(decision, reading, it, { margin, wish }),
      ),
    )
  })
}

function marginsOf({ margins }: PlanWish, own: number): number[] {
  const list = margins.length > 0 ? margins : [own, ...usualMargins]
  return [...new Set(list)].sort((a, b) => a - b)
}

/** From the losses that were counted, among all questions that were asked: as what-if would say it. */
function seen(
  decision: Decision,
  reading: TaskReading,
  it: CandidateVerdict,
  { margin, wish }: { margin: number; wish: PlanWish },
): PlannedCell {
  const rate = rateOf(it)
  const unitsPerDay = rate === null ? null : rate * sampleFactor(reading, wish)
  const inputs = decision.tasks.map(({ reading: { input } }) =>
    input === reading.input ? { ...input, unitsPerDay } : input,
  )
  const isPolicy = margin === it.policy.margin
  // while the start lasts, another margin is asked in place of the first one and not beside it
  const ledger = decision.ledger.sealed || isPolicy ? decision.ledger : openLedger()
  const [wouldBe] = whatIf(inputs, { task: it.task, margin }, ledger)
    .filter(({ task }) => task === it.task)
    .flatMap(({ candidates }) => candidates.filter(({ revision }) => revision === it.revision))
  const compared = it.histogram.reduce((sum, { count }) => sum + count, 0)
  return {
    task: it.task,
    candidate: it.candidate,
    margin,
    isPolicy,
    units: it.units,
    differs: compared === 0 ? null : { losses: it.gross.losses / compared, wins: it.gross.wins / compared },
    assumed: null,
    unitsPerDay,
    verdict: wouldBe?.verdict ?? it.verdict,
    needed: wouldBe?.needed ?? it.needed,
    awaited: (wouldBe ?? it).reasons.find(({ code }) => code === 'time-needed')?.text ?? null,
  }
}

/** Before anything was compared: from an assumed disagreement, and a unit for each request that is sampled. */
function unseen(
  task: string,
  candidate: string | null,
  given: {
    margin: number
    policy: ReturnType<typeof resolvePolicy>
    perDay: number | null
    questions: number
  },
): PlannedCell {
  const { margin, policy, perDay, questions } = given
  const { units, outcome } = unitsNeeded(
    margin,
    { losses: assumed, wins: assumed },
    policy.alpha,
    startShare / questions,
  )
  const needed = units === null || outcome !== 'safe' ? null : Math.max(units, policy.minUnits)
  const days =
    needed === null || perDay === null || perDay <= 0
      ? null
      : Math.max(needed / perDay, policy.minSpan / msPerDay)
  return {
    task,
    candidate,
    margin,
    isPolicy: margin === policy.margin,
    units: 0,
    differs: null,
    assumed,
    unitsPerDay: perDay,
    verdict: 'undecided',
    needed: { units: needed, days, toward: needed === null ? null : 'switch' },
    awaited: needed === null ? 'not reachable' : neededWords({ units: needed, days }).long,
  }
}

function rateOf({ units, leftOut, from, to }: CandidateVerdict): number | null {
  if (from === null || to === null || to - from < hourMs) return null
  return ((units - leftOut) * msPerDay) / (to - from)
}

/** How many times as much would be sampled. */
function sampleFactor({ sampled, exchanges }: TaskReading, { sample }: PlanWish): number {
  return sample === undefined || sampled === 0 ? 1 : (sample * exchanges) / sampled
}

function requestsPerDay({ input, settings }: TaskReading, { sample }: PlanWish): number | null {
  return input.requestsPerDay === null ? null : input.requestsPerDay * (sample ?? settings.sample)
}
