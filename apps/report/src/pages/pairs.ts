import type { PairView, ReplyView } from '../model/types.ts'
import { instant } from './format.ts'
import { type Html, html } from './html.ts'

/** The disagreements behind a verdict, each with everything needed to judge it. */
export function pairs(views: readonly PairView[]): Html {
  return html`<h2>Disagreements</h2>
<p class="quiet">The newest ${views.length === 1 ? 'one' : views.length}, as stored: personal data was replaced before anything was kept.</p>
${views.map(pair)}`
}

function pair(view: PairView): Html {
  const first = view.failures[0]
  return html`<details class="pair"><summary><span>${first ? first.sentence : (view.reason ?? view.outcome)}${first?.path ? html` <code>${first.path}</code>` : null}</span><span class="said">${view.asked.slice(-160)}</span>${view.controlOutcome === 'failed' ? html`<span class="chip">current model failed too</span>` : null}</summary>
<div class="replies">
<div class="whole"><h4>Request, ${instant(view.at)}</h4><pre>${view.asked}</pre></div>
${reply('Current model', view.primary)}${reply('Shadow reply', view.candidate)}${reply('Current model asked again', view.control)}
${view.failures.length === 0 ? null : html`<div class="whole"><h4>What failed</h4><ul class="reasons">${view.failures.map((failure) => html`<li>${failure.sentence}${failure.path ? html` <code>${failure.path}</code>` : null}${failure.detail ? `: ${failure.detail}` : ''}${failure.detectable ? html` <span class="quiet">noticeable by the caller</span>` : null}</li>`)}</ul></div>`}
<div class="whole quiet">exchange <code>${view.exchangeId}</code></div>
</div></details>`
}

function reply(title: string, view: ReplyView | null): Html | null {
  if (view === null) return null
  const calls = view.calls.map((call) => `${call.name}(${call.arguments})`).join('\n')
  const text = [
    view.text,
    view.refusal === null ? '' : `refused: ${view.refusal}`,
    calls,
    view.cut ? '(cut off)' : '',
  ]
    .filter((it) => it !== '')
    .join('\n\n')
  return html`<div><h4>${title}</h4><pre>${text === '' ? '(empty)' : text}</pre></div>`
}
