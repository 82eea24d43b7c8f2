import type { Said } from '../model/types.ts'
import { fold } from './fold.ts'
import { count, counted, instant } from './format.ts'
import { type Html, html } from './html.ts'
import { chip } from './words.ts'

/** What was said before: appended whenever it changed, never overwritten. */
export function history(said: readonly Said[], withTask: boolean): Html | null {
  if (said.length === 0) return null
  const [last] = said
  return fold(
    'What was said before',
    `${counted(said.length, 'entry', 'entries')}, the last on ${instant(last?.at ?? null)}`,
    html`<div class="scroll"><table class="tight"><thead><tr><th>When</th><th>${withTask ? 'Task' : 'Of'}</th><th>Said</th>${withTask ? null : html`<th class="number">Units</th>`}<th>Why</th></tr></thead><tbody>
${said.map((it) => html`<tr><td class="nowrap">${instant(it.at)}</td><td>${subject(it, withTask)}</td><td class="nowrap">${chip(it.word)}${it.to === null ? null : ` to ${it.to}`}</td>${withTask ? null : html`<td class="number">${it.units === null ? '' : count(it.units)}</td>`}<td class="quiet">${it.why.join('; ')}</td></tr>`)}
</tbody></table></div>
<p class="quiet">An entry is made whenever what is said changes, with the evidence and the policy it came from. None is ever overwritten.</p>`,
  )
}

function subject({ task, candidate }: Said, withTask: boolean): Html {
  if (withTask)
    return html`${task}${candidate === null ? null : html`<span class="under">${candidate}</span>`}`
  return html`${candidate ?? 'the task'}`
}
