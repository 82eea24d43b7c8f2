import { fencedBlocks } from '../fences.ts'

export type Language = 'javascript' | 'typescript' | 'jsx' | 'tsx' | 'python' | 'other'
export type ExtractedCode = {
  code: string
  language: Language
  fenced: boolean
  /** what the fence or the config calls the language, in small letters */
  tag: string | null
}

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
  return extractBlocks(text, wanted)[0] ?? null
}

/** All the blocks of code in a reply that may be what was asked for, the longest first. */
export function extractBlocks(text: string, wanted?: string): ExtractedCode[] {
  const named = wanted === undefined ? undefined : (tags[wanted.toLowerCase()] ?? 'other')
  const blocks = codeBlocks(text)
  if (blocks.length > 0) {
    const fitting =
      named === undefined
        ? blocks
        : blocks.filter((block) => block.language === null || block.language === named)
    return (fitting.length > 0 ? fitting : blocks)
      .toSorted((a, b) => b.code.length - a.code.length)
      .map(({ code, language, tag }) => ({
        code: code.trim(),
        language: named ?? language ?? guessLanguage(code),
        fenced: true,
        tag: tag ?? wanted?.toLowerCase() ?? null,
      }))
  }
  const bare = text.trim()
  if (bare === '' || !looksLikeCode(bare)) return []
  return [
    { code: bare, language: named ?? guessLanguage(bare), fenced: false, tag: wanted?.toLowerCase() ?? null },
  ]
}

type Block = { code: string; language: Language | null; tag: string | null }

function codeBlocks(text: string): Block[] {
  return [...fencedBlocks(text, mostBlocks)].map(({ tag, indent, body }) => {
    const name = tag.split(/\s/)[0]?.toLowerCase() ?? ''
    return {
      code: outdented(body, indent),
      language: name === '' ? null : (tags[name] ?? 'other'),
      tag: name === '' ? null : name,
    }
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
