import { waitsFor } from '@tierdrop/decision'
import type { VerdictJson } from '@tierdrop/report'
import { dollars, points } from './figures.ts'
import { table } from './table.ts'

export const verdictWords = {
  switch: 'switch',
  'switch-if': 'switch if',
  stay: 'stay',
  undecided: 'undecided',
  unfit: 'unfit',
}

/** Verdicts as people read them in a terminal; why, in the first reason's words. */
export function verdictRows(verdicts: readonly VerdictJson[]): string {
  const rows = verdicts.map((it) => [
    it.task,
    it.candidate,
    verdictWords[it.verdict],
    it.units.toLocaleString('en-US'),
    lossText(decisive(it).loss),
    (it.margin * 100).toFixed(1),
    money(decisive(it).saving),
    lastColumn(it),
  ])
  return table(
    ['task', 'candidate', 'verdict', 'units', 'net loss, points', 'tolerated', 'would save a month', ''],
    rows,
    [3, 5, 6],
  )
}

/** What the verdict is about: the whole task, or the part that a rule takes in. */
export function decisive({
  verdict,
  rule,
  loss,
  saving,
}: Pick<VerdictJson, 'verdict' | 'rule' | 'loss' | 'saving'>): Pick<VerdictJson, 'loss' | 'saving'> {
  return verdict === 'switch-if' && rule !== null ? rule : { loss, saving }
}

function lossText({ mean, low, high }: VerdictJson['loss']): string {
  return mean === null ? '' : `${points(mean)} (${points(low)} to ${points(high)})`
}

export function money(saving: VerdictJson['saving']): string {
  return saving.known && saving.perMonth !== null ? dollars(saving.perMonth.mean) : 'unknown'
}

const lastColumn = (it: VerdictJson) =>
  it.verdict === 'unfit' ? (it.reasons[0]?.text ?? '') : (waitsFor(it) ?? partText(it) ?? '')

/** A rule speaks of a part: so do the loss and the saving of its line. */
function partText({ verdict, rule }: VerdictJson): string | null {
  return verdict === 'switch-if' && rule !== null ? `where it has ${rule.sentence}` : null
}
