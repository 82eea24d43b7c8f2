import { type ExtractedCode, extractBlocks, extractCode } from '../code/extract-code.ts'
import { withoutLayout } from '../code/layout.ts'
import { type ParsedCode, parseCode } from '../code/parse-code.ts'
import { canonicalJson } from '../equal/canonical.ts'
import { failure } from '../failures.ts'
import { limits, unscored } from '../limits.ts'
import type { GraderOptions } from '../options.ts'
import { recordText, referenceText } from '../replies.ts'
import { readJson } from '../reply-json.ts'
import type { Failure, Grade, Grader, Pair } from '../types.ts'
import { verdict } from '../verdict.ts'

/**
 * Code that parses, defines what was asked for and is built like the reference's: names of its own
 * variables, comments, layout and types do not count. Built otherwise it may still be right: only
 * tests or a judge can say, so that it fails as "different-code".
 */
export function codeGrader(options: GraderOptions = {}): Grader {
  return { name: 'code', version: 4, needs: [], grade: (pair) => grade(pair, options) }
}

function grade(pair: Pair, options: GraderOptions): Grade {
  const text = referenceText(pair.reference)
  if (text === null) return unscored('the truth is not code')
  const wanted = extractCode(text, options.language)
  const reply = recordText(pair.candidate)
  const blocks = blocksOf(reply, wanted, options.language)
  const given = blocks[0] ?? bareCode(reply, wanted)
  if (given === null)
    return wanted === null ? unscored('neither reply holds code') : verdict([failure('no-code')], 0)
  if (wanted === null) return unscored('the reference holds no code')
  for (const { code } of [wanted, given])
    if (code.length > limits.codeChars)
      return unscored(`code of ${code.length} characters is above the limit of ${limits.codeChars}`)
  return compareCode(wanted, [given, ...blocks.slice(1)], options.exports ?? null, requestText(pair))
}

/** blocks of one reply that are looked at, and their characters in all */
const mostBlocks = 8
const mostChars = 2 * limits.codeChars

/** In the language that is due; where only the code itself tells it, in the one that the reply's own fence names. */
function blocksOf(
  reply: string,
  wanted: ExtractedCode | null,
  language: string | undefined,
): ExtractedCode[] {
  const due = language ?? languageName(wanted)
  const blocks = extractBlocks(reply, due)
  if (language !== undefined || wanted === null || wanted.fenced || !scripts.has(wanted.language))
    return blocks
  const own = extractBlocks(reply).filter((block) => scripts.has(block.language))
  return own.length > 0 ? own : blocks
}

const scripts: ReadonlySet<string> = new Set(['javascript', 'typescript', 'jsx', 'tsx'])

/** Without a fence, what is in no language that is known here is taken for code where it is the reference's. */
function bareCode(reply: string, wanted: ExtractedCode | null): ExtractedCode | null {
  if (wanted?.language !== 'other' || comparable(reply) !== comparable(wanted.code)) return null
  return { code: reply.trim(), language: 'other', fenced: false, tag: null }
}

function languageName(code: ExtractedCode | null): string | undefined {
  return code === null || code.language === 'other' ? undefined : code.language
}

function compareCode(
  wanted: ExtractedCode,
  blocks: readonly [ExtractedCode, ...ExtractedCode[]],
  exports: readonly string[] | null,
  request: string,
): Grade {
  const reference = parseCode(wanted.code, wanted.language)
  const [given, rival] = chosen(blocks, reference)
  const notes = given.fenced && !wanted.fenced ? ['the code stands in a fence'] : []
  const parsed = parseCode(given.code, given.language)
  for (const one of [parsed, reference]) if (one?.ok === false && one.tooDeep) return unscored(one.reason)
  if (parsed === null || reference === null || !reference.ok)
    return compareAsText(wanted, given, reference, notes)
  if (!parsed.ok) return verdict([failure('syntax-error', null, parsed.reason)], 0, notes)
  const due = exports ?? [...reference.names].filter((name) => mentions(request, name))
  const missing = due.filter((name) => !parsed.names.has(name))
  const failures: Failure[] = missing.map((name) => failure('missing-export', name))
  if (parsed.structure !== reference.structure) failures.push(failure('different-code'))
  else if (rival !== null) failures.push(failure('different-code', rival, 'the reply has it in two ways'))
  const found = due.length === 0 ? 1 : 1 - missing.length / due.length
  return verdict(failures, failures.length === 0 ? 1 : found / 2, notes)
}

/** Of several blocks the one that defines most of what the reference does; and a name that another defines otherwise. */
function chosen(
  [first, ...rest]: readonly [ExtractedCode, ...ExtractedCode[]],
  reference: ParsedCode | null,
): [ExtractedCode, string | null] {
  if (rest.length === 0 || !reference?.ok || reference.names.size === 0) return [first, null]
  let chars = 0
  const looked = [first, ...rest].slice(0, mostBlocks).filter(({ code }) => {
    chars += code.length
    return chars <= mostChars
  })
  const read = looked.flatMap((block) => {
    const parsed = block.code.length > limits.codeChars ? null : parseCode(block.code, block.language)
    if (!parsed?.ok) return []
    return [{ block, parsed, defined: [...reference.names].filter((name) => parsed.names.has(name)) }]
  })
  const best = read.reduce<(typeof read)[number] | null>(
    (most, one) => (one.defined.length > (most?.defined.length ?? 0) ? one : most),
    null,
  )
  if (best === null) return [first, null]
  const others = read.filter(({ parsed }) => parsed.structure !== best.parsed.structure)
  return [best.block, others.flatMap(({ defined }) => defined)[0] ?? null]
}

function requestText({ conversation }: Pair): string {
  const said = conversation.messages.flatMap((message) =>
    message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])),
  )
  return [conversation.system, ...said].join('\n')
}

/** Asked for by name: a caller who looks for it notices that it is not there. */
function mentions(request: string, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(request)
}

function compareAsText(
  wanted: ExtractedCode,
  given: ExtractedCode,
  reference: ParsedCode | null,
  notes: string[],
): Grade {
  if (comparable(wanted.code) === comparable(given.code)) return verdict([], 1, notes)
  if (sameButForLayout(wanted, given)) return verdict([], 1, notes)
  const json = asJson(wanted.code)
  if (json !== null && json === asJson(given.code)) return verdict([], 1, notes)
  if (reference !== null && !reference.ok)
    return unscored(`the reference's code does not parse: ${reference.reason}`)
  return verdict([failure('different-code')], 0, [
    ...notes,
    'there is no parser for this language: compared as text',
  ])
}

/** Of one language, which a fence of one of them names. */
function sameButForLayout(wanted: ExtractedCode, given: ExtractedCode): boolean {
  const language = wanted.tag ?? given.tag ?? (statement.test(wanted.code) ? 'sql' : null)
  if (language === null || (given.tag !== null && given.tag !== language)) return false
  const plain = withoutLayout(wanted.code, language)
  return plain !== null && plain === withoutLayout(given.code, language)
}

/** JSON's layout is no content. */
function asJson(code: string): string | null {
  if (!/^\s*[[{]/.test(code)) return null
  const found = readJson(code)
  return found.found && found.how === 'strict' ? canonicalJson(found.exact) : null
}

const statement = /^\s*(?:select|insert|update|delete|with|create|alter|drop)\b/i

/** As text; in SQL a new line is white space like any other. */
function comparable(code: string): string {
  const plain = code
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim()
  if (!statement.test(plain) || /['"]|--|\/\*/.test(plain)) return plain
  return plain.replace(/\s+/g, ' ').replace(/;$/, '')
}
