import { expect, it } from 'vitest'
import { paceOf } from './pace.ts'
import { tiers } from './tiers.ts'

it.each(tiers)('$model: published medians at 1,000 tokens, divided, ten times as slow on request', (tier) => {
  const medianOf = (divisor: number, slow: boolean) => {
    const paces = Array.from({ length: 801 }, (_, each) =>
      paceOf(tier, 1_000, `request ${each}`, { divisor, slow }),
    )
    const middle = (values: number[]) => values.sort((a, b) => a - b)[400] ?? 0
    return {
      firstMs: middle(paces.map((pace) => pace.firstMs)),
      tokensPerSecond: 1_000 / middle(paces.map((pace) => pace.perTokenMs)),
    }
  }
  const plain = medianOf(1, false)
  expect(plain.firstMs / tier.firstMs).toBeCloseTo(1, 1)
  expect(plain.tokensPerSecond / tier.tokensPerSecond).toBeCloseTo(1, 1)
  expect(medianOf(20, false).firstMs).toBeCloseTo(plain.firstMs / 20, 6)
  expect(medianOf(1, true).firstMs).toBeCloseTo(plain.firstMs * 10, 6)
  expect(medianOf(Number.POSITIVE_INFINITY, false).firstMs).toBe(0)
})
