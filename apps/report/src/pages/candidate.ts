import type { ArmLatency, QuantileEstimate } from '@tierdrop/decision'
import type { CandidateView, PairView, TaskView } from '../model/types.ts'
import { forest, forestSpan } from './forest.ts'
import { count, counted, dollars, duration, instant, milliseconds, percent, points } from './format.ts'
import { type Html, html } from './html.ts'
import type { Links } from './links.ts'
import { pairs } from './pairs.ts'
import { chip, savingParts, savingText } from './verdict.ts'

export function candidatePage(
  task: TaskView,
  it: CandidateView,
  disagreements: readonly PairView[],
  links: Links,
): Html {
  return html`<p class="crumbs"><a href="${links.home}">All tasks</a> / <a href="${links.task(task)}">${task.name}</a></p>
<h1>${task.name} on ${it.candidate}</h1>
<p>${chip(it.verdict)} ${it.model}${task.model ? `, shadowing ${task.model}` : ''}</p>
<ul class="reasons">${it.reasons.map((reason) => html`<li>${reason.text}</li>`)}</ul>
${it.units === 0 && it.verdict === 'unfit' ? null : measured(it)}
${disagreements.length === 0 ? null : pairs(disagreements)}`
}

function measured(it: CandidateView): Html {
  return html`${figures(it)}
<h2>Loss</h2>
${lossTable(it)}
<h2>What failed</h2>
${failures(it)}
<h2>Latency</h2>
${latency(it)}
<h2>What a request costs</h2>
${cost(it)}`
}

function figures(it: CandidateView): Html {
  return html`<div class="figures">
<div><div class="name">Net loss</div><div class="value">${points(it.loss.mean)} points</div><div class="note">${points(it.loss.low)} to ${points(it.loss.high)}; tolerated ${points(it.margin)}</div></div>
<div><div class="name">Units counted</div><div class="value">${count(it.units)}</div><div class="note">${needs(it)}</div></div>
<div><div class="name">Saving a month</div><div class="value">${savingParts(it.saving).value}</div><div class="note">${savingParts(it.saving).range}</div></div>
<div><div class="name">Risk of a wrong switch</div><div class="value">≤ ${percent(it.alpha, 0)}</div><div class="note">however often somebody looks</div></div>
</div>`
}

function needs(it: CandidateView): string {
  if (it.verdict !== 'undecided') {
    return it.from === null || it.to === null ? 'no unit yet' : `over ${duration(it.to - it.from)}`
  }
  const { units, days } = it.needed
  if (units === null) return 'no number of units settles this as things are'
  return `about ${count(units)} more${days === null ? '' : `, ${duration(days * 86_400_000)} at this rate`}`
}

const lossWords = (loss: number): string =>
  loss === 0
    ? 'no difference'
    : loss > 0
      ? 'the shadow reply failed, the current model did not'
      : 'the current model failed, the shadow reply did not'

function lossTable(it: CandidateView): Html {
  const total = it.histogram.reduce((sum, bin) => sum + bin.count, 0)
  const most = Math.max(1, ...it.histogram.filter((bin) => bin.loss !== 0).map((bin) => bin.count))
  return html`${forest({ ...it.loss, margin: it.margin }, forestSpan([{ ...it.loss, margin: it.margin }]))}
<div class="scroll"><table><thead><tr><th>Difference in one unit</th><th class="number">Units</th><th class="number">Share</th><th style="width:40%"></th></tr></thead><tbody>
${[...it.histogram].sort((a, b) => b.loss - a.loss).map((bin) => html`<tr><td>${points(bin.loss, 0)} <span class="quiet">${lossWords(bin.loss)}</span></td><td class="number">${count(bin.count)}</td><td class="number">${percent(total === 0 ? null : bin.count / total)}</td><td>${bin.loss === 0 ? null : html`<span class="bar ${bin.loss > 0 ? 'loss' : 'win'}" style="width:${((bin.count / most) * 100).toFixed(1)}%"></span>`}</td></tr>`)}
<tr><td>both failed against the current model's reply <span class="quiet">tells nothing, enters nothing</span></td><td class="number">${count(it.uninformative)}</td><td class="number">${percent(it.units === 0 ? null : it.uninformative / it.units)}</td><td></td></tr>
<tr><td>left out <span class="quiet">our fault or a vendor's outage</span></td><td class="number">${count(it.leftOut)}</td><td class="number">${percent(it.units === 0 ? null : it.leftOut / it.units)}</td><td></td></tr>
</tbody></table></div>
<p class="quiet">Read the other way (${it.other.reading === 'with-fallback' ? 'the caller falls back to the current model on every noticeably broken reply' : 'no fallback on broken replies'}), the net loss is ${points(it.other.meanLoss)} points over ${counted(it.other.units, 'unit')}.</p>`
}

function failures(it: CandidateView): Html {
  if (it.failed.length === 0)
    return html`<p class="quiet">No shadow reply failed in ${counted(it.exchanges, 'request')}.</p>`
  const most = Math.max(...it.failed.map((failure) => failure.count))
  return html`<div class="scroll"><table><thead><tr><th>Failure</th><th class="number">Replies</th><th class="number">Share</th><th>The caller can notice</th><th style="width:30%"></th></tr></thead><tbody>
${it.failed.map((failure) => html`<tr><td>${failure.sentence}<span class="under">${failure.code}</span></td><td class="number">${count(failure.count)}</td><td class="number">${percent(it.exchanges === 0 ? null : failure.count / it.exchanges)}</td><td>${failure.detectable ? 'yes' : 'no'}</td><td><span class="bar loss" style="width:${((failure.count / most) * 100).toFixed(1)}%"></span></td></tr>`)}
</tbody></table></div>`
}

const quantileText = (estimate: QuantileEstimate | null): Html =>
  estimate === null
    ? html`<span class="quiet">unknown</span>`
    : html`${milliseconds(estimate.value)}<span class="under">${estimate.low === null ? 'no lower end' : milliseconds(estimate.low)} to ${estimate.high === null ? 'no upper end yet' : milliseconds(estimate.high)}</span>`

function latency({ latency: { primary, candidate } }: CandidateView): Html {
  const row = (words: string, current: ArmLatency, shadow: ArmLatency) =>
    html`<tr><td>${words}<span class="under">${count(current.replies)} and ${counted(shadow.replies, 'reply', 'replies')}</span></td><td class="number">${quantileText(current.p50)}</td><td class="number">${quantileText(shadow.p50)}</td><td class="number">${quantileText(current.p95)}</td><td class="number">${quantileText(shadow.p95)}</td></tr>`
  return html`<div class="scroll"><table><thead><tr><th></th><th class="number">Current, median</th><th class="number">Shadow, median</th><th class="number">Current, 95 %</th><th class="number">Shadow, 95 %</th></tr></thead><tbody>
${row('First content', primary.first, candidate.first)}${row('Whole reply', primary.total, candidate.total)}</tbody></table></div>`
}

function cost(it: CandidateView): Html {
  const { saving } = it
  if (!saving.known) return html`<p class="quiet">Unknown: ${savingParts(saving).range}.</p>`
  const line = (words: string, nano: number, note = '') =>
    html`<tr><td>${words} <span class="quiet">${note}</span></td><td class="number">${dollars(nano)}</td></tr>`
  const { candidate, unusable, wrong } = saving
  return html`<div class="scroll"><table><thead><tr><th></th><th class="number">A request</th></tr></thead><tbody>
${line('Current model', saving.primary)}
${line('Candidate, as billed', candidate.base)}
${line('after retries of unusable replies', candidate.effective, `${percent(unusable.mean)} unusable, ${percent(unusable.low)} to ${percent(unusable.high)}`)}
${line('if no retry ever helped', candidate.effectiveIfRetriesFail)}
${line('with the cost of wrong replies and reviews', candidate.total, `${points(wrong.mean)} points wrong, ${points(wrong.low)} to ${points(wrong.high)}`)}
<tr><td>Saving a month</td><td class="number">${savingText(saving)}</td></tr></tbody></table></div>
${saving.breakEvenErrorCost === null ? null : html`<p class="quiet">Nothing is saved any more once a wrong reply costs ${dollars(saving.breakEvenErrorCost)}.</p>`}
${it.from === null || it.to === null ? null : html`<p class="quiet">Units from ${instant(it.from)} to ${instant(it.to)}.</p>`}`
}
