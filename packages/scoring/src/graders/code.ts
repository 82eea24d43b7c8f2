import { type ExtractedCode, extractCode } from '../code/extract-code.ts'
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
  return { name: 'code', version: 3, needs: [], grade: (pair) => grade(pair, options) }
}

function grade(pair: Pair, options: GraderOptions): Grade {
  const text = referenceText(pair.reference)
  if (text === null) return unscored('the truth is not code')
  const wanted = extractCode(text, options.language)
  const reply = recordText(pair.candidate)
  const given = extractCode(reply, options.language ?? languageName(wanted)) ?? bareCode(reply, wanted)
  if (given === null)
    return wanted === null ? unscored('neither reply holds code') : verdict([failure('no-code')], 0)
  if (wanted === null) return unscored('the reference holds no code')
  for (const { code } of [wanted, given])
    if (code.length > limits.codeChars)
      return unscored(`code of ${code.length} characters is above the limit of ${limits.codeChars}`)
  return compareCode(wanted, given, options.exports ?? null, requestText(pair))
}

/** Without a fence, what is in no language that is known here is taken for code where it is the reference's. */
function bareCode(reply: string, wanted: ExtractedCode | null): ExtractedCode | null {
  if (wanted?.language !== 'other' || comparable(reply) !== comparable(wanted.code)) return null
  return { code: reply.trim(), language: 'other', fenced: false }
}

function languageName(code: ExtractedCode | null): string | undefined {
  return code === null || code.language === 'other' ? undefined : code.language
}

function compareCode(
  wanted: ExtractedCode,
  given: ExtractedCode,
  exports: readonly string[] | null,
  request: string,
): Grade {
  const notes = given.fenced && !wanted.fenced ? ['the code stands in a fence'] : []
  const parsed = parseCode(given.code, given.language)
  const reference = parseCode(wanted.code, wanted.language)
  for (const one of [parsed, reference]) if (one?.ok === false && one.tooDeep) return unscored(one.reason)
  if (parsed === null || reference === null || !reference.ok)
    return compareAsText(wanted, given, reference, notes)
  if (!parsed.ok) return verdict([failure('syntax-error', null, parsed.reason)], 0, notes)
  const due = exports ?? [...reference.names].filter((name) => mentions(request, name))
  const missing = due.filter((name) => !parsed.names.has(name))
  const failures: Failure[] = missing.map((name) => failure('missing-export', name))
  if (parsed.structure !== reference.structure) failures.push(failure('different-code'))
  const found = due.length === 0 ? 1 : 1 - missing.length / due.length
  return verdict(failures, failures.length === 0 ? 1 : found / 2, notes)
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
  const json = asJson(wanted.code)
  if (json !== null && json === asJson(given.code)) return verdict([], 1, notes)
  if (reference !== null && !reference.ok)
    return unscored(`the reference's code does not parse: ${reference.reason}`)
  return verdict([failure('different-code')], 0, [
    ...notes,
    'there is no parser for this language: compared as text',
  ])
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
