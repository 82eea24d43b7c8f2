import { calcPrice } from '@pydantic/genai-prices'
import { emptyUsage } from '@tierdrop/wire'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costOfUsage } from './cost-of-usage.ts'
import { listCard } from './list-card.ts'
import type { Rates } from './rates.ts'

const openRates: Rates = {
  input: 1,
  cacheRead: null,
  cacheWrite: null,
  cacheWriteHour: null,
  output: 2,
  reasoning: null,
  inputAudio: null,
  outputAudio: null,
  perRequest: null,
  serverTool: null,
  batchShare: null,
}
const usage = { ...emptyUsage(), input: 1_000, output: 100 }

describe('costOfUsage', () => {
  it('bills each part at its rate', () => {
    const rates = { ...openRates, cacheRead: 0.1, cacheWrite: 1.25, cacheWriteHour: 2, serverTool: 0.01 }
    const parts = { ...usage, cacheRead: 500, cacheWrite: 300, cacheWriteHour: 100, serverToolRequests: 2 }
    // 200 fresh, 500 read, 200 written for minutes, 100 for an hour, 100 out, 2 searches
    const nano = 200_000 + 50_000 + 250_000 + 200_000 + 200_000 + 20_000_000
    expect(costOfUsage(parts, rates)).toEqual({ known: true, nano })
  })

  it('bills cached tokens as input where there is no discount, and never twice', () => {
    expect(costOfUsage({ ...usage, cacheRead: 400 }, openRates)).toEqual({ known: true, nano: 1_200_000 })
  })

  it('bills reasoning apart only where it has a rate', () => {
    const thinking = { ...usage, reasoning: 60 }
    expect(costOfUsage(thinking, openRates)).toEqual({ known: true, nano: 1_200_000 })
    expect(costOfUsage(thinking, { ...openRates, reasoning: 3 })).toEqual({ known: true, nano: 1_260_000 })
  })

  it('bills a long request as a whole at its long rates', () => {
    const long = { ...openRates, input: { base: 1, steps: [{ above: 999, rate: 2 }] } }
    expect(costOfUsage(usage, long)).toEqual({ known: true, nano: 2_200_000 })
    expect(costOfUsage({ ...usage, input: 999 }, long)).toEqual({ known: true, nano: 1_199_000 })
  })

  it('bills by the request, with tokens or alone', () => {
    expect(costOfUsage(usage, { ...openRates, perRequest: 0.001 })).toEqual({ known: true, nano: 2_200_000 })
    const alone = { ...openRates, input: null, output: null, perRequest: 0.001 }
    expect(costOfUsage(emptyUsage(), alone)).toEqual({ known: true, nano: 1_000_000 })
  })

  it('halves tokens of a batch, not what is billed by the request', () => {
    const rates = { ...openRates, batchShare: 0.5, perRequest: 0.001 }
    const nano = 600_000 + 1_000_000
    expect(costOfUsage({ ...usage, serviceTier: 'batch' }, rates)).toEqual({ known: true, nano })
    expect(costOfUsage({ ...usage, serviceTier: 'default' }, rates)).toEqual({ known: true, nano: 2_200_000 })
  })

  it('rounds once, at the end', () => {
    // 0.0004 nano-dollars a token: each token alone would round to nothing
    const tiny = { ...openRates, input: 0.0000004, output: 0 }
    expect(costOfUsage({ ...usage, input: 10_000, output: 0 }, tiny)).toEqual({ known: true, nano: 4 })
  })

  it.each([
    [{ ...emptyUsage(), output: 5 }, openRates, 'the reply has no count of input tokens'],
    [{ ...emptyUsage(), input: 5 }, openRates, 'the reply has no count of output tokens'],
    [{ ...usage, cacheWrite: 5 }, openRates, 'no price for cache writes'],
    [{ ...usage, inputAudio: 5 }, openRates, 'no price for audio input'],
    [{ ...usage, serverToolRequests: 1 }, openRates, 'no price for tools that the vendor runs'],
    [{ ...usage, serviceTier: 'batch' }, openRates, 'no price for the batch tier'],
    [{ ...usage, serviceTier: 'priority' }, openRates, 'no price for the service tier "priority"'],
    [usage, { ...openRates, output: null }, 'no price for output tokens'],
    [
      { ...usage, cacheRead: 1_001 },
      openRates,
      'the usage block contradicts itself: its parts exceed its input tokens',
    ],
    [{ ...usage, input: 1.5 }, openRates, 'the usage block has a count that is no whole number of tokens'],
    [{ ...usage, input: -1 }, openRates, 'the usage block has a count that is no whole number of tokens'],
  ])('leaves unknown what is unknown (%#)', (given, rates, reason) => {
    expect(costOfUsage(given, rates)).toEqual({ known: false, reason })
  })

  it('is exact where doubles no longer are: huge counts, odd rates', () => {
    const count = fc.oneof(fc.nat(200_000), fc.maxSafeNat())
    const rate = fc.double({ min: 0, max: 2_000_000, noNaN: true })
    fc.assert(
      fc.property(count, count, rate, rate, (input, output, ofInput, ofOutput) => {
        const rates = { ...openRates, input: ofInput, output: ofOutput }
        const femto = (tokens: number, own: number) => BigInt(tokens) * BigInt(Math.round(own * 1e9))
        const nano = Number((femto(input, ofInput) + femto(output, ofOutput) + 500_000n) / 1_000_000n)
        expect(costOfUsage({ ...emptyUsage(), input, output }, rates)).toEqual({ known: true, nano })
      }),
      { numRuns: 500 },
    )
  })

  it('agrees with the price list’s own sums', () => {
    const models = [
      ['openai', 'gpt-5.4-mini'],
      ['openai', 'gpt-5.4'],
      ['anthropic', 'claude-haiku-4-5'],
      ['anthropic', 'claude-sonnet-4-5'],
    ] as const
    const at = Date.parse('2026-03-20T00:00:00Z')
    const count = fc.nat(150_000)
    fc.assert(
      fc.property(
        fc.constantFrom(...models),
        count,
        count,
        count,
        count,
        count,
        (model, fresh, read, minutes, hour, output) => {
          const [vendor, name] = model
          // OpenAI doesn't bill writes, so its list has no rate for them and ours says unknown.
          const [writes, hours] = vendor === 'anthropic' ? [minutes + hour, hour] : [0, 0]
          const found = listCard({ model: name, upstream: { vendor, url: '' } }, at)
          if (!found.known) throw new Error(found.reason)
          const input = fresh + read + writes
          const ours = costOfUsage(
            { ...emptyUsage(), input, output, cacheRead: read, cacheWrite: writes, cacheWriteHour: hours },
            found.card.rates,
          )
          const theirs = calcPrice(
            {
              input_tokens: input,
              output_tokens: output,
              cache_read_tokens: read,
              cache_write_tokens: writes,
              cache_write_1h_tokens: hours,
            },
            name,
            { providerId: vendor, timestamp: new Date(at) },
          )
          if (!ours.known || !theirs) throw new Error('both know these models')
          expect(Math.abs(ours.nano - theirs.total_price * 1e9)).toBeLessThan(0.51)
        },
      ),
      { seed: 1, numRuns: 500 },
    )
  })
})
