import type { CandidateView } from '../model/types.ts'
import { bar } from './bar.ts'
import { count, counted, percent } from './format.ts'
import { type Html, html } from './html.ts'

export function failures(it: CandidateView): Html {
  if (it.failed.length === 0) {
    return html`<p class="quiet">No shadow reply failed, of ${counted(it.exchanges, 'reply', 'replies')}.</p>`
  }
  const most = Math.max(...it.failed.map((failure) => failure.count))
  return html`<div class="scroll"><table><thead><tr><th>Failure</th><th class="number">Replies</th><th class="number">of ${count(it.exchanges)}</th><th>A caller notices</th><th class="wide"></th></tr></thead><tbody>
${it.failed.map((failure) => html`<tr><td>${failure.sentence} <code class="quiet">${failure.code}</code></td><td class="number">${count(failure.count)}</td><td class="number">${percent(it.exchanges === 0 ? null : failure.count / it.exchanges)}</td><td>${failure.detectable ? 'yes' : 'no'}</td><td>${bar(failure.count / most, 'loss')}</td></tr>`)}
</tbody></table></div>
<p class="quiet">A reply may fail in several ways. Where a caller notices, it can ask again or fall back.</p>`
}
