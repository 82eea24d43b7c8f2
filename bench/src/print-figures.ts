import type { Figure } from './figure.ts'

const significant = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 })

/** Figures as a table for people. */
export function printFigures(figures: readonly Figure[], write: (text: string) => void): void {
  const rows = figures.map((it) => [
    it.figure,
    `${significant.format(it.value)} ${it.unit}`,
    it.ratio === null ? '' : `${significant.format(it.ratio)} x ${it.yardstick ?? ''}`,
    it.goal ?? '',
    it.met === null ? '' : it.met ? 'met' : 'NOT MET',
  ])
  const table = [['figure', 'value', 'beside its yardstick', 'goal', ''], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  for (const row of table) {
    write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    )
  }
}
