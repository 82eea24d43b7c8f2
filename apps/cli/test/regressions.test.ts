import {
  type CountedExchange,
  countUnit,
  decideAll,
  defaultPolicy,
  type Ledger,
  openLedger,
  sumEvidence,
  type TaskInput,
} from '@tierdrop/decision'
import { expect, test } from 'vitest'
import { checkRegressions } from '../src/check/check-regressions.ts'
import { checkCells } from '../src/check/check-verdicts.ts'
import { exitOf } from '../src/check/finding.ts'

const day = 86_400_000

/** A task with one candidate, each day with so many units of which so many are lost. */
function task(days: readonly { units: number; lost: number }[]): TaskInput {
  const evidence = days.map(({ units, lost }, index) => {
    const counted = Array.from({ length: units }, (_, unit) => {
      const exchange: CountedExchange = {
        at: index * day + unit,
        candidate:
          unit < lost
            ? { outcome: 'failed', detectable: false, failures: ['wrong-label'] }
            : { outcome: 'passed' },
        control: { outcome: 'passed' },
        against: 'primary',
        label: null,
        primaryNano: 1_000_000,
        candidateNano: 100_000,
        primaryLatency: { firstMs: null, totalMs: 400 },
        candidateLatency: { firstMs: null, totalMs: 300 },
        facets: { inputTokens: 100, toolCount: 0, step: 0, language: null, image: false, schema: null },
      }
      return countUnit({ unit: `${index}-${unit}`, candidate: 'nano', seed: 's', exchanges: [exchange] })
    }).flat()
    return (['as-is', 'with-fallback'] as const).map((reading) => ({
      slice: '',
      day: new Date(index * day).toISOString().slice(0, 10),
      reading,
      evidence: sumEvidence(
        counted.filter((it) => it.slice === '' && it.reading === reading).map((it) => it.evidence),
      ),
    }))
  })
  return {
    task: 'route-ticket',
    version: 'v1',
    kind: 'classify',
    grading: 'classify',
    primary: { name: 'gpt-5.4', vendor: 'openai' },
    requestsPerDay: 10_000,
    unitsPerDay: null,
    candidates: [
      {
        candidate: 'nano',
        revision: 'r1',
        vendor: 'openai',
        policy: { ...defaultPolicy('classify'), margin: 0.05, minSpan: 0 },
        evidence: evidence.flat(),
        fit: null,
      },
    ],
  }
}

const good = { units: 400, lost: 0 }
const verdictsOf = (input: TaskInput, ledger: Ledger = openLedger()) => decideAll([input], ledger)

/** decided often enough for a switch: the family is sealed by a first look */
function switched() {
  const first = verdictsOf(task([good]))
  return verdictsOf(task([good]), first.ledger)
}

test('a switch that still holds is fine', () => {
  const { tasks, ledger } = switched()
  expect(tasks[0]?.recommendation.action).toBe('switch')
  const findings = checkRegressions(decideAll([task([good, good])], ledger).tasks, [])
  expect(findings.map(({ state }) => state)).toEqual(['ok'])
  expect(exitOf(findings, false)).toBe(0)
})

test('a switch that got worse is a no', () => {
  const { ledger } = switched()
  const { tasks } = decideAll([task([good, { units: 300, lost: 120 }])], ledger)
  const findings = checkRegressions(tasks, [])
  expect(findings[0]).toMatchObject({ of: 'route-ticket on nano', state: 'no' })
  expect(findings[0]?.text).toMatch(/was recommended, now /)
  expect(exitOf(findings, false)).toBe(1)
})

test('what was recommended before its prompt changed is open until it is decided anew', () => {
  const before = switched().tasks[0]?.recommendation
  if (!before) throw new Error('there is a recommendation')
  const changed = { ...task([{ units: 20, lost: 0 }]), version: 'v2' }
  const findings = checkRegressions(verdictsOf(changed).tasks, [
    { task: 'route-ticket', recommendation: before },
  ])
  expect(findings[0]).toMatchObject({ of: 'route-ticket on nano', state: 'open' })
  expect(exitOf(findings, false)).toBe(3)
  expect(exitOf(findings, true)).toBe(1)
})

test('what was never to be switched is no regression', () => {
  const findings = checkRegressions(verdictsOf(task([{ units: 300, lost: 120 }])).tasks, [])
  expect(exitOf(findings, false)).toBe(0)
})

test.each([
  ['the verdict that is asked', { verdict: 'switch' as const }, 'ok'],
  ['one of two', { verdict: ['stay' as const, 'switch' as const] }, 'ok'],
  ['another verdict', { verdict: 'stay' as const }, 'no'],
  ['a loss that is proven to be lower', { loss: { atMost: 0.05 } }, 'ok'],
  ['a loss that nothing proves yet', { loss: { atMost: 0.001 } }, 'open'],
  ['a loss that is proven to be higher', { loss: { atMost: -0.5 } }, 'no'],
  ['a saving that is proven', { saving: { atLeast: 1 } }, 'ok'],
  ['a saving that is missed', { saving: { atLeast: 1_000_000_000 } }, 'no'],
] as const)('%s', (_, thresholds, state) => {
  const findings = checkCells(switched().tasks, { 'route-ticket': { nano: { ...thresholds } } } as never)
  expect(findings.map((it) => it.state)).toEqual([state])
})

test('a task that nobody has seen is open, a candidate that is none is wrong usage', () => {
  const { tasks } = switched()
  expect(checkCells(tasks, { 'route-tickets': { nano: {} } })[0]).toMatchObject({
    state: 'open',
    text: 'has not been seen (seen: route-ticket)',
  })
  expect(() => checkCells(tasks, { 'route-ticket': { pico: {} } })).toThrow('there are: nano')
})
