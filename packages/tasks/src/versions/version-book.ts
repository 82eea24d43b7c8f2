import { digest } from '../digest.ts'
import { nameTask } from '../name-task.ts'
import type { Instruction } from '../skeleton/read-instruction.ts'
import type { KnownVersion } from '../types.ts'
import { compareSketches } from './compare-sketches.ts'
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

/** All versions of all tasks. What is looked up costs the same with ten tasks and with ten thousand. */
export class VersionBook {
  /** by task (empty for found ones, whose task follows from the fingerprint) and fingerprint */
  readonly #versions = new Map<string, Version>()
  readonly #byKey = new Map<string, { version: Version; sketch: Sketch }>()
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
    const known = this.#versions.get(`${taskKey} ${instruction.fingerprint}`)
    if (known !== undefined) return known
    const latest = this.#latestOfName.get(taskKey)
    if (latest !== undefined && (latest.count >= maxVersionsOfName || this.size >= maxVersions))
      return latest.version
    const sketch = sketchOf(instruction)
    const near = this.#nearest(sketch, (version) => version.taskKey === taskKey)
    const previousKey = (near ?? latest?.version)?.key ?? null
    return this.#add({ taskKey, taskName: name, previousKey }, instruction, sketch, at)
  }

  /** The version that the instruction itself amounts to: as it was, an edit of one, or a task of its own. */
  found(instruction: Instruction, at: number): Version {
    const known = this.#versions.get(` ${instruction.fingerprint}`)
    if (known !== undefined) return known
    if (this.size >= maxVersions)
      return this.named('unsorted', { ...instruction, fingerprint: 'unsorted' }, at)
    const sketch = sketchOf(instruction)
    const near = this.#nearest(sketch, ({ taskKey }) => isFoundKey(taskKey))
    const task =
      near === null
        ? this.#newTask(instruction)
        : { taskKey: near.taskKey, taskName: near.taskName, previousKey: near.key }
    return this.#add(task, instruction, sketch, at)
  }

  #newTask(instruction: Instruction): { taskKey: string; taskName: string; previousKey: null } {
    const taskKey = `f-${digest(`found\n${instruction.fingerprint}`, 16)}`
    const name = nameTask(instruction)
    // a name that is taken is told apart by the key, which is the same on every machine
    return {
      taskKey,
      taskName: this.#isFree(name, taskKey) ? name : `${name}-${digest(taskKey, 4)}`,
      previousKey: null,
    }
  }

  #isFree(name: string, taskKey: string): boolean {
    const owner = this.#names.get(name)
    return owner === undefined || owner === taskKey
  }

  #add(
    task: { taskKey: string; taskName: string; previousKey: string | null },
    instruction: Instruction,
    sketch: Sketch,
    at: number,
  ): Version {
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

  /** Of those alike the one that keeps most; between equals the later one, then the smaller key. */
  #nearest(sketch: Sketch, isEligible: (version: Version) => boolean): Version | null {
    let best: Version | null = null
    let most = 0
    for (const key of this.#index.near(sketch)) {
      const near = this.#byKey.get(key)
      if (near === undefined || !isEligible(near.version)) continue
      const kept = compareSketches(near.sketch, sketch)
      if (kept === null || kept < most) continue
      if (kept === most && best !== null && !isLater(near.version, best)) continue
      best = near.version
      most = kept
    }
    return best
  }
}

const isLater = (a: Version, b: Version): boolean =>
  a.firstSeen === b.firstSeen ? a.key < b.key : a.firstSeen > b.firstSeen

export const namedTaskKey = (name: string): string => `n-${digest(`named\n${name}`, 16)}`
const isFoundKey = (taskKey: string): boolean => taskKey.startsWith('f-')
