import { canonicalJson } from '../equal/canonical.ts'
import { samePlainText } from '../equal/plain-text.ts'
import { failure } from '../failures.ts'
import { unscored } from '../limits.ts'
import { referenceText } from '../replies.ts'
import { readJson } from '../reply-json.ts'
import { textSignals } from '../text/signals.ts'
import { chrF } from '../text/similarity.ts'
import type { Grade, Grader, Pair } from '../types.ts'
import { verdict } from '../verdict.ts'
import { toolCallsGrader } from './tool-calls.ts'

/**
 * Passes only where the text says the same beyond doubt. All else "differs": whether it matters, a
 * reviewer or an admitted judge has to say.
 */
export const textGrader: Grader = { name: 'text', version: 4, needs: [], grade }

function grade(pair: Pair): Grade | Promise<Grade> {
  const { reference, candidate } = pair
  if (
    reference.from === 'primary' &&
    (reference.reply.toolCalls.length > 0 || candidate.toolCalls.length > 0)
  ) {
    const calls = toolCallsGrader.grade(pair)
    // What is said beside a call is for nobody's eyes.
    if (reference.reply.toolCalls.length > 0 || (!(calls instanceof Promise) && calls.outcome !== 'passed'))
      return calls
  }
  const wanted = reference.from === 'primary' ? reference.reply.text : referenceText(reference)
  if (wanted === null) return unscored('the truth is not a text')
  return compareTexts(wanted, candidate.text)
}

export function compareTexts(wanted: string, given: string): Grade {
  if (saysTheSame(wanted, given)) return verdict([], 1)
  const similarity = chrF(wanted, given)
  return verdict([failure('differs')], similarity, () => textSignals(wanted, given, similarity))
}

export function saysTheSame(a: string, b: string): boolean {
  if (a === b) return true
  // Taking away what is no content cannot bridge this.
  if (Math.min(a.length, b.length) * 4 + 200 < Math.max(a.length, b.length)) return false
  if (samePlainText(a, b)) return true
  return isSameJson(a, b)
}

function isSameJson(a: string, b: string): boolean {
  if (!/^\s*[[{]/.test(a) || !/^\s*[[{]/.test(b)) return false
  const [one, other] = [readJson(a), readJson(b)]
  if (!one.found || !other.found || one.how !== 'strict' || other.how !== 'strict') return false
  return canonicalJson(one.exact) === canonicalJson(other.exact)
}
