import { digest } from '../digest.ts'
import type { Instruction } from '../skeleton/read-instruction.ts'
import type { KnownVersion } from '../types.ts'
import { encodeSketch, type Sketch } from './sketch.ts'

export type Version = {
  taskKey: string
  taskName: string
  key: string
  fingerprint: string
  previousKey: string | null
  sketch: string
  excerpt: string
  firstSeen: number
  /** known by the store or given out before */
  isNew: boolean
  /** as it was given out last */
  kind: string | null
  /** how often it was met since the start; what the store knew counts as met before */
  hits: number
  /** how many prompts had come again when it was met */
  repeatsBefore: number
  /** differs from the version before it where two tasks of one author differ */
  isSibling: boolean
  /** how often a version before it came back after it */
  returns: number
  /** the version that stands for it since they turned out to be one */
  joined: Version | null
  /** other fillings of its template were met since the start */
  isFilled: boolean
}

export type Entry = { version: Version; sketch: Sketch }
export type Task = Pick<Version, 'taskKey' | 'taskName' | 'previousKey'>

const untouched = { isSibling: false, returns: 0, joined: null, isFilled: false }

export const newVersion = (
  task: Task,
  { fingerprint, sentences }: Instruction,
  sketch: Sketch,
  met: { firstSeen: number; repeatsBefore: number },
): Version => ({
  ...task,
  key: versionKey(task.taskKey, fingerprint),
  fingerprint,
  sketch: encodeSketch(sketch),
  excerpt: flat(
    sentences
      .map(({ words }) => words.join(' '))
      .join('. ')
      .slice(0, 400),
  ),
  isNew: true,
  kind: null,
  hits: 1,
  ...untouched,
  ...met,
})

export const storedVersion = (known: KnownVersion): Version => ({
  taskKey: known.taskKey,
  taskName: known.taskName,
  key: known.versionKey,
  fingerprint: known.fingerprint,
  previousKey: known.previousKey ?? null,
  sketch: known.sketch,
  excerpt: known.excerpt ?? '',
  firstSeen: known.firstSeen,
  isNew: false,
  kind: known.kind ?? null,
  hits: 2,
  repeatsBefore: 0,
  ...untouched,
})

/** A part of a text holds on to all of it, unless it is written anew. */
const flat = (text: string): string => Buffer.from(text).toString()

export const foundTaskKey = (fingerprint: string): string => `f-${digest(`found\n${fingerprint}`, 16)}`
export const namedTaskKey = (name: string): string => `n-${digest(`named\n${name}`, 16)}`
export const isNamedKey = (taskKey: string): boolean => taskKey.startsWith('n-')
export const isFoundKey = (taskKey: string): boolean => taskKey.startsWith('f-')
export const versionKey = (taskKey: string, fingerprint: string): string =>
  `v-${digest(`${taskKey}\n${fingerprint}`, 16)}`

/** By task (empty for found ones, whose task follows from the fingerprint) and fingerprint. */
export const scoped = ({ taskKey, fingerprint }: Pick<Version, 'taskKey' | 'fingerprint'>): string =>
  `${isFoundKey(taskKey) ? '' : taskKey} ${fingerprint}`

export const taskOf = ({ taskKey, taskName, key }: Version): Task => ({ taskKey, taskName, previousKey: key })

/** Versions that turned out to be one are told as the oldest of them. */
export const standing = (version: Version): Version => {
  let stands = version
  while (stands.joined !== null) stands = stands.joined
  return stands
}

export const isLater = (a: Version, b: Version): boolean =>
  a.firstSeen === b.firstSeen ? a.key < b.key : a.firstSeen > b.firstSeen

export const oldest = (entries: Entry[]): Entry =>
  entries.reduce((first, entry) => (isLater(first.version, entry.version) ? entry : first))
