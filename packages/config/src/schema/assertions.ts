import { z } from 'zod'
import { jsonPath, languageCode, pattern } from './values.ts'

const length = z.number().int().min(1).optional()

/** Every value that the path finds has to fit; without a comparison, it has to find something. */
const atPath = z
  .strictObject({
    path: jsonPath,
    equals: z.unknown().optional(),
    above: z.number().optional(),
    below: z.number().optional(),
  })
  .superRefine(({ equals, above = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY }, context) => {
    const no = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const isBounded = above > Number.NEGATIVE_INFINITY || below < Number.POSITIVE_INFINITY
    if (below <= above) no('below', `more than above (${above})`)
    else if (
      equals !== undefined &&
      isBounded &&
      !(typeof equals === 'number' && equals > above && equals < below)
    )
      no('equals', 'a number that is above and below what the assertion says')
  })

const lengths = z
  .strictObject({ minLength: length, maxLength: length })
  // With `abort`, so that what has neither is not taken for one of these with a slip in it.
  .refine((value) => Object.keys(value).length > 0, { error: 'minLength, maxLength or both', abort: true })
  .superRefine(({ minLength = 1, maxLength = minLength }, context) => {
    if (maxLength < minLength)
      context.addIssue({ code: 'custom', path: ['maxLength'], message: `at least minLength (${minLength})` })
  })

/** Conditions on a reply. One that no reply can break, or none can meet, is a slip. */
export const assertion = z.union(
  [
    z.strictObject({ matches: pattern }),
    z.strictObject({ contains: z.string().min(1) }),
    z.strictObject({ notContains: z.string().min(1) }),
    atPath,
    lengths,
    z.strictObject({ language: languageCode }),
  ],
  {
    error:
      'one assertion: matches, contains, notContains, path (with equals, above or below), minLength/maxLength or language',
  },
)

export type Assertion = z.infer<typeof assertion>
