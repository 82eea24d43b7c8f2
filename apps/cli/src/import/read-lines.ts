import { createReadStream } from 'node:fs'
import { failure } from '@tierdrop/config'
import { splitLines } from '../split-lines.ts'

export type NumberedLine = { number: number; text: string }

/** The lines of a file that are not blank, one at a time. */
export async function* readLines(path: string): AsyncGenerator<NumberedLine> {
  let number = 0
  try {
    for await (const text of splitLines(createReadStream(path))) {
      number++
      if (text === null) throw new Error(`line ${number} is too long`)
      if (text.trim() !== '') yield { number, text }
    }
  } catch (error) {
    throw failure(
      'USAGE',
      { reason: `${path}: cannot be read: ${(error as Error).message}` },
      { cause: error },
    )
  }
}
