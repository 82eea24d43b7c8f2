import { decodeLearning, type EncodedLearning, encodeLearning, type Learning } from './refrains/learning.ts'
import type { BookState } from './versions/book-state.ts'

/** All that decides about the next exchange and that the store is not told of each version. */
export type Memory = { book: BookState; learning: Learning }

const format = '1.'

export const encodeMemory = ({ book, learning }: Memory): string =>
  `${format}${JSON.stringify({ book, learning: encodeLearning(learning) })}`

/** Null for what this code did not write. */
export const decodeMemory = (encoded: string): Memory | null => {
  if (!encoded.startsWith(format)) return null
  try {
    const { book, learning } = JSON.parse(encoded.slice(format.length)) as {
      book: BookState
      learning: EncodedLearning
    }
    return { book, learning: decodeLearning(learning) }
  } catch {
    return null
  }
}
