import { canonicalJson } from '../equal/canonical.ts'
import { TooMuchEffort } from '../equal/effort.ts'
import { failure } from '../failures.ts'
import { findValues } from '../json-path/find-values.ts'
import { limits, unscored } from '../limits.ts'
import type { Assertion, GraderOptions } from '../options.ts'
import { recordText } from '../replies.ts'
import { readJson } from '../reply-json.ts'
import { safePattern } from '../schema/pattern.ts'
import { languageOf } from '../text/language.ts'
import type { Failure, Grade, Grader, Pair } from '../types.ts'
import { verdict } from '../verdict.ts'
import { countCharacters } from './count-characters.ts'

/** Conditions from the config: each has to hold. */
export function assertionsGrader(options: GraderOptions = {}): Grader {
  const assertions = options.assertions ?? []
  return { name: 'assertions', version: 4, needs: [], role: 'gate', grade: (pair) => grade(pair, assertions) }
}

type Answer = { failed: Failure | null } | { unknown: string }

function grade(pair: Pair, assertions: readonly Assertion[]): Grade {
  if (assertions.length === 0) return unscored('the config has no assertions')
  const text = recordText(pair.candidate)
  const failures: Failure[] = []
  let unknown: string | null = null
  let held = 0
  for (const [index, assertion] of assertions.entries()) {
    const place = `assertions[${index}]`
    const answer = check(assertion, text, place)
    if ('unknown' in answer) unknown ??= `${place}: ${answer.unknown}`
    else if (answer.failed) failures.push(answer.failed)
    else held++
  }
  if (unknown === null) return verdict(failures, held / assertions.length)
  // What nobody can tell does not make good what is broken.
  return failures.length === 0 ? unscored(unknown) : verdict(failures, held / assertions.length, [unknown])
}

function check(assertion: Assertion, text: string, place: string): Answer {
  const no = (detail: string): Answer => ({ failed: failure('condition-failed', place, detail) })
  const yes: Answer = { failed: null }
  if ('matches' in assertion) {
    const pattern = safePattern(assertion.matches)
    if (pattern === null) return { unknown: `RE2 does not know the pattern ${assertion.matches}` }
    if (!pattern.reads(text)) return { unknown: `a pattern is tried on ${limits.patternChars} characters` }
    return pattern.test(text) ? yes : no(`does not match ${assertion.matches}`)
  }
  if ('contains' in assertion)
    return text.includes(assertion.contains) ? yes : no(`does not contain "${assertion.contains}"`)
  if ('notContains' in assertion)
    return text.includes(assertion.notContains) ? no(`contains "${assertion.notContains}"`) : yes
  if ('path' in assertion) return checkPath(assertion, text, no)
  if ('language' in assertion) {
    const language = languageOf(text)
    if (language === null) return { unknown: 'the reply is too short to tell its language' }
    return language === assertion.language.toLowerCase().split(/[-_]/)[0]
      ? yes
      : { failed: failure('wrong-language', place, `${language} instead of ${assertion.language}`) }
  }
  const length = countCharacters(text)
  if (assertion.minLength !== undefined && length < assertion.minLength)
    return { failed: failure('too-short', place, `${length} characters`) }
  if (assertion.maxLength !== undefined && length > assertion.maxLength)
    return { failed: failure('too-long', place, `${length} characters`) }
  return yes
}

/** Every value that the path finds has to fit; a path that finds nothing does not. */
function checkPath(
  assertion: Extract<Assertion, { path: string }>,
  text: string,
  no: (detail: string) => Answer,
): Answer {
  const json = readJson(text)
  if (!json.found)
    return json.tooDeep ? { unknown: json.reason } : { failed: failure('invalid-json', '$', json.reason) }
  let values: unknown[]
  try {
    values = findValues(assertion.path, json.value, { left: limits.pathSteps })
  } catch (error) {
    if (error instanceof TooMuchEffort) return { unknown: `${assertion.path} takes too much effort` }
    return { unknown: error instanceof Error ? error.message : String(error) }
  }
  if (values.length === 0) return no(`nothing at ${assertion.path}`)
  const wrong = values.find((value) => !fits(assertion, value))
  return wrong === undefined ? { failed: null } : no(`${assertion.path} is ${JSON.stringify(wrong)}`)
}

function fits({ equals, above, below }: Extract<Assertion, { path: string }>, value: unknown): boolean {
  if (equals !== undefined && equals !== value && canonicalJson(equals) !== canonicalJson(value)) return false
  if (above !== undefined && !(typeof value === 'number' && value > above)) return false
  return below === undefined || (typeof value === 'number' && value < below)
}
