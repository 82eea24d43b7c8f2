import { estateOf } from '@tierdrop/decision'
import { budgetSpent, type Funnel } from '@tierdrop/store'
import { describe, expect, it } from 'vitest'
import type { Overview } from '../model/types.ts'
import { alarms } from './alarms.ts'

const funnel = (given: Partial<Funnel>): Funnel => ({
  seen: 1_000,
  sampled: 100,
  missed: {},
  planned: 100,
  trials: { pending: 0, leased: 0, graded: 0, 'left-out': 0, expired: 0 },
  trialsByTier: [],
  graded: { passed: 0, failed: 0, unscored: 0 },
  units: { open: 0, closed: 0, counted: 0 },
  ...given,
})
const shadow = (
  state: 'graded' | 'left-out' | 'pending' | 'expired',
  count: number,
  reason: string | null = null,
) => ({
  tierName: 'nano',
  role: 'candidate' as const,
  state,
  reason,
  count,
})
const of = (
  given: Partial<Funnel>,
  evaluation: Partial<Overview['evaluation']> = {},
  more: Partial<Overview> = {},
): string => {
  const overview: Overview = {
    proxy: '127.0.0.1:4100',
    evaluation: {
      name: 'spring',
      owner: null,
      startedAt: 0,
      endsAt: null,
      budgetNano: null,
      spentNano: 0,
      spentUnknown: 0,
      changed: [],
      ...evaluation,
    },
    at: 0,
    tasks: [],
    pipelines: [],
    moved: [],
    funnel: funnel(given),
    representation: { seen: 0, sampled: 0, byHour: [], byModel: [], furthest: null },
    estate: estateOf([]),
    alpha: null,
    history: [],
    span: null,
    ...more,
  }
  return alarms(overview)?.html ?? ''
}

describe('alarms', () => {
  it('are silent while all goes well', () => {
    expect(of({ trialsByTier: [shadow('graded', 98), shadow('left-out', 2, 'outage')] })).toBe('')
    expect(of({ trialsByTier: [shadow('pending', 5)] })).toBe('')
    expect(of({ seen: 0, sampled: 0 })).toBe('')
  })

  it('tell a sample of nothing, a mirror that does not run and candidates that may not', () => {
    expect(of({ sampled: 0 })).toContain('<b>0 sampled</b> of 1,000 requests seen')
    expect(of({ planned: 0 })).toContain('is the mirror running')
    expect(of({ planned: 100 })).toContain('<b>0 mirrored</b> of 100 sampled requests: no candidate')
  })

  it('tell calls that all end badly from calls of which too many do', () => {
    expect(of({ trialsByTier: [shadow('left-out', 9, 'no key')] })).toContain(
      '<b>0 graded</b> of 9 shadow calls',
    )
    expect(of({ trialsByTier: [shadow('graded', 9), shadow('expired', 9, budgetSpent)] })).toBe('')
    const some = of({ trialsByTier: [shadow('graded', 90), shadow('left-out', 10, 'outage')] })
    expect(some).toContain('<b>10.0 % left out</b>: 10 of 100 shadow calls')
  })

  it('tell a tier that was never called from calls that have only just been planned', () => {
    const trialsByTier = [shadow('pending', 9), { ...shadow('graded', 9), tierName: 'mini' }]
    const after = (minutes: number) =>
      of({ trialsByTier }, {}, { at: minutes * 60_000, span: { from: 0, to: minutes * 60_000 } })
    expect(after(1)).toBe('')
    expect(after(10)).toContain('<b>nano was never called</b>: 9 shadow calls wait.')
    expect(after(10)).not.toContain('mini')
  })

  it('tell what was missed, an empty purse, and a policy that moved', () => {
    expect(of({ missed: { 'queue-full': 2 } })).toContain('<b>2 requests missed</b> by the capture, of 1,002')
    const spent = of({}, { budgetNano: 2e9, spentNano: 2.5e9, spentUnknown: 1 })
    expect(spent).toContain('$2.50 of $2.00, and 1 call of unknown price')
    expect(of({}, { changed: ['policy.margin: 0.02 → 0.05'] })).toContain(
      '<code>policy.margin: 0.02 → 0.05</code>',
    )
  })
})
