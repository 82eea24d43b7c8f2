import type { Conversation } from '@tierdrop/wire'
import { isRecord } from '../equal/leaves.ts'
import { failure } from '../failures.ts'
import { labelSet, tokenize } from '../label/label-set.ts'
import { readLabels } from '../label/read-label.ts'
import { unscored } from '../limits.ts'
import type { GraderOptions } from '../options.ts'
import { recordText, referenceText } from '../replies.ts'
import { readJson } from '../reply-json.ts'
import { isSchema, resolveSchema } from '../schema/navigate.ts'
import { schemaOf } from '../schema/schema-of.ts'
import type { Failure, Grade, Grader, Pair } from '../types.ts'
import { verdict } from '../verdict.ts'

/** The label that a reply gives, as people read it. */
export function labelGrader(options: GraderOptions = {}): Grader {
  return { name: 'label', version: 4, needs: [], grade: (pair) => grade(pair, options) }
}

function grade(pair: Pair, options: GraderOptions): Grade {
  const labels = options.labels ?? schemaLabels(options, pair.conversation)
  const reference = referenceText(pair.reference)
  if (reference === null) return unscored('the truth is not a label')
  const multi = options.multiLabel ?? false
  const read =
    labels === null ? shortLabel : (text: string) => readLabels(text, labelSet(labels), multi).labels
  const expected =
    isOwnTruth(pair) && labels !== null ? truthLabels(reference, labels, multi) : read(reference)
  const problem = multi && isEmptyList(reference) ? null : unreadable(expected, multi)
  if (problem !== null) return unscored(problem)
  const text = recordText(pair.candidate)
  return compareLabels(expected, labels === null ? likeExpected(expected, text) : read(text), multi)
}

function isOwnTruth({ reference }: Pair): boolean {
  return reference.from === 'truth' && reference.truth.type === 'label'
}

/** A truth is a label even where config does not list it: then every listed label is wrong. */
function truthLabels(text: string, labels: NonNullable<GraderOptions['labels']>, multi: boolean): string[] {
  const set = labelSet(labels)
  const parts = multi ? text.split(/[,;|]/) : [text]
  return parts.map((part) => set.exactly(part) ?? part.trim()).filter((part) => part !== '')
}

/** `[]` and `{"labels": []}`: of several possible labels, none. */
function isEmptyList(text: string): boolean {
  return /^\s*(?:\{\s*"[^"]*"\s*:\s*)?\[\s*\]\s*\}?\s*$/.test(text)
}

function unreadable(expected: readonly string[], multi: boolean): string | null {
  if (expected.length === 0) return 'the reference names no label'
  return !multi && expected.length > 1 ? 'the reference names more than one label' : null
}

function compareLabels(expected: readonly string[], given: readonly string[], multi: boolean): Grade {
  const wanted = expected.join(', ')
  if (expected.length === 0 && given.length === 0) return verdict([], 1)
  if (given.length === 0) return verdict([failure('no-label', wanted)], 0)
  if (!multi) {
    if (given.length > 1) return verdict([failure('two-labels', wanted, given.join(', '))], 0)
    return given[0] === expected[0] ? verdict([], 1) : verdict([failure('wrong-label', wanted, given[0])], 0)
  }
  const missing = expected.filter((label) => !given.includes(label))
  const extra = given.filter((label) => !expected.includes(label))
  const failures: Failure[] = [
    ...missing.map((label) => failure('missing-label', label)),
    ...extra.map((label) => failure('extra-label', label)),
  ]
  const shared = expected.length - missing.length
  return verdict(failures, (2 * shared) / (expected.length + given.length))
}

/** The enum of the one field that has one, where the request asked for a record with a label in it. */
function schemaLabels(options: GraderOptions, conversation: Conversation): string[] | null {
  const schema = resolveSchema(schemaOf(options, conversation), schemaOf(options, conversation))
  if (schema === null || !isSchema(schema.properties)) return null
  const enums = Object.values(schema.properties).flatMap((property) =>
    isSchema(property) && Array.isArray(property.enum) ? [property.enum] : [],
  )
  const [only] = enums
  if (enums.length !== 1 || !only?.every((item): item is string => typeof item === 'string')) return null
  return only
}

const fewWords = 6
const labelPrefix = /^[*_#\s]*(?:label|category|class|classification|intent|answer|sentiment)[*_\s]*[:=-]\s*/i

/** Without a list of labels only a reply that is nothing but a label can be read as one. */
function shortLabel(text: string): string[] {
  const bare = (onlyLeaf(text) ?? text.trim().split('\n')[0] ?? '').replace(labelPrefix, '')
  const words = tokenize(bare.slice(0, 400)).map((token) => token.word)
  return words.length === 0 || words.length > fewWords ? [] : [words.join(' ')]
}

/** `{"label": "billing", "confidence": 0.9}`: the one text in it. */
function onlyLeaf(text: string): string | null {
  if (!/^\s*[{`]/.test(text)) return null
  const found = readJson(text)
  if (!found.found || !isRecord(found.value)) return null
  const leaves = Object.values(found.value).filter((value) => typeof value === 'string')
  return leaves.length === 1 ? (leaves[0] ?? null) : null
}

/** The expected label where a reply plainly gives it; in mid-sentence it may stand beside others that nobody listed. */
function likeExpected(expected: readonly string[], text: string): string[] {
  const label = expected[0] ?? ''
  const found = readLabels(text, labelSet([label]))
  return found.labels.length > 0 && found.how !== 'mention' ? [label] : shortLabel(text)
}

/** How often each label was taken for each other, from the failures of many grades. */
export function countConfusions(
  failures: readonly Failure[],
): { expected: string; given: string; count: number }[] {
  const counts = new Map<string, { expected: string; given: string; count: number }>()
  for (const { code, path, detail } of failures) {
    if (code !== 'wrong-label' || path === null || detail === null) continue
    const key = JSON.stringify([path, detail])
    const there = counts.get(key)
    if (there) there.count++
    else counts.set(key, { expected: path, given: detail, count: 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)
}
