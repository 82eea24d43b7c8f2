import type { CandidateView, Label } from '../model/types.ts'
import { bare, count, percent } from './format.ts'
import { type Html, html } from './html.ts'
import { labelWords } from './words.ts'

/** What people said of shadow replies, as far as the evidence holds it, and what rests on a judge's word. */
export function labels(it: CandidateView): Html {
  return html`${ofReviewers(it)}${ofJudge(it)}`
}

function ofJudge({ safety, margin }: CandidateView): Html | null {
  if (safety.judge === null) return null
  const { share, bound } = safety.judge
  return html`<p class="quiet">${percent(share)} of units pass by the word of the judge model, and up to ${percent(bound)} of these may be wrong by what reviewers found: the loss has to lie below ${bare(safety.margin)} points instead of ${bare(margin)}, at half the risk.</p>`
}

function ofReviewers(it: CandidateView): Html {
  const list = (Object.keys(labelWords) as Label[]).map((label) => ({ label, n: it.labels[label] ?? 0 }))
  const all = list.reduce((sum, { n }) => sum + n, 0)
  if (all === 0) {
    return html`<p class="quiet">None in this evidence. A failure that nobody has looked at stays a failure.</p>`
  }
  const { reviewedPasses, reviewedPassesWorse } = it
  return html`<table class="tight"><tbody>${list.map(({ label, n }) => html`<tr><td>${labelWords[label]}</td><td class="number">${count(n)}</td><td class="number">${percent(n / all)}</td></tr>`)}</tbody></table>
<p class="quiet">Of ${count(reviewedPasses)} passed replies that were looked at all the same, ${count(reviewedPassesWorse)} were found worse${reviewedPasses === 0 ? '' : ` (${percent(reviewedPassesWorse / reviewedPasses)})`}.</p>`
}
