import { neededWords } from '@tierdrop/decision'
import type { CandidateView, TaskView } from '../model/types.ts'
import { decisivePart } from './decisive-part.ts'
import { forest, forestAxis, forestSpan, rangeText } from './forest.ts'
import { count, dollars } from './format.ts'
import { type Html, html } from './html.ts'
import type { Links } from './links.ts'
import { chip, savingText } from './words.ts'

/** Every candidate of these tasks, one line each. */
export function pairTable(tasks: readonly TaskView[], links: Links): Html {
  const candidates = tasks.flatMap((task) => task.candidates)
  const span = forestSpan(candidates.map((it) => ({ ...it, loss: decisivePart(it).loss })))
  const withTask = tasks.length > 1
  const rows = tasks.flatMap((task) =>
    task.candidates.map((it, index) => row(task, it, { span, links, withTask, isFirst: index === 0 })),
  )
  return html`<table class="stack pairs"><thead><tr>${withTask ? html`<th>Task</th>` : null}<th>Candidate</th><th>Verdict</th><th class="axis">Net loss, points${forestAxis(span)}</th><th class="number">Lost / won</th><th class="number">Units</th><th class="number">1,000 requests cost</th><th class="number">Saving a month</th></tr></thead>
<tbody>${rows}</tbody></table>${candidates.some((it) => decisivePart(it).isPart) ? html`<p class="quiet">Where a part may switch, the figures are those of that part; its losses are counted on the half of the units that had no say in finding the rule.</p>` : null}`
}

function row(
  task: TaskView,
  it: CandidateView,
  given: { span: number; links: Links; withTask: boolean; isFirst: boolean },
): Html {
  const { span, links, withTask, isFirst } = given
  const { saving, loss, units, gross, isPart } = decisivePart(it)
  return html`<tr>${withTask ? html`<td data-name="Task"><span class="${isFirst ? '' : 'again'}">${task.name}</span></td>` : null}
<td class="lead-cell"><a href="${links.candidate(task, it)}">${it.candidate}</a>${it.model === it.candidate ? null : html`<span class="under">${it.model}</span>`}</td>
<td data-name="Verdict">${chip(it.verdict)}${isPart ? html`<span class="under">${it.rule?.sentence ?? ''}</span>` : null}</td>
<td data-name="Net loss">${it.verdict === 'unfit' ? html`<span class="quiet">${it.reasons[0]?.text ?? ''}</span>` : html`${forest({ ...loss, margin: it.margin }, span)}<span class="under">${rangeText(loss)}</span>`}</td>
<td class="number" data-name="Lost / won">${count(gross.losses)} / ${count(gross.wins)}</td>
<td class="number" data-name="Units">${count(units)}${it.needed.units === null ? null : html`<span class="under">${neededWords(it.needed).short}</span>`}</td>
<td class="number" data-name="1,000 requests cost">${saving.known ? html`${dollars(saving.candidate.effective * 1000)}<span class="under">now ${dollars(saving.primary * 1000)}</span>` : 'unknown'}</td>
<td class="number" data-name="Saving a month">${savingText(saving)}</td></tr>`
}
