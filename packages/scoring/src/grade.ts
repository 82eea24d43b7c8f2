import type { Conversation } from '@tierdrop/wire'
import { failure } from './failures.ts'
import { gradersFor } from './graders-for.ts'
import { tooLarge, unscored } from './limits.ts'
import type { GraderOptions } from './options.ts'
import { readsAsRefusal, referenceText, unusable, unusableReference } from './replies.ts'
import { answersByCall, schemaOf } from './schema/schema-of.ts'
import type { Failure, Grade, Grader, Kind, Need, Pair } from './types.ts'
import { noted } from './verdict.ts'

export type GradedTask = {
  kind: Kind
  options: GraderOptions
  /** instead of the kind's own; names, or graders made elsewhere such as a judge or a team's own */
  graders?: readonly (string | Grader)[] | undefined
}

/** white space, and signs of no width */
const blank = /^[\s\u200b-\u200d\u2060]*$/

/** A record passes when all its deciding graders pass; a grade comes at once unless a grader has to ask someone. */
export function grade(pair: Pair, task: GradedTask): Grade | Promise<Grade> {
  const tooMuch = tooLarge(pair)
  if (tooMuch) return tooMuch
  // The candidate's own doing comes first: it is a failed reply, whatever the reference is.
  const own = unusable(pair.candidate, pair.stop)
  if (own) return { outcome: 'failed', score: 0, failures: [own] }
  const noReference = unusableReference(pair.reference)
  if (noReference !== null) return unscored(noReference)
  const empty =
    blank.test(pair.candidate.text) && pair.candidate.toolCalls.length === 0 && expectsContent(pair)
  if (empty) return { outcome: 'failed', score: 0, failures: [failure('empty-reply')] }
  const chosen = isStep(pair, task.kind) ? ofStep(task.graders ?? []) : task.graders
  const graders = gradersFor(task.kind, task.options, pair.conversation, chosen)
  const hasAll = (grader: Grader): boolean =>
    grader.needs.length === 0 || grader.needs.every((need) => isMet(need, pair, task.options))
  const asked = graders.every(hasAll) ? graders : graders.filter(hasAll)
  const [missing] = graders
  if (asked.length === 0)
    return unscored(
      missing
        ? `${missing.name} needs ${missing.needs.join(' and ')}, which the exchange lacks`
        : 'no grader is chosen',
    )
  return run(pair, asked, task.options.weights ?? noWeights)
}

const noWeights = {}
const noGraders: readonly Grader[] = []

/** A task of any kind may look things up first: such a reply is judged by its calls. */
function isStep({ conversation, reference, candidate }: Pair, kind: Kind): boolean {
  if (kind === 'tools' || kind === 'agent' || reference.from === 'truth' || answersByCall(conversation))
    return false
  return [reference.reply, candidate].some((reply) => reply.toolCalls.some((call) => call.type !== 'server'))
}

/** Of an answer's graders, those that have something to say of a call as well. */
function ofStep(chosen: readonly (string | Grader)[]): (string | Grader)[] {
  return ['tool-calls', ...chosen.filter((grader) => typeof grader !== 'string' || grader === 'shape')]
}

function expectsContent({ reference }: Pair): boolean {
  return !(
    reference.from === 'truth' &&
    reference.truth.type === 'tools' &&
    reference.truth.calls.length === 0
  )
}

function isMet(need: Need, pair: Pair, options: GraderOptions): boolean {
  if (need === 'schema') return schemaOf(options, pair.conversation) !== null
  if (need === 'tools') return pair.conversation.tools.length > 0
  if (need === 'source') return hasSource(pair.conversation)
  return pair.reference.from === 'primary'
}

function hasSource({ messages }: Conversation): boolean {
  return messages.some((message) =>
    message.parts.some((part) => part.type === 'text' && part.text.trim() !== ''),
  )
}

type Given = { grader: Grader; grade: Grade }

function run(
  pair: Pair,
  graders: readonly Grader[],
  weights: Readonly<Record<string, number>>,
): Grade | Promise<Grade> {
  const [only] = graders
  if (only !== undefined && graders.length === 1 && only.role !== 'appeal') {
    const result = attempt(only, pair)
    const settled = (grade: Grade) => settle(pair, [{ grader: only, grade }], noGraders, weights)
    return result instanceof Promise ? result.then(settled) : settled(result)
  }
  const first: Grader[] = []
  const appeal: Grader[] = []
  for (const grader of graders) (grader.role === 'appeal' ? appeal : first).push(grader)
  const results = first.map((grader) => attempt(grader, pair))
  if (results.some((result) => result instanceof Promise))
    return Promise.all(results.map((result) => Promise.resolve(result))).then((grades) =>
      settle(pair, pairUp(first, grades), appeal, weights),
    )
  return settle(pair, pairUp(first, results as Grade[]), appeal, weights)
}

function pairUp(graders: readonly Grader[], grades: readonly Grade[]): Given[] {
  const given: Given[] = []
  for (let index = 0; index < graders.length; index++) {
    const [grader, grade] = [graders[index], grades[index]]
    if (grader && grade) given.push({ grader, grade })
  }
  return given
}

/** A grader that breaks has no answer; whose fault it is, the reason says. */
function attempt(grader: Grader, pair: Pair): Grade | Promise<Grade> {
  const broke = (error: unknown): Grade =>
    unscored(`${grader.name} broke: ${error instanceof Error ? error.message : String(error)}`)
  try {
    const result = grader.grade(pair)
    return result instanceof Promise ? result.catch(broke) : result
  } catch (error) {
    return broke(error)
  }
}

function settle(
  pair: Pair,
  given: readonly Given[],
  appeal: readonly Grader[],
  weights: Readonly<Record<string, number>>,
): Grade | Promise<Grade> {
  const exact = combine(pair, given, weights)
  const [judge] = appeal
  if (judge === undefined) return exact
  const isOpen =
    given.length === 0 ||
    (exact.outcome === 'failed' &&
      exact.failures.every((found) => found.code === 'differs' || found.code === 'different-code'))
  if (!isOpen) return exact
  const asked = attempt(judge, pair)
  return asked instanceof Promise ? asked.then((answer) => heard(answer, judge)) : heard(asked, judge)
}

function heard(answer: Grade, judge: Grader): Grade {
  if (answer.outcome === 'unscored') return answer
  return { ...answer, notes: [...(answer.notes ?? []), `decided by ${judge.name}`] }
}

/** Any failure fails; without one, who decides has to pass; a gate's pass says nothing where someone else decides. */
export function combine(
  pair: Pair,
  given: readonly Given[],
  weights: Readonly<Record<string, number>> = {},
): Grade {
  if (given.length > 0 && given.every(isPlainPass))
    return { outcome: 'passed', score: meanScore(given, weights) }
  const notes = given.some(({ grade }) => 'notes' in grade) ? () => given.flatMap(notesOf) : []
  const score = meanScore(given, weights)
  const failures = distinct(given.flatMap(({ grade }) => (grade.outcome === 'failed' ? grade.failures : [])))
  if (failures.length > 0) return noted({ outcome: 'failed', score, failures: named(pair, failures) }, notes)
  const deciding = given.filter(({ grader }) => (grader.role ?? 'decides') === 'decides')
  const chosen = deciding.length > 0 ? deciding : given
  const silent = chosen.find(({ grade }) => grade.outcome === 'unscored')
  if (silent?.grade.outcome === 'unscored') return silent.grade
  return noted({ outcome: 'passed', score }, notes)
}

function notesOf({ grade }: Given): readonly string[] {
  return grade.outcome === 'unscored' ? [] : (grade.notes ?? [])
}

function isPlainPass({ grade }: Given): boolean {
  return grade.outcome === 'passed' && !('notes' in grade)
}

function meanScore(given: readonly Given[], weights: Readonly<Record<string, number>>): number {
  let sum = 0
  let total = 0
  for (const { grader, grade } of given) {
    if (grade.outcome === 'unscored') continue
    const weight = weights[grader.name] ?? (grader.role === 'gate' && grade.outcome === 'passed' ? 0 : 1)
    sum += weight * grade.score
    total += weight
  }
  if (total > 0) return sum / total
  return given.every(({ grade }) => grade.outcome === 'passed') ? 1 : 0
}

/** Two graders may find the same thing, such as JSON that is none. */
function distinct(failures: readonly Failure[]): Failure[] {
  if (failures.length < 2) return [...failures]
  const seen = new Set<string>()
  return failures.filter(({ code, path }) => {
    const key = `${code} ${path}`
    return !seen.has(key) && seen.add(key)
  })
}

/** Prose that refuses, where the reference answers: the reason behind whatever else is missing. */
function named(pair: Pair, failures: readonly Failure[]): readonly Failure[] {
  const { candidate } = pair
  if (candidate.toolCalls.length > 0 || !readsAsRefusal(candidate.text)) return failures
  if (readsAsRefusal(referenceText(pair.reference) ?? '')) return failures
  return [failure('refusal', null, candidate.text), ...failures]
}

/** Whether the caller could have noticed: one detectable failure is enough. */
export function isDetectablyFailed(grade: Grade): boolean {
  return grade.outcome === 'failed' && grade.failures.some((found) => found.detectable)
}
