import { readFileSync } from 'node:fs'
import type { Queue, QueueItem } from '../model/review-queue.ts'
import type { Label, TaskView } from '../model/types.ts'
import { fold } from './fold.ts'
import { count, counted } from './format.ts'
import { type Html, html, trusted } from './html.ts'
import { hashOf } from './layout.ts'
import { findings } from './pairs.ts'
import { alone, reply, request } from './reply.ts'
import { clip, visible } from './visible.ts'
import { labelWords } from './words.ts'

/** Keys for those who label many; every button works without it. */
const keys = readFileSync(new URL('./review-keys.js', import.meta.url), 'utf8')
export const keysHash = hashOf(keys)

/** How somebody wants to review: carried from page to page in the address. */
export type ReviewManner = {
  task?: string
  candidate?: string
  reviewer?: string
  blind: boolean
}

export function reviewAddress(manner: ReviewManner, more: { trial?: string; after?: string } = {}): string {
  const { task, candidate, reviewer, blind } = manner
  const query = new URLSearchParams({
    ...(task !== undefined && { task }),
    ...(candidate !== undefined && { candidate }),
    ...(reviewer !== undefined && reviewer !== '' && { reviewer }),
    ...(blind && { blind: '1' }),
    ...more,
  }).toString()
  return query === '' ? '/review' : `/review?${query}`
}

export function reviewPage(queue: Queue, tasks: readonly TaskView[], manner: ReviewManner): Html {
  const { waiting, labelled, item } = queue
  const done = Object.values(labelled).reduce((sum, n) => sum + n, 0)
  return html`<h1>Review</h1>
<p class="lead">${counted(waiting.disagreements, 'disagreement')} and ${counted(waiting.passes, 'drawn pass', 'drawn passes')} wait${queue.isCut ? ' among the newest replies' : ''}; ${count(done)} labelled${done === 0 ? '' : html` (${(Object.keys(labelWords) as Label[]).map((label, index) => `${index > 0 ? ', ' : ''}${count(labelled[label])} ${labelWords[label]}`)})`}.</p>
${filter(tasks, manner)}
${item === null ? html`<p class="empty">${nothing(tasks, manner)}</p>` : judge(item, manner)}
${
  item === null
    ? null
    : fold(
        'How to judge',
        'what each label means',
        html`<dl class="legend"><dt>worse</dt><dd>You would not have sent the shadow reply to this user or program, and would have sent the current model's.</dd><dt>equally good</dt><dd>Different, and just as useful: the grader was too strict.</dd><dt>better</dt><dd>You would rather have sent the shadow reply.</dd><dt>both are bad</dt><dd>Neither should have been sent; the candidate is not to blame.</dd></dl>
<p class="quiet">The order is that of a hash, so that nobody picks. Passes are drawn too, because an undetected failure would be the worst kind. A label is appended with your name and never overwritten; the latest one of a reply counts.</p>`,
      )
}
<script>${trusted(keys)}</script>`
}

function nothing(tasks: readonly TaskView[], { task, candidate }: ReviewManner): string {
  if (tasks.length === 0) return 'No request was seen yet: disagreements appear here with the first of them.'
  const chosen = task !== undefined || candidate !== undefined
  return `No reply waits for a label${chosen ? ' here; choose another task or candidate' : '; new ones appear as traffic goes on'}.`
}

function filter(tasks: readonly TaskView[], manner: ReviewManner): Html {
  const candidates = [...new Set(tasks.flatMap((task) => task.candidates.map((it) => it.candidate)))].sort()
  const option = (value: string, words: string, chosen: boolean) =>
    html`<option value="${value}"${chosen ? html` selected` : null}>${words}</option>`
  return html`<form class="filter" method="get" action="/review">
<label>Task <select name="task">${option('', 'all', manner.task === undefined)}${tasks.map(({ key, name }) => option(key, name, key === manner.task))}</select></label>
<label>Candidate <select name="candidate">${option('', 'all', manner.candidate === undefined)}${candidates.map((name) => option(name, name, name === manner.candidate))}</select></label>
<label><input type="checkbox" name="blind" value="1"${manner.blind ? html` checked` : null}> hide which is which</label>
<input type="hidden" name="reviewer" value="${manner.reviewer ?? ''}">
<button>Show</button></form>`
}

function judge(item: QueueItem, manner: ReviewManner): Html {
  const { view, task, candidate } = item
  const instruction = clip(task.excerpt, 4000).text
  return html`<section class="judge" aria-label="A pair to judge">
<p class="quiet">${task.name}, ${task.kind}${manner.blind ? '' : html` · ${candidate} beside ${task.model ?? 'an unknown model'} · ${view.outcome === 'passed' ? 'passed, drawn by chance' : 'failed'}`}</p>
${manner.blind ? null : html`<div class="replies">${findings(view)}</div>`}
<div class="replies two">${request(view, alone)}${replies(item, manner.blind)}</div>
${instruction === '' ? null : html`<details class="small"><summary>Instruction</summary><pre dir="auto" tabindex="0">${visible(instruction)}</pre></details>`}
${view.reviews.length === 0 ? null : html`<p class="quiet">Labelled before: ${view.reviews.map(({ reviewer, label, note }, index) => html`${index > 0 ? '; ' : ''}${reviewer}: ${labelWords[label]}${note === null ? null : html` (<bdi>${visible(note)}</bdi>)`}`)}.</p>`}
${form(item, manner)}
</section>`
}

function replies({ view, isShadowFirst }: QueueItem, blind: boolean): Html {
  if (!blind) {
    return html`${reply('Current model', view.primary, alone)}${reply('Shadow reply', view.candidate, alone)}${view.controlOutcome === null ? null : html`<details class="small whole"><summary>Current model asked again</summary>${reply('', view.control, alone)}</details>`}`
  }
  const [first, second] = isShadowFirst ? [view.candidate, view.primary] : [view.primary, view.candidate]
  return html`${reply('A', first, alone)}${reply('B', second, alone)}`
}

/** Blind, the buttons speak of A and B, and each carries the label that this comes to. */
function form({ view, isShadowFirst, next }: QueueItem, manner: ReviewManner): Html {
  const { task, candidate, reviewer, blind } = manner
  const [a, b]: [Label, Label] = isShadowFirst ? ['better', 'worse'] : ['worse', 'better']
  const buttons: readonly (readonly [Label, string])[] = blind
    ? [
        [a, 'A is better'],
        ['equivalent', 'equally good'],
        [b, 'B is better'],
        ['both-bad', 'both are bad'],
      ]
    : (Object.entries(labelWords) as [Label, string][])
  const hidden = (name: string, value: string | undefined) =>
    value === undefined ? null : html`<input type="hidden" name="${name}" value="${value}">`
  return html`<form class="label" method="post" action="/api/reviews">
${hidden('trialId', view.trialId)}${hidden('task', task)}${hidden('candidate', candidate)}${hidden('blind', blind ? '1' : undefined)}
<div class="who"><label>Your name <input name="reviewer" required maxlength="100" autocomplete="name" value="${reviewer ?? ''}"></label>
<label class="grow">Note, if any <input name="note" maxlength="2000" autocomplete="off"></label></div>
<div class="buttons">${buttons.map(([label, words], index) => html`<button name="label" value="${label}" data-key="${index + 1}"><kbd>${index + 1}</kbd> ${words}</button>`)}
${next === null ? null : html`<a class="pass" data-key="s" href="${reviewAddress(manner, { after: view.trialId })}"><kbd>s</kbd> pass over</a>`}</div>
</form>`
}
