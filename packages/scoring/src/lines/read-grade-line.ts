import { isRecord } from '../equal/leaves.ts'
import { mayBeBeyondDoubles, readExact } from '../exact-numbers.ts'
import type { GradedTask } from '../grade.ts'
import { type GraderOptions, optionNames } from '../options.ts'
import { type Kind, kinds, type Pair, type Reference, type ToolTruth, type Truth } from '../types.ts'
import { BadLine } from './bad-line.ts'
import { inferKind, isToolTruth } from './infer-kind.ts'
import { type ReadReply, readReply } from './read-reply.ts'
import { readRequest } from './read-request.ts'

export type GradeLine = { id: string; pair: Pair; task: GradedTask }

/** One pair from a file, checked at the door; the kind is inferred where the line does not say it. */
export function readGradeLine(json: string): GradeLine {
  const line = withoutNulls(parse(json))
  // Ids of 64 bits, in what is compared.
  const exact = mayBeBeyondDoubles(json) ? withoutNulls(readExact(json) as typeof line) : line
  const { id } = line
  if (typeof id !== 'string' && typeof id !== 'number') throw new BadLine('id: expected a string')
  const options = readOptions(line)
  const conversation = readRequest(line.request)
  const candidate = readReply(exact.candidate, 'candidate')
  const primary = line.reference === undefined ? null : readReply(exact.reference, 'reference')
  const kind =
    line.kind === undefined ? inferKind(line, conversation, candidate, primary) : readKind(line.kind)
  const reference = readReference(exact.truth, primary, kind)
  return {
    id: String(id),
    pair: { conversation, reference, candidate: candidate.reply, stop: candidate.stop },
    task: { kind, options },
  }
}

function parse(json: string): Record<string, unknown> {
  let line: unknown
  try {
    line = JSON.parse(json)
  } catch (error) {
    throw new BadLine(`not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (!isRecord(line)) throw new BadLine('expected an object')
  return line
}

/** null stands for what is left out. */
function withoutNulls(line: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null))
}

function readKind(kind: unknown): Kind {
  const known = kinds.find((name) => name === kind)
  if (known === undefined)
    throw new BadLine(`kind: expected one of ${kinds.join(', ')}, got ${JSON.stringify(kind)}`)
  return known
}

function readOptions(line: Readonly<Record<string, unknown>>): GraderOptions {
  const { schema, labels, options } = line
  if (schema !== undefined && !isRecord(schema)) throw new BadLine('schema: expected a JSON schema')
  return {
    ...readMoreOptions(options),
    ...(schema === undefined ? {} : { schema }),
    ...(labels === undefined ? {} : { labels: readLabelList(labels) }),
  }
}

/** A line names its labels itself, beside its options. */
const moreNames: readonly string[] = optionNames.filter((name) => name !== 'labels')

/** `options`, for what a task's config would say beyond schema and labels. */
function readMoreOptions(options: unknown): GraderOptions {
  if (options === undefined) return {}
  if (!isRecord(options)) throw new BadLine('options: expected an object')
  const unknown = Object.keys(options).find((name) => !moreNames.includes(name))
  if (unknown !== undefined) throw new BadLine(`options.${unknown}: expected one of ${moreNames.join(', ')}`)
  return options
}

function readLabelList(labels: unknown): NonNullable<GraderOptions['labels']> {
  if (isTexts(labels) && labels.length > 0) return labels
  if (isRecord(labels) && Object.values(labels).every(isTexts)) return labels as Record<string, string[]>
  throw new BadLine('labels: expected a list of labels, or an object of label and synonyms')
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/** The truth wins over the reference; where there is neither, nothing can be graded. */
function readReference(truth: unknown, primary: ReadReply | null, kind: Kind): Reference {
  if (truth !== undefined) return { from: 'truth', truth: readTruth(truth, kind) }
  if (primary === null) throw new BadLine('expected a reference or a truth')
  return { from: 'primary', reply: primary.reply, stop: primary.stop }
}

function readTruth(truth: unknown, kind: Kind): Truth {
  if (kind === 'tools' || kind === 'agent') {
    if (!isToolTruth(truth))
      throw new BadLine('truth: expected a list of { name, arguments: { argument: [accepted value, …] } }')
    return { type: 'tools', calls: truth.map(withLists) }
  }
  if (kind === 'classify') {
    if (typeof truth === 'string' || typeof truth === 'number' || typeof truth === 'bigint')
      return { type: 'label', label: String(truth) }
    if (isTexts(truth)) return { type: 'label', label: truth.join(', ') }
    throw new BadLine('truth: expected a label')
  }
  return typeof truth === 'string' ? { type: 'text', text: truth } : { type: 'value', value: truth }
}

/** A single accepted value may stand without its list. */
function withLists(call: ToolTruth[number]): ToolTruth[number] {
  const entries = Object.entries(call.arguments ?? {}).map(([name, accepted]) => [
    name,
    Array.isArray(accepted) ? accepted : [accepted],
  ])
  return { name: call.name, arguments: Object.fromEntries(entries) as Record<string, readonly unknown[]> }
}
