import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { failure } from '@tierdrop/config'

export type NumberedLine = { number: number; text: string }

/** The lines of a file that are not blank, one at a time. */
export async function* readLines(path: string): AsyncGenerator<NumberedLine> {
  const input = createReadStream(path, 'utf8')
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  let number = 0
  try {
    for await (const text of lines) {
      number++
      if (text.trim() !== '') yield { number, text: number === 1 ? text.replace(/^\uFEFF/, '') : text }
    }
  } catch (error) {
    throw failure(
      'USAGE',
      { reason: `${path}: cannot be read: ${(error as Error).message}` },
      { cause: error },
    )
  }
}
