import type { Representation, Slice } from '../model/types.ts'
import { bar } from './bar.ts'
import { fold } from './fold.ts'
import { count, percent, points } from './format.ts'
import { type Html, html } from './html.ts'

/** What is measured beside all traffic. */
export function representation(given: Representation): Html | null {
  const { seen, sampled, byHour, byModel, furthest } = given
  if (seen === 0) return null
  const sum = html`${percent(sampled / seen)} sampled: ${count(sampled)} of ${count(seen)} requests${
    furthest === null
      ? null
      : Math.abs(furthest.difference) < 0.0005
        ? ', the same share in every hour and of every model'
        : `; furthest from all traffic at ${furthest.name}, ${points(furthest.difference)} points`
  }`
  return fold(
    'What is measured, beside all traffic',
    sum,
    html`<div class="columns"><div><h3>By model</h3>${slices('Model', byModel, given)}</div><div><h3>By hour of the day, UTC</h3>${slices('Hour', byHour, given)}</div></div>
<p class="quiet">Sessions are drawn by hash before they begin. A verdict is about the traffic that was seen: an hour or a model that is missing here was not judged.</p>`,
  )
}

function slices(title: string, list: readonly Slice[], { seen, sampled }: Representation): Html {
  const most = Math.max(...list.map((slice) => slice.seen / seen))
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return html`<table class="tight"><thead><tr><th>${title}</th><th class="number">Seen</th><th class="number">Share</th><th class="number">Sampled</th><th class="number">Share</th><th class="wide"><span class="hidden">Shares drawn</span></th></tr></thead><tbody>
${list.map((slice) => html`<tr><td>${slice.name}</td><td class="number">${count(slice.seen)}</td><td class="number">${percent(slice.seen / seen)}</td><td class="number">${count(slice.sampled)}</td><td class="number">${percent(share(slice.sampled, sampled))}</td><td>${bar(slice.seen / seen / most)}${bar((share(slice.sampled, sampled) ?? 0) / most, 'win')}</td></tr>`)}
</tbody></table>`
}
