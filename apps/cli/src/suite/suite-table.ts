import type { Estimate, QuantileEstimate } from '@tierdrop/decision'
import { failures as sentences } from '@tierdrop/scoring'
import { cents, points, share } from '../figures.ts'
import { table } from '../table.ts'
import type { TierSummary } from './summarise.ts'

/** What a run came to, as people read it in a terminal. */
export function suiteTable(tiers: readonly TierSummary[]): string {
  const columns = [
    { head: 'tier', cell: (it: TierSummary) => it.tier },
    { head: 'passed', right: true, cell: passedOf },
    { head: 'share passed, %', cell: ({ passedShare }: TierSummary) => withEnds(passedShare, share) },
    { head: 'loss against baseline, points', cell: lossText },
    { head: '$ per 1,000', right: true, cell: ({ costPerCase }: TierSummary) => costText(costPerCase) },
    { head: 'first token', right: true, cell: ({ firstMs }: TierSummary) => milliseconds(firstMs.p50) },
    { head: 'p50, ms', right: true, cell: ({ totalMs }: TierSummary) => milliseconds(totalMs.p50) },
    { head: 'p95, ms', right: true, cell: ({ totalMs }: TierSummary) => milliseconds(totalMs.p95) },
  ].filter(({ cell }) => tiers.some((it) => cell(it) !== ''))
  const lines = table(
    columns.map(({ head }) => head),
    tiers.map((it) => columns.map(({ cell }) => cell(it))),
    columns.flatMap(({ right }, index) => (right ? [index] : [])),
  )
  return `${lines}${tiers.map(notes).join('')}`
}

function passedOf({ passed, failed }: TierSummary): string {
  return `${passed.toLocaleString('en-US')} of ${(passed + failed).toLocaleString('en-US')}`
}

function lossText({ loss }: TierSummary): string {
  return loss === null ? '' : `${withEnds(loss, points)}, ${loss.verdict} at ${points(loss.margin)}`
}

function withEnds(estimate: Estimate | null, text: (value: number) => string): string {
  if (estimate === null) return ''
  return `${text(estimate.mean)} (${text(estimate.low)} to ${text(estimate.high)})`
}

function costText(cost: TierSummary['costPerCase']): string {
  return cost === null ? 'unknown' : cents(cost.mean * 1_000)
}

function notes(it: TierSummary): string {
  const failed = Object.entries(it.failures).sort(([, a], [, b]) => b - a)
  const named: Readonly<Record<string, readonly [boolean, string]>> = sentences
  const lines = [
    ...failed.map(
      ([code, count]) => `${it.tier}: ${count} × ${code}${named[code] ? `: ${named[code][1]}` : ''}`,
    ),
    ...(it.unscored > 0 ? [`${it.tier}: ${it.unscored} cases have no grade: our fault or the vendor's`] : []),
    ...Object.entries(it.unpriced).map(([why, count]) => `${it.tier}: ${count} without a price: ${why}`),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function milliseconds(estimate: QuantileEstimate | null): string {
  return estimate === null ? '' : Math.round(estimate.value).toLocaleString('en-US')
}
