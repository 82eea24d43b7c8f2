import { z } from 'zod'
import { assertion } from './assertions.ts'
import { policy } from './policy.ts'
import { kind, name, pattern, share } from './values.ts'

const match = z
  .strictObject({
    header: z.string().optional(),
    /** a pattern (RE2) found in the system prompt */
    system: pattern.optional(),
    tools: z.array(z.string()).min(1).optional(),
    schema: z.string().optional(),
    model: z.string().optional(),
    upstream: name.optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'at least one condition')

/** A model that labels where comparing is not enough; counted only where reviewers admit it. */
export const judge = z.strictObject({
  tier: name,
  /** what "as good as the reference" means for this task, in a sentence or a few */
  criteria: z.string().min(1),
})

/** Gates on how a reply comes; what is not named is no gate. */
const shape = z
  .strictObject({
    maxLatencyMs: z.number().positive().optional(),
    /** the candidate's total time over the reference's */
    maxLatencyRatio: z.number().positive().optional(),
    /** the candidate's length in characters over the reference's */
    minLengthRatio: z.number().min(0).optional(),
    maxLengthRatio: z.number().positive().optional(),
    /** it has to stop for the reason that the reference stopped for */
    sameStop: z.boolean().optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'at least one gate')
  .superRefine(({ minLengthRatio: least = 0, maxLengthRatio: most = least }, context) => {
    if (least > most)
      context.addIssue(`minLengthRatio (${least}) to be no more than maxLengthRatio (${most})`)
  })

const grading = z.strictObject({
  /** names of built-in graders, or the path of a TypeScript file with a grader of your own */
  graders: z.array(z.string().min(1)).min(1).optional(),
  /** of graders in the score that explains; the whole record decides whatever they are */
  weights: z.record(z.string(), z.number().min(0)).optional(),
  labels: z
    .union([z.array(z.string()), z.record(z.string(), z.array(z.string()))], {
      error: 'a list of labels, or labels with their synonyms ({ refund: [money back] })',
    })
    .optional(),
  multiLabel: z.boolean().optional(),
  /** a JSON schema, or the path of a file that holds one */
  schema: z
    .union([z.string().min(1), z.record(z.string(), z.unknown())], {
      error: 'a JSON schema or the path of a file that holds one',
    })
    .optional(),
  strictJson: z.boolean().optional(),
  numberTolerance: z.number().min(0).optional(),
  strings: z.enum(['exact', 'normalized', 'fuzzy']).optional(),
  arrays: z.record(z.string(), z.string()).optional(),
  ignore: z.array(z.string()).optional(),
  assertions: z.array(assertion).optional(),
  /** of a ranking, the places that count; default: all */
  topK: z.number().int().min(1).optional(),
  /** of a summary, the share of what the reference kept of the source that has to survive; default: 0.8 */
  minCoverage: z.number().min(0).max(1).optional(),
  shape: shape.optional(),
  /** of code, the names that it has to define; default: those of the reference that the request names */
  exports: z.array(z.string().min(1)).min(1).optional(),
  /** of code, its language; default: the reference's */
  language: z.string().min(1).optional(),
  /**
   * What is counted of a reply: whether it passes, or, where graders measure it (summaries), the share
   * of the checkable content that survives.
   */
  score: z.enum(['passes', 'coverage']).optional(),
  judge: judge.partial().optional(),
})

export const task = policy.extend({
  match: match.optional(),
  /** keys of found tasks that are this one: a single key renames it, several merge them */
  found: z.array(z.string().min(1)).min(1).optional(),
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

export type TaskConfig = z.infer<typeof task>
export type JudgeConfig = z.infer<typeof judge>
