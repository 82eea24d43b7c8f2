import { type Effort, spend, TooMuchEffort } from '../equal/effort.ts'
import { limits } from '../limits.ts'
import { safePattern } from '../schema/pattern.ts'

/** a pattern may stand in the reply itself */
const longestPattern = 1000
const trying = 8
const perCharacter = 1

/** RFC 9535's match() and search(); what is no text or no pattern matches nothing. */
export function matches(text: unknown, pattern: unknown, isWhole: boolean, effort: Effort): boolean {
  if (typeof text !== 'string' || typeof pattern !== 'string' || pattern.length > longestPattern) return false
  spend(effort, trying + text.length * perCharacter)
  if (text.length > limits.patternChars) throw new TooMuchEffort()
  const plain = withoutLineEnds(pattern)
  return safePattern(isWhole ? `^(?:${plain})$` : plain)?.test(text) ?? false
}

/** RFC 9485: a dot is anything but the end of a line, be it \n or \r. */
function withoutLineEnds(pattern: string): string {
  return pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\./gsu, (part) => (part === '.' ? '[^\\n\\r]' : part))
}
