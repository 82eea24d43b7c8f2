import { assess, keyOf } from './assess.ts'
import { type Decided, decideAll } from './decide.ts'
import { betLines, intervalLines } from './explain/bets.ts'
import { driftLines } from './explain/days.ts'
import { familyLines, ruleLines } from './explain/family.ts'
import { histogramText } from './explain/histogram-text.ts'
import { fitLines, gateLines, latencyLines } from './explain/replies.ts'
import { savingLines } from './explain/saving.ts'
import type { Ledger } from './family.ts'
import { countOf } from './histogram.ts'
import { present } from './present.ts'
import { anewSince, countedSince } from './start-anew.ts'
import type { CandidateVerdict, TaskInput } from './verdict.ts'

/**
 * The whole derivation of one verdict, line by line: every number follows from numbers printed above
 * it. `decided`: what the tasks came to, where that is known already.
 */
export function explain(
  tasks: readonly TaskInput[],
  ledger: Ledger,
  task: string,
  candidate: string,
  decided: Decided = decideAll(tasks, ledger),
): string[] {
  const input = tasks.find((one) => one.task === task)
  const own = input?.candidates.find((one) => one.candidate === candidate)
  const verdict = decided.tasks
    .find((one) => one.task === task)
    ?.candidates.find((one) => one.candidate === candidate)
  if (!input || !own || !verdict) return [`no evidence of ${candidate} on ${task}`]
  const key = keyOf(input, own)
  const after = decided.ledger
  const counted = countedSince(own, anewSince(after, input, own))
  const { gathered } = assess(input, counted)
  const lines = [
    `${task} (version ${verdict.version}), candidate ${candidate} (revision ${verdict.revision}), reading ${verdict.reading}`,
    '',
    ...unitLines(verdict),
    ...(counted.anew === undefined
      ? []
      : [`started anew with this risk: what was counted up to ${counted.anew} is left out`]),
    '',
    ...betLines(verdict, gathered),
    '',
    ...intervalLines(verdict),
    '',
    ...familyLines(verdict, key, after),
    '',
    ...ruleLines(verdict, key, after),
    ...driftLines(verdict, gathered, own.afterSwitch),
    '',
    ...savingLines(verdict, gathered, input.requestsPerDay),
    '',
    ...latencyLines(verdict, gathered),
    '',
    ...gateLines(verdict, gathered),
    ...fitLines(verdict),
    neededLine(verdict),
    `verdict: ${verdict.verdict}`,
    ...verdict.reasons.map(({ code, text }) => `  ${code}: ${text}`),
  ]
  return lines.map(presentLine)
}

/** Numbers with as many digits as verdicts have them. */
function presentLine(line: string): string {
  return line.replace(/-?\d+\.\d{6,}(?:e[+-]?\d+)?/g, (number) => String(present(Number(number))))
}

function unitLines(v: CandidateVerdict): string[] {
  return [
    `units counted ${v.units}: left out ${v.leftOut}, uninformative ${v.uninformative}, compared ${countOf(v.histogram)}`,
    `losses that decide (loss x count): ${histogramText(v.histogram)}`,
    `losses as reviewed, control counted as passing: ${histogramText(v.strict)}`,
    `gross: ${v.gross.losses} lost, ${v.gross.wins} won; mean loss ${v.loss.mean ?? 'unknown'}`,
  ]
}

function neededLine({ needed, units, leftOut, policy }: CandidateVerdict): string {
  const floors = `at least ${policy.minUnits} units and ${policy.minSpan} ms of traffic`
  if (needed.units === null) return `still needed: not known, or nothing; ${floors}`
  const factor = 1 + needed.units / Math.max(1, units - leftOut)
  return `still needed: ${needed.units} units (all counts times ${factor}), ${needed.days ?? 'unknown'} days; ${floors}`
}
