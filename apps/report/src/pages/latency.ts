import type { ArmLatency, QuantileEstimate } from '@tierdrop/decision'
import type { CandidateView } from '../model/types.ts'
import { count, millisecondRange, milliseconds } from './format.ts'
import { type Html, html } from './html.ts'

/** Both arms, beside each other; an end that the replies so far don't bound is said to be open. */
export function latency({ latency: { primary, candidate } }: CandidateView): Html {
  const rows = (words: string, current: ArmLatency, shadow: ArmLatency) =>
    html`<tr><td rowspan="2">${words}</td><td>current<span class="quiet"> ${count(current.replies)}</span></td><td class="number">${quantile(current.p50)}</td><td class="number">${quantile(current.p95)}</td></tr>
<tr><td>shadow<span class="quiet"> ${count(shadow.replies)}</span></td><td class="number">${quantile(shadow.p50)}</td><td class="number">${quantile(shadow.p95)}</td></tr>`
  return html`<div class="scroll"><table class="tight"><thead><tr><th></th><th>Replies</th><th class="number">Median</th><th class="number">95 %</th></tr></thead><tbody>
${rows('First content', primary.first, candidate.first)}${rows('Whole reply', primary.total, candidate.total)}</tbody></table></div>
<p class="quiet">First content is measured on streamed replies alone. Waiting on our side is not in it.</p>`
}

function quantile(estimate: QuantileEstimate | null): Html {
  if (estimate === null) return html`<span class="quiet">unknown</span>`
  const { value, low, high } = estimate
  return html`${milliseconds(value)}<span class="under">${millisecondRange(low, high)}</span>`
}
