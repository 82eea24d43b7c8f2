import type { Said } from '../model/types.ts'
import { fold } from './fold.ts'
import { count, counted, instant } from './format.ts'
import { type Html, html } from './html.ts'
import { sentence } from './reasons.ts'
import { chip } from './words.ts'

/** Of all tasks, of one task and its candidates, or of one candidate alone. */
export type Scope = 'tasks' | 'task' | 'candidate'

const subjects: Record<Scope, string | null> = { tasks: 'Task', task: 'Of', candidate: null }

/** What was said before: appended whenever it changed, never overwritten. */
export function history(said: readonly Said[], scope: Scope): Html | null {
  if (said.length === 0) return null
  const [last] = said
  const subjectHead = subjects[scope]
  const withUnits = scope !== 'tasks'
  return fold(
    'What was said before',
    `${counted(said.length, 'entry', 'entries')}, the last on ${instant(last?.at ?? null)}`,
    html`<div class="scroll"><table class="tight"><thead><tr><th>When</th>${subjectHead === null ? null : html`<th>${subjectHead}</th>`}<th>Said</th>${withUnits ? html`<th class="number">Units</th>` : null}<th>Why</th></tr></thead><tbody>
${said.map((it) => html`<tr><td class="nowrap">${instant(it.at)}</td>${subjectHead === null ? null : html`<td>${subject(it, scope)}</td>`}<td class="nowrap">${chip(it.word)}${it.to === null ? null : ` to ${it.to}`}</td>${withUnits ? html`<td class="number">${it.units === null ? '' : count(it.units)}</td>` : null}<td class="quiet">${it.why.map(sentence).join('; ')}</td></tr>`)}
</tbody></table></div>
<p class="quiet">An entry is made whenever what is said changes, with the evidence and the policy it came from. None is ever overwritten.</p>`,
  )
}

function subject({ task, candidate }: Said, scope: Scope): Html {
  if (scope === 'tasks')
    return html`${task}${candidate === null ? null : html`<span class="under">${candidate}</span>`}`
  return html`${candidate ?? 'the task'}`
}
