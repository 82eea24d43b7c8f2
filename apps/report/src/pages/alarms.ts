import { budgetSpent } from '@tierdrop/store'
import type { Overview } from '../model/types.ts'
import { count, counted, dollars, percent } from './format.ts'
import { type Html, html } from './html.ts'

/** more left out than this, and no switch is recommended */
const mostLeftOut = 0.02
/** after so much traffic a tier should have been called once */
const longestWait = 5 * 60_000

/** What somebody should look at before believing anything else on the page. */
export function alarms(overview: Overview): Html | null {
  const found = [
    ...mirrorAlarms(overview),
    ...waitingAlarms(overview),
    ...driftAlarms(overview),
    ...budgetAlarms(overview),
    ...changeAlarms(overview),
  ]
  if (found.length === 0) return null
  return html`<ul class="alarms" role="status">${found.map((text) => html`<li>${text}</li>`)}</ul>`
}

/** Requests that are sampled and never asked again: a verdict would wait for ever, and look patient. */
function mirrorAlarms({ funnel, tasks }: Overview): Html[] {
  const shadow = funnel.trialsByTier.filter(({ role }) => role === 'candidate')
  const made = shadow.reduce((sum, it) => sum + it.count, 0)
  const graded = shadow.filter(({ state }) => state === 'graded').reduce((sum, it) => sum + it.count, 0)
  // what nobody could be asked about, for want of budget, leaves no unit out
  const left = shadow
    .filter(({ state, reason }) => (state === 'left-out' || state === 'expired') && reason !== budgetSpent)
    .reduce((sum, it) => sum + it.count, 0)
  const missed = Object.values(funnel.missed).reduce((sum, value) => sum + value, 0)
  const list: Html[] = []
  if (funnel.seen > 0 && funnel.sampled === 0) {
    list.push(
      html`<b>0 sampled</b> of ${counted(funnel.seen, 'request')} seen: nothing is measured. Is <code>sample</code> above 0?`,
    )
  } else if (funnel.sampled > 0 && made === 0) {
    const why =
      funnel.planned === 0
        ? html`no shadow call was ever planned: is the mirror running (<code>tierdrop doctor</code>)?`
        : tasks.every(({ candidates }) => candidates.length === 0)
          ? 'no candidate is named for any of these tasks.'
          : 'no candidate may take any of these requests; each candidate’s page says why.'
    list.push(html`<b>0 mirrored</b> of ${counted(funnel.sampled, 'sampled request')}: ${why}`)
  } else if (made > 0 && graded === 0 && left > 0) {
    list.push(
      html`<b>0 graded</b> of ${counted(made, 'shadow call')}: all that ended were left out; the reasons stand below.`,
    )
  }
  if (made > 0 && left > mostLeftOut * made && graded > 0) {
    list.push(
      html`<b>${percent(left / made)} left out</b>: ${count(left)} of ${counted(made, 'shadow call')} ended by an outage or a fault of ours. Above ${percent(mostLeftOut, 0)} of a task's units nothing is switched.`,
    )
  }
  if (missed > 0) {
    list.push(
      html`<b>${counted(missed, 'request')} missed</b> by the capture, of ${count(funnel.seen + missed)}: clients got their replies, the sample did not.`,
    )
  }
  return list
}

/** Calls wait for a moment as a rule; those of a tier without its key wait until they expire. */
function waitingAlarms({ funnel: { trialsByTier }, at, span }: Overview): Html[] {
  if (span === null || at - span.from < longestWait) return []
  const byTier = Map.groupBy(
    trialsByTier.filter(({ role }) => role === 'candidate'),
    ({ tierName }) => tierName,
  )
  return [...byTier].flatMap(([tier, calls]) => {
    const waiting = calls.reduce((sum, it) => sum + it.count, 0)
    if (waiting === 0 || calls.some(({ state }) => state !== 'pending')) return []
    return [
      html`<b>${tier} was never called</b>: ${counted(waiting, 'shadow call')} ${waiting === 1 ? 'waits' : 'wait'}. Does the mirror run, with the tier's key (<code>tierdrop doctor</code>)?`,
    ]
  })
}

function driftAlarms({ tasks }: Overview): Html[] {
  return tasks.flatMap(({ name, candidates }) =>
    candidates
      // Where harm is proven for the whole time, that it is so since some day is no news; and where only
      // a part may switch, the whole got no worse by that: a drift of the part would take its verdict back.
      .filter(
        ({ drift, verdict, switched }) =>
          drift.alarm && verdict !== 'switch-if' && (verdict !== 'stay' || switched),
      )
      .map(({ candidate, drift }) =>
        drift.afterSwitch
          ? html`<b>${name} drifts away from the model of before</b> since ${drift.since}, with ${candidate}: the switch is an open question again.`
          : html`<b>${candidate} got worse</b> on ${name} since ${drift.since}.`,
      ),
  )
}

function budgetAlarms({ evaluation: { budgetNano, spentNano, spentUnknown } }: Overview): Html[] {
  if (budgetNano === null || spentNano < budgetNano) return []
  return [
    html`<b>The budget is spent</b>: ${dollars(spentNano)} of ${dollars(budgetNano)}${spentUnknown > 0 ? `, and ${counted(spentUnknown, 'call')} of unknown price` : ''}. No further shadow calls are made.`,
  ]
}

function changeAlarms({ evaluation: { changed } }: Overview): Html[] {
  if (changed.length === 0) return []
  return [
    html`<b>The policy changed</b> since the evaluation began: ${changed.map((change, index) => html`${index > 0 ? '; ' : ''}<code>${change}</code>`)}.`,
  ]
}
