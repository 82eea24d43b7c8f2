import type { PlannedCell } from '@tierdrop/report'
import { table } from '../table.ts'
import { percent } from './percent.ts'

/** Margin by margin what a verdict takes at what was seen, the policy's own marked. */
export function plannedTable(cells: readonly PlannedCell[]): string {
  const rows = cells.map((it, index) => {
    const isFirst = cells[index - 1]?.task !== it.task || cells[index - 1]?.candidate !== it.candidate
    return [
      isFirst ? it.task : '',
      isFirst ? (it.candidate ?? 'none named') : '',
      isFirst ? it.units.toLocaleString('en-US') : '',
      isFirst ? differsText(it) : '',
      isFirst ? (it.unitsPerDay === null ? 'unknown' : rate(it.unitsPerDay)) : '',
      `${percent(it.margin)}${it.isPolicy ? ' *' : '  '}`,
      answer(it),
    ]
  })
  const head = ['task', 'candidate', 'units', 'lost / won, %', 'units a day', 'margin, %', 'a verdict takes']
  return `${table(head, rows, [2, 3, 4, 5])}* the margin of the policy. Lost and won: units on which only the shadow reply failed, and only the current model asked again.\n${assumedText(cells)}`
}

function differsText({ differs, assumed }: PlannedCell): string {
  if (differs !== null) return `${percent(differs.losses)} / ${percent(differs.wins)}`
  return assumed === null ? 'unknown' : 'assumed'
}

const answer = ({ verdict, awaited }: PlannedCell) =>
  awaited ?? (verdict === 'unfit' ? 'unfit: it is never called' : `nothing more: ${verdict}`)

const rate = (perDay: number) =>
  perDay < 10 ? perDay.toFixed(1) : Math.round(perDay).toLocaleString('en-US')

function assumedText(cells: readonly PlannedCell[]): string {
  const [one] = cells.flatMap(({ assumed }) => assumed ?? [])
  return one === undefined
    ? ''
    : `Where nothing was compared yet, ${percent(one)} % lost and as many won are assumed, and a unit for each sampled request.\n`
}
