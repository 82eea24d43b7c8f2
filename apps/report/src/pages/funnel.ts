import type { Funnel } from '@tierdrop/store'
import { count } from './format.ts'
import { type Html, html } from './html.ts'

/** Every step of the way with its count, so that a mirror that never fires can't hide. */
export function funnel({ seen, sampled, missed, trials, trialsByTier, graded, units }: Funnel): Html {
  const reasons = Object.entries(missed).filter(([, value]) => value > 0)
  const lost = reasons.reduce((sum, [, value]) => sum + value, 0)
  const settled = (role: 'candidate' | 'control') =>
    trialsByTier
      .filter((it) => it.role === role && it.state === 'graded')
      .reduce((sum, it) => sum + it.count, 0)
  const step = (value: number, words: string, bad = false) =>
    html`<li class="${bad && value > 0 ? 'bad' : ''}"><b>${count(value)}</b> ${words}</li>`
  const planned = Object.values(trials).reduce((sum, value) => sum + value, 0)
  const leftOut = trialsByTier.filter((it) => it.state === 'left-out' || it.state === 'expired')
  return html`<ul class="funnel">
${step(seen, 'requests seen')}${step(sampled, 'sampled')}${step(lost, 'captures missed', true)}${step(settled('candidate'), 'shadow replies')}${step(settled('control'), 'replies of the current model asked again')}${step(trials.pending + trials.leased, 'calls pending')}${step(trials['left-out'] + trials.expired, 'calls left out', true)}${step(graded.unscored, 'replies unscored', true)}${step(units.counted, 'units counted')}${step(units.open + units.closed, 'units open or waiting')}</ul>
${lost > 0 ? html`<p class="quiet">Missed: ${reasons.map(([reason, value], index) => `${index > 0 ? ', ' : ''}${count(value)} ${reason}`)}.</p>` : null}
${leftOut.length > 0 ? html`<p class="quiet">Left out: ${leftOut.map((it, index) => `${index > 0 ? '; ' : ''}${count(it.count)} of ${it.tierName} (${it.reason ?? it.state})`)}.</p>` : null}
${sampled > 0 && planned === 0 ? html`<p><span class="chip stay">0 mirrored</span> Requests are sampled, but no shadow call was planned: check that the mirror runs and that candidates may see these tasks (<code>tierdrop doctor</code>).</p>` : null}`
}
