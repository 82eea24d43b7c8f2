import type { Dialect } from '@tierdrop/wire'
import type { Random } from './seeded.ts'

export type Call = { id: string; name: string; arguments: string }

export type Turn =
  | { role: 'user'; text: string }
  | { role: 'assistant'; text: string; calls: Call[] }
  | { role: 'tool'; callId: string; text: string }

/** A request, read from any vendor's format: all that a reply depends on. */
export type Asked = {
  dialect: Dialect
  /** as sent, a fault's suffix included */
  model: string
  system: string
  turns: Turn[]
  tools: readonly string[]
  /** a tool must be called, may be, or must not be */
  toolChoice: 'auto' | 'required' | 'none'
  temperature: number
  maxTokens: number | null
  stream: boolean
  /** chat completions send usage in a stream only where it was asked for */
  streamUsage: boolean
  /** characters of the prompt up to the last cache_control mark; null where there is none */
  cacheMark: number | null
  /** a Responses chain goes on from a reply that the vendor has kept */
  previousResponseId: string | null
}

/** What a model says; arguments stay text, since a weak model's may not be JSON. */
export type Content = { text: string; calls: { name: string; arguments: string }[] }

export type FailureMode =
  | 'wrong-label'
  | 'invalid-json'
  | 'dropped-optional-field'
  | 'swapped-fields'
  | 'wrong-value'
  | 'wrong-tool'
  | 'no-call'
  | 'missing-required-argument'
  | 'invented-argument'
  | 'off-by-one'
  | 'missed-edge-case'
  | 'wrong-operator'
  | 'forgotten-second-half'
  | 'confabulated-figure'
  | 'missed-facts'

/** `mode` null: right. The caller of the API never sees it; tests and `knownQuality` do. */
export type Answer = Content & { mode: FailureMode | null; world: WorldName | null }

export type WorldName = 'intents' | 'invoices' | 'leads' | 'dispatch' | 'agent' | 'code' | 'summaries'

/** A request as recognised by a world: the right reply, and the wrong ones that models give. */
export type Solved = {
  /** how much harder than the world's average; averages 1 over what the world makes */
  weight: number
  right: Content
  /** the modes that this item allows, each with its weight for the given family of models */
  modes(family: Family): Partial<Record<FailureMode, number>>
  wrong(mode: FailureMode, random: Random): Content
}

export type Family = 'primary' | 'mini' | 'nano' | 'haiku'

/** One call of a client, before it takes on a vendor's format. */
export type Item = {
  system: string
  user: string
  tools?: readonly ToolSpec[]
  format?: { name: string; schema: Record<string, unknown> }
  truth: Truth
}

export type ToolSpec = { name: string; description: string; parameters: Record<string, unknown> }

export type Truth =
  | { type: 'label'; label: string }
  | { type: 'value'; value: Record<string, string | number | null> }
  | { type: 'calls'; calls: { name: string; arguments: Record<string, unknown> }[] }
  /** the tools of the whole trajectory, in order */
  | { type: 'trajectory'; tools: string[] }
  /** what the function returns for some arguments */
  | { type: 'runs'; name: string; runs: { input: unknown[]; output: unknown }[] }
  /** the checkable statements of a document, in order */
  | { type: 'facts'; facts: string[] }

/** A small universe of requests: it makes them, and it knows the right reply from the request alone. */
export type World = {
  name: WorldName
  make(random: Random): Item
  solve(asked: Asked): Solved | null
}
