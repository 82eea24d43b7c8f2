/**
 * What the book of versions knows beyond what the store is told of each version, so that the next
 * start goes on as if there had been none. Versions are named by their place in `versions`.
 */
export type BookState = {
  repeats: number
  packed: number
  /** in the order in which they were entered */
  versions: VersionState[]
  /** keys under which a version was told before */
  aliases: [key: string, version: number][]
  fillings: [fingerprint: string, version: number][]
  crowds: [taskKey: string, count: number, last: string][]
  lasts: [taskKey: string, version: number][]
  shelf: Shelved[]
}

export type VersionState = [
  key: string,
  hits: number,
  repeatsBefore: number,
  firstSeen: number,
  isSibling: 0 | 1,
  returns: number,
  /** -1: none */
  joined: number,
  isFilled: 0 | 1,
  /** the version that its fingerprint leads to */
  stands: number,
  isOnShelf: 0 | 1,
  /** null: as the store has it, which is told no more of those that another stands for */
  sketch: string | null,
]

/** One entry into the indexes of the shelf; no sketch: as the version has it by now. */
export type Shelved = [key: string, as: 'first' | 'again', sketch: string | null]
