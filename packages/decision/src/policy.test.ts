import { describe, expect, it } from 'vitest'
import { defaultPolicy, resolvePolicy } from './policy.ts'

describe('a policy', () => {
  it('is the nearest of its layers: default, evaluation, kind, task, candidate', () => {
    const layers = {
      kind: 'extract' as const,
      evaluation: { margin: 0.1, alpha: 0.1, minUnits: 7, retries: 2 },
      kinds: { extract: { margin: 0.09, alpha: 0.09, minUnits: 8 }, text: { margin: 0.5 } },
      task: { margin: 0.08, alpha: 0.08 },
      candidate: { margin: 0.07 },
    }
    expect(resolvePolicy(layers)).toMatchObject({ margin: 0.07, alpha: 0.08, minUnits: 8, retries: 2 })
    expect(resolvePolicy({ kind: 'text' })).toEqual(defaultPolicy('text'))
  })

  it('takes gates one by one, and 0 as a setting', () => {
    const policy = resolvePolicy({
      kind: 'tools',
      evaluation: { gates: { maxInvalid: 0.2, maxLatencyRatio: 1.5 } },
      task: { gates: { maxInvalid: 0 }, margin: 0 },
    })
    expect(policy.gates).toEqual({
      maxInvalid: 0,
      maxRefusals: 0.05,
      maxLatencyRatio: 1.5,
      maxOverContext: 0.01,
    })
    expect(policy.margin).toBe(0)
  })

  it('takes dollars as integer nano-dollars', () => {
    const policy = resolvePolicy({
      kind: 'tools',
      task: { errorCost: 0.1, reviewCost: 2, savingFloor: 50.01 },
    })
    expect(policy).toMatchObject({
      errorCostNano: 100_000_000,
      reviewCostNano: 2_000_000_000,
      savingFloorNano: 50_010_000_000,
    })
  })

  it('keeps controls on unless the task turns them off', () => {
    expect(resolvePolicy({ kind: 'tools' }).control).toBe('on')
    expect(resolvePolicy({ kind: 'tools', control: 'off' }).control).toBe('off')
  })
})
