import type { Conversation } from '@tierdrop/wire'
import { assertionsGrader } from './graders/assertions.ts'
import { codeGrader } from './graders/code.ts'
import { fieldsGrader } from './graders/fields.ts'
import { labelGrader } from './graders/label.ts'
import { rankGrader } from './graders/rank.ts'
import { schemaGrader } from './graders/schema.ts'
import { shapeGrader } from './graders/shape.ts'
import { stepGrader } from './graders/step.ts'
import { summaryGrader } from './graders/summary.ts'
import { textGrader } from './graders/text.ts'
import { toolCallsGrader } from './graders/tool-calls.ts'
import type { GraderOptions } from './options.ts'
import { schemaOf } from './schema/schema-of.ts'
import type { Grader, Kind } from './types.ts'

/** The graders that config can name, each made with a task's options. */
export const graders: Readonly<Record<string, (options: GraderOptions) => Grader>> = {
  label: labelGrader,
  schema: schemaGrader,
  fields: fieldsGrader,
  'tool-calls': () => toolCallsGrader,
  step: () => stepGrader,
  rank: rankGrader,
  summary: summaryGrader,
  code: codeGrader,
  text: () => textGrader,
  shape: shapeGrader,
  assertions: assertionsGrader,
}

const ofKind: Readonly<Record<Kind, readonly string[]>> = {
  classify: ['label'],
  rank: ['rank'],
  extract: ['fields'],
  tools: ['tool-calls'],
  agent: ['step'],
  code: ['code'],
  summarize: ['summary'],
  text: ['text'],
}

/** Records are asked for by a schema in these kinds; elsewhere it belongs to a tool or is none of the grade. */
const gatedBySchema: readonly Kind[] = ['classify', 'rank', 'extract', 'summarize', 'text']

const made = new WeakMap<GraderOptions, Map<string, Grader>>()

/** The graders of a task, made once for its options. An unknown name throws: config is checked at the start. */
export function gradersFor(
  kind: Kind,
  options: GraderOptions,
  conversation: Conversation | null,
  chosen?: readonly (string | Grader)[],
): Grader[] {
  if (chosen !== undefined)
    return chosen.map((name) => (typeof name === 'string' ? named(name, options) : name))
  const isGated = hasSchema(options, conversation) && gatedBySchema.includes(kind)
  const known = defaults.get(options) ?? new Map<string, Grader[]>()
  if (known.size === 0) defaults.set(options, known)
  const key = isGated ? `${kind} by schema` : kind
  const there = known.get(key)
  if (there) return there
  const graders = defaultNames(kind, options, isGated).map((name) => named(name, options))
  known.set(key, graders)
  return graders
}

const defaults = new WeakMap<GraderOptions, Map<string, Grader[]>>()

/** What a grade of these graders is filed under. Any version that counts up makes it another one. */
export function nameOfGraders(graders: readonly Grader[]): { grader: string; version: number } {
  return {
    grader: graders.map((grader) => grader.name).join('+'),
    version: graders.reduce((sum, grader) => sum + grader.version, 0),
  }
}

function hasSchema(options: GraderOptions, conversation: Conversation | null): boolean {
  return options.schema !== undefined || (conversation !== null && schemaOf(options, conversation) !== null)
}

function defaultNames(kind: Kind, options: GraderOptions, isGated: boolean): string[] {
  const names = [...ofKind[kind]]
  if (isGated) names.unshift('schema')
  if (options.assertions && options.assertions.length > 0) names.push('assertions')
  if (options.shape) names.push('shape')
  return names
}

function named(name: string, options: GraderOptions): Grader {
  const known = made.get(options) ?? new Map<string, Grader>()
  if (known.size === 0) made.set(options, known)
  const there = known.get(name)
  if (there) return there
  if (!Object.hasOwn(graders, name))
    throw new Error(`no grader is called "${name}"; there are ${Object.keys(graders).join(', ')}`)
  const grader = graders[name]?.(options)
  if (grader === undefined) throw new Error(`no grader is called "${name}"`)
  known.set(name, grader)
  return grader
}
