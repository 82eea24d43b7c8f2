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
  bad: { line: number; message: string }[]
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

/** Grades line by line; a bad line is told by its number and does not stop the others. Blank lines are passed over. */
export async function gradeLines(
  lines: AsyncIterable<string> | Iterable<string>,
  write: (line: string) => void | Promise<void>,
): Promise<GradedLines> {
  const counts: GradedLines = {
    lines: 0,
    passed: 0,
    failed: 0,
    unscored: 0,
    byKind: {},
    byFailure: {},
    bad: [],
  }
  let number = 0
  for await (const line of lines) {
    number++
    if (line.trim() === '') continue
    counts.lines++
    try {
      const { graded, kind } = await gradeOne(line)
      count(counts, graded, kind)
      await write(JSON.stringify(graded))
    } catch (error) {
      if (!(error instanceof BadLine)) throw error
      counts.bad.push({ line: number, message: error.message })
    }
  }
  return counts
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
