import { type Comparison, compare } from '../equal/compare.ts'
import { currenciesIn } from '../equal/currencies.ts'
import { TooMuchEffort } from '../equal/effort.ts'
import { failure } from '../failures.ts'
import { limits, unscored } from '../limits.ts'
import type { GraderOptions } from '../options.ts'
import { fieldOf } from '../paths.ts'
import { recordText, referenceText } from '../replies.ts'
import { type FoundJson, readJson } from '../reply-json.ts'
import { resolveSchema } from '../schema/navigate.ts'
import { parsesStrictly, schemaOf } from '../schema/schema-of.ts'
import type { Grade, Grader, Pair } from '../types.ts'
import { verdict } from '../verdict.ts'
import { wrapping } from './schema.ts'

/** A record field by field: its score is F1 over the leaves. */
export function fieldsGrader(options: GraderOptions = {}): Grader {
  const rules = {
    leniency: { strings: options.strings ?? 'normalized', tolerance: options.numberTolerance ?? 0 },
    arrays: new Map(Object.entries(options.arrays ?? {}).map(([path, how]) => [fieldOf(path), how])),
    ignore: new Set((options.ignore ?? []).map(fieldOf)),
  }
  return { name: 'fields', version: 4, needs: [], grade: (pair) => grade(pair, options, rules) }
}

function grade(
  pair: Pair,
  options: GraderOptions,
  rules: Pick<Comparison, 'leniency' | 'arrays' | 'ignore'>,
): Grade {
  const reference = referenceValue(pair)
  if ('reason' in reference) return unscored(reference.reason)
  const found = readJson(recordText(pair.candidate))
  if (!found.found) {
    if (found.tooDeep) return unscored(found.reason)
    return verdict([failure('invalid-json', '$', found.reason)], 0)
  }
  // To the letter the same: there is nothing to compare.
  if (found.how === 'strict' && 'found' in reference && reference.found === found) return same
  const schema = schemaOf(options, pair.conversation)
  const effort = { left: effortFor(recordText(pair.candidate).length) }
  const into: Comparison = {
    ...rules,
    leniency: { ...rules.leniency, currencies: namedOnce(reference.value), effort },
    root: schema,
    failures: [],
    probing: false,
    effort,
    right: 0,
    wanted: 0,
    given: 0,
  }
  try {
    compare(into, reference.value, found.exact, '$', '', resolveSchema(schema, schema))
  } catch (error) {
    if (!(error instanceof TooMuchEffort)) throw error
    // What was found wrong so far is wrong.
    if (into.failures.length === 0) return unscored('comparing the records takes too much effort')
    return verdict(into.failures, 0, ['given up after the first failures: comparing takes too much effort'])
  }
  const failures = [...wrapping(found, parsesStrictly(options, pair.conversation)), ...into.failures]
  return verdict(failures, f1(into), failures.length > into.failures.length ? [] : spread(into))
}

const same: Grade = Object.freeze({ outcome: 'passed', score: 1 })

/** Reading a large reply takes time as well: what is left of it, in steps. */
function effortFor(chars: number): number {
  const read = Math.min(chars, limits.largeChars) / limits.charsPerStep
  return limits.comparingSteps - read + Math.max(0, chars - limits.largeChars) / 2
}

/** Looked for only where a number has a currency's sign on one side alone. */
function namedOnce(record: unknown): () => ReadonlySet<string> {
  let named: ReadonlySet<string> | null = null
  return () => {
    named ??= currenciesIn(record)
    return named
  }
}

/** A primary's reply is read as leniently as the candidate's. */
function referenceValue(pair: Pair): { value: unknown; found?: FoundJson } | { reason: string } {
  const { reference } = pair
  if (reference.from === 'truth' && reference.truth.type === 'value') return { value: reference.truth.value }
  const text = referenceText(reference)
  if (text === null) return { reason: 'the truth is not a record' }
  const found = readJson(text)
  return found.found
    ? { value: found.exact, found }
    : { reason: `the reference is not JSON: ${found.reason}` }
}

function f1({ right, wanted, given }: Comparison): number {
  if (wanted + given === 0) return 1
  return (2 * right) / (wanted + given)
}

function spread({ right, wanted, given, failures }: Comparison): string[] {
  if (failures.length === 0) return []
  return [`precision ${right}/${given}`, `recall ${right}/${wanted}`]
}
