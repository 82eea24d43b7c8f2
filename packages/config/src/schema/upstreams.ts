import { z } from 'zod'
import { duration, environmentName, name } from './values.ts'

const upstream = z.strictObject({
  /** the proxy strips `/{upstream}` and appends the rest, so an API's `/v1` is no part of it */
  url: z
    .url({ protocol: /^https?$/, error: 'an http(s) URL such as https://api.openai.com' })
    .refine((value) => {
      const parsed = URL.parse(value)
      return parsed === null || (parsed.username === '' && parsed.password === '')
    }, 'a URL without credentials (they pass in headers)'),
  /** whom content sent there reaches; egress rules name vendors */
  vendor: name,
  /** the API family that a bare /v1 path means */
  api: z.enum(['openai', 'anthropic']).default('openai'),
  /** the environment variable that holds the key of control calls: clients' own keys are never used */
  key: environmentName.nullable().default(null),
  connectTimeout: duration.default(10_000),
  /** until the response's headers; a silent stream is never timed out unless bodyTimeout says so */
  headersTimeout: duration.default(600_000),
  bodyTimeout: duration.default(0),
})

/** There unless overridden; an override need only name what differs. */
export const builtinUpstreams = {
  openai: { url: 'https://api.openai.com', vendor: 'openai', api: 'openai', key: 'OPENAI_API_KEY' },
  anthropic: {
    url: 'https://api.anthropic.com',
    vendor: 'anthropic',
    api: 'anthropic',
    key: 'ANTHROPIC_API_KEY',
  },
} as const satisfies Record<string, z.input<typeof upstream>>

export const upstreams = z.preprocess(
  (given) => {
    if (given === undefined || given === null) return builtinUpstreams
    if (typeof given !== 'object' || Array.isArray(given)) return given
    const merged: Record<string, unknown> = { ...builtinUpstreams, ...given }
    for (const [key, base] of Object.entries(builtinUpstreams)) {
      const override = merged[key]
      if (override !== null && typeof override === 'object') merged[key] = { ...base, ...override }
    }
    return merged
  },
  z.record(name, upstream),
)

export type UpstreamConfig = z.infer<typeof upstream>
