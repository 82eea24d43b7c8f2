import { z } from 'zod'
import { duration, money, share } from './values.ts'

const gates = z.strictObject({
  maxInvalid: share.optional(),
  maxRefusals: share.optional(),
  maxLatencyRatio: z.number().positive().optional(),
  maxOverContext: share.optional(),
})

/** What may be set for all, by kind, by task, and by task and candidate; the nearest wins. */
export const policy = z.strictObject({
  margin: z.number().min(-1).max(1).optional(),
  alpha: z.number().gt(0).lt(0.5).optional(),
  minUnits: z.number().int().min(0).optional(),
  minSpan: duration.optional(),
  gates: gates.optional(),
  savingFloor: money.optional(),
  fallback: z.boolean().optional(),
  /** USD for each wrong reply that is used */
  errorCost: money.optional(),
  reviewCost: money.optional(),
  reviewedShare: share.optional(),
  retries: z.number().int().min(0).max(5).optional(),
})

export type PolicyInput = z.infer<typeof policy>
