import { neededWords } from '@tierdrop/decision'
import type { CandidateView, PairPage, Said, TaskView } from '../model/types.ts'
import { conditions } from './conditions.ts'
import { cost } from './cost.ts'
import { decisivePart } from './decisive-part.ts'
import { failures } from './failures.ts'
import { bare, count, duration, percent, points } from './format.ts'
import { history } from './history.ts'
import { type Html, html } from './html.ts'
import { labels } from './labels.ts'
import { latency } from './latency.ts'
import type { Links } from './links.ts'
import { losses } from './losses.ts'
import { pairs } from './pairs.ts'
import { reasons } from './reasons.ts'
import { rule } from './rule.ts'
import { chip, savingParts } from './words.ts'

export type CandidatePage = {
  task: TaskView
  candidate: CandidateView
  said: readonly Said[]
  pairs: PairPage
}

export function candidatePage({ task, candidate: it, said, pairs: page }: CandidatePage, links: Links): Html {
  const changed = it.model === it.candidate ? '' : ` (${it.model})`
  return html`<p class="crumbs"><a href="${links.home}">All tasks</a> / <a href="${links.task(task)}">${task.name}</a></p>
<h1>${task.name} on ${it.candidate}</h1>
<p class="verdict">${chip(it.verdict)} <span class="quiet">${it.candidate}${changed} of ${it.vendor}, beside ${task.model ?? 'an unknown model'}</span></p>
${it.isListed ? null : html`<p class="quiet">Not among the candidates that the config names for this task: decided by the evidence that there is, and not called.</p>`}
${reasons(it.reasons)}
${it.units === 0 ? null : measured(it)}
${history(said, 'candidate')}
${it.units === 0 && page.views.length === 0 ? null : pairs(task, it, page, links)}`
}

function measured(it: CandidateView): Html {
  return html`${figures(it)}
<h2>${it.verdict === 'switch-if' ? 'What a switch of the whole task would take' : 'What a switch takes'}</h2>
${conditions(it)}
<h2>Loss</h2>
${losses(it)}
${rule(it)}
<h2>What failed</h2>
${failures(it)}
<div class="columns"><div><h2>Cost</h2>
${cost(it)}</div>
<div><h2>Latency</h2>
${latency(it)}
<h2>Labels of reviewers</h2>
${labels(it)}</div></div>`
}

/** Of a switch of a part: what is said of that part. */
function figures(it: CandidateView): Html {
  const { loss, saving: saved, isPart } = decisivePart(it)
  const saving = savingParts(saved)
  const figure = (name: string, value: string, note: string) =>
    html`<div><dt>${name}</dt><dd class="value">${value}</dd><dd class="note">${note}</dd></div>`
  return html`<dl class="figures">
${figure(isPart ? 'Net loss of that part' : 'Net loss', loss.mean === null ? 'unknown' : `${points(loss.mean)} points`, `${points(loss.low)} to ${points(loss.high)}; tolerated ${bare(it.margin)}`)}
${figure('Units counted', count(it.units), needs(it))}
${figure(isPart ? 'Saving a month by that part' : 'Saving a month', saving.value, saving.range)}
${figure('Risk of a wrong switch', `at most ${percent(it.alpha, 0)}`, 'over all tasks, however often one looks')}
</dl>`
}

function needs(it: CandidateView): string {
  if (it.verdict !== 'undecided') {
    return it.from === null || it.to === null ? 'none yet' : `over ${duration(it.to - it.from)}`
  }
  return it.reasons.find(({ code }) => code === 'time-needed')?.text ?? neededWords(it.needed).long
}
