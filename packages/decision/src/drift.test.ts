import { describe, expect, it } from 'vitest'
import { candidate, chance, evidenceOf, passed, task, units, wrong } from '../test/build-evidence.ts'
import { decideAll } from './decide.ts'
import { driftOf } from './drift.ts'
import { logEHarm } from './e-values.ts'
import { explain } from './explain.ts'

const dayOf = (n: number, losses: number) => [
  { loss: 0, count: n - losses },
  { loss: 1, count: losses },
]

describe('drift', () => {
  it('is the sum over all days it may have begun on', () => {
    const days = [dayOf(200, 1), dayOf(200, 0), dayOf(50, 25)].map((histogram, i) => ({
      day: `d${i + 1}`,
      histogram,
    }))
    const expected =
      Math.exp(logEHarm([...dayOf(250, 25), ...dayOf(200, 1)], 0.02)) / 2 +
      Math.exp(logEHarm(dayOf(250, 25), 0.02)) / 6 +
      Math.exp(logEHarm(dayOf(50, 25), 0.02)) / 12
    const drift = driftOf(days, 0.02, 0.05)
    expect(drift.logD).toBeCloseTo(Math.log(expected), 9)
    expect(drift).toMatchObject({ alarm: true, since: 'd3' })
    expect(driftOf(days.toReversed(), 0.02, 0.05)).toEqual(drift)
  })

  it('is unknown without a day', () => {
    expect(driftOf([], 0.02, 0.05)).toEqual({ alarm: false, logD: null, since: null })
  })

  const week = (worseFrom: number) =>
    units(1400, (i) => {
      const day = Math.floor(i / 200)
      return { candidate: day >= worseFrom && chance(i, 0.12) ? wrong : passed }
    })

  it('that begins on the fifth day is caught while the whole week still looks fine', () => {
    const fine = decideAll([task([candidate(evidenceOf(week(4).slice(0, 800), 4))])])
    expect(fine.tasks[0]?.candidates[0]?.verdict).toBe('switch')
    const upTo = evidenceOf(week(4).slice(0, 1000), 5)
    const [after] = decideAll([task([candidate(upTo)])], fine.ledger).tasks[0]?.candidates ?? []
    expect(after?.drift).toMatchObject({ alarm: true, since: '4' })
    expect(after?.verdict).toBe('undecided')
    expect(after?.reasons.map(({ code }) => code).slice(0, 2)).toEqual(['reopened', 'drift'])
  })

  it('that the trickle sees after the switch reopens the question', () => {
    const evidence = evidenceOf(week(7))
    const fine = decideAll([task([candidate(evidence)])])
    expect(fine.tasks[0]?.recommendation.action).toBe('switch')
    const trickle = (losses: number) =>
      ['8', '9'].map((day) => ({ day, evidence: { units: 100, paired: dayOf(100, losses), strict: [] } }))
    const decided = (losses: number) => {
      const input = candidate(evidence, { afterSwitch: trickle(losses) })
      const { tasks, ledger } = decideAll([task([input])], fine.ledger)
      return { task: tasks[0], lines: explain([task([input])], ledger, 'route-ticket', 'nano') }
    }
    expect(decided(1).task?.recommendation.action).toBe('switch')

    const { task: moved, lines } = decided(20)
    expect(moved?.recommendation.action).toBe('undecided')
    expect(moved?.candidates[0]).toMatchObject({
      verdict: 'undecided',
      switched: true,
      drift: { alarm: true, since: '8', afterSwitch: true },
    })
    expect(moved?.recommendation.reasons.map(({ code }) => code).slice(0, 2)).toEqual(['reopened', 'drift'])
    expect(lines.filter((line) => line.startsWith('drift'))).toHaveLength(2)
  })

  it('blocks a first switch', () => {
    const [verdict] = decideAll([task([candidate(evidenceOf(week(6), 7))])]).tasks[0]?.candidates ?? []
    expect(verdict?.drift.alarm).toBe(true)
    expect(verdict?.verdict).toBe('undecided')
  })
})
