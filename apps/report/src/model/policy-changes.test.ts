import { expect, it } from 'vitest'
import { policyChanges } from './policy-changes.ts'

it('names each setting that is no longer what it was', () => {
  const before = { policy: { margin: 0.02 }, candidates: ['a'], tasks: { t: { control: 'on' } } }
  const now = { policy: { margin: 0.05, alpha: 0.1 }, candidates: ['a'], tasks: {} }
  expect(policyChanges(JSON.stringify(before), JSON.stringify(now))).toEqual([
    'policy.alpha: not set → 0.1',
    'policy.margin: 0.02 → 0.05',
    'tasks.t.control: "on" → not set',
  ])
  expect(policyChanges(JSON.stringify(now), JSON.stringify(now))).toEqual([])
})
