import type { Conversation, Reply, Stop } from '@tierdrop/wire'
import type { FailureCode } from './failures.ts'

export const kinds = ['classify', 'rank', 'extract', 'tools', 'agent', 'code', 'summarize', 'text'] as const
export type Kind = (typeof kinds)[number]

/** Something that is wrong with a reply. */
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

export type Reference =
  | { from: 'primary'; reply: Reply; stop?: Stop | null }
  | { from: 'truth'; truth: Truth }

/** One reply beside what it is measured by. */
export type Pair = {
  conversation: Conversation
  reference: Reference
  candidate: Reply
  /** where the candidate stopped */
  stop: Stop | null
  /** total times in ms, where they are known */
  timing?: { reference: number | null; candidate: number | null }
}

/** What a grader needs from the exchange; where the exchange lacks it, the grader is left aside. */
export type Need = 'schema' | 'tools' | 'reference-reply' | 'source'

export type Grader = {
  name: string
  /** counts up whenever any grade could come out differently */
  version: number
  needs: readonly Need[]
  /**
   * `decides` (the default): the record passes only if this passes.
   * `gate`: can fail a record, but its pass says nothing of whether the record is right.
   * `appeal`: asked only where all that is wrong is that text or code differs; its answer then stands.
   */
  role?: 'decides' | 'gate' | 'appeal'
  grade(pair: Pair): Grade | Promise<Grade>
}
