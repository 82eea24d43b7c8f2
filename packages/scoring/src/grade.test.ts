import type { TaskConfig } from '@tierdrop/config'
import { describe, expect, it } from 'vitest'
import { pairOf, reply, truthPair } from '../test/pairs.ts'
import {
  type Grade,
  type Grader,
  grade,
  gradersFor,
  gradeSession,
  isDetectablyFailed,
  type Kind,
  kinds,
  optionsOf,
} from './index.ts'

const text = (graders?: (string | Grader)[], options = {}) => ({ kind: 'text' as const, options, graders })
const fixed = (name: string, given: Grade, role?: Grader['role']): Grader => ({
  name,
  version: 1,
  needs: [],
  grade: () => given,
  ...(role ? { role } : {}),
})
const passed: Grade = { outcome: 'passed', score: 1 }
const failed: Grade = {
  outcome: 'failed',
  score: 0,
  failures: [{ code: 'grader-failed', detectable: false, path: null, detail: null }],
}
const unscored: Grade = { outcome: 'unscored', reason: 'cannot tell' }

describe("what is the candidate's own doing is failed", () => {
  const pair = pairOf('fine', 'fine')
  it.each([
    ['error', { candidate: { ...reply(''), error: { status: 500, type: null, code: null, message: 'no' } } }],
    ['refusal', { candidate: { ...reply(''), refusal: 'I cannot' } }],
    ['refusal', { stop: { reason: 'filter' as const, raw: 'content_filter', sequence: null } }],
    ['truncated', { stop: { reason: 'length' as const, raw: 'length', sequence: null } }],
    ['truncated', { candidate: { ...reply('fi'), cut: true } }],
    ['empty-reply', { candidate: reply('  ') }],
  ])('%s', async (code, change) => {
    const result = await grade({ ...pair, ...change }, text())
    expect(result).toMatchObject({ outcome: 'failed', failures: [{ code, detectable: true }] })
    expect(isDetectablyFailed(result)).toBe(true)
  })

  it('even where the reference is unusable too', async () => {
    const both = { ...pairOf({ ...reply(''), refusal: 'no' }, { ...reply(''), refusal: 'no' }) }
    expect(await grade(both, text())).toMatchObject({ outcome: 'failed' })
  })

  it('a refusal in prose is named beside what it lacks', async () => {
    const result = await grade(pairOf('{"a":1}', "I'm sorry, but I can't help with that."), {
      kind: 'extract',
      options: {},
    })
    expect(result).toMatchObject({
      outcome: 'failed',
      failures: [{ code: 'refusal' }, { code: 'invalid-json' }],
    })
  })
})

describe('a reference that cannot be used leaves the record unscored', () => {
  it.each([
    ['a refusal', { ...reply(''), refusal: 'no' }],
    ['cut off', { ...reply('x'), cut: true }],
    ['an error', { ...reply(''), error: { status: 500, type: null, code: null, message: 'no' } }],
    ['empty', reply('')],
  ])('%s', async (reason, reference) => {
    expect(await grade(pairOf(reference, 'fine'), text())).toMatchObject({
      outcome: 'unscored',
      reason: expect.stringContaining(reason),
    })
  })

  it('JSON that is none, arguments that are none', async () => {
    expect(await grade(pairOf('{"a":', '{"a":1}'), { kind: 'extract', options: {} })).toMatchObject({
      outcome: 'unscored',
    })
    const broken = reply('', [{ name: 'f', arguments: '{"a":' }])
    expect(
      await grade(pairOf(broken, reply('', [{ name: 'f', arguments: '{}' }])), {
        kind: 'tools',
        options: {},
      }),
    ).toMatchObject({ outcome: 'unscored' })
  })

  it('but not where there is a truth', async () => {
    expect(await grade(truthPair({ type: 'text', text: 'fine' }, 'fine'), text())).toMatchObject({
      outcome: 'passed',
    })
  })
})

describe('several graders', () => {
  it.each([
    ['all pass', [fixed('a', passed), fixed('b', passed)], 'passed'],
    ['one fails', [fixed('a', passed), fixed('b', failed)], 'failed'],
    ['one cannot tell', [fixed('a', passed), fixed('b', unscored)], 'unscored'],
    ['one fails, one cannot tell', [fixed('a', failed), fixed('b', unscored)], 'failed'],
    [
      'a gate passes, who decides cannot tell',
      [fixed('a', passed, 'gate'), fixed('b', unscored)],
      'unscored',
    ],
    ['a gate fails', [fixed('a', failed, 'gate'), fixed('b', passed)], 'failed'],
    ['a gate cannot tell', [fixed('a', unscored, 'gate'), fixed('b', passed)], 'passed'],
    ['gates alone', [fixed('a', passed, 'gate')], 'passed'],
  ])('%s', async (_, graders, outcome) => {
    expect(await grade(pairOf('x', 'y'), text(graders))).toMatchObject({ outcome })
  })

  it('all decide, whatever they weigh', async () => {
    const graders = [fixed('a', passed), fixed('b', failed)]
    expect(await grade(pairOf('x', 'y'), text(graders, { weights: { b: 0 } }))).toMatchObject({
      outcome: 'failed',
    })
  })

  it('weights count in the score', async () => {
    const result = await grade(
      pairOf('x', 'y'),
      text([fixed('a', passed), fixed('b', failed)], { weights: { a: 3, b: 1 } }),
    )
    expect(result).toMatchObject({ outcome: 'failed', score: 0.75 })
  })

  it('one that breaks has no answer', async () => {
    const broken: Grader = {
      name: 'mine',
      version: 1,
      needs: [],
      grade: () => {
        throw new Error('oops')
      },
    }
    expect(await grade(pairOf('x', 'y'), text([broken]))).toEqual({
      outcome: 'unscored',
      reason: 'mine broke: oops',
    })
    const later: Grader = { ...broken, grade: () => Promise.reject(new Error('later')) }
    expect(await grade(pairOf('x', 'y'), text([later]))).toEqual({
      outcome: 'unscored',
      reason: 'mine broke: later',
    })
  })

  it('one whose need is not met is left aside', async () => {
    const needy: Grader = { ...fixed('needy', failed), needs: ['tools'] }
    expect(await grade(pairOf('x', 'y'), text([needy, fixed('b', passed)]))).toMatchObject({
      outcome: 'passed',
    })
    expect(await grade(pairOf('x', 'y'), text([needy]))).toEqual({
      outcome: 'unscored',
      reason: 'needy needs tools, which the exchange lacks',
    })
  })

  it('a name that nobody bears is told', () => {
    expect(() => gradersFor('text', {}, null, ['nonesuch'])).toThrow(
      'no grader is called "nonesuch"; there are label, schema',
    )
  })

  it('are made once for a task', () => {
    const options = { labels: ['a'] }
    expect(gradersFor('classify', options, null)[0]).toBe(gradersFor('classify', options, null)[0])
  })
})

describe('a call on the way to the answer', () => {
  const schema = { type: 'object', required: ['a'] }
  const tools = ['look', 'find'].map((name) => ({
    name,
    description: null,
    parameters: { type: 'object' },
    strict: false,
  }))
  const step = (q: string) => reply('Let me look.', [{ name: 'look', arguments: { q } }])
  const given = { format: { name: null, schema, strict: true }, tools }
  const judged = (a: Parameters<typeof pairOf>[0], b: Parameters<typeof pairOf>[1], more = given) =>
    grade(pairOf(a, b, more), { kind: 'extract', options: {} })

  it('is judged as a call, not by the schema of the answer', async () => {
    expect(await judged(step('x'), step('x'))).toMatchObject({ outcome: 'passed' })
    expect(await judged(step('x'), step('y'))).toMatchObject({
      outcome: 'failed',
      failures: [{ code: 'wrong-argument' }],
    })
    expect(await judged(step('x'), '{"a":1}')).toMatchObject({
      outcome: 'failed',
      failures: [{ code: 'no-call' }],
    })
    expect(await judged('{"a":1}', step('x'))).toMatchObject({
      outcome: 'failed',
      failures: [{ code: 'needless-call' }],
    })
  })

  it('is the answer itself where the request leaves no other way', async () => {
    const record = (a: number) => reply('', [{ name: 'save', arguments: { a } }])
    const [tool] = tools.map((one) => ({ ...one, name: 'save', parameters: schema }))
    const only = { format: null, tools: tool ? [tool] : [] } as never
    expect(await judged(record(1), record(1), only)).toMatchObject({ outcome: 'passed' })
    expect(await judged(record(1), record(2), only)).toMatchObject({
      outcome: 'failed',
      failures: [{ code: 'wrong-value', path: '$.a' }],
    })
  })
})

describe('session', () => {
  it('passes where every step does', () => {
    expect(
      gradeSession([
        { step: 1, grade: passed },
        { step: 2, grade: passed },
      ]),
    ).toEqual({ grade: { outcome: 'passed', score: 1 }, divergedAt: null })
  })
  it('names the first step that diverged, however the steps came', () => {
    const found = gradeSession([
      { step: 3, grade: failed },
      { step: 1, grade: passed },
      { step: 2, grade: failed },
      { step: 4, grade: passed },
    ])
    expect(found).toMatchObject({
      divergedAt: 2,
      grade: { outcome: 'failed', score: 0.25, failures: [{ path: 'step 2' }] },
    })
  })
  it('is unscored where a step is, unless another failed', () => {
    expect(
      gradeSession([
        { step: 1, grade: unscored },
        { step: 2, grade: passed },
      ]),
    ).toMatchObject({ grade: { outcome: 'unscored' } })
    expect(
      gradeSession([
        { step: 1, grade: unscored },
        { step: 2, grade: failed },
      ]),
    ).toMatchObject({ divergedAt: 2 })
    expect(gradeSession([])).toMatchObject({ grade: { outcome: 'unscored' } })
  })
})

describe('config', () => {
  it('knows the same kinds', () => {
    type ConfigKind = NonNullable<TaskConfig['kind']>
    const ours = (kind: ConfigKind): Kind => kind
    const theirs = (kind: Kind): ConfigKind => kind
    expect(kinds.map((kind) => ours(theirs(kind)))).toEqual([...kinds])
  })

  it("gives a task's options, and nothing that it does not say", () => {
    expect(optionsOf({ kind: 'extract', strings: 'fuzzy', ignore: ['$.id'], margin: 0.1 })).toEqual({
      strings: 'fuzzy',
      ignore: ['$.id'],
    })
    expect(optionsOf({ schema: 'invoice.json' }, { type: 'object' })).toEqual({ schema: { type: 'object' } })
    const whole = {
      topK: 3,
      minCoverage: 0.9,
      shape: { maxLatencyMs: 900, sameStop: true },
      exports: ['parse'],
      language: 'typescript',
    }
    expect(optionsOf({ ...whole, sample: 0.5 })).toEqual(whole)
  })
})
