import type { Signed } from './counts.ts'
import type { BilledTokens } from './types.ts'

export const noTokens: BilledTokens = {
  input: 0,
  cached: 0,
  written: 0,
  writtenHour: 0,
  output: 0,
  reasoning: 0,
}

/** Evidence that was kept before a part was counted lacks it, and has no exchange that could have had it. */
export function sumTokens(list: readonly Signed<Partial<BilledTokens>>[]): BilledTokens {
  if (list.length === 0) return noTokens
  const sum = { ...noTokens }
  for (const { value, sign } of list) {
    sum.input += sign * (value.input ?? 0)
    sum.cached += sign * (value.cached ?? 0)
    sum.written += sign * (value.written ?? 0)
    sum.writtenHour += sign * (value.writtenHour ?? 0)
    sum.output += sign * (value.output ?? 0)
    sum.reasoning += sign * (value.reasoning ?? 0)
  }
  return sum
}

/** What a token costs, in any unit that is the same for all; a null has no rate of its own. */
export type TokenRates = {
  input: number
  cached: number | null
  written: number | null
  writtenHour: number | null
  output: number
  reasoning: number | null
}

export function billOf(tokens: BilledTokens, rates: TokenRates): number {
  const { input, cached, written, writtenHour, output, reasoning } = tokens
  const write = rates.written ?? rates.input
  const apart = rates.reasoning === null ? 0 : reasoning
  return (
    (input - cached - written) * rates.input +
    cached * (rates.cached ?? rates.input) +
    (written - writtenHour) * write +
    writtenHour * (rates.writtenHour ?? write) +
    (output - apart) * rates.output +
    apart * (rates.reasoning ?? 0)
  )
}

/**
 * The same requests, with this share of their input read from the cache. What a warm cache holds need
 * not be written: reads take the place of writes first, and what is read no more is written again.
 */
export function withHits(tokens: BilledTokens, hits: number): BilledTokens {
  const cached = hits * tokens.input
  const written = Math.min(Math.max(0, tokens.cached + tokens.written - cached), tokens.input - cached)
  const hour = tokens.written === 0 ? 0 : tokens.writtenHour / tokens.written
  return { ...tokens, cached, written, writtenHour: written * hour }
}

/** What the bill would be as a share of what it was; null where nothing was billed. */
export function cacheFactor(tokens: BilledTokens, rates: TokenRates, hits: number): number | null {
  const bill = billOf(tokens, rates)
  return bill > 0 ? billOf(withHits(tokens, hits), rates) / bill : null
}
