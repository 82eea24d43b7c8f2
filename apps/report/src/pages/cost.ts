import type { CandidateView } from '../model/types.ts'
import { count, dollarRange, dollars, instant, percent, points } from './format.ts'
import { type Html, html } from './html.ts'
import { savingParts } from './words.ts'

/** What 1,000 requests cost, step by step from the bill to what a team pays in the end. */
export function cost(it: CandidateView): Html {
  const { saving, policy, projected } = it
  if (!saving.known) return html`<p class="quiet">Unknown: ${savingParts(saving).range}.</p>`
  const line = (words: string, nano: number, note = '') =>
    html`<tr><td>${words}${note === '' ? null : html`<span class="under">${note}</span>`}</td><td class="number">${dollars(nano * 1000)}</td></tr>`
  const { candidate, unusable, wrong, share } = saving
  const range = ({ low, high }: { low: number; high: number }, text: (value: number) => string) =>
    `${text(low)} to ${text(high)}`
  return html`<table class="tight"><thead><tr><th></th><th class="number">1,000 requests</th></tr></thead><tbody>
${line('Current model', saving.primary)}
${line('Candidate, as billed', candidate.base)}
${projected?.saving.known ? line('as billed with a warm cache', projected.saving.candidate.base, `shadow replies read ${percent(projected.seen)} of their input from the vendor’s cache, production ${percent(projected.hits)}: at full volume the candidate’s may be as warm; the verdict does not count on it`) : null}
${line('with retries and fallback', candidate.effective, `${percent(unusable.mean)} unusable (${range(unusable, percent)}), ${count(policy.retries)} retry, then the current model`)}
${line('if no retry ever helped', candidate.effectiveIfRetriesFail)}
${line('with wrong replies and reviews', candidate.total, `${points(wrong.mean)} points wrong (${range(wrong, points)}) at ${dollars(policy.errorCostNano)} each; ${percent(policy.reviewedShare)} reviewed at ${dollars(policy.reviewCostNano)}`)}
<tr class="sum"><td>Saved${share === null ? '' : `, ${percent(share.mean)} of the bill`}</td><td class="number">${dollars(saving.perRequest.mean * 1000)}<span class="under">${dollarRange({ low: saving.perRequest.low * 1000, high: saving.perRequest.high * 1000 })}</span></td></tr></tbody></table>
<p class="quiet">${saving.perYear === null ? 'What that is in a month is unknown.' : `In a year ${dollars(saving.perYear.mean)} (${dollarRange(saving.perYear)}) at the rate seen.`} ${saving.breakEvenErrorCost === null ? '' : `Nothing is saved any more once a wrong reply costs ${dollars(saving.breakEvenErrorCost)}.`}${saving.unpricedUnits > 0 ? ` ${count(saving.unpricedUnits)} units have no known price and are left out.` : ''}${it.from === null ? '' : ` Units from ${instant(it.from)} to ${instant(it.to)}.`}</p>`
}
