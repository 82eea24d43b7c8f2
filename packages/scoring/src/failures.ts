import type { Failure } from './types.ts'

/**
 * Everything that can be wrong with a reply, by name. `detectable`: a caller sees it in the reply
 * itself, with the request at hand and without knowing the right answer.
 */
export const failures = {
  // any reply
  error: [true, 'the vendor answered with an error'],
  refusal: [true, 'the model refused to answer'],
  truncated: [true, 'the reply was cut off before it was complete'],
  'empty-reply': [true, 'the reply is empty'],
  // JSON and schema
  'invalid-json': [true, 'the reply is not valid JSON'],
  'json-in-fence': [true, 'the JSON is wrapped in a code fence'],
  'json-in-prose': [true, 'the JSON has other text around it'],
  'schema-violated': [true, 'a value breaks the schema'],
  'missing-required': [true, 'something required is missing'],
  // labels
  'no-label': [true, 'no known label is in the reply'],
  'two-labels': [true, 'the reply names more than one label'],
  'wrong-label': [false, 'the label is another one'],
  'missing-label': [false, 'one of several labels is missing'],
  'extra-label': [false, 'there is a label too many'],
  // fields
  'missing-field': [false, 'a field that has a value in the reference is missing'],
  'dropped-optional': [false, 'an optional field was dropped silently'],
  'invented-field': [false, 'there is a field that the reference does not have'],
  'wrong-value': [false, 'a value is wrong'],
  'wrong-type': [false, 'a value has another type'],
  'swapped-fields': [false, 'a value stands in another field'],
  'missing-item': [false, 'an item of a list is missing'],
  'invented-item': [false, 'a list has an item that the reference does not have'],
  'wrong-order': [false, 'the order is another one'],
  // tool calls
  'no-call': [false, 'a tool should have been called and none was'],
  'missing-call': [false, 'one of several tool calls is missing'],
  'needless-call': [false, 'a tool was called where none was due'],
  'wrong-tool': [false, 'another tool was called'],
  'unknown-tool': [true, 'a tool was called that does not exist'],
  'malformed-arguments': [true, 'the arguments of a tool call are not valid JSON'],
  'invalid-argument': [true, "an argument breaks the tool's schema"],
  'missing-argument': [false, 'an optional argument that was due is missing'],
  'invented-argument': [false, 'there is an argument that was not due'],
  'wrong-argument': [false, 'an argument has a wrong value'],
  // rank
  'wrong-first': [false, 'another item comes first'],
  'missing-rank': [false, 'an item is missing from the ranking'],
  'invented-rank': [false, 'the ranking has an item that does not exist'],
  // summaries
  'low-coverage': [false, 'too little of the checkable content survives'],
  'lost-second-half': [false, 'the second half of the source is forgotten'],
  contradicted: [false, 'a number contradicts the source'],
  'invented-name': [false, 'a name is not in the source'],
  // code
  'no-code': [true, 'there is no code in the reply'],
  'syntax-error': [true, 'the code does not parse'],
  'missing-export': [true, 'the code does not define what was asked for'],
  'different-code': [false, 'the code is built differently'],
  // text, shape, conditions, judge
  differs: [false, 'the text does not say the same beyond doubt'],
  'judged-worse': [false, 'the judge found the reply worse'],
  'wrong-language': [true, 'the reply is in another language'],
  'too-short': [true, 'the reply is too short'],
  'too-long': [true, 'the reply is too long'],
  'too-slow': [true, 'the reply took too long'],
  'wrong-stop': [false, 'the reply stopped for another reason'],
  'condition-failed': [true, 'a condition from the config does not hold'],
  'grader-failed': [false, "the team's own grader says no"],
} as const satisfies Record<string, readonly [detectable: boolean, sentence: string]>

export type FailureCode = keyof typeof failures

export function failureSentence(code: FailureCode): string {
  return failures[code][1]
}

export function isDetectable(code: FailureCode): boolean {
  return failures[code][0]
}

const longestDetail = 200

export function failure(
  code: FailureCode,
  path: string | null = null,
  detail: string | null = null,
): Failure {
  const short =
    detail !== null && detail.length > longestDetail ? `${detail.slice(0, longestDetail)}…` : detail
  return { code, detectable: failures[code][0], path, detail: short }
}
