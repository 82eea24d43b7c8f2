import type { Conversation } from '@tierdrop/wire'
import { failure } from '../failures.ts'
import { saysTheSame } from '../graders/text.ts'
import { unscored } from '../limits.ts'
import type { GraderOptions } from '../options.ts'
import { recordText, referenceText } from '../replies.ts'
import { contradictedClaims, otherOpenings } from '../summary/claims.ts'
import { contradictedDecisions, contradictedNumbers } from '../summary/contradictions.ts'
import { type Fact, factsOf } from '../summary/facts.ts'
import { denialsLost, deniedAgainst } from '../summary/negations.ts'
import { has, hasNamed, hasWhole, type Searched, searched } from '../summary/survival.ts'
import type { Failure, Grade, Grader, Pair } from '../types.ts'
import { verdict } from '../verdict.ts'

/** What is checked of a source: beyond this, a summary is of something else than text. */
const longest = 400_000
const defaultCoverage = 0.8
/** so many times as long as the reference, and longer than a summary ever is */
const tooManyTimes = 5
const longSummary = 20_000

/**
 * How much of the source's checkable content survives, measured by what the reference kept of it:
 * numbers, dates, names, quoted terms, decisions; by halves of the source; with what is made up.
 */
export function summaryGrader(options: GraderOptions = {}): Grader {
  return {
    name: 'summary',
    version: 4,
    needs: ['source'],
    grade: (pair) => grade(pair, options.minCoverage ?? defaultCoverage),
  }
}

function grade(pair: Pair, minCoverage: number): Grade {
  const source = sourceOf(pair.conversation)
  const reference = referenceText(pair.reference)
  if (reference === null) return unscored('the truth is not a text')
  const text = recordText(pair.candidate)
  if (source.length > longest)
    return unscored(`a source of ${source.length} characters is above the limit of ${longest}`)
  if (reference.length > longSummary)
    return unscored(`a reference of ${reference.length} characters is no summary`)
  if (saysTheSame(reference, text)) return verdict([], 1)
  if (text.length > Math.max(longSummary, reference.length * tooManyTimes))
    return verdict([failure('too-long', null, `${text.length} characters for ${reference.length}`)], 0)
  const sourceFacts = factsOfSource(source)
  const wholeSource = searched(source, sourceFacts, 'source')
  const kept = searched(reference, factsOf(reference), 'summary')
  const due = unique(sourceFacts).filter((fact) => has(kept, fact))
  if (due.length === 0)
    return unscored('the reference has nothing in it that could be checked against the source')
  const given = searched(text, factsOf(text), 'summary')
  const survived = new Set(due.filter((fact) => has(given, fact)))
  const coverage = survived.size / due.length
  const failures = [
    ...lost(due, survived, source.length, coverage, minCoverage),
    ...madeUp(wholeSource, source, given, text, { ...kept, is: 'source' }),
    ...otherOpenings(text, wholeSource, reference, kept).map((name) => failure('invented-name', name)),
  ]
  return verdict(
    failures,
    coverage,
    notesOf(due, survived, source.length, text.length / Math.max(reference.length, 1)),
  )
}

/** What was to be summarised: the longest text that a user or a tool gave. */
function sourceOf({ messages, system }: Conversation): string {
  const texts = messages.flatMap((message) =>
    message.role === 'assistant'
      ? []
      : message.parts.flatMap((part) =>
          part.type === 'text' || part.type === 'tool-result' ? [part.text] : [],
        ),
  )
  return texts.length === 0 ? system : texts.join('\n')
}

let recent: { source: string; facts: Fact[] } | null = null

/** Control and candidates are graded against one source, one after the other. */
function factsOfSource(source: string): Fact[] {
  if (recent?.source === source) return recent.facts
  const facts = factsOf(source)
  recent = { source, facts }
  return facts
}

function unique(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>()
  return facts.filter(({ type, key }) => !seen.has(`${type} ${key}`) && seen.add(`${type} ${key}`))
}

function lost(
  due: readonly Fact[],
  survived: ReadonlySet<Fact>,
  length: number,
  coverage: number,
  minCoverage: number,
): Failure[] {
  const missing = due.filter((fact) => !survived.has(fact))
  const failures: Failure[] = []
  if (coverage < minCoverage)
    failures.push(
      failure(
        'low-coverage',
        null,
        `${Math.round(coverage * 100)} %; lost ${missing
          .slice(0, 8)
          .map((fact) => fact.text)
          .join(', ')}`,
      ),
    )
  const [first, second] = halves(due, survived, length)
  if (
    first.of >= 2 &&
    second.of >= 2 &&
    second.kept / second.of < 0.5 &&
    first.kept / first.of - second.kept / second.of >= 0.4
  )
    failures.push(
      failure(
        'lost-second-half',
        null,
        `${first.kept} of ${first.of} survive of the first half, ${second.kept} of ${second.of} of the second`,
      ),
    )
  return failures
}

type Half = { kept: number; of: number }

function halves(due: readonly Fact[], survived: ReadonlySet<Fact>, length: number): [Half, Half] {
  const both: [Half, Half] = [
    { kept: 0, of: 0 },
    { kept: 0, of: 0 },
  ]
  for (const fact of due) {
    const half = both[fact.at * 2 < length ? 0 : 1]
    half.of++
    if (survived.has(fact)) half.kept++
  }
  return both
}

function madeUp(
  source: Searched,
  sourceText: string,
  given: Searched,
  text: string,
  reference: Searched,
): Failure[] {
  const wrong = [
    ...contradictedNumbers(source, sourceText, given.facts, text, reference),
    ...contradictedClaims(given, source, reference),
    ...contradictedDecisions(source, given.facts, reference),
    ...deniedAgainst(text, source, reference).map((found) => ({
      text: found,
      detail: 'the source says nothing of the kind',
    })),
    ...unique(given.facts)
      .filter((fact) => fact.type === 'term' && /\S\s+\S+\s+\S/.test(fact.key))
      .filter((fact) => !has(source, fact) && !has(reference, fact))
      .map((fact) => ({ text: fact.text, detail: 'nobody says that' })),
    ...denialsLost(given, reference).map((found) => ({ text: found, detail: 'no longer denied' })),
  ]
  const names = unique(given.facts).filter(
    (fact) => fact.type === 'name' && !isKnownName(fact, source) && !isKnownName(fact, reference),
  )
  return [
    ...wrong.map((found) => failure('contradicted', found.text, found.detail)),
    ...names.map((fact) => failure('invented-name', fact.text)),
  ]
}

/** Every word of it is somewhere in the text: a name put together from parts is no invention. */
function isKnownName(fact: Fact, text: Searched): boolean {
  const isKnown = fact.key
    .split(/[\s-]+/)
    .every(
      (word) =>
        word.length < 3 ||
        hasNamed(text, word.replace(/['’]s$/, '')) ||
        hasNamed(text, word.replace(/s$/, '')),
    )
  return isKnown || hasWhole(text, fact)
}

function notesOf(due: readonly Fact[], survived: ReadonlySet<Fact>, length: number, ratio: number): string[] {
  const [first, second] = halves(due, survived, length)
  return [
    `first half ${first.kept}/${first.of}`,
    `second half ${second.kept}/${second.of}`,
    `length ${ratio.toFixed(2)} x`,
  ]
}
