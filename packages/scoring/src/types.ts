import type { Conversation, Reply, Stop } from '@tierdrop/wire'
import type { FailureCode } from './failures.ts'

export const kinds = ['classify', 'rank', 'extract', 'tools', 'agent', 'code', 'summarize', 'text'] as const
export type Kind = (typeof kinds)[number]

/** Something that is wrong with a reply. Whether a caller could have noticed is what fallback is about. */
export type Failure = {
  code: FailureCode
  /** a caller can tell without knowing the right answer: invalid JSON, schema violated, refusal … */
  detectable: boolean
  /** where: a JSON path, a tool's argument, a label */
  path: string | null
  detail: string | null
}

/** A record passes when the whole record is right; the score in [0, 1] explains and does not decide. */
export type Grade =
  | { outcome: 'passed'; score: number; notes?: readonly string[] }
  | { outcome: 'failed'; score: number; failures: readonly Failure[]; notes?: readonly string[] }
  /** never a number, never a pass: the reason says why there is no grade */
  | { outcome: 'unscored'; reason: string }

/** Accepted calls of a tool question: per argument every accepted value, '' meaning that it may be left out; [] that no call is right. */
export type ToolTruth = readonly { name: string; arguments: Record<string, readonly unknown[]> }[]

export type Truth =
  | { type: 'label'; label: string }
  | { type: 'value'; value: unknown }
  | { type: 'text'; text: string }
  | { type: 'tools'; calls: ToolTruth }

export type Reference = { from: 'primary'; reply: Reply } | { from: 'truth'; truth: Truth }

/** One reply beside what it is measured by. */
export type Pair = {
  conversation: Conversation
  reference: Reference
  candidate: Reply
  stop: Stop | null
}

/** What a task's config gives to its graders. */
export type GraderOptions = {
  /** canonical label -> synonyms */
  labels?: Readonly<Record<string, readonly string[]>>
  multiLabel?: boolean
  /** overrides the schema that the request carries */
  schema?: unknown
  /** the consumer parses strictly: fences or prose around JSON are a failure */
  strictJson?: boolean
  numberTolerance?: number
  strings?: 'exact' | 'normalized' | 'fuzzy'
  /** JSON path of an array -> the key its items are matched by, or 'order' */
  arrays?: Readonly<Record<string, string>>
  ignore?: readonly string[]
}

/** What a grader needs from the exchange; without it, it answers unscored. */
export type Need = 'schema' | 'labels' | 'tools' | 'json' | 'text' | 'reference-reply'

export type Grader = {
  name: string
  /** counts up whenever any grade could come out differently */
  version: number
  needs: readonly Need[]
  grade(pair: Pair): Grade | Promise<Grade>
}
