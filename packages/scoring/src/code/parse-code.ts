import { limits } from '../limits.ts'
import { isTooDeep, opensTooMany, treeOf, treeOrFault } from './depth.ts'
import type { Language } from './extract-code.ts'
import { faultBefore } from './fault-before.ts'
import { parseJavaScript } from './javascript.ts'
import { readPython } from './python.ts'

export type ParsedCode =
  | {
      ok: true /** the same for code that is built the same */
      structure: string
      names: ReadonlySet<string>
    }
  | { ok: false; reason: string /** our limit, not a fault of the code */; tooDeep: boolean }

const tooDeep: ParsedCode = {
  ok: false,
  reason: `the code nests deeper than ${limits.codeDepth}`,
  tooDeep: true,
}

/** Null where there is no parser for the language. */
export function parseCode(code: string, language: Language): ParsedCode | null {
  if (language === 'other') return null
  if (opensTooMany(code)) return tooDeep
  const parsed = parseWithin(code, language)
  // Without a word of it, TypeScript may hold elements.
  return parsed.ok || parsed.tooDeep || language !== 'typescript' || !/<\/|\/>/.test(code)
    ? parsed
    : parseWithin(code, 'tsx')
}

/** A tree that is made without recursion is put together with it. */
function parseWithin(code: string, language: Exclude<Language, 'other'>): ParsedCode {
  try {
    return parseAs(code, language)
  } catch (error) {
    if (error instanceof RangeError) return tooDeep
    throw error
  }
}

function parseAs(code: string, language: Exclude<Language, 'other'>): ParsedCode {
  const tree = treeOrFault(code, language)
  if (typeof tree === 'number') return parseFaulty(code, language, tree)
  if (isTooDeep(tree)) return tooDeep
  return language === 'python' ? readPython(tree, code) : parseJavaScript(code, language)
}

/** What the one parser of JavaScript is stuck at, the other may know. */
function parseFaulty(code: string, language: Exclude<Language, 'other'>, stuckAt: number): ParsedCode {
  if (isTooDeep(treeOf(code.slice(0, stuckAt), language))) return tooDeep
  if (language === 'python') {
    const line = code.slice(0, stuckAt).split('\n').length
    return { ok: false, reason: `line ${line} does not parse`, tooDeep: false }
  }
  const fault = faultBefore(code, language, stuckAt)
  if (fault !== null) return { ok: false, reason: fault, tooDeep: false }
  if (code.length > limits.oddCodeChars) return tooOdd
  return isTooDeep(treeOf(code, language)) ? tooDeep : parseJavaScript(code, language)
}

const tooOdd: ParsedCode = {
  ok: false,
  reason: `the code is above the limit of ${limits.oddCodeChars} characters for what only one parser knows`,
  tooDeep: true,
}
