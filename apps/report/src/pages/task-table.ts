import { waitsFor } from '@tierdrop/decision'
import type { CandidateView, TaskView } from '../model/types.ts'
import { decisivePart } from './decisive-part.ts'
import { forest, forestAxis, forestSpan, rangeText } from './forest.ts'
import { bare, count, percent } from './format.ts'
import { type Html, html } from './html.ts'
import type { Links } from './links.ts'
import { chip, dot, isMove, savingParts, savingText, verdictWord } from './words.ts'

const order = ['switch', 'switch-if', 'undecided', 'stay'] as const

/** One line a task: what to do, on whose evidence. What can move comes first, the largest first. */
export function taskTable(tasks: readonly TaskView[], links: Links): Html {
  const sorted = tasks.toSorted(
    (a, b) => order.indexOf(a.recommendation.action) - order.indexOf(b.recommendation.action),
  )
  const shown = sorted.flatMap((task) => decisive(task) ?? [])
  const span = forestSpan(shown.map((it) => ({ ...it, loss: decisivePart(it).loss })))
  return html`<table class="tasks stack"><thead><tr><th>Task</th><th class="number">Requests</th><th>Do this</th><th class="axis">Net loss, points${forestAxis(span)}</th><th class="number">Units</th><th class="number">Saving a month</th></tr></thead>
<tbody>${sorted.map((task) => row(task, decisive(task), span, links))}</tbody></table>
<p class="quiet">The dot is the net loss, the line its range, the coloured mark what is tolerated: the whole range must lie left of it.</p>`
}

/** The candidate whose evidence the recommendation rests on, or waits for. */
export function decisive({ recommendation, candidates }: TaskView): CandidateView | null {
  const named = candidates.find(({ candidate }) => candidate === recommendation.candidate)
  if (named) return named
  const measured = candidates
    .filter(({ loss, verdict }) => loss.mean !== null && verdict !== 'unfit')
    .toSorted((a, b) => (a.loss.mean ?? 0) - (b.loss.mean ?? 0))
  // Of open ones the least lossy is the one to wait for, though another may be decided (to stay) sooner.
  return measured.find(({ verdict }) => verdict === 'undecided') ?? measured[0] ?? candidates[0] ?? null
}

function row(task: TaskView, it: CandidateView | null, span: number, links: Links): Html {
  const others = task.candidates.filter((other) => other !== it)
  return html`<tr>
<td class="lead-cell"><a class="strong" href="${links.task(task)}">${task.name}</a><span class="under">${task.kind}${task.model === null ? '' : html` on <span class="nowrap">${task.model}</span>`}</span></td>
<td class="number" data-name="Requests">${percent(task.share, 0)}<span class="under">${count(task.exchanges)}</span></td>
<td data-name="Do this">${todo(task, it, links)}${others.length === 0 ? null : html`<span class="under others">${others.map((other) => html`<a class="plain" href="${links.candidate(task, other)}">${dot(other.verdict)}${other.candidate} <span class="quiet">${verdictWord(other.verdict)}</span></a> `)}</span>`}</td>
<td data-name="Net loss, points">${it === null || it.verdict === 'unfit' ? html`<span class="quiet">not measured</span>` : html`${forest({ ...decisivePart(it).loss, margin: it.margin }, span)}<span class="under nowrap">${rangeText(decisivePart(it).loss)}, tolerated ${bare(it.margin)}</span>`}</td>
<td class="number" data-name="Units">${it === null ? '–' : count(decisivePart(it).units)}</td>
<td class="number" data-name="Saving a month">${saving(task, it)}</td></tr>`
}

function todo(task: TaskView, it: CandidateView | null, links: Links): Html {
  const { action, rule } = task.recommendation
  if (it === null) return html`${chip(action)} <span class="quiet">no candidate is named for it</span>`
  const name = html`<a href="${links.candidate(task, it)}">${it.candidate}</a>`
  switch (action) {
    case 'switch':
      return html`${chip(action)} to ${name}`
    case 'switch-if':
      return html`${chip(action)} to ${name}<span class="under">${rule?.sentence ?? ''}${rule === null ? '' : `: ${percent(rule.shareOfVolume, 0)} of requests`}</span>`
    case 'undecided':
      return html`${chip(action)} best so far ${name}<span class="under">${waitsFor(it) ?? ''}</span>`
    case 'stay':
      return it.verdict === 'unfit'
        ? html`${chip(action)} ${name}: ${it.reasons[0]?.text ?? 'unfit'}`
        : html`${chip(action)} best was ${name}`
  }
}

/** What a switch saves; of what is still open, what there is to win. */
function saving({ recommendation }: TaskView, it: CandidateView | null): Html | string {
  if (isMove(recommendation)) return savingText(recommendation.saving)
  if (recommendation.action !== 'undecided' || it === null || !it.saving.known) return '–'
  return html`–<span class="under">${savingParts(it.saving).value} if it may</span>`
}
