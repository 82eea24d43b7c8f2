import { masks } from '../skeleton/mask-words.ts'
import { hashWord } from './hash-word.ts'
import type { SketchLine, SketchWord } from './sketch.ts'

/** A place where one sentence has other words than its counterpart. */
export type Hunk = { lost: SketchWord[]; gained: SketchWord[]; at: number; besideMask: boolean }

const maskHashes = new Set(Object.values(masks).map(hashWord))
export const isMaskHash = (hash: number): boolean => maskHashes.has(hash)
export const isMaskWord = ({ hash }: SketchWord): boolean => isMaskHash(hash)

const maxWords = 80

/** The places where two sentences differ, by their longest common subsequence; null for sentences too long. */
export const diffLines = (older: SketchLine, newer: SketchLine): Hunk[] | null => {
  const [a, b] = [older.words, newer.words]
  if (a.length > maxWords || b.length > maxWords) return null
  const width = b.length + 1
  const lengths = new Uint8Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i]?.hash === b[j]?.hash
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
  return readHunks(a, b, lengths, width)
}

const readHunks = (a: SketchWord[], b: SketchWord[], lengths: Uint8Array, width: number): Hunk[] => {
  const hunks: Hunk[] = []
  let open: Hunk | null = null
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && right !== undefined && left.hash === right.hash) {
      if (open !== null && isMaskWord(left)) open.besideMask = true
      open = null
      i++
      j++
      continue
    }
    if (open === null) {
      const before = a[i - 1]
      open = { lost: [], gained: [], at: i, besideMask: before !== undefined && isMaskWord(before) }
      hunks.push(open)
    }
    const skipsLeft = (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)
    if (left !== undefined && (right === undefined || skipsLeft)) {
      open.lost.push(left)
      i++
    } else if (right !== undefined) {
      open.gained.push(right)
      j++
    }
  }
  return hunks
}
