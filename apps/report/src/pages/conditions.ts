import type { Gate } from '@tierdrop/decision'
import type { CandidateView } from '../model/types.ts'
import { count, dollars, duration, eValue, percent } from './format.ts'
import { type Html, html } from './html.ts'

type State = 'holds' | 'open' | 'broken'
type Condition = { what: string; found: string; wanted: string; state: State }

const marks: Record<State, string> = { holds: '✓', open: '…', broken: '✗' }
const gateWords: Record<Gate['name'], string> = {
  invalid: 'Replies unusable other than by refusal',
  refusals: 'Replies refused',
  latency: 'Time to the whole reply, 95 %, beside the current model',
}

/** Everything that must hold for a switch, with what was found: the whole verdict on one page. */
export function conditions(it: CandidateView): Html {
  return html`<table class="tight conditions stack"><thead><tr><th>Condition</th><th>Found</th><th>Wanted</th><th><span class="hidden">State</span></th></tr></thead><tbody>
${list(it).map(({ what, found, wanted, state }) => html`<tr class="${state}"><td class="lead-cell">${what}</td><td data-name="Found">${found}</td><td data-name="Wanted">${wanted}</td><td class="mark"><span aria-hidden="true">${marks[state]}</span> ${state}</td></tr>`)}
</tbody></table>
<p class="quiet">E is how much better a bet on “the loss is below the tolerated one” has done than even: asked alone, 1 divided by the risk is proof. Among several questions each needs more, so that all switches together keep the risk.</p>`
}

function list(it: CandidateView): Condition[] {
  const { policy, safety, units, leftOut } = it
  const counted = units - leftOut
  const span = it.from === null || it.to === null ? null : it.to - it.from
  const alone = -Math.log(safety.alpha)
  return [
    atLeast('Units counted', counted, policy.minUnits, count),
    atLeast('Traffic seen', span, policy.minSpan, duration),
    {
      what: 'Units left out, by our faults or outages',
      found: `${count(leftOut)} of ${count(units)}`,
      wanted: 'at most 2.0 %',
      state: leftOut > 0.02 * units ? 'open' : 'holds',
    },
    {
      what: 'Units that tell nothing, both failing',
      found: `${count(it.uninformative)} of ${count(counted)}`,
      wanted: 'at most half',
      state: safety.graderCanTell ? 'holds' : 'open',
    },
    {
      what: 'Loss below the tolerated one, asked alone',
      found: `E ${equals(it.logESafe)}`,
      wanted: `E of ${eValue(alone)}`,
      state: it.plainlySafe ? 'holds' : 'open',
    },
    {
      what: 'The same, among all questions asked',
      found: it.switched ? 'reached, and kept' : `E ${equals(it.logESafe)}`,
      wanted: `E of ${eValue(it.logEToSwitch)}`,
      state: it.switched || it.logESafe >= it.logEToSwitch ? 'holds' : 'open',
    },
    {
      what: 'No harm proven',
      found: `E ${equals(it.logEHarm)}`,
      wanted: `below ${eValue(-Math.log(it.alpha))}`,
      state: it.logEHarm >= -Math.log(it.alpha) ? 'broken' : 'holds',
    },
    {
      what: 'No drift',
      found:
        it.drift.logD === null
          ? 'no day yet'
          : `D ${equals(it.drift.logD)}${it.drift.since === null ? '' : `, since ${it.drift.since}`}`,
      wanted: `below ${eValue(-Math.log(it.alpha))}`,
      state: it.drift.alarm ? 'broken' : 'holds',
    },
    ...it.gates.map(gate),
    money(it),
  ]
}

/** What is below all that is shown is said to be, not to equal it. */
function equals(logE: number): string {
  const value = eValue(logE)
  return value.startsWith('<') ? value : `= ${value}`
}

function atLeast(
  what: string,
  found: number | null,
  wanted: number,
  text: (value: number | null) => string,
): Condition {
  return {
    what,
    found: text(found),
    wanted: wanted === 0 ? 'any' : `at least ${text(wanted)}`,
    state: found !== null && found >= wanted ? 'holds' : 'open',
  }
}

function gate({ name, status, value, limit }: Gate): Condition {
  const text = (share: number | null) =>
    share === null ? 'not measured' : name === 'latency' ? `${share.toFixed(2)} ×` : percent(share)
  const state = { passed: 'holds', failed: 'broken', open: 'open' } as const
  return { what: gateWords[name], found: text(value), wanted: `at most ${text(limit)}`, state: state[status] }
}

function money({ saving, policy: { savingFloorNano } }: CandidateView): Condition {
  const what = 'Saving, at its low end'
  const wanted = savingFloorNano > 0 ? `above ${dollars(savingFloorNano)} a month` : 'above $0'
  if (!saving.known) return { what, found: 'unknown', wanted, state: 'open' }
  const { perMonth, perRequest } = saving
  const estimate = perMonth ?? (savingFloorNano > 0 ? null : perRequest)
  if (estimate === null) return { what, found: 'unknown', wanted, state: 'open' }
  const found = perMonth
    ? `${dollars(perMonth.low)} a month`
    : `${dollars(perRequest.low * 1000)} per 1,000 requests`
  const state =
    estimate.low > savingFloorNano ? 'holds' : estimate.high <= savingFloorNano ? 'broken' : 'open'
  return { what, found, wanted, state }
}
