import { expect, it } from 'vitest'
import { policyChanges } from './policy-changes.ts'

it('names each setting that is no longer what it was, and what follows', () => {
  const labels = { refund: ['money back'], other: [] }
  const before = {
    policy: { margin: 0.02 },
    candidates: ['a'],
    tasks: { t: { control: 'on' }, 'a.b': { labels } },
  }
  const now = {
    policy: { margin: 0.05, alpha: 0.1, retries: 2 },
    candidates: ['a'],
    tasks: { 'a.b': { labels: { ...labels, other: ['else'] }, policy: { nano: { alpha: 0.2 } } } },
  }
  expect(policyChanges(JSON.stringify(before), JSON.stringify(now))).toEqual([
    'policy.alpha: not set → 0.1 (starts anew: what was counted up to that day is left out)',
    'policy.margin: 0.02 → 0.05 (asked again, as a newcomer)',
    'policy.retries: not set → 2',
    'tasks.a.b.labels.other: [] → ["else"] (asked again, as a newcomer; `tierdrop regrade` grades anew what is kept)',
    'tasks.a.b.policy.nano.alpha: not set → 0.2 (starts anew: what was counted up to that day is left out)',
    'tasks.t.control: "on" → not set (asked again, as a newcomer)',
  ])
  expect(policyChanges(JSON.stringify(now), JSON.stringify(now))).toEqual([])
})
