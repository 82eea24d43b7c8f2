import type { NamedPipeline } from '../decide/estate-of.ts'
import { dollarRange, dollars } from './format.ts'
import { type Html, html } from './html.ts'

/** What 1,000 units of work cost through all of their tasks, now and with every recommendation followed. */
export function pipelines(all: readonly NamedPipeline[]): Html | null {
  if (all.length === 0) return null
  return html`<h2>Units of work</h2>
<div class="scroll"><table class="tight"><thead><tr><th>Pipeline</th><th>Task</th><th>Switch to</th><th class="number">Requests each</th><th class="number">1,000 cost now</th><th class="number">After</th></tr></thead><tbody>
${all.map(rows)}
</tbody></table></div>
<p class="quiet">A unit of work is a request of a pipeline’s first task; of the others it takes as many as were seen for each of those.</p>`
}

function rows({ pipeline, steps, now, after, saving, unseen }: NamedPipeline): Html {
  const money = (nano: number | null) => (nano === null ? 'unknown' : dollars(nano * 1000))
  const scaled = saving && { low: saving.low * 1000, high: saving.high * 1000 }
  const note =
    unseen.length > 0
      ? `${unseen.join(', ')} not seen yet`
      : saving === null || scaled === null
        ? 'what it saves is unknown'
        : `saves ${dollars(saving.mean * 1000)} (${dollarRange(scaled)})`
  return html`${steps.map((step) => html`<tr><td></td><td>${step.task}</td><td>${step.candidate ?? '–'}</td><td class="number">${step.perUnitOfWork.toFixed(2)}</td><td class="number">${money(step.now)}</td><td class="number">${money(step.after)}</td></tr>`)}
<tr class="sum"><td>${pipeline}</td><td colspan="3">${note}</td><td class="number">${money(now)}</td><td class="number">${money(after)}</td></tr>`
}
