import { limits } from '../limits.ts'
import { isTooDeep, opensTooMany, treeOf } from './depth.ts'
import type { Language } from './extract-code.ts'
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
  const tree = treeOf(code, language)
  if (isTooDeep(tree)) return tooDeep
  return language === 'python' ? readPython(tree, code) : parseJavaScript(code, language)
}
