import { fencedBlocks } from '../fences.ts'

export type Language = 'javascript' | 'typescript' | 'jsx' | 'tsx' | 'python' | 'other'
export type ExtractedCode = { code: string; language: Language; fenced: boolean }

const tags: Readonly<Record<string, Language>> = {
  js: 'javascript',
  javascript: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  node: 'javascript',
  jsx: 'jsx',
  ts: 'typescript',
  typescript: 'typescript',
  mts: 'typescript',
  tsx: 'tsx',
  py: 'python',
  python: 'python',
  python3: 'python',
}

/** The code in a reply: of several fences the longest run of one language, else the reply itself. */
export function extractCode(text: string, wanted?: string): ExtractedCode | null {
  const named = wanted === undefined ? undefined : (tags[wanted.toLowerCase()] ?? 'other')
  const blocks = codeBlocks(text)
  if (blocks.length > 0) {
    const fitting =
      named === undefined
        ? blocks
        : blocks.filter((block) => block.language === null || block.language === named)
    const first = (fitting.length > 0 ? fitting : blocks).toSorted((a, b) => b.code.length - a.code.length)[0]
    if (first === undefined) return null
    const language = named ?? first.language ?? guessLanguage(first.code)
    return { code: first.code.trim(), language, fenced: true }
  }
  const bare = text.trim()
  if (bare === '') return null
  const language = named ?? guessLanguage(bare)
  if (!looksLikeCode(bare)) return null
  return { code: bare, language, fenced: false }
}

function codeBlocks(text: string): { code: string; language: Language | null }[] {
  return [...fencedBlocks(text, mostBlocks)].map(({ tag, indent, body }) => {
    const name = tag.split(/\s/)[0]?.toLowerCase() ?? ''
    return { code: outdented(body, indent), language: name === '' ? null : (tags[name] ?? 'other') }
  })
}

const mostBlocks = 50

/** A fence in a list stands as far in as the list's items do, and so does its code. */
function outdented(body: string, indent: number): string {
  if (indent === 0 || indent > 16) return body
  return body.replace(new RegExp(`^[ \\t]{1,${indent}}`, 'gm'), '')
}

const python =
  /^[ \t]*(?:def \w+\(.*|class \w+.*:|from [\w.]+ import |import \w+(?:\.\w+)*(?: as \w+)?$|elif .*:|@\w+)/m
const script =
  /^[ \t]*(?:export |import .* from |const |let |var |(?:async )?function\b|class \w+.*\{|interface \w+|type \w+ =|module\.exports)|=>/m
const typed =
  /^[ \t]*(?:interface \w+|type \w+ ?=|enum \w+)|\w\??: ?(?:string|number|boolean|unknown|any|void|Promise<|Record<|Array<|\w+\[\])/m

export function guessLanguage(code: string): Language {
  const head = code.slice(0, 20_000)
  if (python.test(head) && !/[{;]\s*$/m.test(head)) return 'python'
  if (script.test(head)) return typed.test(head) ? 'typescript' : 'javascript'
  return 'other'
}

function looksLikeCode(text: string): boolean {
  const head = text.slice(0, 20_000)
  return (
    python.test(head) ||
    script.test(head) ||
    /[{};]\s*$/m.test(head) ||
    /^[ \t]*(?:return|print|console\.)\b/m.test(head)
  )
}
