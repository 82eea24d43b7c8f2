import { dialects } from '@tierdrop/wire'
import { z } from 'zod'
import { time } from './pair-line.ts'

export const logLine = z.looseObject({
  /** without one, a line is known by what it says */
  id: z
    .union([z.string().min(1), z.number()])
    .transform(String)
    .optional(),
  at: time.optional(),
  dialect: z.enum(dialects),
  /** as config names it; without one, the vendor's own that the dialect belongs to */
  upstream: z.string().min(1).optional(),
  request: z.record(z.string(), z.unknown()),
  response: z.looseObject({
    status: z.number().int().min(100).max(599),
    contentType: z.string().nullish(),
    /** as text, or as the JSON that it is */
    body: z.union([z.string(), z.record(z.string(), z.unknown())]),
  }),
  task: z.string().min(1).nullish(),
  session: z.string().min(1).nullish(),
  total_ms: z.number().min(0).nullish(),
})
export type LogLine = z.infer<typeof logLine>
