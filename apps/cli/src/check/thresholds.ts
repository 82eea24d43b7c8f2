import { verdicts } from '@tierdrop/decision'
import { z } from 'zod'
import { tierThresholds } from '../suite/suite-schema.ts'

const expected = `expected one of ${verdicts.join(', ')}, or a list of these`
const verdict = z.enum(verdicts)

const cellThresholds = z.strictObject({
  /** what must be said; a list where several will do */
  verdict: z.union([verdict, z.array(verdict).min(1)], expected).optional(),
  /** the net loss */
  loss: z.strictObject({ atMost: z.number().min(-1).max(1) }).optional(),
  /** USD a month */
  saving: z.strictObject({ atLeast: z.number() }).optional(),
})

/** What `tierdrop check --thresholds` reads: `tiers` for a run of a suite, `tasks` for stored verdicts. */
export const thresholdsSchema = z
  .strictObject({
    tiers: z.record(z.string(), tierThresholds).optional(),
    tasks: z.record(z.string(), z.record(z.string(), cellThresholds)).optional(),
  })
  .refine(
    ({ tiers, tasks }) => tiers !== undefined || tasks !== undefined,
    'nothing is asked: `tiers` (of a run) or `tasks` (of stored verdicts) is expected',
  )

export type CellThresholds = z.infer<typeof cellThresholds>
