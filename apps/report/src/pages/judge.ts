import type { TaskView } from '../model/types.ts'
import { count } from './format.ts'
import { type Html, html } from './html.ts'
import { clip, visible } from './visible.ts'

/** Who else may label this task's replies, how far people agree with it, and whether its labels count. */
export function judge({ judge: it }: TaskView): Html | null {
  if (it === null) return null
  const { said, shared, kappa } = it
  const figure = (name: string, value: string, note: string) =>
    html`<div><dt>${name}</dt><dd class="value">${value}</dd><dd class="note">${note}</dd></div>`
  return html`<h2>Judge model</h2>
<p>${it.judge.tier} is asked about shadow replies that failed only because their text or code differs: is the reply as good all the same? <strong>${stands(it)}</strong></p>
<dl class="figures">
${figure('Agreement with reviewers', kappa === null ? 'unknown' : kappa.value.toFixed(2), kappa === null ? '1 would be full agreement, 0 no more than chance' : `${kappa.low.toFixed(2)} to ${kappa.high.toFixed(2)}; 1 is full agreement, 0 no more than chance`)}
${figure('Replies that both labelled', count(shared), 'the judge, and a reviewer')}
${figure('Said by the judge', `${count(said.passed)} as good`, `${count(said.failed)} worse, ${count(said.unscored)} without a clear answer`)}
</dl>
<p class="quiet">What it goes by: <bdi>${visible(clip(it.judge.criteria, 2000).text)}</bdi></p>
<p class="quiet">The agreement is Cohen's kappa with its 95 % range. Where its labels count, the latest label of a reviewer still goes before the judge's, and what the judge may have missed is taken off the tolerated loss.</p>`
}

/** In one sentence; the mirror does what follows from new labels, so it may still have to. */
function stands({ against, counts }: NonNullable<TaskView['judge']>): string {
  if (against === null) {
    return counts ? 'Its labels count.' : 'Its labels may count, and will once the mirror has run again.'
  }
  return counts
    ? `Its labels count until the mirror has run again: ${against}.`
    : `Its labels do not count: ${against}.`
}
