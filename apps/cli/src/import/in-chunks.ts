import { BadImportLine, type BadLines } from './bad-lines.ts'
import type { NumberedLine } from './read-lines.ts'

/** as many lines as are looked up and written together */
export const chunk = 500

/** Reads the lines that can be read, and works on them some hundreds at a time; the others are told. */
export async function inChunks<T>(
  lines: AsyncIterable<NumberedLine>,
  imported: { lines: number; bad: BadLines },
  read: (line: NumberedLine) => T,
  work: (waiting: readonly T[]) => Promise<void>,
): Promise<void> {
  let waiting: T[] = []
  for await (const line of lines) {
    imported.lines++
    await unlessBad(line.number, imported.bad, () => {
      waiting.push(read(line))
    })
    if (waiting.length < chunk) continue
    await work(waiting)
    waiting = []
  }
  await work(waiting)
}

/** A line that turns out to be bad is told by its number, and stops none of the others. */
export async function unlessBad(
  number: number,
  bad: BadLines,
  take: () => Promise<void> | void,
): Promise<void> {
  try {
    await take()
  } catch (error) {
    if (!(error instanceof BadImportLine)) throw error
    bad.add(number, error.message)
  }
}
