import { RE2JS } from 're2js'
import { limits } from '../limits.ts'
import { remembered } from '../remembered.ts'
import { linearPattern } from './linear-pattern.ts'

/** ajv tells patterns apart by their text */
export type Pattern = {
  test(text: string): boolean
  /** told at once, whatever the text */
  isFast: boolean
  /** whether the text is not too long to be tried */
  reads(text: string): boolean
  toString(): string
}

/** A pattern that cannot hang, whoever wrote it; null where RE2 does not know the notation (look-around, back-references). */
export const safePattern = remembered(1000, make)

function make(source: string): Pattern | null {
  const linear = linearPattern(source)
  if (linear !== null)
    return {
      test: (text) => linear.test(text),
      reads: () => true,
      isFast: true,
      toString: () => `/${source}/`,
    }
  try {
    const pattern = RE2JS.compile(source.replace(/\\u\{?([0-9a-fA-F]{4,6})\}?/g, '\\x{$1}'))
    const reads = (text: string): boolean => text.length <= limits.patternChars
    return {
      test: (text) => reads(text) && pattern.matcher(text).find(),
      reads,
      isFast: false,
      toString: () => `/${source}/`,
    }
  } catch {
    return null
  }
}
