import { assess, keyOf } from './assess.ts'
import { decideAll } from './decide.ts'
import { logESafe } from './e-values.ts'
import { type Ledger, ruleWeight } from './family.ts'
import { countOf } from './histogram.ts'
import { fractions, weights } from './mixture.ts'
import type { Saving } from './saving.ts'
import type { Histogram, Interval } from './types.ts'
import type { CandidateVerdict, TaskInput } from './verdict.ts'

/** The whole derivation of one verdict, line by line, so that a statistician can follow it. */
export function explain(
  tasks: readonly TaskInput[],
  ledger: Ledger,
  task: string,
  candidate: string,
): string[] {
  const input = tasks.find((one) => one.task === task)
  const own = input?.candidates.find((one) => one.candidate === candidate)
  if (!input || !own) return [`no evidence of ${candidate} on ${task}`]
  const decided = decideAll(tasks, ledger)
  const verdict = decided.tasks
    .find((one) => one.task === task)
    ?.candidates.find((one) => one.candidate === candidate)
  if (!verdict) return [`no evidence of ${candidate} on ${task}`]
  const key = keyOf(input, own)
  const after = decided.ledger
  return [
    `${task} (version ${verdict.version}), candidate ${candidate} (revision ${verdict.revision}), reading ${verdict.reading}`,
    '',
    ...unitLines(verdict),
    '',
    ...eValueLines(verdict),
    '',
    ...intervalLines(verdict),
    '',
    ...familyLines(verdict, key, after),
    '',
    ...ruleLines(verdict, after, key),
    ...driftLines(verdict, assess(input, own).gathered.days.length),
    '',
    ...savingLines(verdict.saving, verdict),
    '',
    ...latencyLines(verdict),
    '',
    ...verdict.gates.map(
      (gate) =>
        `gate ${gate.name}: ${gate.status}, value ${gate.value ?? 'not measured'}, limit ${gate.limit}`,
    ),
    `verdict: ${verdict.verdict}`,
    ...verdict.reasons.map(({ code, text }) => `  ${code}: ${text}`),
  ]
}

const shown = (histogram: Histogram): string =>
  histogram.length === 0 ? 'empty' : histogram.map(({ loss, count }) => `${loss} x ${count}`).join(', ')
const interval = ({ low, high }: Interval): string => `[${low}, ${high}]`

function unitLines(v: CandidateVerdict): string[] {
  return [
    `units counted ${v.units}: left out ${v.leftOut}, uninformative ${v.uninformative}, compared ${countOf(v.histogram)}`,
    `losses that decide (loss x count): ${shown(v.histogram)}`,
    `losses as reviewed, control counted as passing: ${shown(v.strict)}`,
    `gross: ${v.gross.losses} lost, ${v.gross.wins} won; mean loss ${v.loss.mean ?? 'unknown'}`,
  ]
}

function eValueLines(v: CandidateVerdict): string[] {
  const { safety } = v
  const lines = [
    `margin m = ${v.margin}, alpha = ${v.alpha}, controls ${v.policy.control}`,
    ...(safety.judge
      ? [
          `a judge passed a share s = ${safety.judge.share} of units; reviewers may find b = ${safety.judge.bound} of those worse: tested at m - s b = ${safety.margin} with alpha/2 = ${safety.alpha}`,
        ]
      : []),
    'logESafe = log sum_j w_j exp(sum_x count(x) log(1 + f_j (m - x) / (1 - m)))',
    ...betLines(safety.logEPaired === null ? v.strict : v.histogram, safety.margin),
  ]
  if (safety.logEPaired !== null) {
    lines.push(`log E(paired) = ${safety.logEPaired}, log E(strict) = ${safety.logEReviewed}`)
    lines.push(`log(0.9 E(paired) + 0.1 E(strict)) = ${v.logESafe}`)
  } else lines.push(`logESafe = ${v.logESafe}, as reviewed alone`)
  lines.push(`logEHarm = ${v.logEHarm}; harm is proven from log(1/alpha) = ${-Math.log(v.alpha)} on`)
  return lines
}

/** The three bets that carry most of the e-value. */
function betLines(histogram: Histogram, margin: number): string[] {
  const bets = fractions.map((f, j) => {
    const log = histogram.reduce(
      (sum, { loss, count }) => sum + count * Math.log1p((f * (margin - loss)) / (1 - margin)),
      0,
    )
    return { f, w: weights[j] ?? 0, log }
  })
  const largest = bets.toSorted((a, b) => Math.log(b.w) + b.log - Math.log(a.w) - a.log).slice(0, 3)
  return [
    ...largest.map(({ f, w, log }) => `  f = ${f}, w = ${w}: sum = ${log}`),
    `  all 24 bets: ${logESafe(histogram, margin)}`,
  ]
}

function intervalLines(v: CandidateVerdict): string[] {
  return [
    `margins that neither e-value rejects at alpha/2, log(2/alpha) = ${Math.log(2 / v.alpha)}: mean loss in ${interval(v.loss)}`,
  ]
}

function familyLines(v: CandidateVerdict, key: string, ledger: Ledger): string[] {
  const place = ledger.start.includes(key)
    ? `one of K0 = ${ledger.start.length} known at the start, which share 0.9`
    : `newcomer number ${ledger.newcomers.indexOf(key) + 1} = j, with 0.1 / (j (j + 1))`
  return [
    `family: ${place}; of that 0.8 for the whole task: weight g = ${v.weight}`,
    v.switched
      ? `switches ever made R = ${ledger.switched.length}, this one among them: it took log E >= log(1 / (alpha g R)) = ${v.logEToSwitch} or less`
      : `switches ever made R = ${ledger.switched.length}: the next one takes log E >= log(1 / (alpha g (R + 1))) = ${v.logEToSwitch}, or less together with others`,
    `asked alone it would take ${-Math.log(v.safety.alpha)}: ${v.plainlySafe ? 'reached' : 'not reached'}`,
    `in the ledger: ${v.switched ? 'switched' : 'not switched'}${ledger.sealed ? '' : '; the family is still open, nothing switches'}`,
  ]
}

function ruleLines(v: CandidateVerdict, ledger: Ledger, key: string): string[] {
  const nominations = ledger.rules[key]
  if (!nominations) return []
  const { rule } = v
  const searched = `rules: last searched on day ${nominations.searchedDay} with ${nominations.searchedUnits} units; ${nominations.nominated.length} nominated`
  if (rule === null) return [searched, '']
  return [
    searched,
    `rule ${rule.nomination}: ${rule.name}, ${rule.units} units, odd half: logESafe ${rule.logESafe}, mean loss ${rule.loss.mean ?? 'unknown'} in ${interval(rule.loss)}`,
    `  weight 0.2 g / (i (i + 1)) = ${rule.weight} (of ${ruleWeight(v.weight / 0.8, rule.nomination)}); share of volume ${rule.shareOfVolume ?? 'unknown'}, of money ${rule.shareOfMoney ?? 'unknown'}; ${rule.confirmed ? 'confirmed' : 'not confirmed'}`,
    ...rule.against.map(({ code, text }) => `  waits for ${code}: ${text}`),
    '',
  ]
}

function driftLines(v: CandidateVerdict, days: number): string[] {
  if (v.drift.logD === null) return ['drift: no day yet']
  const since = v.drift.since === null ? 'no alarm' : `alarm, since ${v.drift.since}`
  return [
    `drift over ${days} days: log D = log sum_s EHarm(s..t) / (s (s + 1)) = ${v.drift.logD}; ${since} (alarm from ${-Math.log(v.alpha)} on)`,
  ]
}

function savingLines(saving: Saving, v: CandidateVerdict): string[] {
  if (!saving.known)
    return [`saving unknown: ${saving.reason} (${saving.unpricedUnits} units without a price)`]
  const { candidate, perRequest, unusable, wrong } = saving
  const { policy } = v
  return [
    `nano-dollars per request: primary ${saving.primary}, candidate base ${candidate.base}`,
    `r = ${unusable.mean} ${interval(unusable)} unusable, retries ${policy.retries}: effective = base (1 + ... + r^${policy.retries}) + r^${policy.retries + 1} primary = ${candidate.effective} (if no retry helps: ${candidate.effectiveIfRetriesFail})`,
    `wrong = ${wrong.mean} ${interval(wrong)}, error cost ${policy.errorCostNano}; reviewed ${policy.reviewedShare} at ${policy.reviewCostNano}: total = ${candidate.total}`,
    `saving per request ${perRequest.mean} ${interval(perRequest)}, each part at its bad end at alpha/3`,
    saving.perMonth
      ? `per month ${saving.perMonth.mean} ${interval(saving.perMonth)}`
      : 'per month unknown: the traffic of a day is',
    `break-even error cost: ${saving.breakEvenErrorCost ?? 'none'}`,
  ]
}

function latencyLines({ latency }: CandidateVerdict): string[] {
  return (['primary', 'candidate'] as const).flatMap((arm) =>
    (['first', 'total'] as const).map((what) => {
      const { replies, p50, p95 } = latency[arm][what]
      const text = (q: typeof p50) =>
        q === null ? 'unknown' : `${q.value} [${q.low ?? 'open'}, ${q.high ?? 'open'}]`
      return `${arm} ${what === 'first' ? 'time to first token' : 'total time'}, ms, ${replies} replies: p50 ${text(p50)}, p95 ${text(p95)}`
    }),
  )
}
