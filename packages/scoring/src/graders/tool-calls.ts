import type { Conversation } from '@tierdrop/wire'
import { failure } from '../failures.ts'
import { unscored } from '../limits.ts'
import { contradictedFigures } from '../summary/figures.ts'
import { type ComparedCall, compareCall, type ExpectedCall, type GivenCall } from '../tools/compare-call.ts'
import { matchCalls } from '../tools/match-calls.ts'
import { callsOfTruth, readCalls } from '../tools/read-calls.ts'
import type { Failure, Grade, Grader, Pair } from '../types.ts'
import { verdict } from '../verdict.ts'

/** The right tools with the right arguments, parallel calls in any order; no call where none was due. */
export const toolCallsGrader: Grader = { name: 'tool-calls', version: 6, needs: [], grade }

function grade(pair: Pair): Grade {
  const expected = expectedCalls(pair)
  if ('reason' in expected) return unscored(expected.reason)
  const read = readCalls(pair.candidate)
  const broken = read.flatMap((call) =>
    call.ok ? [] : [failure('malformed-arguments', call.name, call.reason)],
  )
  const given = read.flatMap((call) => (call.ok ? [call.call] : []))
  if (expected.calls.length === 0 && read.length === 0) return withoutCalls(pair)
  return judge(expected.calls, given, broken, pair.conversation)
}

/** Rightly no call on either side. Of what is said instead, only a figure that contradicts the reference's is told. */
function withoutCalls({ reference, candidate, conversation }: Pair): Grade {
  const notes = ['no call was due; of the text only figures are compared']
  if (reference.from === 'truth') return verdict([], 1, ['no call was due, and the text is not compared'])
  const wrong = contradictedFigures(reference.reply.text, candidate.text, conversation)
  return verdict(
    wrong.map((figure) => failure('contradicted', figure)),
    wrong.length === 0 ? 1 : 0,
    notes,
  )
}

function expectedCalls({ reference }: Pair): { calls: ExpectedCall[] } | { reason: string } {
  if (reference.from === 'truth')
    return reference.truth.type === 'tools'
      ? { calls: callsOfTruth(reference.truth.calls) }
      : { reason: 'the truth is not of tool calls' }
  const calls: ExpectedCall[] = []
  for (const call of readCalls(reference.reply)) {
    if (!call.ok) return { reason: `the reference calls ${call.name} with malformed arguments` }
    calls.push({ ...call.call, meaning: 'literal' })
  }
  return { calls }
}

function judge(
  expected: readonly ExpectedCall[],
  given: readonly GivenCall[],
  broken: readonly Failure[],
  conversation: Conversation,
): Grade {
  if (given.length === 0 && broken.length === 0)
    return verdict([failure('no-call', expected[0]?.name ?? null)], 0)
  const memo = new Map<number, ComparedCall>()
  const compared = (i: number, j: number): ComparedCall | null => {
    const [due, made] = [expected[i], given[j]]
    if (due === undefined || made === undefined || !isSameTool(due.name, made.name)) return null
    const known = memo.get(i * given.length + j)
    if (known) return known
    const result = compareCall(due, made, toolOf(conversation, made.name))
    memo.set(i * given.length + j, result)
    return result
  }
  const matched = matchCalls(
    expected.length,
    given.length,
    (i, j) => compared(i, j)?.failures.length === 0,
    (i, j) => compared(i, j)?.failures.length ?? null,
  )
  const pairs = [...matched.exact, ...matched.alike]
    .map(([i, j]) => compared(i, j))
    .filter((result) => result !== null)
  const failures = [
    ...broken,
    ...pairs.flatMap((result) => result.failures),
    ...unmatched(matched.expected, matched.given, expected, given, broken.length, conversation),
  ]
  const notes = pairs.flatMap((result) => result.notes)
  return verdict(failures, scoreOf(pairs, Math.max(expected.length, given.length + broken.length)), notes)
}

function toolOf(conversation: Conversation, name: string) {
  return (
    conversation.tools.find((tool) => tool.name === name) ??
    conversation.tools.find((tool) => isSameTool(tool.name, name))
  )
}

/** Vendors allow no dot in a tool's name: whoever has one calls it with an underscore. */
function isSameTool(a: string, b: string): boolean {
  return (
    a === b || ((a.includes('.') || b.includes('.')) && a.replaceAll('.', '_') === b.replaceAll('.', '_'))
  )
}

/** Calls left over on both sides are one wrong choice each; beyond that they are missing or needless. */
function unmatched(
  missing: readonly number[],
  extra: readonly number[],
  expected: readonly ExpectedCall[],
  given: readonly GivenCall[],
  broken: number,
  conversation: Conversation,
): Failure[] {
  const failures: Failure[] = []
  const open = missing.map((i) => expected[i]?.name ?? '')
  for (const j of extra) {
    const name = given[j]?.name ?? ''
    const unknown = conversation.tools.length > 0 && toolOf(conversation, name) === undefined
    const due = open.shift()
    if (unknown) failures.push(failure('unknown-tool', name, due === undefined ? null : `instead of ${due}`))
    else if (due === undefined) failures.push(failure('needless-call', name))
    else failures.push(failure('wrong-tool', due, `${name} instead of ${due}`))
  }
  // A call whose arguments cannot be read stands for one of those that were due.
  for (const due of open.slice(broken)) failures.push(failure('missing-call', due))
  return failures
}

/** The mean over the calls of the share of arguments that are right; a call without arguments counts as one. */
function scoreOf(pairs: readonly ComparedCall[], calls: number): number {
  let sum = 0
  for (const { failures, right, of } of pairs) sum += failures.length === 0 ? 1 : (right + 1) / (of + 2)
  return calls === 0 ? 1 : sum / calls
}
