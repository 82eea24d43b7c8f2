import type { CandidateView } from '../model/types.ts'
import { rangeText } from './forest.ts'
import { count, eValue, percent } from './format.ts'
import { type Html, html } from './html.ts'
import { savingParts } from './words.ts'

/** The part of the requests that may switch by itself, and how that was found out. */
export function rule({ rule: it, margin }: CandidateView): Html | null {
  if (it === null) return null
  const saving = savingParts(it.saving)
  const against = it.against.map(({ text }) => html`<li>${text}</li>`)
  return html`<h2>A rule for a part of it</h2>
<p class="verdict"><b>${it.sentence}</b> <span class="chip ${it.confirmed ? 'switch-if' : ''}">${it.confirmed ? 'confirmed' : 'not confirmed'}</span></p>
<table class="tight facts"><tbody>
<tr><th scope="row">Takes in</th><td>${percent(it.shareOfVolume)} of the requests, ${percent(it.shareOfMoney)} of the money</td></tr>
<tr><th scope="row">Net loss there, points</th><td>${rangeText(it.loss)} over ${count(it.histogram.reduce((sum, bin) => sum + bin.count, 0))} units of the half that confirms, tolerated ${percent(margin)}</td></tr>
<tr><th scope="row">E for safe</th><td>${eValue(it.logESafe)}, with a weight of ${it.weight.toPrecision(2)} among all questions</td></tr>
<tr><th scope="row">Saving a month</th><td>${saving.value}${saving.range === '' ? '' : ` (${saving.range})`}</td></tr>
</tbody></table>
${against.length === 0 ? null : html`<p>It waits for:</p><ul class="reasons">${against}</ul>`}
<p class="quiet">Found on one half of the units, number ${count(it.nomination)} to be tried; the figures are of the other half, which had no part in finding it.</p>`
}
