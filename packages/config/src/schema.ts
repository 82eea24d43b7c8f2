import { z } from 'zod'
import { parseListen } from './listen.ts'
import { defaults, limits, redact } from './schema/defaults.ts'
import { evaluation } from './schema/evaluation.ts'
import { price } from './schema/prices.ts'
import { task } from './schema/tasks.ts'
import { tier } from './schema/tiers.ts'
import { upstreams } from './schema/upstreams.ts'
import { name } from './schema/values.ts'

const address = z
  .string()
  .refine((value) => parseListen(value) !== null, 'an address such as 127.0.0.1:4100 (port 0: any free one)')

export const configSchema = z.strictObject({
  listen: z
    .strictObject({
      proxy: address.default('127.0.0.1:4100'),
      report: address.default('127.0.0.1:4200'),
    })
    .prefault({}),
  /** a SQLite file, or postgres://… */
  store: z.string().min(1).default('.tierdrop/tierdrop.db'),
  upstreams,
  tiers: z.record(name, tier).default({}),
  tasks: z.record(z.string().min(1), task).default({}),
  /** tasks that belong to one unit of work, in their order */
  pipelines: z.record(name, z.array(z.string().min(1)).min(1)).default({}),
  prices: z.array(price).default([]),
  evaluation: evaluation.prefault({}),
  defaults: defaults.prefault({}),
  limits: limits.prefault({}),
  redact: redact.prefault({}),
})

export type Config = z.infer<typeof configSchema>
