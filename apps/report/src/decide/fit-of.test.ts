import { configSchema } from '@tierdrop/config'
import type { ExchangeRow } from '@tierdrop/store'
import { resolveTier } from '@tierdrop/tiers'
import { describe, expect, it } from 'vitest'
import { fitOf } from './fit-of.ts'

const config = configSchema.parse({
  tiers: {
    small: {
      upstream: 'openai',
      dialect: 'openai-chat',
      model: 'gpt-5.4-nano',
      contextWindow: 1_000,
      tools: false,
      images: false,
    },
  },
})
const small = resolveTier(config, 'small')
const seen = (input: number | null, toolCount = 0, hasImage = false) =>
  ({ id: '', usage: { input }, toolCount, hasImage }) as ExchangeRow

describe('fitOf', () => {
  it('counts what the candidate can’t take, of the requests that were looked at', () => {
    const recent = [seen(1_000), seen(1_001), seen(null), seen(5, 2), seen(5, 0, true)]
    expect(fitOf(small, recent, { egress: null }, 'openai')).toEqual({
      requests: 5,
      overContext: 1,
      lengthUnknown: 1,
      needImages: 1,
      needTools: 1,
      egressForbidden: false,
    })
  })

  it('takes an estimate where the vendor counted nothing', () => {
    const [long, short, odd] = [seen(null), seen(null), seen(null)].map((it, i) => ({ ...it, id: `e${i}` }))
    const recent = [long, short, odd].filter((it) => it !== undefined)
    const estimated = new Map([
      ['e0', 5_000],
      ['e1', 10],
      ['e2', null],
    ])
    expect(fitOf(small, recent, { egress: null }, 'openai', estimated)).toMatchObject({
      requests: 3,
      overContext: 1,
      lengthUnknown: 1,
    })
  })

  it('forbids every vendor but the primary’s own, unless a rule names others', () => {
    const forbidden = (egress: string[] | null, vendor: string | null) =>
      fitOf(small, [], { egress }, vendor).egressForbidden
    expect(forbidden(null, 'anthropic')).toBe(true)
    expect(forbidden(['openai'], 'anthropic')).toBe(false)
    expect(forbidden(['anthropic'], 'openai')).toBe(true)
    // nobody has sent a request yet: a rule holds all the same, the default is not known
    expect(forbidden(['anthropic'], null)).toBe(true)
    expect(forbidden(null, null)).toBe(false)
  })
})
