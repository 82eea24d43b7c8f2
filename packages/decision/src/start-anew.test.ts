import { describe, expect, it } from 'vitest'
import { candidate, evidenceOf, policy, task, units, wrong } from '../test/build-evidence.ts'
import { cellsAsked } from './cells-asked.ts'
import { decideAll } from './decide.ts'
import { explain } from './explain.ts'
import { waitsFor } from './waits-for.ts'
import { whatIf } from './what-if.ts'

const list = units(400, (i) => (i % 60 === 7 ? { candidate: wrong } : {}))
/** of days '0' and '1' */
const early = evidenceOf(list)
/** of days '0' to '3': the first two are not the same units, which nothing here depends on */
const longer = evidenceOf(units(2_000), 4)
const asked = (rows: typeof early, change: Parameters<typeof policy>[0] = {}) => [
  task([candidate(rows, { policy: policy({ margin: 0.05, ...change }) })]),
]
const first = ({ tasks }: ReturnType<typeof decideAll>) => tasks[0]?.candidates[0]

describe('another risk', () => {
  const before = decideAll(asked(early))

  it('starts anew: what was counted up to that day is left out, and the reason says so', () => {
    const after = decideAll(asked(early, { alpha: 0.2 }), before.ledger)
    expect(first(after)).toMatchObject({ verdict: 'undecided', units: 0, alpha: 0.2, histogram: [] })
    expect(first(after)?.reasons[0]).toEqual({
      code: 'starts-anew',
      text: 'the risk of a wrong switch was changed to 20 %, so the question starts anew: what was counted up to 1 is left out',
    })
    const verdict = first(after)
    expect(verdict && waitsFor(verdict)).toBe('starts anew with another risk')
    const later = decideAll(asked(longer, { alpha: 0.2 }), after.ledger)
    expect(first(later)?.units).toBe(1_000)
    const lines = explain(asked(longer, { alpha: 0.2 }), later.ledger, 'route-ticket', 'nano')
    expect(lines).toContain('started anew with this risk: what was counted up to 1 is left out')
    expect(lines).toContain('units counted 1000: left out 0, uninformative 0, compared 1000')
  })

  it('counts from the same day on when it is looked at again, or its margin changes then', () => {
    const after = decideAll(asked(early, { alpha: 0.2 }), before.ledger)
    const again = decideAll(asked(longer, { alpha: 0.2 }), after.ledger)
    expect(again.ledger.anew).toEqual(after.ledger.anew)
    expect(first(decideAll(asked(longer, { alpha: 0.2, margin: 0.1 }), after.ledger))?.units).toBe(1_000)
    expect(
      whatIf(asked(longer, { alpha: 0.2 }), { margin: 0.1 }, after.ledger)[0]?.candidates[0]?.units,
    ).toBe(1_000)
  })

  it('leaves the question at the old risk as it was', () => {
    const after = decideAll(asked(early, { alpha: 0.2 }), before.ledger)
    const back = decideAll(asked(early), after.ledger)
    expect(first(back)).toEqual(first(decideAll(asked(early), before.ledger)))
  })

  it('asks for no cells of days that do not count', () => {
    const [only] = asked(early, { alpha: 0.2 })
    const [input] = only?.candidates ?? []
    if (!only || !input) throw new Error('one task, one candidate')
    expect(cellsAsked(only, input, before.ledger)).toBeNull()
  })
})

it('another margin, and a risk that is changed before anything was counted, start nothing anew', () => {
  const before = decideAll(asked(early))
  expect(first(decideAll(asked(early, { margin: 0.1 }), before.ledger))?.units).toBe(400)
  const empty = decideAll(asked([], { alpha: 0.2 }), decideAll(asked([])).ledger)
  expect(first(decideAll(asked(early, { alpha: 0.2 }), empty.ledger))?.units).toBe(400)
})
