import type { Reply } from '@tierdrop/wire'
import type { Grade, Pair } from './types.ts'

/** What a grader takes on. Beyond it the answer is `unscored`, with the limit that was met. */
export const limits = {
  /** characters of a reply's text or of one call's arguments */
  replyChars: 4 * 1024 * 1024,
  /** characters of both replies that a judge is given */
  judgedChars: 200_000,
  /** characters of code that is parsed */
  codeChars: 32 * 1024,
  /** characters of JavaScript that only one of its two parsers knows */
  oddCodeChars: 4 * 1024,
  /** tool calls in one reply */
  calls: 128,
  /** nesting of a reply's JSON */
  depth: 200,
  /** steps of about a tenth of a microsecond that comparing two records may take, one less for every so many characters */
  comparingSteps: 320_000,
  charsPerStep: 7,
  largeChars: 1_000_000,
  /** values that an assertion's path may look at, each as often as it does */
  pathSteps: 300_000,
  /** nesting of code: parsers descend by recursion */
  codeDepth: 200,
  /** JSON text of a schema, and its nesting */
  schemaChars: 512 * 1024,
  schemaDepth: 100,
  schemaNodes: 20_000,
  /** subschemas applied to one reply, where a schema can make more work than its size times the reply's */
  schemaSteps: 500_000,
  /** a string that a pattern or a format is tried on */
  patternChars: 32 * 1024,
  formatChars: 2048,
  /** characters that patterns of one schema are tried on, each time they are; simple patterns apart */
  patternsChars: 1_500_000,
  /** failures that one grade lists */
  failures: 50,
} as const

export function tooLarge({ candidate, reference }: Pair): Grade | null {
  const tooMuch = tooLargeReply(candidate)
  if (tooMuch !== null) return tooMuch
  if (candidate.toolCalls.length > limits.calls)
    return unscored(`${candidate.toolCalls.length} tool calls are above the limit of ${limits.calls}`)
  return reference.from === 'primary' ? tooLargeReply(reference.reply) : null
}

function tooLargeReply({ text, toolCalls }: Reply): Grade | null {
  if (text.length > limits.replyChars) return tooLong(text)
  for (const call of toolCalls) if (call.arguments.length > limits.replyChars) return tooLong(call.arguments)
  return null
}

function tooLong(text: string): Grade {
  return unscored(`a reply of ${text.length} characters is above the limit of ${limits.replyChars}`)
}

export function unscored(reason: string): Grade {
  return { outcome: 'unscored', reason }
}
