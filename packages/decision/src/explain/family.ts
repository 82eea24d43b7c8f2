import { type Ledger, ruleWeight } from '../family.ts'
import type { CandidateVerdict } from '../verdict.ts'
import { histogramText, intervalText } from './histogram-text.ts'

/** Its place among all questions, and what that asks of its e-value. */
export function familyLines(v: CandidateVerdict, key: string, ledger: Ledger): string[] {
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

/** The rule that is shown, on the half that had no part in finding it. */
export function ruleLines(v: CandidateVerdict, key: string, ledger: Ledger): string[] {
  const nominations = ledger.rules[key]
  if (!nominations) return []
  const { rule } = v
  const searched = `rules: last searched on day ${nominations.searchedDay} with ${nominations.searchedUnits} units; ${nominations.nominated.length} nominated`
  if (rule === null) return [searched, '']
  return [
    searched,
    `rule ${rule.nomination}: ${rule.name}, ${rule.units} units; odd half: losses ${histogramText(rule.histogram)}, as reviewed ${histogramText(rule.strict)}`,
    `  logESafe ${rule.logESafe}, mean loss ${rule.loss.mean ?? 'unknown'} in ${intervalText(rule.loss)}`,
    `  weight 0.2 g / (i (i + 1)) = ${rule.weight} (of ${ruleWeight(v.weight / 0.8, rule.nomination)}); share of volume ${rule.shareOfVolume ?? 'unknown'}, of money ${rule.shareOfMoney ?? 'unknown'}; ${rule.confirmed ? 'confirmed' : 'not confirmed'}`,
    ...rule.against.map(({ code, text }) => `  waits for ${code}: ${text}`),
    '',
  ]
}
