/**
 * USD per million tokens. `steps` are long-context rates: a request whose input is longer than
 * `above` tokens is billed at that rate as a whole, not only for what lies above.
 */
export type Rate = number | { base: number; steps: readonly { above: number; rate: number }[] }

export type Rates = {
  input: Rate | null
  /** null: no discount, read tokens are billed as input */
  cacheRead: Rate | null
  /** null is unknown, since writes cost more than input where they are billed at all */
  cacheWrite: Rate | null
  cacheWriteHour: Rate | null
  output: Rate | null
  /** null: part of output, at its rate */
  reasoning: Rate | null
  inputAudio: Rate | null
  outputAudio: Rate | null
  /** USD each */
  perRequest: number | null
  serverTool: number | null
  /** what batch requests are billed, as a share of the rates */
  batchShare: number | null
}

/** The rates of a model at a time, and why one should believe them. */
export type PriceCard = {
  rates: Rates
  /** an override's own words, or the price list with its version and entry */
  source: string
  from: 'override' | 'list'
  /** first and last UTC day on which the rates hold; null: open */
  validFrom: string | null
  validUntil: string | null
}

export type CardOrReason = { known: true; card: PriceCard } | { known: false; reason: string }

export function rateAt(rate: Rate, inputTokens: number): number {
  if (typeof rate === 'number') return rate
  return rate.steps.reduce((found, step) => (inputTokens > step.above ? step.rate : found), rate.base)
}
