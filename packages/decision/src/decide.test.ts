import { describe, expect, it } from 'vitest'
import {
  candidate,
  chance,
  evidenceOf,
  invalid,
  outage,
  passed,
  policy,
  refused,
  task,
  type Unit,
  units,
  wrong,
} from '../test/build-evidence.ts'
import { decide } from './decide.ts'
import { emptyEvidence } from './empty-evidence.ts'
import { noTokens } from './tokens.ts'
import type { CandidateInput } from './verdict.ts'
import { waitsFor } from './waits-for.ts'

function verdictOf(list: readonly Unit[], change: Partial<CandidateInput> = {}) {
  const [verdict] = decide(task([candidate(evidenceOf(list), change)])).candidates
  if (!verdict) throw new Error('no verdict')
  return verdict
}

const codes = (verdict: { reasons: readonly { code: string }[] }) => verdict.reasons.map(({ code }) => code)

describe('the order of verdicts', () => {
  it('switches what is safe, saves, and has been seen for a day', () => {
    const verdict = verdictOf(units(400))
    expect(verdict.verdict).toBe('switch')
    expect(codes(verdict)).toEqual(['safe', 'saves'])
  })

  it('stays where harm is proven', () => {
    const verdict = verdictOf(units(400, (i) => (chance(i, 0.15) ? { candidate: wrong } : {})))
    expect(verdict.verdict).toBe('stay')
    expect(codes(verdict)).toContain('harm-proven')
  })

  it('stays where it is safe and nothing is saved', () => {
    const verdict = verdictOf(
      units(400, (i) => ({ primaryNano: 100_000 + (i % 3), candidateNano: 200_000 + (i % 5) })),
    )
    expect(verdict.verdict).toBe('stay')
    expect(codes(verdict)).toEqual(['nothing-saved'])
  })

  it('is unfit where too many requests exceed the context, whatever the losses say', () => {
    const fit = { requests: 1000, overContext: 120, needImages: 0, needTools: 0, egressForbidden: false }
    const verdict = verdictOf(units(400), { fit })
    expect(verdict.verdict).toBe('unfit')
    expect(verdict.reasons[0]?.text).toContain('12 % of 1,000 requests')
  })

  it('stays undecided and says how many units are missing', () => {
    const verdict = verdictOf(units(150))
    expect(verdict.verdict).toBe('undecided')
    expect(codes(verdict)).toContain('not-yet-safe')
    expect(verdict.needed.units).toBeGreaterThan(60)
    expect(verdict.needed.units).toBeLessThan(200)
    const { units: more } = verdict.needed
    expect(verdictOf(units(150 + (more ?? 0) + 1)).verdict).toBe('switch')
  })
})

describe('the time still needed', () => {
  it('waits for the slowest: the span where all else is there', () => {
    const [verdict] = decide(task([candidate(evidenceOf(units(400), 0.5))])).candidates
    expect(verdict?.needed.units).toBe(0)
    expect(verdict?.needed.days).toBeCloseTo(0.5, 1)
  })

  it('waits for a gate that is open', () => {
    const gates = { ...policy().gates, maxInvalid: 0.01 }
    const list = units(330)
    const verdict = verdictOf(list, { policy: policy({ gates }) })
    expect(codes(verdict)).toContain('gate-open')
    expect(verdict.needed.units).toBeGreaterThan(50)
    const more = units(331 + (verdict.needed.units ?? 0))
    expect(verdictOf(more, { policy: policy({ gates }) }).verdict).toBe('switch')
  })

  it('waits for the saving to be certain', () => {
    const noisy = (n: number) => units(n, (i) => ({ primaryNano: chance(i, 0.5) ? 100_000 : 320_000 }))
    const verdict = verdictOf(noisy(400), { policy: policy({ minSpan: 0 }) })
    expect(codes(verdict)).toContain('saving-unclear')
    expect(verdict.needed.units).toBeGreaterThan(400)
  })

  it('is unknown where more of the same would not help', () => {
    const unpriced = verdictOf(units(400, () => ({ candidateNano: null })))
    expect(unpriced.needed).toEqual({ units: null, days: null, toward: null })
  })
})

describe('edges', () => {
  it('no units', () => {
    const verdict = verdictOf([])
    expect(verdict.verdict).toBe('undecided')
    expect(codes(verdict)).toContain('no-units')
    expect(verdict.loss).toEqual({ mean: null, low: -1, high: 1 })
    expect(verdict.saving).toMatchObject({ known: false, reason: 'no-units' })
  })

  it('none but units that were left out', () => {
    const verdict = verdictOf(units(40, () => ({ candidate: outage })))
    expect(verdict.reasons.slice(0, 2).map(({ code, text }) => `${code}: ${text}`)).toEqual([
      'no-units: every unit so far was left out',
      'left-out: 40 of 40 units were left out for outages or faults of ours, more than 2 %',
    ])
    expect(waitsFor(verdict)).toBe('all units were left out')
  })

  it('one unit', () => {
    const verdict = verdictOf(units(1))
    expect(verdict.verdict).toBe('undecided')
    expect(verdict.histogram).toEqual([{ loss: 0, count: 1 }])
    expect(verdict.saving).toMatchObject({ known: false, reason: 'few-units' })
  })

  it('all unscored: every unit is left out and nothing is said', () => {
    const verdict = verdictOf(units(300, () => ({ candidate: outage })))
    expect(verdict).toMatchObject({ verdict: 'undecided', units: 300, leftOut: 300, histogram: [] })
  })

  it('a grader that passes nobody proves nothing', () => {
    const verdict = verdictOf(units(2000, () => ({ candidate: wrong, control: wrong })))
    expect(verdict).toMatchObject({ verdict: 'undecided', uninformative: 2000, histogram: [] })
    expect(codes(verdict)).toContain('grader-cannot-tell')
  })

  it('a grader that passes nobody against a truth makes ties', () => {
    const verdict = verdictOf(units(400, () => ({ candidate: wrong, control: wrong, against: 'truth' })))
    expect(verdict).toMatchObject({ verdict: 'switch', uninformative: 0 })
  })

  it('a control that never passes while the candidate does is a win each time', () => {
    const verdict = verdictOf(units(300, () => ({ control: wrong })))
    expect(verdict.histogram).toEqual([{ loss: -1, count: 300 }])
    expect(verdict.verdict).toBe('switch')
  })

  it('controls off: every unit counts with the primary as passing', () => {
    const off = { policy: policy({ control: 'off' }) }
    expect(
      verdictOf(
        units(400, () => ({ control: null })),
        off,
      ).verdict,
    ).toBe('switch')
    const worse = units(400, (i) => ({ control: null, candidate: chance(i, 0.12) ? wrong : passed }))
    expect(verdictOf(worse, off).verdict).toBe('stay')
  })

  it('a candidate that refuses everything stays, in both readings', () => {
    const refusing = units(300, () => ({ candidate: refused }))
    const verdict = verdictOf(refusing)
    expect(verdict.verdict).toBe('stay')
    expect(codes(verdict)).toEqual(['harm-proven', 'gate-failed'])
    const fallback = verdictOf(refusing, { policy: policy({ fallback: true }) })
    expect(fallback.verdict).toBe('stay')
    expect(codes(fallback)).toContain('gate-failed')
  })

  it('with fallback, a detectable failure takes the outcome of the primary asked again', () => {
    const noisy = units(600, (i) => ({
      candidate: chance(i, 0.04) ? invalid : passed,
      control: chance(i, 0.04, 'b') ? wrong : passed,
    }))
    expect(verdictOf(noisy).gross.losses).toBeGreaterThan(10)
    expect(verdictOf(noisy, { policy: policy({ fallback: true }) }).gross.losses).toBe(0)
  })

  it('a margin of 0 is never decided on a candidate that is the same', () => {
    const same = verdictOf(units(2000), { policy: policy({ margin: 0 }) })
    expect(same.verdict).toBe('undecided')
    expect(same.needed.units).toBeNull()
  })

  it('a negative margin asks for a candidate that is better: the same is not', () => {
    const demanding = { policy: policy({ margin: -0.02 }) }
    expect(verdictOf(units(2000), demanding).verdict).toBe('stay')
    const better = units(600, (i) => ({ control: chance(i, 0.1) ? wrong : passed }))
    expect(verdictOf(better, demanding).verdict).toBe('switch')
  })

  it('a tiny alpha takes more units, and no number breaks', () => {
    const verdict = verdictOf(units(400), { policy: policy({ alpha: 1e-300 }) })
    expect(verdict.verdict).toBe('undecided')
    expect(Number.isFinite(verdict.needed.units)).toBe(true)
  })

  it('a price that is unknown leaves the saving unknown, and no switch', () => {
    const verdict = verdictOf(units(400, (i) => (i % 10 === 0 ? { candidateNano: null } : {})))
    expect(verdict.saving).toMatchObject({ known: false, reason: 'unknown-price', unpricedUnits: 40 })
    expect(verdict.verdict).toBe('undecided')
  })

  it('too many units left out: no switch', () => {
    const verdict = verdictOf(units(600, (i) => (i % 20 === 0 ? { candidate: outage } : {})))
    expect(verdict.verdict).toBe('undecided')
    expect(codes(verdict)).toContain('left-out')
  })

  it('a short span: no switch before a day of traffic', () => {
    const rows = evidenceOf(units(400), 0.5)
    expect(codes(decide(task([candidate(rows)])).recommendation)).toContain('short-span')
  })

  it('rows of nothing at all are as good as none', () => {
    const row = { slice: '', day: '1', reading: 'as-is' as const, evidence: emptyEvidence() }
    expect(decide(task([candidate([row])])).recommendation.action).toBe('undecided')
  })

  it('a renamed task is the same task', () => {
    const rows = evidenceOf(units(400))
    const first = decide(task([candidate(rows)]))
    const renamed = decide(task([candidate(rows)], { task: 'route-tickets' }), first.ledger)
    expect(renamed.candidates[0]?.verdict).toBe('switch')
    expect(renamed.ledger).toEqual(first.ledger)
  })

  it('merged tasks are the sum of their rows', () => {
    const [a, b] = [evidenceOf(units(150)), evidenceOf(units(250))]
    const [merged] = decide(task([candidate([...a, ...b])])).candidates
    expect(merged).toMatchObject({ units: 400, verdict: 'switch' })
    expect(merged?.logESafe).toBe(verdictOf(units(400)).logESafe)
  })

  it('a clock that jumped does not make a long span', () => {
    const rows = evidenceOf(units(400), 0.5)
    const [first] = rows
    if (!first) throw new Error('no rows')
    const jumped = evidenceOf(units(3)).map((row) => ({
      ...row,
      day: 'long ago',
      evidence: { ...row.evidence, from: -1e12, to: -1e12 + 1000 },
    }))
    expect(codes(decide(task([candidate([...rows, ...jumped])])).recommendation)).toContain('short-span')
  })

  it('a candidate that is the primary itself saves nothing and does no harm', () => {
    const same = units(1000, (i) => ({
      candidate: chance(i, 0.2) ? wrong : passed,
      control: chance(i, 0.2, 'c') ? wrong : passed,
      primaryNano: 500_000 + (i % 9) * 100,
      candidateNano: 500_000 + ((i * 5) % 9) * 100,
    }))
    const verdict = verdictOf(same)
    expect(verdict.verdict).toBe('undecided')
    expect(codes(verdict)).not.toContain('harm-proven')
  })

  it('shows how much colder the caches of the mirror are', () => {
    const warm = units(50, () => ({
      primaryTokens: { ...noTokens, input: 2000, cached: 1500 },
      candidateTokens: { ...noTokens, input: 2000, cached: 100 },
    }))
    expect(verdictOf(warm).cached).toEqual({ primary: 0.75, candidate: 0.05 })
    expect(verdictOf(units(50)).cached).toEqual({ primary: null, candidate: null })
  })
})
