import type { CandidateView, PairPage, PairView, TaskView } from '../model/types.ts'
import { divergence } from './divergence.ts'
import { instant } from './format.ts'
import { type Html, html } from './html.ts'
import type { Links } from './links.ts'
import { inList, reply, request } from './reply.ts'
import { clip, visible } from './visible.ts'
import { labelWords } from './words.ts'

/** The disagreements behind a verdict, each with everything needed to judge it. */
export function pairs(task: TaskView, candidate: CandidateView, page: PairPage, links: Links): Html {
  const { views, older } = page
  const parted = page.divergence === null ? null : divergence(page.divergence)
  // In one file every candidate has this heading, and an id must stand once.
  const heading = html`<h2${links.review === null ? null : html` id="disagreements"`}>Disagreements</h2>`
  if (views.length === 0) return html`${parted}${heading}<p class="quiet">None.</p>`
  return html`${parted}${heading}
<p class="quiet">${views.length === 1 ? 'One reply' : `${views.length} replies`} of ${candidate.candidate} that failed, the newest first, as they are kept: redaction comes before keeping. ${links.review === null ? null : html`<a href="${links.review(task, candidate)}">Judge them one by one</a>`}</p>
${views.map((view) => pair(view, links.review?.(task, candidate, view) ?? null))}
${older === null ? null : links.older === null ? html`<p class="quiet">Older ones are left out of this file.</p>` : html`<p><a href="${links.older(task, candidate, older)}">Older disagreements</a></p>`}`
}

function pair(view: PairView, judge: string | null): Html {
  const [first] = view.failures
  return html`<details class="pair"><summary><span class="what">${first ? first.sentence : (view.reason ?? view.outcome)}${first?.path ? html` <code>${visible(first.path)}</code>` : null}</span><bdi class="said">${said(view)}</bdi>${view.controlOutcome === 'failed' ? html`<span class="chip">current model failed too</span>` : null}${view.reviews.map(({ label }) => html`<span class="chip label">${labelWords[label]}</span>`)}</summary>
<div class="replies">${request(view, inList)}
${reply('Current model', view.primary, inList)}${reply('Shadow reply', view.candidate, inList)}${view.controlOutcome === null ? null : reply('Current model asked again', view.control, inList)}
${findings(view)}
<p class="whole quiet">${instant(view.at)}, request <code>${view.exchangeId}</code>${view.step === 0 ? null : `, number ${view.step + 1} of its conversation`}${judge === null ? null : html` · <a href="${judge}">Judge this pair</a>`}</p>
</div></details>`
}

/** Of a conversation the end says what it is about now; a word is not begun in its middle. */
function said({ asked }: PairView): string {
  if (asked === null) return 'no longer kept'
  const end = asked.length <= 200 ? asked : `… ${asked.slice(-200).replace(/^\S*\s/, '')}`
  return visible(end).replaceAll('\n', ' ')
}

/** What the grader found, place by place. */
export function findings(view: PairView): Html | null {
  if (view.failures.length === 0) return null
  return html`<div class="whole"><h4>What the grader found</h4><ul class="reasons">${view.failures.slice(0, 20).map((failure) => html`<li>${failure.sentence}${failure.path ? html` <code>${visible(clip(failure.path, 200).text)}</code>` : null}${failure.detail ? html`: <bdi>${visible(failure.detail)}</bdi>` : null}${failure.detectable ? html` <span class="quiet">a caller notices</span>` : null}</li>`)}${view.failures.length > 20 ? html`<li class="quiet">and ${view.failures.length - 20} more</li>` : null}</ul>${view.signals.length === 0 ? null : html`<p class="quiet">Of the two texts: ${view.signals.join(', ')}.</p>`}</div>`
}
