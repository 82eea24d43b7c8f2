import type { Divergence } from '../model/types.ts'
import { bar } from './bar.ts'
import { count, counted, percent } from './format.ts'
import { type Html, html } from './html.ts'

/** How far conversations went like the current model's. */
export function divergence({ sessions, passed, unscored, first }: Divergence): Html {
  const ungraded = unscored === 0 ? '' : `, and ${count(unscored)} of which nobody can tell`
  const lead = `Of the newest ${counted(sessions, 'conversation')}, ${count(passed)} passed at every request${ungraded}.`
  if (first.length === 0) return html`<h2>Where conversations part</h2><p class="quiet">${lead}</p>`
  const most = Math.max(...first.map((it) => it.count))
  return html`<h2>Where conversations part</h2>
<p class="quiet">${lead} The others part at the first request that failed: what follows there was asked as production went on.</p>
<div class="scroll"><table><thead><tr><th>First to fail</th><th class="number">Conversations</th><th class="number">of ${count(sessions)}</th><th class="wide"></th></tr></thead><tbody>
${first.map((it) => html`<tr><td>request ${it.step + 1}</td><td class="number">${count(it.count)}</td><td class="number">${percent(it.count / sessions)}</td><td>${bar(it.count / most, 'loss')}</td></tr>`)}
</tbody></table></div>`
}
