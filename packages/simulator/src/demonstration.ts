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
}

export const demonstration: {
  candidates: readonly string[]
  ratePerSecond: number
  tasks: readonly DemonstrationTask[]
} = {
  candidates: ['gpt-5.4-mini', 'gpt-5.4-nano', 'claude-haiku-4-5'],
  ratePerSecond: 30,
  tasks: [
    {
      name: 'route-ticket',
      world: 'intents',
      kind: 'classify',
      dialect: 'openai-chat',
      model: 'gpt-5.4',
      system: 'triage step of the support desk',
      share: 0.5,
      margin: 0.05,
      egress: ['openai', 'anthropic'],
      labels,
    },
    {
      name: 'extract-invoice',
      world: 'invoices',
      kind: 'extract',
      dialect: 'openai-chat',
      model: 'gpt-5.4',
      system: 'extract data from supplier invoices',
      share: 0.14,
      margin: 0.05,
      egress: ['openai'],
    },
  ],
}
