import { z } from 'zod'
import { dialect, duration, environmentName, name } from './values.ts'

export const tier = z.strictObject({
  upstream: name,
  dialect,
  model: z.string().min(1),
  /** the environment variable that holds the key */
  key: environmentName.nullable().default(null),
  prompt: z
    .strictObject({
      prepend: z.string().optional(),
      append: z.string().optional(),
      replace: z.string().optional(),
    })
    .default({}),
  /** merged over the request's own; null takes one out */
  parameters: z.record(z.string(), z.unknown()).default({}),
  timeout: duration.default(120_000),
  maxConcurrent: z.number().int().min(1).default(8),
  requestsPerMinute: z.number().int().min(1).optional(),
  contextWindow: z.number().int().min(1).optional(),
  tools: z.boolean().default(true),
  images: z.boolean().default(true),
})

export type TierConfig = z.infer<typeof tier>
