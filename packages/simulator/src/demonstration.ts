import type { Dialect } from '@tierdrop/wire'
import type { WorldName } from './types.ts'
import { labels } from './worlds/intent-phrases.ts'

export type DemonstrationTask = {
  name: string
  world: WorldName
  kind: 'classify' | 'extract' | 'tools' | 'agent' | 'code' | 'summarize'
  dialect: Dialect
  model: string
  /** a pattern that only this task's system prompt contains */
  system: string
  /** of the sessions of the traffic */
  share: number
  margin: number
  egress: readonly ('openai' | 'anthropic')[]
  labels?: readonly string[]
  expected: Readonly<Record<string, Expected>>
}

export type ExpectedVerdict = 'switch' | 'stay' | 'undecided' | 'unfit'

/** What follows from the known quality, for a grader that passes equal replies only. */
export type Expected = {
  /** the verdicts that are true after the first minute; evidence may or may not have sufficed by then */
  soon: readonly ExpectedVerdict[]
  /** where it ends; undecided where the loss is as good as equal to the margin */
  eventually: ExpectedVerdict
}

const switches: Expected = { soon: ['switch'], eventually: 'switch' }
const stays: Expected = { soon: ['stay'], eventually: 'stay' }
const unfit: Expected = { soon: ['unfit'], eventually: 'unfit' }
const slowly = (verdict: ExpectedVerdict): Expected => ({ soon: ['undecided', verdict], eventually: verdict })
const open: Expected = { soon: ['undecided'], eventually: 'undecided' }
/** by mini, nano and haiku */
const byCandidate = (mini: Expected, nano: Expected, haiku: Expected) => ({
  'gpt-5.4-mini': mini,
  'gpt-5.4-nano': nano,
  'claude-haiku-4-5': haiku,
})

const openaiTask = { dialect: 'openai-chat', model: 'gpt-5.4' } as const
const anthropicTask = { dialect: 'anthropic-messages', model: 'claude-sonnet-4-6' } as const
const both = ['openai', 'anthropic'] as const

/**
 * What the demonstration shows. Shares and margins are chosen for a first minute of some 1,500
 * sessions: the tickets alone are frequent enough to prove that a switch is safe.
 */
export const demonstration: {
  candidates: readonly string[]
  /** sessions begun per second */
  ratePerSecond: number
  tasks: readonly DemonstrationTask[]
} = {
  candidates: ['gpt-5.4-mini', 'gpt-5.4-nano', 'claude-haiku-4-5'],
  ratePerSecond: 26,
  tasks: [
    {
      name: 'route-ticket',
      world: 'intents',
      kind: 'classify',
      ...openaiTask,
      system: 'triage step of the support desk',
      share: 0.5,
      margin: 0.05,
      egress: both,
      labels,
      expected: byCandidate(switches, slowly('switch'), switches),
    },
    {
      name: 'extract-invoice',
      world: 'invoices',
      kind: 'extract',
      ...openaiTask,
      system: 'extract data from supplier invoices',
      share: 0.12,
      margin: 0.05,
      // Invoices stay with the vendor that has them already: the other vendor's tier is unfit.
      egress: ['openai'],
      expected: byCandidate(stays, stays, unfit),
    },
    {
      name: 'dispatch-request',
      world: 'dispatch',
      kind: 'tools',
      ...openaiTask,
      system: 'You are Quill, the assistant in the company chat',
      share: 0.14,
      margin: 0.03,
      egress: both,
      expected: byCandidate(slowly('stay'), stays, open),
    },
    {
      name: 'support-agent',
      world: 'agent',
      kind: 'agent',
      ...anthropicTask,
      system: 'You are the support agent of Harbour',
      share: 0.08,
      margin: 0.05,
      egress: both,
      expected: byCandidate(slowly('stay'), stays, open),
    },
    {
      name: 'write-rule',
      world: 'code',
      kind: 'code',
      ...anthropicTask,
      system: 'small JavaScript functions for the rule engine',
      share: 0.08,
      margin: 0.05,
      egress: both,
      expected: byCandidate(slowly('stay'), stays, slowly('stay')),
    },
    {
      name: 'summarise-report',
      world: 'summaries',
      kind: 'summarize',
      ...anthropicTask,
      system: 'condense internal reports for the management board',
      share: 0.06,
      margin: 0.05,
      egress: both,
      expected: byCandidate(open, stays, slowly('switch')),
    },
    {
      name: 'read-enquiry',
      world: 'leads',
      kind: 'extract',
      ...openaiTask,
      system: 'the sales inbox of an office furniture maker',
      share: 0.02,
      margin: 0.1,
      egress: both,
      expected: byCandidate(slowly('stay'), slowly('stay'), open),
    },
  ],
}
