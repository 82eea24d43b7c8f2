import { z } from 'zod'

/** ISO 8601, or ms since 1970 */
const spelledTime = 'expected a time with its zone, such as 2026-03-09T12:00:00Z, or ms since 1970'
export const time = z
  .union(
    [z.number().int(spelledTime).min(0, spelledTime), z.iso.datetime({ offset: true, error: spelledTime })],
    { error: spelledTime },
  )
  .transform((at) => (typeof at === 'number' ? at : Date.parse(at)))

const fields = z.looseObject({
  text: z.string().nullish(),
  tool_calls: z.array(z.unknown()).nullish(),
  usage: z.record(z.string(), z.unknown()).nullish(),
  /** the model that served; without it a tier's own */
  model: z.string().nullish(),
  stop: z.string().nullish(),
  ttft_ms: z.number().min(0).nullish(),
  total_ms: z.number().min(0).nullish(),
  error: z.unknown().optional(),
})
const known = Object.keys(fields.shape)

/** A reply may be empty, but a field that was mistyped must not make it so. */
const reply = fields.superRefine((it, context) => {
  const others = Object.keys(it).filter((key) => !known.includes(key))
  if (others.length === 0 || ['text', 'tool_calls', 'error'].some((key) => Object.hasOwn(it, key))) return
  context.addIssue({
    code: 'custom',
    message: `found ${others.join(', ')}, expected text, tool_calls or error`,
  })
})
export type ReplyLine = z.infer<typeof reply>

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/i, 'expected a name of letters, digits, ".", "_" and "-"')

export const pairLine = z.looseObject({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  at: time.optional(),
  session: z.string().min(1).nullish(),
  step: z.number().int().min(0).nullish(),
  task: z.string().min(1),
  kind: z.string().optional(),
  request: z.union(
    [
      z.looseObject({ messages: z.array(z.unknown(), 'expected a list') }),
      z.string().transform((content) => ({ messages: [{ role: 'user', content }] })),
    ],
    { error: 'expected a body with a list of messages, or the text of a user' },
  ),
  primary: reply,
  control: reply.nullish(),
  candidates: z
    .record(z.string(), reply)
    .superRefine((it, context) => {
      for (const key of Object.keys(it)) {
        const { error } = name.safeParse(key)
        if (error) context.addIssue({ code: 'custom', path: [key], message: error.issues[0]?.message ?? '' })
      }
    })
    .refine((it) => Object.keys(it).length > 0, 'expected at least one tier'),
})
export type PairLine = z.infer<typeof pairLine>
