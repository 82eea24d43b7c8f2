import { z } from 'zod'
import { money } from './values.ts'

/** USD per million tokens, unless the name says otherwise */
const rates = {
  input: money.optional(),
  cachedInput: money.optional(),
  cacheWrite: money.optional(),
  /** Anthropic's cache writes that live for an hour */
  cacheWriteHour: money.optional(),
  output: money.optional(),
  /** where a vendor bills it apart; otherwise it is part of output, at output's rate */
  reasoning: money.optional(),
  inputAudio: money.optional(),
  outputAudio: money.optional(),
}

export const price = z
  .strictObject({
    /** as tiers name it, or as replies do; a dated name falls back to its base name */
    model: z.string().min(1),
    /** only where this vendor serves it; null: wherever it is served */
    vendor: z.string().min(1).nullable().default(null),
    ...rates,
    /** USD for each request */
    perRequest: money.optional(),
    /** USD for each tool run by the vendor (a web search) */
    serverTool: money.optional(),
    /** what the batch API bills, as a share of the rates above */
    batchShare: z.number().min(0).max(1).optional(),
    /** rates of a whole request whose input is longer than `above` tokens */
    longContext: z.strictObject({ above: z.number().int().min(1), ...rates }).optional(),
    source: z.string().min(1),
    /** first and last day, UTC */
    from: z.iso.date({ error: 'a date such as 2026-03-31' }).optional(),
    until: z.iso.date({ error: 'a date such as 2026-03-31' }).optional(),
  })
  .refine(
    (value) => value.input !== undefined || value.output !== undefined || value.perRequest !== undefined,
    {
      error: 'at least one of input, output and perRequest',
    },
  )

export type PriceOverride = z.infer<typeof price>
