import type { CandidateView, TaskView } from '../model/types.ts'
import { forest, forestSpan } from './forest.ts'
import { count, dollars, percent } from './format.ts'
import { type Html, html } from './html.ts'
import type { Links } from './links.ts'
import { chip, savingText } from './verdict.ts'

export function taskPage(task: TaskView, links: Links): Html {
  const span = forestSpan(task.candidates.map((it) => ({ ...it.loss, margin: it.margin })))
  return html`<p class="crumbs"><a href="${links.home}">All tasks</a></p>
<h1>${task.name}</h1>
<p>${chip(task.recommendation.action)} ${task.recommendation.reasons.map((reason) => reason.text).join('; ')}</p>
<p class="quiet">${task.kind}, found by ${task.foundBy}${task.model ? `, served by ${task.model}` : ''}. ${count(task.exchanges)} requests, ${percent(task.share)} of all${task.spendNano === null ? '' : `, ${dollars(task.spendNano)} seen spent on it`}.${task.versions > 1 ? ` Its prompt was changed ${task.versions - 1} times; evidence is of the newest version alone.` : ''}</p>
<h2>Candidates</h2>
${
  task.candidates.length === 0
    ? html`<p class="empty">No candidate is configured for this task.</p>`
    : html`<div class="scroll"><table><thead><tr><th>Candidate</th><th>Verdict</th><th>Net loss, ± ${percent(span, 0)}</th><th class="number">Lost / won</th><th class="number">Units</th><th class="number">A request costs</th><th class="number">Saving a month</th></tr></thead>
<tbody>${task.candidates.map((it) => row(task, it, span, links))}</tbody></table></div>`
}
<h2>Instruction</h2>
<pre>${task.excerpt === '' ? 'no system prompt' : task.excerpt}</pre>`
}

function row(task: TaskView, it: CandidateView, span: number, links: Links): Html {
  return html`<tr><td><a href="${links.candidate(task, it)}">${it.candidate}</a><span class="under">${it.model}, ${it.vendor}</span></td>
<td>${chip(it.verdict)}</td>
<td>${it.verdict === 'unfit' ? html`<span class="quiet">${it.reasons[0]?.text ?? ''}</span>` : forest({ ...it.loss, margin: it.margin }, span)}</td>
<td class="number">${count(it.gross.losses)} / ${count(it.gross.wins)}</td><td class="number">${count(it.units)}</td>
<td class="number">${it.saving.known ? html`${dollars(it.saving.candidate.effective)}<span class="under">now ${dollars(it.saving.primary)}</span>` : 'unknown'}</td>
<td class="number">${savingText(it.saving)}</td></tr>`
}
