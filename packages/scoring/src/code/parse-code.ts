import type { Language } from './extract-code.ts'
import { parseJavaScript } from './javascript.ts'
import { parsePython } from './python.ts'

export type ParsedCode =
  | {
      ok: true /** the same for code that is built the same */
      structure: string
      names: ReadonlySet<string>
    }
  | { ok: false; reason: string }

/** Null where there is no parser for the language. */
export function parseCode(code: string, language: Language): ParsedCode | null {
  if (language === 'python') return parsePython(code)
  if (language === 'other') return null
  return parseJavaScript(code, language)
}
