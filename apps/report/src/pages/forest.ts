import { points } from './format.ts'
import { type Html, html, trusted } from './html.ts'

export type Loss = { mean: number | null; low: number; high: number; margin: number }

const width = 220
const height = 22
const middle = height / 2

/** A loss interval on an axis that all rows share, with the tolerated loss as a line across. */
export function forest(loss: Loss, span: number): Html {
  const x = (value: number) =>
    (((Math.max(-span, Math.min(span, value)) + span) / (2 * span)) * (width - 4) + 2).toFixed(1)
  const label = `loss ${points(loss.mean)} points, between ${points(loss.low)} and ${points(loss.high)}; tolerated ${points(loss.margin)}`
  const cutLow = loss.low < -span
  const cutHigh = loss.high > span
  return html`<svg class="forest" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}"><title>${label}</title>
<line class="axis" x1="2" x2="${width - 2}" y1="${middle}" y2="${middle}"/><line class="zero" x1="${x(0)}" x2="${x(0)}" y1="3" y2="${height - 3}"/>
<line class="margin" x1="${x(loss.margin)}" x2="${x(loss.margin)}" y1="0" y2="${height}"/>
<line class="range" x1="${x(loss.low)}" x2="${x(loss.high)}" y1="${middle}" y2="${middle}"/>
${cutLow ? trusted(`<path class="range" d="M7 ${middle - 4} L2 ${middle} L7 ${middle + 4}"/>`) : null}${cutHigh ? trusted(`<path class="range" d="M${width - 7} ${middle - 4} L${width - 2} ${middle} L${width - 7} ${middle + 4}"/>`) : null}
${loss.mean === null ? null : html`<circle class="mean" cx="${x(loss.mean)}" cy="${middle}" r="3.5"/>`}</svg>`
}

/** The axis of a page's rows: wide enough for what matters, never so wide that a margin can't be seen. */
export function forestSpan(losses: readonly Loss[]): number {
  const widest = Math.max(
    0.05,
    ...losses.map((loss) => Math.max(Math.abs(loss.low), Math.abs(loss.high), loss.margin * 1.5)),
  )
  return Math.min(0.5, widest)
}
