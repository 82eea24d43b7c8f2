import { z } from 'zod'

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/i, 'letters, digits, ".", "_" and "-", beginning with a letter or digit')
const share = z.number().min(0).max(1)
const money = z.number().min(0)
/** `30s`, `5m`, `12h`, `7d` or milliseconds */
const duration = z
  .union([z.number().int().min(0), z.string().regex(/^\d+(ms|s|m|h|d)$/, 'a number with ms, s, m, h or d')])
  .transform(toMs)

function toMs(value: number | string): number {
  if (typeof value === 'number') return value
  const unit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }
  const [, digits, suffix] = /^(\d+)(ms|s|m|h|d)$/.exec(value) ?? []
  return Number(digits) * unit[suffix as keyof typeof unit]
}

const kind = z.enum(['classify', 'rank', 'extract', 'tools', 'agent', 'code', 'summarize', 'text'])
const dialect = z.enum(['openai-chat', 'openai-responses', 'anthropic-messages'])

const upstream = z.strictObject({
  url: z.url(),
  /** whom content sent there reaches; egress rules name vendors */
  vendor: name,
  /** the API family that a bare /v1 path means */
  api: z.enum(['openai', 'anthropic']).default('openai'),
  connectTimeout: duration.default(10_000),
  /** until the response's headers; a silent stream is never timed out unless bodyTimeout says so */
  headersTimeout: duration.default(600_000),
  bodyTimeout: duration.default(0),
})

const tier = z.strictObject({
  upstream: name,
  dialect,
  model: z.string().min(1),
  /** the environment variable that holds the key */
  key: z
    .string()
    .regex(/^[A-Z_][A-Z0-9_]*$/i, 'the name of an environment variable')
    .nullable()
    .default(null),
  prompt: z
    .strictObject({
      prepend: z.string().optional(),
      append: z.string().optional(),
      replace: z.string().optional(),
    })
    .default({}),
  parameters: z.record(z.string(), z.unknown()).default({}),
  timeout: duration.default(120_000),
  maxConcurrent: z.number().int().min(1).default(8),
  requestsPerMinute: z.number().int().min(1).optional(),
  contextWindow: z.number().int().min(1).optional(),
  tools: z.boolean().default(true),
  images: z.boolean().default(true),
})

const price = z.strictObject({
  model: z.string().min(1),
  /** USD per million tokens */
  input: money.optional(),
  cachedInput: money.optional(),
  cacheWrite: money.optional(),
  output: money.optional(),
  perRequest: money.optional(),
  source: z.string().min(1),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
})

const gates = z.strictObject({
  maxInvalid: share.optional(),
  maxRefusals: share.optional(),
  maxLatencyRatio: z.number().positive().optional(),
  maxOverContext: share.optional(),
})

/** What may be set for all, by kind, by task, and by task and candidate; the nearest wins. */
const policy = z.strictObject({
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

const match = z
  .strictObject({
    header: z.string().optional(),
    /** a pattern (RE2) found in the system prompt */
    system: z.string().optional(),
    tools: z.array(z.string()).min(1).optional(),
    schema: z.string().optional(),
    model: z.string().optional(),
    upstream: name.optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'at least one condition')

const assertion = z.union([
  z.strictObject({ matches: z.string() }),
  z.strictObject({ contains: z.string() }),
  z.strictObject({ notContains: z.string() }),
  z.strictObject({
    path: z.string(),
    equals: z.unknown().optional(),
    above: z.number().optional(),
    below: z.number().optional(),
  }),
  z.strictObject({ minLength: z.number().int().optional(), maxLength: z.number().int().optional() }),
  z.strictObject({ language: z.string() }),
])

const grading = z.strictObject({
  graders: z.array(z.string()).min(1).optional(),
  labels: z.union([z.array(z.string()), z.record(z.string(), z.array(z.string()))]).optional(),
  multiLabel: z.boolean().optional(),
  /** a JSON schema, or the path of a file that holds one */
  schema: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  strictJson: z.boolean().optional(),
  numberTolerance: z.number().min(0).optional(),
  strings: z.enum(['exact', 'normalized', 'fuzzy']).optional(),
  arrays: z.record(z.string(), z.string()).optional(),
  ignore: z.array(z.string()).optional(),
  assertions: z.array(assertion).optional(),
})

const task = policy.extend({
  match: match.optional(),
  kind: kind.optional(),
  ...grading.shape,
  candidates: z.array(name).optional(),
  /** the vendors that this task's content may reach; default: the primary's own alone */
  egress: z.array(name).optional(),
  /** off: no control trials, every unit's control counts as passing */
  control: z.enum(['on', 'off']).optional(),
  sample: share.optional(),
  /** by candidate */
  policy: z.record(name, policy).optional(),
})

const retention = z.strictObject({
  /** `trials`: until the unit's trials are done; else a time */
  originals: z.union([z.literal('trials'), duration]).default('trials'),
  content: duration.default(30 * 86_400_000),
  metadataOnly: z.boolean().default(false),
})

export const configSchema = z.strictObject({
  listen: z
    .strictObject({
      proxy: z.string().default('127.0.0.1:4100'),
      report: z.string().default('127.0.0.1:4200'),
    })
    .prefault({}),
  /** a SQLite file, or postgres://… */
  store: z.string().default('.tierdrop/tierdrop.db'),
  upstreams: z.record(name, upstream).default({}),
  tiers: z.record(name, tier).default({}),
  tasks: z.record(z.string().min(1), task).default({}),
  prices: z.array(price).default([]),
  evaluation: z
    .strictObject({
      name: name.default('default'),
      owner: z.string().nullable().default(null),
      from: z.iso.date().optional(),
      until: z.iso.date().optional(),
      candidates: z.array(name).default([]),
      /** USD for shadow and control calls */
      budget: money.nullable().default(null),
      seed: z.string().default('tierdrop'),
      policy: policy.prefault({}),
      kinds: z.partialRecord(kind, policy).default({}),
    })
    .prefault({}),
  defaults: z
    .strictObject({
      sample: share.default(0.1),
      control: z.enum(['on', 'off']).default('on'),
      retention: retention.prefault({}),
      sessionQuiet: duration.default(30 * 60_000),
      sessionMax: duration.default(24 * 3_600_000),
      trialExpiry: duration.default(24 * 3_600_000),
    })
    .prefault({}),
  redact: z
    .strictObject({
      builtin: z.boolean().default(true),
      patterns: z.record(z.string(), z.string()).default({}),
      paths: z.array(z.string()).default([]),
    })
    .prefault({}),
})

export type Config = z.infer<typeof configSchema>
export type PolicyInput = z.infer<typeof policy>
export type TierConfig = z.infer<typeof tier>
export type TaskConfig = z.infer<typeof task>
export type UpstreamConfig = z.infer<typeof upstream>
export type PriceOverride = z.infer<typeof price>
export type Assertion = z.infer<typeof assertion>
