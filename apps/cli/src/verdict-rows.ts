import { neededWords } from '@tierdrop/decision'
import type { VerdictJson } from '@tierdrop/report'
import { dollars, points } from './figures.ts'
import { table } from './table.ts'

const words = {
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
    words[it.verdict],
    it.units.toLocaleString('en-US'),
    it.loss.mean === null
      ? ''
      : `${points(it.loss.mean)} (${points(it.loss.low)} to ${points(it.loss.high)})`,
    (it.margin * 100).toFixed(1),
    money(it.saving),
    neededText(it),
  ])
  return table(
    ['task', 'candidate', 'verdict', 'units', 'net loss, points', 'tolerated', 'saving a month', ''],
    rows,
    [3, 5, 6],
  )
}

function money(saving: VerdictJson['saving']): string {
  return saving.known && saving.perMonth !== null ? dollars(saving.perMonth.mean) : 'unknown'
}

/** Of an undecided one what it waits for: what units alone won't bring goes first. */
function neededText({ verdict, needed, reasons, drift }: VerdictJson): string {
  if (verdict === 'unfit') return reasons[0]?.text ?? ''
  if (verdict !== 'undecided') return ''
  const has = (code: VerdictJson['reasons'][number]['code']) => reasons.some((it) => it.code === code)
  if (has('drift')) return `got worse since ${drift.since ?? 'some day'}`
  if (has('grader-cannot-tell')) return 'the grader cannot tell: labels can'
  if (has('left-out')) return 'too many units left out'
  return has('no-units') ? 'no unit yet' : neededWords(needed).long
}
