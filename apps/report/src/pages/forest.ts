import { bare, points } from './format.ts'
import { type Html, html, trusted } from './html.ts'

export type Loss = { mean: number | null; low: number; high: number; margin: number }

const width = 200
const height = 18
const middle = height / 2

/** A loss interval on an axis that all rows share, with the tolerated loss as a line across. */
export function forest(loss: Loss, span: number): Html {
  const x = (value: number) => place(value, span)
  const label = `net loss ${rangeText(loss)}; tolerated ${bare(loss.margin)}`
  const side = loss.high < loss.margin ? 'below' : loss.low > loss.margin ? 'above' : 'across'
  return html`<svg class="forest ${side}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"><title>${label}</title>
<line class="axis" x1="2" x2="${width - 2}" y1="${middle}" y2="${middle}"/><line class="zero" x1="${x(0)}" x2="${x(0)}" y1="2" y2="${height - 2}"/>
<line class="margin" x1="${x(loss.margin)}" x2="${x(loss.margin)}" y1="0" y2="${height}"/>
<line class="range" x1="${x(loss.low)}" x2="${x(loss.high)}" y1="${middle}" y2="${middle}"/>${loss.low < -span ? trusted(`<path class="range" d="M7 ${middle - 4}L2 ${middle}l5 4"/>`) : null}${loss.high > span ? trusted(`<path class="range" d="M${width - 7} ${middle - 4}L${width - 2} ${middle}l-5 4"/>`) : null}
${loss.mean === null ? null : html`<circle class="mean" cx="${x(loss.mean)}" cy="${middle}" r="3.2"/>`}</svg>`
}

/** The same in figures, for those who read rather than look. */
export function rangeText({ mean, low, high }: Omit<Loss, 'margin'>): string {
  return mean === null ? 'nothing compared yet' : `${points(mean)} (${points(low)} to ${points(high)})`
}

/** The axis itself, above the rows. */
export function forestAxis(span: number): Html {
  const tick = (value: number, anchor: string) =>
    html`<text x="${place(value, span)}" y="11" text-anchor="${anchor}">${points(value, span < 0.1 ? 1 : 0)}</text>`
  return html`<svg class="forest scale" viewBox="0 0 ${width} 13" aria-hidden="true">${tick(-span, 'start')}${tick(0, 'middle')}${tick(span, 'end')}</svg>`
}

/** The axis of a page's rows: three times the widest margin, so that it can be seen; what is longer ends in an arrow. */
export function forestSpan(losses: readonly Pick<Loss, 'margin'>[]): number {
  const widest = Math.max(0.05, ...losses.map(({ margin }) => Math.abs(margin)))
  return Math.min(1, Math.ceil(widest * 3 * 20 - 1e-9) / 20)
}

/** The axis of one loss by itself: all of its range is on it. */
export function wholeSpan(loss: Loss): number {
  const widest = Math.max(forestSpan([loss]), Math.abs(loss.low), Math.abs(loss.high))
  return Math.min(1, Math.ceil(widest * 20 - 1e-9) / 20)
}

function place(value: number, span: number): string {
  const within = Math.max(-span, Math.min(span, value))
  return (((within + span) / (2 * span)) * (width - 4) + 2).toFixed(1)
}
