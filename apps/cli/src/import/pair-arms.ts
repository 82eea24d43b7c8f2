import { BadLine, type Grade, type GradedTask, grade, type Pair, readGradeLine } from '@tierdrop/scoring'
import type { Reply, Stop } from '@tierdrop/wire'
import { BadImportLine } from './bad-lines.ts'
import type { PairLine, ReplyLine } from './pair-line.ts'

export type Arm = { pair: Pair; task: GradedTask; reply: { reply: Reply; stop: Stop | null } }

/** One arm's reply beside what it is measured by, read as any line that is graded. */
export function readArm(line: PairLine, candidate: ReplyLine): Arm {
  const { id, kind, request, primary, truth, labels, schema } = line
  const graded = {
    id,
    kind,
    request,
    reference: plainError(primary),
    truth,
    labels,
    schema,
    candidate: plainError(candidate),
  }
  try {
    const { pair, task } = readGradeLine(JSON.stringify(graded))
    return { pair, task, reply: { reply: pair.candidate, stop: pair.stop } }
  } catch (error) {
    if (error instanceof BadLine) throw new BadImportLine(error.message)
    throw error
  }
}

export async function gradeArm({ pair, task }: Arm, settled: GradedTask | null): Promise<Grade> {
  return grade(pair, settled ?? task)
}

/** Logs write an error as text, or as the vendor's object. */
function plainError(reply: ReplyLine): ReplyLine {
  const { error, ...rest } = reply
  if (error === undefined || error === null || error === false) return { ...rest, error: undefined }
  if (typeof error === 'string') return reply
  const message = (error as { message?: unknown }).message
  return { ...rest, error: typeof message === 'string' ? message : JSON.stringify(error) }
}
