import { type Html, html } from './html.ts'

/** A share as a bar. Drawn, since a style attribute would ask for a weaker content policy. */
export function bar(share: number, tone: 'loss' | 'win' | 'plain' = 'plain'): Html {
  const width = Math.min(100, Math.max(0, share * 100)).toFixed(1)
  return html`<svg class="bar ${tone}" aria-hidden="true"><rect width="${width}%" height="100%" rx="1"/></svg>`
}

/** Parts of a whole side by side. */
export function stacked(parts: readonly { share: number; tone: string }[], label: string): Html {
  let from = 0
  const drawn = parts.map(({ share, tone }) => {
    const x = from
    from += share
    return share <= 0
      ? null
      : html`<rect class="${tone}" x="${(x * 100).toFixed(2)}%" width="${(share * 100).toFixed(2)}%" height="100%"/>`
  })
  return html`<svg class="stacked" role="img" aria-label="${label}"><title>${label}</title>${drawn}</svg>`
}
