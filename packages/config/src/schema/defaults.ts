import { z } from 'zod'
import { judge } from './tasks.ts'
import { bytes, duration, environmentName, name, pattern, share } from './values.ts'

const day = 86_400_000

const retention = z.strictObject({
  /** `trials`: until the unit's trials are done; else a time */
  originals: z
    .union([z.literal('trials'), duration], { error: '"trials", or a duration such as 4d' })
    .default('trials'),
  content: duration.default(30 * day),
  metadataOnly: z.boolean().default(false),
  /** how often what is past its time is removed */
  purgeEvery: duration.default(3_600_000),
  /** originals are encrypted with this key: a file that is made on first use (mode 0600) … */
  keyFile: z.string().min(1).default('.tierdrop/key'),
  /** … or the environment variable that holds 32 bytes in base64 */
  key: environmentName.nullable().default(null),
})

export const defaults = z.strictObject({
  sample: share.default(0.1),
  control: z.enum(['on', 'off']).default('on'),
  retention: retention.prefault({}),
  sessionQuiet: duration.default(30 * 60_000),
  sessionMax: duration.default(day),
  trialExpiry: duration.default(day),
  /** calls for one trial, outages and rate limits included, before it is left out */
  attempts: z.number().int().min(1).max(20).default(5),
  judge: judge.nullable().default(null),
})

export const limits = z.strictObject({
  /** captures waiting in memory; more are missed, and counted */
  captureQueue: bytes.default(64 * 1_048_576),
  /** larger bodies are forwarded and counted, not read */
  body: bytes.default(4 * 1_048_576),
  /** from the wish to stop until what is still open is cut */
  drain: duration.default(4_000),
})

export const redact = z.strictObject({
  builtin: z.boolean().default(true),
  /** placeholder name -> pattern (RE2) */
  patterns: z.record(name, pattern).default({}),
  paths: z.array(z.string().min(1)).default([]),
})
