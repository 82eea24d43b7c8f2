import { z } from 'zod'
import { policy } from './policy.ts'
import { kind, money, name } from './values.ts'

const date = z.iso.date({ error: 'a date such as 2026-03-31' })

export const evaluation = z.strictObject({
  name: name.default('default'),
  owner: z.string().nullable().default(null),
  from: date.optional(),
  until: date.optional(),
  candidates: z.array(name).default([]),
  /** USD for shadow and control calls */
  budget: money.nullable().default(null),
  seed: z.string().default('tierdrop'),
  policy: policy.prefault({}),
  kinds: z.partialRecord(kind, policy).default({}),
})
