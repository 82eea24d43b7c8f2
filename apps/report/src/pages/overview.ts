import type { CandidateView, Overview, TaskView } from '../model/types.ts'
import { forest, forestSpan } from './forest.ts'
import { count, counted, dollars, duration, percent } from './format.ts'
import { funnel } from './funnel.ts'
import { type Html, html } from './html.ts'
import type { Links } from './links.ts'
import { chip, savingText } from './verdict.ts'

export function overviewPage(overview: Overview, links: Links): Html {
  const { tasks } = overview
  const losses = tasks.flatMap((task) => task.candidates.map((it) => ({ ...it.loss, margin: it.margin })))
  const span = forestSpan(losses)
  return html`<h1>${headline(overview)}</h1>
<p class="lead">${lead(overview)}</p>
${figures(overview)}
<h2>Tasks</h2>
${
  tasks.length === 0
    ? html`<p class="empty">No requests seen yet. Point a client's base URL at the proxy, and tasks appear here by themselves.</p>`
    : html`<div class="scroll"><table>
<thead><tr><th>Task</th><th class="number">Volume</th><th>Recommendation</th><th>Candidate</th><th>Net loss, ± ${percent(span, 0)}</th><th class="number">Units</th><th class="number">Saving a month</th></tr></thead>
<tbody>${tasks.map((task) => taskRows(task, span, links))}</tbody></table></div>
<p class="quiet">A net loss is how much more often a shadow reply fails than the current model asked again. The coloured line is the tolerated loss: the whole range must lie left of it.</p>`
}
<h2>Where requests went</h2>
${funnel(overview.funnel)}`
}

function headline({ tasks, saving }: Overview): string {
  if (tasks.length === 0) return 'Waiting for traffic'
  const movable = tasks.filter(
    (task) => task.recommendation.action === 'switch' || task.recommendation.action === 'switch-if',
  )
  if (movable.length === 0) return `None of ${counted(tasks.length, 'task')} can switch yet`
  const money = saving === null ? 'saving unknown' : `saving about ${dollars(saving.mean)} a month`
  return `${movable.length} of ${counted(tasks.length, 'task')} can switch, ${money}`
}

function lead({ tasks, from, to }: Overview): string {
  const share = (verdicts: readonly string[]) =>
    tasks
      .filter((task) => verdicts.includes(task.recommendation.action))
      .reduce((sum, task) => sum + task.share, 0)
  if (tasks.length === 0) return 'The proxy passes every byte through untouched, whatever happens here.'
  const span = from === null || to === null ? '' : ` Measured over ${duration(to - from)} of traffic.`
  return `${percent(share(['switch', 'switch-if']), 0)} of the requests belong to tasks that can switch, ${percent(share(['stay', 'unfit']), 0)} to tasks that stay, ${percent(share(['undecided']), 0)} to tasks that need more evidence.${span}`
}

function figures({ evaluation, saving, funnel: flow }: Overview): Html {
  return html`<div class="figures">
<div><div class="name">Saving a month</div><div class="value">${saving === null ? 'unknown' : dollars(saving.mean)}</div><div class="note">${saving === null ? 'a price is missing: tierdrop prices' : `${dollars(saving.low)} to ${dollars(saving.high)}`}</div></div>
<div><div class="name">Units counted</div><div class="value">${count(flow.units.counted)}</div><div class="note">${count(flow.units.open + flow.units.closed)} open or waiting for replies</div></div>
<div><div class="name">Shadow replies graded</div><div class="value">${count(flow.graded.passed + flow.graded.failed)}</div><div class="note">${count(flow.trials.pending + flow.trials.leased)} pending, ${count(flow.trials['left-out'] + flow.trials.expired)} left out</div></div>
<div><div class="name">Spent on the evaluation</div><div class="value">${dollars(evaluation.spentNano)}</div><div class="note">${evaluation.budgetNano === null ? 'no budget set' : `of ${dollars(evaluation.budgetNano)}`}${evaluation.spentUnknown > 0 ? `, ${counted(evaluation.spentUnknown, 'call')} of unknown price` : ''}</div></div>
</div>`
}

function taskRows(task: TaskView, span: number, links: Links): Html[] {
  const rows: readonly (CandidateView | null)[] = task.candidates.length === 0 ? [null] : task.candidates
  return rows.map((candidate, index) => {
    const last = index === rows.length - 1
    return html`<tr class="${last ? 'last' : 'group'}">
${
  index === 0
    ? html`<td><a href="${links.task(task)}">${task.name}</a><span class="under">${task.kind}${task.model ? ` on ${task.model}` : ''}</span></td><td class="number">${percent(task.share, 0)}<span class="under">${count(task.exchanges)}</span></td><td>${chip(task.recommendation.action)}${task.recommendation.candidate ? html`<span class="under">to ${task.recommendation.candidate}</span>` : null}</td>`
    : html`<td></td><td></td><td></td>`
}
${
  candidate === null
    ? html`<td class="quiet" colspan="4">no candidate may see this task's content</td>`
    : html`<td><a href="${links.candidate(task, candidate)}">${candidate.candidate}</a> ${candidate.verdict === task.recommendation.action && candidate.candidate === task.recommendation.candidate ? null : chip(candidate.verdict)}</td>
<td>${candidate.verdict === 'unfit' ? html`<span class="quiet">${candidate.reasons[0]?.text ?? ''}</span>` : forest({ ...candidate.loss, margin: candidate.margin }, span)}</td>
<td class="number">${count(candidate.units)}${candidate.needed.units !== null ? html`<span class="under">${count(candidate.needed.units)} more</span>` : null}</td>
<td class="number">${savingText(candidate.saving)}</td>`
}</tr>`
  })
}
