import { kinds } from '@tierdrop/scoring'
import { z } from 'zod'
import { duration } from '../read-yaml.ts'

const share = z.number().min(0).max(1)

/** What a tier must prove on a suite; each is decided by what the run shows with its interval. */
export const tierThresholds = z.strictObject({
  /** share of cases that come out wrong */
  wrong: z.strictObject({ atMost: share }).optional(),
  /** baseline passed minus this tier passed, per case */
  loss: z.strictObject({ atMost: z.number().min(-1).max(1) }).optional(),
  /** USD per 1,000 cases */
  cost: z.strictObject({ atMost: z.number().min(0) }).optional(),
  /** of a reply's total time */
  p95: z.strictObject({ atMost: duration }).optional(),
})

export const suiteSchema = z.strictObject({
  name: z.string().regex(/^[\w.-]+$/, 'a name of letters, digits, ".", "_" and "-": it names a file'),
  kind: z.enum(kinds),
  /** the labels, or each with its synonyms */
  labels: z.union([z.array(z.string()).min(1), z.record(z.string(), z.array(z.string()))]).optional(),
  /** a JSON schema that replies must follow */
  schema: z.record(z.string(), z.unknown()).optional(),
  cases: z.union([
    z.string().min(1),
    z.strictObject({
      simulator: z.literal('intents'),
      count: z.number().int().min(1),
      seed: z.string().min(1),
    }),
  ]),
  /** the tier that the others are compared with, where it is run; else the first that is run */
  baseline: z.string().optional(),
  margin: share.default(0.02),
  alpha: z.number().gt(0).lt(1).default(0.05),
  thresholds: z.record(z.string(), tierThresholds).default({}),
})

export type Suite = z.infer<typeof suiteSchema>
export type TierThresholds = z.infer<typeof tierThresholds>
