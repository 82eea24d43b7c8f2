import { verdicts } from '@tierdrop/decision'
import { z } from 'zod'
import { BadRequest } from './bad-request.ts'

const name = z
  .string('given once, and not empty')
  .min(1, 'given once, and not empty')
  .max(300, 'at most 300 characters')
/** an empty choice of a form is no choice */
const choice = z.union([z.literal('').transform(() => undefined), name]).optional()
const flag = z
  .literal('1', '1, or left out')
  .optional()
  .transform((value) => value === '1')
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `one of ${values.join(', ')}`)

export const outcomes = ['passed', 'failed', 'unscored'] as const
export const labels = ['worse', 'equivalent', 'better', 'both-bad'] as const
const mostTrials = 500

export const noParameters = z.strictObject({})
export const verdictsQuery = z.strictObject({
  task: name.optional(),
  candidate: name.optional(),
  verdict: oneOf(verdicts).optional(),
})
export const tasksQuery = z.strictObject({ task: name.optional() })
export const trialsQuery = z.strictObject({
  task: name.optional(),
  candidate: name.optional(),
  outcome: oneOf(outcomes).optional(),
  role: oneOf(['candidate', 'control']).optional(),
  before: name.optional(),
  limit: z
    .string(`a whole number from 1 to ${mostTrials}`)
    .regex(/^[1-9]\d{0,2}$/, `a whole number from 1 to ${mostTrials}`)
    .transform(Number)
    .refine((limit) => limit <= mostTrials, `a whole number from 1 to ${mostTrials}`)
    .default(100),
})
export const candidateQuery = z.strictObject({ before: name.optional() })

const manner = { task: choice, candidate: choice, blind: flag }
const reviewer = z.string('a name').trim().max(100, 'at most 100 characters')
export const reviewQuery = z.strictObject({
  ...manner,
  reviewer: reviewer.optional(),
  trial: name.optional(),
  after: name.optional(),
})

const review = {
  trialId: name,
  label: oneOf(labels),
  reviewer: reviewer.min(1, 'the name of who says so'),
  note: z
    .string('text')
    .max(2000, 'at most 2,000 characters')
    .nullish()
    .transform((note) => (note === undefined || note?.trim() === '' ? null : (note ?? null))),
}
export const reviewBody = z.strictObject(review)
/** A form brings along where to go on. */
export const reviewForm = z.strictObject({ ...review, ...manner })

/** Strict: a parameter that is not known, or twice there, is a mistake and not a wish to be ignored. */
export function parse<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (issue?.code === 'unrecognized_keys') {
    const known = schema instanceof z.ZodObject ? Object.keys(schema.shape).join(', ') : ''
    throw new BadRequest(400, issue.keys[0] ?? null, known === '' ? 'no parameters here' : `one of ${known}`)
  }
  throw new BadRequest(400, issue?.path.join('.') || null, issue?.message ?? 'something else')
}
