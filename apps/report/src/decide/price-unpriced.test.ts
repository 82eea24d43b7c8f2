import type { CountDelta } from '@tierdrop/store'
import { describe, expect, it } from 'vitest'
import { priceUnpriced } from './price-unpriced.ts'

const hour = 3_600_000
const row: CountDelta = {
  taskVersion: 'v1',
  model: 'gpt-5.4-mini',
  hour: 0,
  exchanges: 1_000,
  sampled: 100,
  errors: 0,
  inputTokens: 0,
  outputTokens: 0,
  costNano: 0,
  unpriced: 1_000,
}
/** 100 of 1,000 counted by a tokenizer: 500 in and 200 out at $0.75 and $4.50, $0.001275 each */
const counted: CountDelta = {
  ...row,
  inputTokens: 50_000,
  outputTokens: 20_000,
  costNano: 127_500_000,
  unpriced: 900,
  estimated: 100,
  estimatedInput: 50_000,
  estimatedOutput: 20_000,
  estimatedNano: 127_500_000,
}

describe('requests without usage', () => {
  it('cost what the sample of them cost, to the cent', () => {
    const [all, next] = priceUnpriced([counted, { ...row, hour }])
    // a million of them: $1,275.00
    expect(all).toMatchObject({ inputTokens: 500_000, outputTokens: 200_000, unpriced: 0, estimated: 1_000 })
    expect(Math.round(((all?.costNano ?? 0) * 1_000) / 1e7)).toBe(127_500)
    expect(next).toMatchObject({ costNano: 1_275_000_000, unpriced: 0, estimated: 1_000 })
  })

  it('of another model or version, and failed ones, stay as they are', () => {
    const others = [
      { ...row, model: 'gpt-5.4' },
      { ...row, taskVersion: 'v2' },
    ]
    expect(priceUnpriced([counted, ...others]).slice(1)).toEqual(others)
    const [failing] = priceUnpriced([{ ...counted, errors: 50 }])
    expect(failing).toMatchObject({ unpriced: 50, estimated: 950 })
  })

  it('are not priced by a handful', () => {
    const few = { ...counted, estimated: 29 }
    expect(priceUnpriced([few])).toEqual([few])
  })
})
