import { grade } from '../grade.ts'
import type { Failure, Kind } from '../types.ts'
import { BadLine } from './bad-line.ts'
import { readGradeLine } from './read-grade-line.ts'

export type GradedLine = {
  id: string
  outcome: 'passed' | 'failed' | 'unscored'
  /** null where there is no grade */
  score: number | null
  failures: readonly Failure[]
  /** of an unscored line */
  reason?: string
}

export type GradedLines = {
  lines: number
  passed: number
  failed: number
  unscored: number
  byKind: Partial<Record<Kind, { passed: number; failed: number; unscored: number }>>
  byFailure: Record<string, number>
  /** lines that could not be read */
  bad: number
}

export type GradeLinesOutput = {
  write: (line: string) => void | Promise<void>
  /** told at once: a file may have as many bad lines as it has lines */
  tellBad: (line: number, message: string) => void
}

export async function gradeLine(json: string): Promise<GradedLine> {
  return (await gradeOne(json)).graded
}

async function gradeOne(json: string): Promise<{ graded: GradedLine; kind: Kind }> {
  const { id, pair, task } = readGradeLine(json)
  const result = await grade(pair, task)
  const { kind } = task
  if (result.outcome === 'unscored')
    return { kind, graded: { id, outcome: 'unscored', score: null, failures: [], reason: result.reason } }
  const failures = result.outcome === 'failed' ? result.failures : []
  return { kind, graded: { id, outcome: result.outcome, score: result.score, failures } }
}

const blank = /^\s*$/

/**
 * Grades line by line; a bad line is told by its number and does not stop the others. Blank lines are passed
 * over, null is a line that was too long to be read.
 */
export async function gradeLines(
  lines: AsyncIterable<string | null> | Iterable<string | null>,
  { write, tellBad }: GradeLinesOutput,
): Promise<GradedLines> {
  const counts: GradedLines = {
    lines: 0,
    passed: 0,
    failed: 0,
    unscored: 0,
    byKind: {},
    byFailure: {},
    bad: 0,
  }
  let number = 0
  for await (const line of lines) {
    number++
    if (line !== null && blank.test(line)) continue
    counts.lines++
    const result = await gradeOrTell(line)
    if ('message' in result) {
      counts.bad++
      tellBad(number, result.message)
      continue
    }
    count(counts, result.graded, result.kind)
    await write(JSON.stringify(result.graded))
  }
  return counts
}

/** Whatever a line holds, it is that line's fault alone, such as arguments that nest too deep to be written. */
async function gradeOrTell(
  line: string | null,
): Promise<Awaited<ReturnType<typeof gradeOne>> | { message: string }> {
  try {
    if (line === null) throw new BadLine('too long to be read')
    return await gradeOne(line)
  } catch (error) {
    if (error instanceof BadLine) return { message: error.message }
    return { message: `cannot be graded: ${error instanceof Error ? error.message : String(error)}` }
  }
}

function count(counts: GradedLines, { outcome, failures }: GradedLine, kind: Kind): void {
  counts[outcome]++
  const ofKind = counts.byKind[kind] ?? { passed: 0, failed: 0, unscored: 0 }
  counts.byKind[kind] = ofKind
  ofKind[outcome]++
  // A reply counts once for each way in which it fails.
  for (const code of new Set(failures.map((found) => found.code)))
    counts.byFailure[code] = (counts.byFailure[code] ?? 0) + 1
}
