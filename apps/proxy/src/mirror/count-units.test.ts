import { budgetSpent, type UnitExchange, type UnitTrial, type UnitTrials } from '@tierdrop/store'
import { readRequest, type Usage } from '@tierdrop/wire'
import { expect, test } from 'vitest'
import { unitDeltas } from './count-units.ts'
import { graderOf } from './grade-trial.ts'
import { planRetry } from './plan-retry.ts'

const at = Date.UTC(2026, 2, 2)
const usage: Usage = {
  input: 2_000,
  cacheRead: null,
  cacheWrite: null,
  cacheWriteHour: null,
  output: 5,
  reasoning: null,
  inputAudio: null,
  outputAudio: null,
  serverToolRequests: null,
  serviceTier: null,
  estimated: false,
}

function trial(
  over: Partial<UnitTrial> & { outcome?: 'passed' | 'failed'; detectable?: boolean } = {},
): UnitTrial {
  const { outcome = 'passed', detectable = false, ...rest } = over
  return {
    id: 't',
    exchangeId: 'x',
    unitId: 'x',
    tierRevision: 'r1',
    tierName: 'mini',
    role: 'candidate',
    repeat: 0,
    state: 'graded',
    reason: null,
    attempt: null,
    label: null,
    judgeLabel: null,
    grade: {
      grader: 'label',
      outcome,
      score: 1,
      failures: outcome === 'failed' ? '[{"code":"invalid-json"}]' : '[]',
      reason: null,
      detectable,
    },
    ...rest,
  }
}

function unit(trials: UnitTrial[], over: Partial<UnitExchange> = {}): UnitTrials {
  const times = { openedAt: at, lastAt: at, closesAt: at, closedAt: at }
  return {
    unit: { id: 'x', taskVersion: 'v', sessionKey: 's', ordinal: 0, number: 1, state: 'closed', ...times },
    exchanges: [
      {
        id: 'x',
        at,
        taskVersion: 'v',
        step: 0,
        firstMs: null,
        totalMs: 5,
        usage,
        costNano: 10,
        toolCount: 0,
        hasImage: false,
        unitId: 'x',
        language: null,
        schema: null,
        against: 'primary',
        ...over,
      },
    ],
    trials,
  }
}

const asControl = { id: 'c', role: 'control', tierRevision: 'r0', tierName: 'current:big' } as const
const control = trial(asControl)
const whole = (given: UnitTrials, reading = 'as-is') => {
  const found = unitDeltas(given, 'e', 'seed').find((it) => it.slice === '' && it.reading === reading)
  if (!found) throw new Error('no delta for the whole task')
  return found.evidence
}

test('a label enters the strict histogram and never the paired one', () => {
  const failed = trial({ outcome: 'failed', label: 'equivalent' })
  const evidence = whole(unit([failed, control]))
  expect(evidence.paired).toEqual([{ loss: 1, count: 1 }])
  expect(evidence.strict).toEqual([{ loss: 0, count: 1 }])
  expect(evidence.labels).toEqual({ equivalent: 1 })
})

test('a reply asked for once more says how often asking again helps, and is no reply of its own', () => {
  const failed = trial({ outcome: 'failed', detectable: true })
  const evidence = whole(unit([failed, trial({ id: 'again', repeat: 1 }), control]))
  expect(evidence).toMatchObject({ exchanges: 1, unusable: 1, retried: 1, retriedUnusable: 0 })
  expect(evidence.paired).toEqual([{ loss: 1, count: 1 }])
  expect(whole(unit([failed, control]), 'with-fallback').paired).toEqual([{ loss: 0, count: 1 }])
})

test('tokens of both arms count as they were billed, where both say what came from a cache', () => {
  const billed = { ...usage, input: 2_000, cacheRead: 1_500, output: 40, reasoning: 12 }
  const attempt = (of: Partial<Usage>): Partial<UnitTrial> => ({
    attempt: { firstMs: null, totalMs: 5, usage: { ...usage, ...of }, costNano: 5 },
  })
  const cold = trial(attempt({ cacheRead: 0, cacheWrite: 1_800, cacheWriteHour: 300, output: 50 }))
  expect(whole(unit([cold, control], { usage: billed })).tokens).toEqual({
    exchanges: 1,
    primary: { input: 2_000, cached: 1_500, written: 0, writtenHour: 0, output: 40, reasoning: 12 },
    candidate: { input: 2_000, cached: 0, written: 1_800, writtenHour: 300, output: 50, reasoning: 0 },
  })
  const silent = [unit([cold, control]), unit([trial(attempt({})), control], { usage: billed })]
  for (const given of silent) expect(whole(given).tokens.exchanges).toBe(0)
})

test('where the budget was spent before anybody was asked, the unit is no part of the sample', () => {
  const unasked = { state: 'expired', reason: budgetSpent, grade: null } as const
  const other = { id: 'o', tierRevision: 'r2', tierName: 'nano' }
  const names = (trials: UnitTrial[]) =>
    new Set(unitDeltas(unit(trials), 'e', 'seed').map((it) => it.tierName))
  expect(names([trial(unasked), trial(other), control])).toEqual(new Set(['nano']))
  expect(names([trial(), trial(other), trial({ ...asControl, ...unasked })])).toEqual(new Set())
  const late = unit([trial({ ...unasked, reason: 'expired' }), control])
  expect(whole(late)).toMatchObject({ units: 1, leftOut: 1 })
})

test('language and schema of the request are part of its cell, and a truth makes both failing a tie', () => {
  const both = [trial({ outcome: 'failed' }), trial({ ...asControl, outcome: 'failed' })]
  const deltas = unitDeltas(unit(both, { language: 'de', schema: 'invoice', against: 'truth' }), 'e', 'seed')
  expect(deltas[1]?.slice).toContain('=de|none|=invoice')
  expect(deltas[0]?.evidence).toMatchObject({ uninformative: 0, truth: { replies: 1, candidateWrong: 1 } })
  expect(whole(unit(both)).uninformative).toBe(1)
})

test('one in ten replies that a caller would notice is asked for again, once, whoever draws', () => {
  const options = { seed: 'seed', now: at, newId: () => 'again', expiry: 5 }
  const failed = { outcome: 'failed', detectable: true } as const
  const due = { ...trial(), dueAt: at, expiresAt: at }
  const drawn = Array.from({ length: 2_000 }, (_, index) =>
    planRetry({ ...due, exchangeId: `x${index}` }, failed, options),
  )
  const planned = drawn.filter((it) => it !== null)
  expect(planned.length).toBeGreaterThan(150)
  expect(planned.length).toBeLessThan(250)
  expect(planned[0]).toMatchObject({ repeat: 1, role: 'candidate', expiresAt: at + 5 })
  const isPlanned = (
    over: Partial<UnitTrial>,
    grade: { outcome: 'passed' | 'failed'; detectable: boolean },
  ) =>
    Array.from({ length: 100 }, (_, index) =>
      planRetry({ ...due, exchangeId: `x${index}`, ...over }, grade, options),
    ).some((it) => it !== null)
  expect(isPlanned({}, { outcome: 'failed', detectable: false })).toBe(false)
  expect(isPlanned({}, { outcome: 'passed', detectable: false })).toBe(false)
  expect(isPlanned({ repeat: 1 }, failed)).toBe(false)
  expect(isPlanned({ role: 'control' }, failed)).toBe(false)
})

test('summaries count by coverage where their grader says so, and what is made up counts nothing', () => {
  const graded = (over: Partial<UnitTrial>, score: number, codes: string[] = []): UnitTrial => {
    const made = trial({ ...over, outcome: codes.length === 0 ? 'passed' : 'failed' })
    const failures = JSON.stringify(codes.map((code) => ({ code })))
    const name = { grader: 'schema+summary/coverage#1a2b3c4d', failures, score }
    return { ...made, grade: made.grade && { ...made.grade, ...name } }
  }
  const counted = (candidate: UnitTrial, own = graded(asControl, 0.9)) => whole(unit([candidate, own])).paired
  expect(counted(graded({}, 0.65, ['low-coverage', 'lost-second-half']))).toEqual([{ loss: 0.25, count: 1 }])
  expect(counted(graded({}, 1))).toEqual([{ loss: -0.1, count: 1 }])
  expect(counted(graded({}, 0.95, ['contradicted']))).toEqual([{ loss: 0.9, count: 1 }])
  expect(counted(graded({}, 0.6, ['low-coverage', 'invented-name']))).toEqual([{ loss: 0.9, count: 1 }])
  // The same grades without that mark: a pass is a pass.
  expect(whole(unit([trial(), trial(asControl)])).paired).toEqual([{ loss: 0, count: 1 }])
})

test('which score is counted is part of the grader, so that a change of mind is a grader of its own', () => {
  const summaries = { kind: 'summarize', options: {} } as const
  const conversation = readRequest('openai-chat', {
    messages: [{ role: 'user', content: 'Summarise this.' }],
  })
  expect(graderOf(summaries, conversation).name).toBe('summary')
  expect(graderOf({ ...summaries, score: 'passes' }, conversation).name).toBe('summary')
  expect(graderOf({ ...summaries, score: 'coverage' }, conversation).name).toBe('summary/coverage')
  expect(graderOf({ kind: 'text', options: {}, score: 'coverage' }, conversation).name).toBe('text')
})
