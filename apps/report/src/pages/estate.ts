import type { EstatePart } from '@tierdrop/decision'
import type { Overview } from '../model/types.ts'
import { stacked } from './bar.ts'
import { counted, dollars, percent } from './format.ts'
import { type Html, html } from './html.ts'

const parts = [
  ['canMove', 'can move', 'switch'],
  ['needsMoreDays', 'needs more evidence', 'undecided'],
  ['stays', 'stays', 'stay'],
  ['notCovered', 'has no candidate', 'none'],
] as const

/** All traffic at a glance: what of it can move, by requests and by money. */
export function estate({ estate: all, tasks }: Overview): Html | null {
  if (all.total.requestsPerDay === 0) return null
  const shown = parts.map(([key, words, tone]) => ({ part: all[key], words, tone }))
  const line = (name: string, total: string, share: (part: EstatePart) => number | null) => {
    const isKnown = shown.every(({ part }) => share(part) !== null)
    const label = shown.map(({ part, words }) => `${percent(share(part), 0)} ${words}`).join(', ')
    return html`<div class="name">${name}<span class="under">${total}</span></div>${
      isKnown
        ? stacked(
            shown.map(({ part, tone }) => ({ share: share(part) ?? 0, tone })),
            `${name}: ${label}`,
          )
        : html`<div class="quiet">unknown</div>`
    }`
  }
  return html`<div class="estate">
${line('Requests', `${Math.round(all.total.requestsPerDay).toLocaleString('en-US')} a day`, (part) => part.shareOfVolume)}
${line('Money', `${dollars(all.total.nanoPerMonth)} a month`, (part) => part.shareOfMoney)}
<ul class="keys">${shown.filter(({ part }) => part.tasks > 0 || (part.shareOfVolume ?? 0) > 0).map(({ part, words, tone }) => html`<li><span class="dot ${tone}" aria-hidden="true"></span>${words}: <b>${percent(part.shareOfVolume, 0)}</b> of requests, ${percent(part.shareOfMoney, 0)} of money</li>`)}</ul>
${tasks.some(({ recommendation }) => recommendation.action === 'switch-if') ? html`<p class="quiet">Of a task that may switch by a rule, the rest counts as staying.</p>` : null}
${all.unknownMoney > 0 ? html`<p class="quiet">What ${counted(all.unknownMoney, 'task')} ${all.unknownMoney === 1 ? 'costs' : 'cost'} is unknown, so the shares of money leave ${all.unknownMoney === 1 ? 'it' : 'them'} out.</p>` : null}
</div>`
}
