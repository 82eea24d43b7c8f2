import { describe, expect, it } from 'vitest'
import { candidate, evidenceOf, passed, policy, task, units, wrong } from '../test/build-evidence.ts'
import { decide } from './decide.ts'
import { estateOf, pipelineOf } from './estate.ts'
import { explain } from './explain.ts'
import { openLedger } from './family.ts'
import { unitsNeeded } from './units-needed.ts'
import { whatIf } from './what-if.ts'

const safe = evidenceOf(units(400))
const harmful = evidenceOf(units(400, (i) => ({ candidate: i % 6 === 0 ? wrong : passed })))
const open = evidenceOf(units(120))

describe('the recommendation', () => {
  const cheap = evidenceOf(units(400, () => ({ candidateNano: 50_000 })))
  const rowed = (name: string, vendor: string, rows = safe) =>
    candidate(rows, { candidate: name, revision: name, vendor })

  it('is the best net saving of what may switch', () => {
    const verdict = decide(
      task([rowed('a', 'acme'), rowed('b', 'other', cheap), rowed('c', 'acme', harmful)]),
    )
    expect(verdict.recommendation).toMatchObject({ action: 'switch', candidate: 'b' })
    expect(verdict.recommendation.reasons[0]?.text).toBe('the best saving of 2 candidates that may switch')
  })

  it('gives a tie to the vendor of the primary', () => {
    const verdict = decide(task([rowed('a', 'other'), rowed('b', 'acme')]))
    expect(verdict.recommendation.candidate).toBe('b')
  })

  it('is undecided while any is open, then stay', () => {
    expect(decide(task([rowed('a', 'acme', harmful), rowed('b', 'acme', open)])).recommendation.action).toBe(
      'undecided',
    )
    expect(decide(task([rowed('a', 'acme', harmful)])).recommendation).toMatchObject({
      action: 'stay',
      candidate: null,
    })
    expect(decide(task([])).recommendation.reasons[0]?.code).toBe('no-candidate')
  })
})

describe('what if', () => {
  const one = [
    task([candidate(evidenceOf(units(400, (i) => ({ candidate: i % 50 === 7 ? wrong : passed }))))]),
  ]
  const first = (change: Parameters<typeof whatIf>[1]) => whatIf(one, change)[0]?.candidates[0]

  it('the margin were wider: what is undecided may switch', () => {
    expect(first({})?.verdict).toBe('undecided')
    expect(first({ margin: 0.1 })?.verdict).toBe('switch')
  })

  it('an error cost more: nothing would be saved', () => {
    const dear = whatIf([task([candidate(harmful)])], { margin: 0.4, errorCostNano: 1e9 })
    expect(dear[0]?.candidates[0]?.reasons.map(({ code }) => code)).toEqual(['nothing-saved'])
  })

  it('prices, volume, batch or caching changed', () => {
    const base = first({})?.saving
    const month = (change: Parameters<typeof whatIf>[1]) => {
      const saving = first(change)?.saving
      return saving?.known ? saving : null
    }
    expect(base?.known && base.candidate.base).toBeCloseTo(202_000, 0)
    expect(month({ batch: true })?.candidate.base).toBeCloseTo(101_000, 0)
    expect(month({ candidatePriceFactor: 6 })?.perRequest.mean).toBeLessThan(0)
    expect(month({ caching: { share: 0.8, hits: 0.5, discount: 0.9 } })?.candidate.base).toBeCloseTo(
      202_000 * 0.64,
      0,
    )
    expect(month({ requestsPerDay: 20_000 })?.perMonth?.mean).toBeCloseTo(
      2 * (month({})?.perMonth?.mean ?? 0),
      0,
    )
  })

  it('one candidate’s price, for one task alone', () => {
    const saving = (change: Parameters<typeof whatIf>[1]) => first(change)?.saving
    const half = saving({ priceFactors: { nano: 0.5 } })
    expect(half?.known && half.candidate.base).toBeCloseTo(101_000, 0)
    expect(saving({ priceFactors: { other: 0.5 } })).toEqual(saving({}))
    expect(saving({ task: 'another', margin: 0.5, batch: true, volumeFactor: 9 })).toEqual(saving({}))
    const doubled = saving({ volumeFactor: 2 })
    const now = saving({})
    expect(doubled?.known && doubled.perMonth?.mean).toBeCloseTo(
      (now?.known && now.perMonth ? now.perMonth.mean : 0) * 2,
      0,
    )
  })

  it('failures that callers see fell back', () => {
    expect(first({ fallback: true })?.reading).toBe('with-fallback')
  })
})

describe('units needed', () => {
  it.each([
    [0.02, 0, 0, 225],
    [0.02, 0.02, 0.02, 970],
    [0.05, 0.05, 0.05, 400],
    [0.1, 0.1, 0.1, 230],
  ])('margin %d, %d lost and %d won: about %d', (margin, losses, wins, about) => {
    const planned = unitsNeeded(margin, { losses, wins }, 0.05)
    expect(planned.outcome).toBe('safe')
    expect(Math.abs((planned.units ?? 0) / about - 1)).toBeLessThan(0.2)
  })

  it('finds harm, or that no number decides', () => {
    expect(unitsNeeded(0.02, { losses: 0.2, wins: 0 }, 0.05)).toMatchObject({ outcome: 'harm' })
    expect(unitsNeeded(0.02, { losses: 0.02, wins: 0 }, 0.05)).toEqual({ units: null, outcome: null })
  })

  it('takes more among many questions', () => {
    const alone = unitsNeeded(0.02, { losses: 0, wins: 0 }, 0.05).units ?? 0
    expect(unitsNeeded(0.02, { losses: 0, wins: 0 }, 0.05, 1 / 40).units).toBeGreaterThan(alone + 150)
  })
})

describe('the estate', () => {
  const verdicts = [safe, harmful, open].map((rows, i) =>
    decide(task([candidate(rows)], { task: `t${i}`, version: `v${i}` })),
  )
  const part = (i: number, requestsPerDay: number | null = 1000) => {
    const verdict = verdicts[i]
    if (!verdict) throw new Error('no verdict')
    return { verdict, requestsPerDay, nanoPerDay: 1e9 }
  }

  it('adds up what can move, stays, waits and is not covered', () => {
    const estate = estateOf([part(0), part(1), part(2, null)], {
      tasks: 2,
      requestsPerDay: 2000,
      nanoPerDay: 1e9,
    })
    expect(estate.canMove).toMatchObject({
      tasks: 1,
      requestsPerDay: 1000,
      shareOfVolume: 0.25,
      shareOfMoney: 0.25,
    })
    expect(estate.stays.tasks).toBe(1)
    expect(estate.needsMoreDays).toMatchObject({ tasks: 1, requestsPerDay: 0 })
    expect(estate.notCovered.shareOfVolume).toBe(0.5)
    expect(estate).toMatchObject({ unknownVolume: 1, unknownMoney: 0 })
    expect(estate.saving.share?.mean).toBeCloseTo(estate.saving.perMonth.mean / (4 * 30e9), 6)
    expect(estate.canMove.nanoPerYear).toBe(365e9)
    expect(estate.saving.perYear.mean).toBeCloseTo((estate.saving.perMonth.mean * 365) / 30, 0)
  })

  it('says of how many tasks nothing is known, those without a candidate among them', () => {
    const rest = { tasks: 3, requestsPerDay: 500, nanoPerDay: 1e9, unknownVolume: 1, unknownMoney: 2 }
    expect(estateOf([part(0)], rest)).toMatchObject({ unknownVolume: 1, unknownMoney: 2 })
  })

  it('has shares of nothing unknown', () => {
    expect(estateOf([]).canMove.shareOfVolume).toBeNull()
  })

  it('counts a pipeline by unit of work', () => {
    const step = (i: number, perUnitOfWork: number) => ({
      task: `t${i}`,
      perUnitOfWork,
      verdict: part(i).verdict,
    })
    const pipeline = pipelineOf([step(0, 2), step(1, 1)])
    const now = pipeline.steps[1]?.now ?? 0
    expect(pipeline.now).toBeCloseTo(3 * now, 3)
    expect(pipeline.after).toBeCloseTo((pipeline.now ?? 0) - (pipeline.saving?.mean ?? 0), 3)
    expect(pipeline.steps.map((one) => one.candidate)).toEqual(['nano', null])
    const unknown = decide(task([candidate([])]))
    expect(pipelineOf([step(0, 1), { task: 'x', perUnitOfWork: 1, verdict: unknown }]).now).toBeNull()
  })
})

describe('the explanation', () => {
  it('holds every number of the derivation', () => {
    const one = task([candidate(safe)])
    const [verdict] = decide(one).candidates
    const text = explain([one], openLedger(), 'route-ticket', 'nano').join('\n')
    for (const value of [
      verdict?.logESafe,
      verdict?.logEHarm,
      verdict?.loss.high,
      verdict?.logEToSwitch,
      verdict?.weight,
    ]) {
      expect(text).toContain(String(value))
    }
    expect(text).toContain('losses that decide (loss x count): 0 x 400')
    expect(text).toContain('verdict: switch')
    expect(explain([one], openLedger(), 'route-ticket', 'nano').join('\n')).toBe(text)
  })

  it('says that there is nothing to explain', () => {
    expect(explain([], openLedger(), 'a', 'b')).toEqual(['no evidence of b on a'])
    expect(explain([task([candidate([])])], openLedger(), 'route-ticket', 'nano').join('\n')).toContain(
      'no-units',
    )
  })
})

describe('margins that policies may have', () => {
  it.each([1, -1])('%d gives numbers that JSON keeps', (margin) => {
    const verdict = decide(task([candidate(safe, { policy: policy({ margin }) })]))
    const { ledger: _, ...shown } = verdict
    expect(JSON.parse(JSON.stringify(shown))).toEqual(shown)
    expect(verdict.candidates[0]?.verdict).toBe(margin === 1 ? 'switch' : 'stay')
  })
})
