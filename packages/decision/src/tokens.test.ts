import { describe, expect, it } from 'vitest'
import { candidate, evidenceOf, policy, task, units } from '../test/build-evidence.ts'
import { decide } from './decide.ts'
import { explain } from './explain.ts'
import { openLedger } from './family.ts'
import { billOf, cacheFactor, noTokens, sumTokens, withHits } from './tokens.ts'

/** USD per million tokens */
const mini = { input: 0.75, cached: 0.075, written: null, writtenHour: null, output: 4.5, reasoning: null }
const haiku = { input: 1, cached: 0.1, written: 1.25, writtenHour: 2, output: 5, reasoning: null }
const million = 1_000_000
/** what so many requests a day cost, in cents */
const cents = (perRequest: number, requests: number) => Math.round((perRequest * requests * 100) / million)

describe('tokens', () => {
  it('come to the bill to the cent, each part at its rate', () => {
    const warm = { ...noTokens, input: 10_000, cached: 8_000, output: 500, reasoning: 300 }
    // 2,000 x 0.75 + 8,000 x 0.075 + 500 x 4.50 = 4,350 millionths of a dollar: $4,350.00 a million requests
    expect(cents(billOf(warm, mini), million)).toBe(435_000)
    // reasoning at a rate of its own: 2,000 x 0.75 + 8,000 x 0.075 + 200 x 4.50 + 300 x 6 = 4,800
    expect(cents(billOf(warm, { ...mini, reasoning: 6 }), million)).toBe(480_000)
    const written = {
      ...noTokens,
      input: 10_000,
      cached: 1_000,
      written: 8_000,
      writtenHour: 3_000,
      output: 100,
    }
    // 1,000 x 1 + 1,000 x 0.10 + 5,000 x 1.25 + 3,000 x 2 + 100 x 5 = 13,850
    expect(cents(billOf(written, haiku), million)).toBe(1_385_000)
  })

  it('are read where the cache is warm, in place of writes first', () => {
    const cold = { ...noTokens, input: 10_000, output: 500 }
    expect(withHits(cold, 0.8)).toEqual({ ...cold, cached: 8_000 })
    const written = { ...noTokens, input: 10_000, cached: 1_000, written: 8_000, writtenHour: 4_000 }
    expect(withHits(written, 0.5)).toMatchObject({ cached: 5_000, written: 4_000, writtenHour: 2_000 })
    expect(withHits(written, 0.95)).toMatchObject({ cached: 9_500, written: 0, writtenHour: 0 })
    expect(withHits(written, 0)).toMatchObject({ cached: 0, written: 9_000 })
    // $9,750.00 cold and $4,350.00 warm a million
    expect(cents(9_750 * (cacheFactor(cold, mini, 0.8) ?? Number.NaN), million)).toBe(435_000)
    expect(cacheFactor({ ...cold, cached: 8_000 }, mini, 0.8)).toBe(1)
    expect(cacheFactor(noTokens, mini, 0.8)).toBeNull()
  })

  it('of evidence from before a part was counted add up as far as they go', () => {
    const before = { input: 5, cached: 1 }
    const sum = sumTokens([
      { value: before, sign: 1 },
      { value: { ...noTokens, input: 3, output: 2 }, sign: 1 },
    ])
    expect(sum).toEqual({ ...noTokens, input: 8, cached: 1, output: 2 })
  })
})

describe('a cold cache of the mirror', () => {
  const nano = (perRequest: number) => perRequest * 1_000
  const warm = { ...noTokens, input: 10_000, cached: 8_000, output: 500 }
  const cold = { ...noTokens, input: 10_000, output: 500 }
  const large = { ...mini, input: 2.5, cached: 0.25, output: 15 }
  const evidence = evidenceOf(
    units(400, () => ({
      primaryTokens: warm,
      candidateTokens: cold,
      primaryNano: nano(billOf(warm, large)),
      candidateNano: nano(billOf(cold, mini)),
    })),
  )
  const ask = (change: object, vendor = 'acme') => {
    const input = task([candidate(evidence, { policy: policy({ retries: 0 }), vendor, ...change })])
    const [verdict] = decide(input).candidates
    if (!verdict) throw new Error('one candidate, one verdict')
    return { verdict, lines: explain([input], openLedger(), 'route-ticket', 'nano') }
  }

  it('decides as it was billed, and is projected to production beside it, to the cent', () => {
    const { verdict, lines } = ask({ rates: mini })
    const { saving, projected } = verdict
    if (!saving.known || !projected?.saving.known) throw new Error('both are known')
    // production: 2,000 x 2.50 + 8,000 x 0.25 + 500 x 15 = $14,500 a million; shadow: $9,750; warm: $4,350
    expect(Math.round(saving.primary)).toBe(14_500_000)
    expect(Math.round(saving.candidate.base)).toBe(9_750_000)
    expect(Math.round(projected.saving.candidate.base)).toBe(4_350_000)
    expect(projected).toMatchObject({ hits: 0.8, seen: 0 })
    expect(Math.round(projected.saving.perRequest.mean - saving.perRequest.mean)).toBe(5_400_000)
    expect(lines.join('\n')).toContain('reads in place of writes first')
  })

  it('is not projected where nothing says that there is one', () => {
    expect(ask({}).verdict.projected).toBeNull()
    expect(ask({ rates: { ...mini, cached: null } }).verdict.projected).toBeNull()
    // another vendor's, of which no reply was read from a cache or written to one
    expect(ask({ rates: mini }, 'other').verdict.projected).toBeNull()
  })
})
