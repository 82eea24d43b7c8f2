import { parser as javascript } from '@lezer/javascript'
import { parser as python } from '@lezer/python'
import { limits } from '../limits.ts'
import type { Language } from './extract-code.ts'

const dialects: Readonly<Record<Exclude<Language, 'python' | 'other'>, string>> = {
  javascript: 'jsx',
  typescript: 'ts',
  jsx: 'jsx',
  tsx: 'ts jsx',
}

type Tree = ReturnType<typeof python.parse>

/** A tree made without recursion. The faster parser descends by recursion, and its stack is the process's own. */
export function treeOf(code: string, language: Exclude<Language, 'other'>): Tree {
  if (language === 'python') return python.parse(code)
  return javascript.configure({ dialect: dialects[language] }).parse(code)
}

/**
 * The tree of code without a fault, or the place where the parser is stuck. To go on from there it would try
 * what could have been meant, again at each fault, which takes half a second of 32 KB of faults.
 */
export function treeOrFault(code: string, language: Exclude<Language, 'other'>): Tree | number {
  try {
    if (language === 'python') return python.configure({ strict: true }).parse(code)
    return javascript.configure({ dialect: dialects[language], strict: true }).parse(code)
  } catch (error) {
    const at = error instanceof SyntaxError ? /^No parse at (\d+)$/.exec(error.message)?.[1] : undefined
    if (at === undefined) throw error
    return Number(at)
  }
}

export function isTooDeep(tree: Tree): boolean {
  let depth = 0
  let deepest = 0
  const cursor = tree.cursor()
  for (;;) {
    if (cursor.firstChild()) {
      deepest = Math.max(deepest, ++depth)
      if (deepest > limits.codeDepth) return true
      continue
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent()) return false
      depth--
    }
  }
}

/** Brackets open at once; cheap, and before any parser sees them. */
export function opensTooMany(code: string): boolean {
  let depth = 0
  for (let at = 0; at < code.length; at++) {
    const sign = code.charCodeAt(at)
    if (sign === 40 || sign === 91 || sign === 123) {
      if (++depth > limits.codeDepth) return true
    } else if ((sign === 41 || sign === 93 || sign === 125) && depth > 0) depth--
  }
  return false
}
