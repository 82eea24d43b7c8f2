import type { Funnel } from '@tierdrop/store'
import { count } from './format.ts'
import { type Html, html } from './html.ts'

/** Every step of the way with its count, so that a mirror that never fires can't hide. */
export function funnel({ seen, sampled, missed, trials, trialsByTier, graded, units }: Funnel): Html {
  const lost = Object.values(missed).reduce((sum, value) => sum + value, 0)
  const gradedOf = (role: 'candidate' | 'control') =>
    trialsByTier
      .filter((it) => it.role === role && it.state === 'graded')
      .reduce((sum, it) => sum + it.count, 0)
  const step = (value: number, words: string, bad = false) =>
    html`<li class="${bad && value > 0 ? 'bad' : ''}"><b>${count(value)}</b> ${words}</li>`
  return html`<ul class="funnel">
${step(seen, 'requests seen')}${step(sampled, 'of them sampled')}${step(lost, 'missed by the capture', true)}${step(gradedOf('candidate'), 'shadow replies graded')}${step(gradedOf('control'), 'replies of the current model asked again')}${step(trials.pending + trials.leased, 'calls to make')}${step(trials['left-out'] + trials.expired, 'calls left out', true)}${step(graded.unscored, 'replies without a grade', true)}${step(units.counted, 'units counted')}${step(units.open + units.closed, 'units open or waiting')}</ul>
${reasons('Missed', Object.entries(missed))}${reasons(
  'Left out',
  trialsByTier
    .filter(({ state }) => state === 'left-out' || state === 'expired')
    .map((it) => [`${armOf(it.tierName)}: ${it.reason ?? it.state}`, it.count] as const),
)}`
}

function reasons(title: string, list: readonly (readonly [string, number])[]): Html | null {
  const found = list.filter(([, value]) => value > 0)
  if (found.length === 0) return null
  return html`<p class="quiet">${title}: ${found.map(([reason, value], index) => `${index > 0 ? '; ' : ''}${count(value)} × ${reason.replace(/\.$/, '')}`)}.</p>`
}

/** Production's own models are registered by what they are. */
const armOf = (tierName: string) => tierName.replace(/^current:/, 'current model asked again, ')
