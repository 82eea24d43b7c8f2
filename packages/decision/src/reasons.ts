import type { Drift } from './drift.ts'
import type { Gate } from './gates.ts'
import type { Policy } from './policy.ts'
import type { Safety } from './safety.ts'
import type { Saving } from './saving.ts'
import type { Interval } from './types.ts'
import type { CandidateVerdict, Fit, RuleVerdict } from './verdict.ts'
import { count, dollars, eValue, neededWords, percent } from './words.ts'

export const reasonCodes = [
  'over-context',
  'needs-images',
  'needs-tools',
  'egress',
  'harm-proven',
  'nothing-saved',
  'gate-failed',
  'safe',
  'saves',
  'rule-confirmed',
  'reopened',
  'starts-anew',
  'no-units',
  'few-units',
  'short-span',
  'left-out',
  'grader-cannot-tell',
  'not-yet-safe',
  'safe-alone',
  'gate-open',
  'drift',
  'saving-unknown',
  'saving-unclear',
  'time-needed',
  'best-saving',
  'all-stay',
  'no-candidate',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

export type Reason = { code: ReasonCode; text: string }

export const mostLeftOut = 0.02

type Loss = { mean: number | null } & Interval

const range = ({ low, high }: Interval) => `between ${percent(low)} and ${percent(high)}`

export function unfitReasons(fit: Fit | null, policy: Policy): Reason[] {
  if (fit === null) return []
  const most = policy.gates.maxOverContext
  const reasons: Reason[] = []
  const add = (code: ReasonCode, n: number, what: string, of = fit.requests) => {
    if (of > 0 && n / of > most) {
      reasons.push({
        code,
        text: `${percent(n / of)} of ${count(of)} requests ${what}; at most ${percent(most)} may`,
      })
    }
  }
  if (fit.egressForbidden) {
    reasons.push({
      code: 'egress',
      text: "this task's content may not go to the candidate's vendor (100 % of requests)",
    })
  }
  const measured = fit.requests - (fit.lengthUnknown ?? 0)
  add('over-context', fit.overContext, "exceed the candidate's context window", measured)
  add('needs-images', fit.needImages, 'hold images, which the candidate does not take')
  add('needs-tools', fit.needTools, 'need tools, which the candidate does not have')
  return reasons
}

export function harmProven(safety: Safety, loss: Loss, policy: Policy): Reason {
  return {
    code: 'harm-proven',
    text: `shadow replies fail where the current model asked again passes: a loss of ${percent(loss.mean ?? 0)} (${range(loss)}), above the tolerated ${percent(policy.margin)} (E = ${eValue(safety.logEHarm)}, ${eValue(-Math.log(policy.alpha))} is proof)`,
  }
}

export function safe(safety: Safety, loss: Loss, policy: Policy, logNeeded: number): Reason {
  const found =
    loss.mean === null
      ? safety.graderCanTell
        ? 'by the replies as reviewed, since nothing was asked again'
        : "by the labels of reviewers, since the grader can't tell"
      : `${percent(loss.mean)} (${range(loss)})`
  return {
    code: 'safe',
    text: `the loss is below the tolerated ${percent(policy.margin)}: ${found}, E = ${eValue(safety.logESafe)}, ${eValue(logNeeded)} needed among all questions asked; the risk of a wrong switch is ${percent(policy.alpha)}`,
  }
}

/** "$120 a month", or per 1,000 requests where the traffic is unknown */
export function savedText(saving: Saving & { known: true }): string {
  const amount = saving.perMonth
    ? `${dollars(saving.perMonth.mean)} a month (between ${dollars(saving.perMonth.low)} and ${dollars(saving.perMonth.high)})`
    : `${dollars(saving.perRequest.mean * 1000)} per 1,000 requests (between ${dollars(saving.perRequest.low * 1000)} and ${dollars(saving.perRequest.high * 1000)})`
  return saving.share ? `${amount}, ${percent(saving.share.mean)} of what they cost now` : amount
}

export function saves(saving: Saving & { known: true }): Reason {
  return { code: 'saves', text: `it saves ${savedText(saving)}` }
}

export function nothingSaved(saving: Saving & { known: true }, policy: Policy): Reason {
  const floor =
    policy.savingFloorNano > 0 ? `; the least worth it is ${dollars(policy.savingFloorNano)} a month` : ''
  return { code: 'nothing-saved', text: `it would save ${savedText(saving)}: not enough${floor}` }
}

export function savingOpen(saving: Saving, policy: Policy): Reason {
  if (!saving.known) {
    const why = {
      'no-units': 'nothing has been counted yet',
      'few-units': 'fewer than 30 units have a price',
      'unknown-price': `the price of ${count(saving.unpricedUnits)} units is unknown`,
    }[saving.reason]
    return { code: 'saving-unknown', text: `the saving is unknown: ${why}` }
  }
  if (policy.savingFloorNano > 0 && saving.perMonth === null) {
    return { code: 'saving-unknown', text: 'the saving per month is unknown, since the traffic of a day is' }
  }
  return {
    code: 'saving-unclear',
    text: `it is not certain yet that anything is saved: ${savedText(saving)}`,
  }
}

const gateNames = {
  invalid: 'invalid replies',
  refusals: 'refusals',
  latency: 'time to the full reply (p95)',
}

export function gateReason(gate: Gate): Reason {
  const value =
    gate.value === null
      ? 'not measured'
      : gate.name === 'latency'
        ? `${gate.value.toFixed(2)} x`
        : percent(gate.value)
  const limit = gate.name === 'latency' ? `${gate.limit} x that of the current model` : percent(gate.limit)
  return gate.status === 'failed'
    ? { code: 'gate-failed', text: `${gateNames[gate.name]}: ${value}, at most ${limit} is allowed` }
    : { code: 'gate-open', text: `${gateNames[gate.name]}: ${value}, not yet certain to be at most ${limit}` }
}

export function driftReason({ since, logD, afterSwitch }: Drift): Reason {
  const what = afterSwitch
    ? `since ${since} production’s replies drift away from those of the model of before`
    : `the candidate got worse since ${since}`
  return { code: 'drift', text: `${what} (D = ${eValue(logD ?? 0)})` }
}

export function leftOut(left: number, units: number): Reason {
  return {
    code: 'left-out',
    text: `${count(left)} of ${count(units)} units were left out for outages or faults of ours, more than ${percent(mostLeftOut)}`,
  }
}

export function graderCannotTell(uninformative: number, counted: number): Reason {
  return {
    code: 'grader-cannot-tell',
    text: `on ${count(uninformative)} of ${count(counted)} units the current model asked again fails like the candidate, so the grader can't tell them apart: labels, an admitted judge or another grader can`,
  }
}

export function notYetSafe(safety: Safety, loss: Loss, policy: Policy, logNeeded: number): Reason {
  const isAlone = safety.logESafe >= -Math.log(safety.alpha)
  const seen =
    loss.mean === null ? nothingCompared(safety) : `a loss of ${percent(loss.mean)} (${range(loss)})`
  return {
    code: isAlone ? 'safe-alone' : 'not-yet-safe',
    text: `${seen}; tolerated is ${percent(policy.margin)}; E = ${eValue(safety.logESafe)} of the ${eValue(logNeeded)} that a switch takes${isAlone ? ', enough if this were the only question asked' : ''}`,
  }
}

/** No unit, none that tells anything, or no control beside any. */
function nothingCompared({ graderCanTell, uninformativeShare }: Safety): string {
  return graderCanTell && uninformativeShare !== null
    ? 'nothing was compared: the current model was not asked again (control: off counts it as passing every unit)'
    : 'nothing was compared yet'
}

export function fewUnits(units: number, seen: number, policy: Policy): Reason {
  return units === 0
    ? {
        code: 'no-units',
        text: seen === 0 ? 'no unit has been counted yet' : 'every unit so far was left out',
      }
    : {
        code: 'few-units',
        text: `${count(units)} ${units === 1 ? 'unit' : 'units'} counted, at least ${count(policy.minUnits)} are asked for`,
      }
}

/** At another risk nothing that was seen before counts; until a later day has brought units, this is why. */
export function startsAnew(since: string, { alpha }: Policy): Reason {
  return {
    code: 'starts-anew',
    text: `the risk of a wrong switch was changed to ${percent(alpha)}, so the question starts anew: what was counted up to ${since} is left out`,
  }
}

/** A rule that was confirmed, where its part pays no more. */
export function rulePaysNoMore({ sentence, saving }: RuleVerdict): Reason {
  const now = saving.known ? `: ${savedText(saving)}` : ''
  return {
    code: 'reopened',
    text: `for requests with ${sentence} a switch was recommended before; it no longer saves enough${now}`,
  }
}

export function shortSpan(span: number, policy: Policy): Reason {
  const hours = (ms: number) => `${Number((ms / 3_600_000).toFixed(1))} h`
  return {
    code: 'short-span',
    text: `${hours(span)} of traffic seen, at least ${hours(policy.minSpan)} are asked for`,
  }
}

export function timeNeeded(needed: CandidateVerdict['needed']): Reason {
  return { code: 'time-needed', text: neededWords(needed).long }
}

/** Where only labels speak: how many more, if they find what those so far found; null: not to be said yet. */
export function labelsNeeded(more: number | null): Reason {
  const text =
    more === null
      ? 'labels of reviewers would decide it; how many, the first of them will show'
      : `about ${count(more)} more labels of reviewers would decide it, if they are like those so far`
  return { code: 'time-needed', text }
}

export function ruleConfirmed(rule: RuleVerdict): Reason {
  const share = (value: number | null, of: string) =>
    value === null ? `an unknown share of ${of}` : `${percent(value)} of ${of}`
  return {
    code: 'rule-confirmed',
    text: `requests with ${rule.sentence} may switch: ${share(rule.shareOfVolume, 'the volume')}, ${share(rule.shareOfMoney, 'the money')}; ${rule.loss.mean === null ? 'an unknown loss' : `loss ${percent(rule.loss.mean)} (${range(rule.loss)})`} on units that had no part in finding the rule, E = ${eValue(rule.logESafe)}`,
  }
}
