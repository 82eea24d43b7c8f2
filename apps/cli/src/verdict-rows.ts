import type { VerdictJson } from '@tierdrop/report'
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
      : `${signed(it.loss.mean)} (${signed(it.loss.low)} to ${signed(it.loss.high)})`,
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

function signed(share: number): string {
  const text = (share * 100).toFixed(1)
  return share > 0 && Number(text) !== 0 ? `+${text}` : text
}

function money(saving: VerdictJson['saving']): string {
  if (!saving.known || saving.perMonth === null) return 'unknown'
  const dollars = saving.perMonth.mean / 1e9
  return `$${dollars.toLocaleString('en-US', { maximumFractionDigits: dollars >= 100 ? 0 : 2 })}`
}

function neededText({ verdict, needed, reasons }: VerdictJson): string {
  if (verdict === 'unfit') return reasons[0]?.text ?? ''
  if (verdict !== 'undecided' || needed.units === null) return ''
  return `about ${needed.units.toLocaleString('en-US')} more units`
}
