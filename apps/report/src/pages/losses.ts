import type { Reading } from '@tierdrop/decision'
import type { CandidateView } from '../model/types.ts'
import { bar } from './bar.ts'
import { forest, forestAxis, wholeSpan } from './forest.ts'
import { count, eValue, percent, points } from './format.ts'
import { type Html, html } from './html.ts'

const lossWords = (loss: number): string =>
  loss === 0
    ? 'no difference'
    : loss > 0
      ? 'the shadow reply failed, the current model asked again did not'
      : 'the current model asked again failed, the shadow reply did not'

const readingWords: Record<Reading, string> = {
  'as-is': 'As it is: a broken reply is a failure',
  'with-fallback': 'With fallback: the caller sends what is noticeably broken to the current model',
}

/** The losses unit by unit, in both readings, and what entered none of them. */
export function losses(it: CandidateView): Html {
  const compared = it.histogram.reduce((sum, bin) => sum + bin.count, 0)
  const most = Math.max(1, ...it.histogram.filter((bin) => bin.loss !== 0).map((bin) => bin.count))
  const loss = { ...it.loss, margin: it.margin }
  const span = wholeSpan(loss)
  const bins = it.histogram.toSorted((a, b) => b.loss - a.loss)
  const aside = (words: string, why: string, value: number) =>
    html`<tr class="aside"><td>${words} <span class="quiet">${why}</span></td><td class="number">${count(value)}</td><td class="number">${percent(it.units === 0 ? null : value / it.units)}<span class="quiet"> of all</span></td><td></td></tr>`
  return html`<div class="axis large">${forestAxis(span)}${forest(loss, span)}</div>
<div class="scroll"><table><thead><tr><th>Difference in a unit, points</th><th class="number">Units</th><th class="number">Share</th><th class="wide"></th></tr></thead><tbody>
${bins.map((bin) => html`<tr><td>${points(bin.loss, 0)} <span class="quiet">${lossWords(bin.loss)}</span></td><td class="number">${count(bin.count)}</td><td class="number">${percent(compared === 0 ? null : bin.count / compared)}</td><td>${bin.loss === 0 ? null : bar(bin.count / most, bin.loss > 0 ? 'loss' : 'win')}</td></tr>`)}
<tr class="sum"><td>compared</td><td class="number">${count(compared)}</td><td class="number">${compared === 0 ? '' : '100 %'}</td><td></td></tr>
${aside('both failed', "against the current model's first reply: such units tell nothing and enter nothing", it.uninformative)}
${aside('left out:', 'our fault or a vendor’s outage', it.leftOut)}
</tbody></table></div>
<p class="quiet">Gross: ${count(it.gross.losses)} lost, ${count(it.gross.wins)} won of ${count(compared)} compared.${it.policy.control === 'off' ? ' The current model is not asked again here: it counts as passing every unit.' : ''}</p>
${readings(it)}`
}

/** Both readings of a reply that a caller would notice to be broken; the policy says which decides. */
function readings(it: CandidateView): Html {
  const row = (reading: Reading, mean: number | null, safe: number, harm: number, decides: boolean) =>
    html`<tr><td>${readingWords[reading]}${decides ? html` <span class="chip">decides</span>` : null}</td><td class="number">${points(mean)}</td><td class="number">${eValue(safe)}</td><td class="number">${eValue(harm)}</td></tr>`
  const { other } = it
  const lines = [
    row(it.reading, it.loss.mean, it.logESafe, it.logEHarm, true),
    row(other.reading, other.meanLoss, other.logESafe, other.logEHarm, false),
  ]
  return html`<div class="scroll"><table><thead><tr><th>Read</th><th class="number">Net loss</th><th class="number">E for safe</th><th class="number">E for harm</th></tr></thead><tbody>${it.reading === 'as-is' ? lines : lines.toReversed()}</tbody></table></div>`
}
