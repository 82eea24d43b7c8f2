import { type Assessment, isHarmProven, isPlainlySafe } from './assess.ts'
import type { AssessedRules } from './assess-rules.ts'
import { isSwitched, type Ledger, wholeShare } from './family.ts'
import { meanOf } from './histogram.ts'
import { labelsFor, neededFor, nothingNeeded } from './needed-for.ts'
import type { Policy } from './policy.ts'
import { projectCache } from './project-cache.ts'
import * as because from './reasons.ts'
import { ruleName } from './rule.ts'
import { safetyOf } from './safety.ts'
import type { Saving } from './saving.ts'
import type { BilledTokens } from './types.ts'
import type { CandidateVerdict, RuleVerdict } from './verdict.ts'

export type Question = AssessedRules & { assessment: Assessment; weight: number }

/** The verdict of one candidate, with everything that it was reached from. */
export function verdictOf(question: Question, ledger: Ledger): CandidateVerdict {
  const { assessment, weight } = question
  const { task, input, gathered, safety, loss } = assessment
  const { whole, other } = gathered
  const { policy } = input
  const switched = isSwitched(ledger, assessment.key, null)
  const made = ledger.switched.length
  // among those that switched it took what the last of them took; another one would be one more
  const logEToSwitch = -Math.log(safety.alpha) - Math.log(wholeShare * weight * (switched ? made : made + 1))
  const { rule, lapsed } = shownRule(question, ledger)
  const { verdict, reasons, needed } = judge(assessment, { switched, rule, lapsed, logEToSwitch })
  const otherSafety = safetyOf(other, policy)
  return {
    task: task.task,
    version: task.version,
    candidate: input.candidate,
    revision: input.revision,
    vendor: input.vendor,
    verdict,
    reasons,
    rule,
    units: whole.units,
    uninformative: whole.uninformative,
    leftOut: whole.leftOut,
    histogram: safety.histogram,
    strict: whole.strict,
    margin: policy.margin,
    alpha: policy.alpha,
    reading: assessment.reading,
    loss,
    gross: { losses: whole.grossLosses, wins: whole.grossWins },
    logESafe: safety.logESafe,
    logEHarm: safety.logEHarm,
    safety,
    plainlySafe: isPlainlySafe(safety),
    weight: wholeShare * weight,
    logEToSwitch,
    switched,
    saving: assessment.saving,
    latency: assessment.latency,
    cached: { primary: shareOf(whole.tokens.primary), candidate: shareOf(whole.tokens.candidate) },
    projected: projectedOf(assessment),
    gates: assessment.gates,
    drift: assessment.drift,
    fit: input.fit,
    failures: whole.failures,
    labels: whole.labels,
    reviewedPasses: whole.reviewedPasses,
    reviewedPassesWorse: whole.reviewedPassesWorse,
    needed,
    from: whole.from,
    to: whole.to,
    other: {
      reading: assessment.reading === 'as-is' ? 'with-fallback' : 'as-is',
      units: other.units,
      histogram: otherSafety.histogram,
      meanLoss: meanOf(otherSafety.histogram),
      logESafe: otherSafety.logESafe,
      logEHarm: otherSafety.logEHarm,
    },
    policy,
  }
}

/**
 * The rule that is shown: a confirmed one with the largest share, else the last one nominated. Once
 * confirmed it stays, unless drift, harm or a gate speaks against it now, or it pays no more.
 */
function shownRule(
  { assessment, rules }: Question,
  ledger: Ledger,
): { rule: RuleVerdict | null; lapsed: RuleVerdict | null } {
  const { key, input } = assessment
  const holds = rules.filter(
    (rule) =>
      rule.weight > 0 &&
      isSwitched(ledger, key, ruleName(rule.rule)) &&
      !rule.against.some(({ code }) => code === 'drift'),
  )
  const largest = holds.toSorted((a, b) => (b.shareOfVolume ?? 0) - (a.shareOfVolume ?? 0))
  const confirmed = largest.find(({ saving }) => stillPays(saving, input.policy))
  if (confirmed) return { rule: { ...confirmed, confirmed: true }, lapsed: null }
  return { rule: rules.at(-1) ?? null, lapsed: largest[0] ?? null }
}

type Known = {
  switched: boolean
  rule: RuleVerdict | null
  /** confirmed once, where it pays no more */
  lapsed: RuleVerdict | null
  logEToSwitch: number
}

type Judged = Pick<CandidateVerdict, 'verdict' | 'reasons' | 'needed'>

/** The order of verdicts. */
function judge(assessment: Assessment, known: Known): Judged {
  const { safety, loss, saving, stay, unfit, waiting, input, drift } = assessment
  const { policy } = input
  const { rule, logEToSwitch } = known
  const lapsed = known.lapsed ? [because.rulePaysNoMore(known.lapsed)] : []
  if (unfit.length > 0) return { verdict: 'unfit', reasons: unfit, needed: nothingNeeded }
  const isConfirmed = rule?.confirmed ?? false
  // harm to the whole says nothing against the part of it that was confirmed by itself
  const onlyHarm = isHarmProven({ safety, policy }) && stay.length === 1
  if (stay.length > 0 && !(isConfirmed && onlyHarm))
    return { verdict: 'stay', reasons: [...stay, ...lapsed], needed: nothingNeeded }
  if (known.switched && stay.length === 0 && !drift.alarm && stillPays(saving, policy)) {
    const reasons = [because.safe(safety, loss, policy, logEToSwitch)]
    const all = saving.known ? [...reasons, because.saves(saving)] : reasons
    return { verdict: 'switch', reasons: all, needed: nothingNeeded }
  }
  if (rule?.confirmed) {
    const ofTheWhole = stay.map(({ code, text }) => ({ code, text: `the whole task stays: ${text}` }))
    const reasons = [because.ruleConfirmed(rule), ...savesBy(rule), ...ofTheWhole]
    return { verdict: 'switch-if', reasons, needed: nothingNeeded }
  }
  const reopened: because.Reason[] = known.switched
    ? [{ code: 'reopened', text: 'a switch was recommended before; the question is open again' }]
    : []
  const isShort = safety.logESafe < logEToSwitch
  const open = isShort ? [because.notYetSafe(safety, loss, policy, logEToSwitch)] : []
  const anew = input.anew === undefined ? [] : [because.startsAnew(input.anew, policy)]
  const reasons = [...reopened, ...lapsed, ...anew, ...waiting, ...(known.switched ? [] : open)]
  if (!safety.graderCanTell && isShort) {
    const labels = because.labelsNeeded(labelsFor(assessment, logEToSwitch))
    return { verdict: 'undecided', reasons: [...reasons, labels], needed: nothingNeeded }
  }
  const needed = neededFor(assessment, logEToSwitch)
  // of nothing at all there is nothing to scale up
  const time = assessment.gathered.whole.units === 0 ? [] : [because.timeNeeded(needed)]
  return { verdict: 'undecided', reasons: [...reasons, ...time], needed }
}

/**
 * What was once safe to switch stays so; that it pays was never a promise. Asked of the mean, since the
 * low end moves about the floor with every look.
 */
function stillPays(saving: Saving, { savingFloorNano }: Policy): boolean {
  if (!saving.known) return true
  if (savingFloorNano > 0) return saving.perMonth === null || saving.perMonth.mean > savingFloorNano
  return saving.perRequest.mean > 0
}

function savesBy({ saving }: RuleVerdict): because.Reason[] {
  return saving.known ? [because.saves(saving)] : []
}

function shareOf({ input, cached }: BilledTokens): number | null {
  return input > 0 ? cached / input : null
}

/** Nothing is projected on top of what somebody supposes. */
function projectedOf({ task, input, gathered, prices }: Assessment): CandidateVerdict['projected'] {
  if (prices) return null
  const of = { rates: input.rates ?? null, isSameVendor: input.vendor === task.primary.vendor }
  return projectCache(gathered.whole, of, input.policy, task.requestsPerDay)
}
