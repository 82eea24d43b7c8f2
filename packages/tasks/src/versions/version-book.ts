import { digest } from '../digest.ts'
import { nameTask } from '../name-task.ts'
import { Recent } from '../recent.ts'
import type { Instruction } from '../skeleton/read-instruction.ts'
import type { KnownVersion } from '../types.ts'
import { compareSketches } from './compare-sketches.ts'
import { readFilling } from './is-filling.ts'
import { SimilarIndex } from './similar-index.ts'
import { decodeSketch, encodeSketch, type Sketch, sketchOf } from './sketch.ts'

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
}

/** Text that no template explains must not fill the memory: what comes after this many shares one version. */
const maxVersions = 50_000
const maxVersionsOfName = 256

/** So many values in one place are a slot; fewer are tasks that one author wrote alike. */
const minSlot = 6

type Entry = { version: Version; sketch: Sketch }
type Task = Pick<Version, 'taskKey' | 'taskName' | 'previousKey'>
type Related =
  | { relation: 'same'; entry: Entry; merged: Sketch }
  | { relation: 'edit'; entry: Entry }
  | { relation: 'slot'; entry: Entry; siblings: Entry[] }

/**
 * All versions of all tasks. What is looked up costs the same with ten tasks and with ten thousand.
 *
 * A version's key follows from its instruction alone, so it is the same on every machine. Three
 * things depend on what came before: which version an edited prompt is linked to, which filling of
 * a template whose values were not recognised lends it its key, and which of two tasks of one name
 * gets it without a suffix. The store remembers all three.
 */
export class VersionBook {
  /** by task (empty for found ones, whose task follows from the fingerprint) and fingerprint */
  readonly #versions = new Map<string, Version>()
  /** fingerprints that are fillings of a version with another fingerprint */
  readonly #fillings = new Recent<Version>(20_000)
  readonly #byKey = new Map<string, Entry>()
  readonly #latestOfName = new Map<string, { version: Version; count: number }>()
  readonly #names = new Map<string, string>()
  readonly #index = new SimilarIndex()

  constructor(known: readonly KnownVersion[]) {
    const inOrder = [...known].sort(
      (a, b) => a.firstSeen - b.firstSeen || (a.versionKey < b.versionKey ? -1 : 1),
    )
    for (const { taskKey, taskName, versionKey, fingerprint, sketch, firstSeen, previousKey } of inOrder) {
      const version: Version = {
        taskKey,
        taskName,
        key: versionKey,
        fingerprint,
        previousKey: previousKey ?? null,
        sketch,
        excerpt: '',
        firstSeen,
        isNew: false,
      }
      this.#enter(version, decodeSketch(sketch))
    }
  }

  get size(): number {
    return this.#versions.size
  }

  /** The version of a task that a header or rule named. */
  named(name: string, instruction: Instruction, at: number): Version {
    const taskKey = namedTaskKey(name)
    const fingerprint = `${taskKey} ${instruction.fingerprint}`
    const known = this.#versions.get(fingerprint) ?? this.#fillings.get(fingerprint)
    if (known !== undefined) return known
    const latest = this.#latestOfName.get(taskKey)
    if (latest !== undefined && (latest.count >= maxVersionsOfName || this.size >= maxVersions))
      return latest.version
    const sketch = sketchOf(instruction)
    const related = this.#relate(sketch, (version) => version.taskKey === taskKey)
    if (related !== null && related.relation !== 'edit') return this.#isFilling(fingerprint, related)
    const previousKey = (related?.entry.version ?? latest?.version)?.key ?? null
    return this.#add({ taskKey, taskName: name, previousKey }, instruction, sketch, at)
  }

  /** The version that the instruction itself amounts to: as it was, an edit of one, or a task of its own. */
  found(instruction: Instruction, at: number): Version {
    const fingerprint = ` ${instruction.fingerprint}`
    const known = this.#versions.get(fingerprint) ?? this.#fillings.get(fingerprint)
    if (known !== undefined) return known
    if (this.size >= maxVersions)
      return this.named('unsorted', { ...instruction, fingerprint: 'unsorted' }, at)
    const sketch = sketchOf(instruction)
    const related = this.#relate(sketch, ({ taskKey }) => isFoundKey(taskKey))
    if (related !== null && related.relation !== 'edit') return this.#isFilling(fingerprint, related)
    return this.#add(
      related === null ? this.#newTask(instruction) : taskOf(related.entry.version),
      instruction,
      sketch,
      at,
    )
  }

  #newTask(instruction: Instruction): Task {
    const taskKey = `f-${digest(`found\n${instruction.fingerprint}`, 16)}`
    const name = nameTask(instruction)
    const owner = this.#names.get(name)
    // a name that is taken is told apart by the key, which is the same on every machine
    const isFree = owner === undefined || owner === taskKey
    return { taskKey, taskName: isFree ? name : `${name}-${digest(taskKey, 4)}`, previousKey: null }
  }

  #add(task: Task, instruction: Instruction, sketch: Sketch, at: number): Version {
    const { fingerprint, sentences } = instruction
    const version: Version = {
      ...task,
      key: `v-${digest(`${task.taskKey}\n${fingerprint}`, 16)}`,
      fingerprint,
      sketch: encodeSketch(sketch),
      excerpt: sentences
        .map(({ words }) => words.join(' '))
        .join('. ')
        .slice(0, 400),
      firstSeen: at,
      isNew: true,
    }
    this.#enter(version, sketch)
    return version
  }

  #enter(version: Version, sketch: Sketch | null): void {
    const { taskKey, fingerprint, taskName } = version
    this.#versions.set(`${isFoundKey(taskKey) ? '' : taskKey} ${fingerprint}`, version)
    if (!this.#names.has(taskName)) this.#names.set(taskName, taskKey)
    if (!isFoundKey(taskKey))
      this.#latestOfName.set(taskKey, { version, count: (this.#latestOfName.get(taskKey)?.count ?? 0) + 1 })
    if (sketch === null || sketch.lines.length === 0) return
    this.#byKey.set(version.key, { version, sketch })
    this.#index.add(version.key, sketch)
  }

  #isFilling(fingerprint: string, related: Exclude<Related, { relation: 'edit' }>): Version {
    const { entry } = related
    const { version } = entry
    if (related.relation === 'same') entry.sketch = related.merged
    else
      for (const sibling of related.siblings) {
        if (sibling === entry) continue
        const scope = isFoundKey(sibling.version.taskKey) ? '' : sibling.version.taskKey
        this.#versions.set(`${scope} ${sibling.version.fingerprint}`, version)
      }
    this.#fillings.set(fingerprint, version)
    return version
  }

  /** Of those alike the one that keeps most; between equals the later one, then the smaller key. */
  #relate(sketch: Sketch, isEligible: (version: Version) => boolean): Related | null {
    const edits: { entry: Entry; kept: number }[] = []
    const siblings = new Map<string, Entry[]>()
    for (const key of this.#index.near(sketch)) {
      const entry = this.#byKey.get(key)
      if (entry === undefined || !isEligible(entry.version)) continue
      const filling = readFilling(entry.sketch, sketch)
      if (filling?.relation === 'filling') return { relation: 'same', entry, merged: filling.merged }
      if (filling?.relation === 'sibling') {
        const alike = siblings.get(filling.place) ?? []
        siblings.set(filling.place, alike)
        alike.push(entry)
        if (alike.length + 1 >= minSlot) return { relation: 'slot', entry: oldest(alike), siblings: alike }
      }
      const kept = compareSketches(entry.sketch, sketch)
      if (kept !== null) edits.push({ entry, kept })
    }
    const [best] = edits.sort(
      (a, b) => b.kept - a.kept || (isLater(a.entry.version, b.entry.version) ? -1 : 1),
    )
    return best === undefined ? null : { relation: 'edit', entry: best.entry }
  }
}

const taskOf = ({ taskKey, taskName, key }: Version): Task => ({ taskKey, taskName, previousKey: key })

const oldest = (entries: Entry[]): Entry =>
  entries.reduce((first, entry) => (isLater(first.version, entry.version) ? entry : first))

const isLater = (a: Version, b: Version): boolean =>
  a.firstSeen === b.firstSeen ? a.key < b.key : a.firstSeen > b.firstSeen

export const namedTaskKey = (name: string): string => `n-${digest(`named\n${name}`, 16)}`
const isFoundKey = (taskKey: string): boolean => taskKey.startsWith('f-')
