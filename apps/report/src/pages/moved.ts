import type { AfterSwitch } from '../decide/after-switch.ts'
import { count, counted, dollarRange, dollars, instant, percent } from './format.ts'
import { type Html, html } from './html.ts'

/** Tasks that moved to what was recommended: what that saves, beside what it was to save. */
export function moved(all: readonly AfterSwitch[]): Html | null {
  if (all.length === 0) return null
  return html`<h2>Switched</h2>
<div class="scroll"><table class="tight"><thead><tr><th>Task</th><th>From</th><th>To</th><th>Since</th><th class="number">Of its requests</th><th class="number">Saves per 1,000</th><th class="number">Was forecast</th><th class="number">Saved so far</th><th>Beside the old model</th></tr></thead><tbody>
${all.map(row)}
</tbody></table></div>
<p class="quiet">From counts of all requests, by the model that replied. The old model is asked too, on a tenth of the units: where the new one drifts away from it, the question is open again.</p>`
}

function row({
  task,
  from,
  to,
  since,
  share,
  requests,
  realised,
  forecast,
  saved,
  trickle,
}: AfterSwitch): Html {
  const range = { low: forecast.low * 1000, high: forecast.high * 1000 }
  return html`<tr><td>${task}</td><td>${from}</td><td>${to}</td><td class="nowrap">${instant(since)}</td><td class="number">${percent(share)}<span class="under">${count(requests)}</span></td><td class="number">${realised === null ? 'unknown' : dollars(realised * 1000)}</td><td class="number">${dollars(forecast.mean * 1000)}<span class="under">${dollarRange(range)}</span></td><td class="number">${saved === null ? 'unknown' : dollars(saved)}</td><td>${trickleText(trickle)}</td></tr>`
}

function trickleText(trickle: AfterSwitch['trickle']): Html {
  if (trickle === null) return html`<span class="quiet">no unit yet</span>`
  const { units, drift } = trickle
  const found = drift.alarm
    ? html`<span class="chip stay">drift since ${drift.since ?? ''}</span>`
    : 'no drift'
  return html`${found}<span class="under">${counted(units, 'unit')}</span>`
}
