import type { Assertion, TaskConfig } from '@tierdrop/config'

export type { Assertion }

/** Gates on the shape of a reply; nothing here is a gate unless it is set. */
export type ShapeGates = {
  /** candidate's total time over the reference's */
  maxLatencyRatio?: number
  maxLatencyMs?: number
  /** candidate's length in characters over the reference's */
  minLengthRatio?: number
  maxLengthRatio?: number
  /** the candidate must stop for the reason the reference stopped for */
  sameStop?: boolean
}

/** What a task's config gives to its graders. */
export type GraderOptions = {
  /** the labels, or canonical label -> synonyms */
  labels?: readonly string[] | Readonly<Record<string, readonly string[]>>
  multiLabel?: boolean
  /** overrides the schema that the request carries */
  schema?: unknown
  /** the consumer parses strictly: fences or prose around JSON are a failure; default: where the request asked for JSON */
  strictJson?: boolean
  /** numbers as far apart as this are the same; default 0 */
  numberTolerance?: number
  /** default `normalized`: white space, case, quotes and Unicode form do not count */
  strings?: 'exact' | 'normalized' | 'fuzzy'
  /** JSON path of an array -> the key its items are matched by, or 'order' */
  arrays?: Readonly<Record<string, string>>
  /** JSON paths that do not count */
  ignore?: readonly string[]
  assertions?: readonly Assertion[]
  /** grader -> its weight in the score that explains; all of them decide, whatever they weigh */
  weights?: Readonly<Record<string, number>>
  /** rank: how many places count; default all */
  topK?: number
  /** summary: the share of the reference's (or source's) checkable content that must survive */
  minCoverage?: number
  shape?: ShapeGates
  /** code: what has to be exported, and in what language */
  exports?: readonly string[]
  language?: string
}

/** What of a task's config its graders take; `schema` apart, since it may be the name of a file. */
export const optionNames = [
  'labels',
  'multiLabel',
  'strictJson',
  'numberTolerance',
  'strings',
  'arrays',
  'ignore',
  'assertions',
  'weights',
  'topK',
  'minCoverage',
  'shape',
  'exports',
  'language',
] as const satisfies (keyof TaskConfig & keyof GraderOptions)[]

/** A task's config as its graders take it; a schema named by its file is read by the caller. */
export function optionsOf(task: TaskConfig, schema: unknown = task.schema): GraderOptions {
  const given = [['schema', schema], ...optionNames.map((name) => [name, task[name]])]
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as GraderOptions
}
