import { digest } from '../digest.ts'
import { nameTask } from '../name-task.ts'
import { Recent } from '../recent.ts'
import type { Prompt } from '../skeleton/instructions.ts'
import type { Instruction } from '../skeleton/read-instruction.ts'
import type { KnownVersion } from '../types.ts'
import type { BookState } from './book-state.ts'
import { compareSketches } from './compare-sketches.ts'
import { contractOf, isOpen } from './open-templates.ts'
import { maxVersionsOfTask, type Related, relateSketch } from './relate-sketch.ts'
import { Shelf } from './shelf.ts'
import { decodeSketch, type Sketch, sketchOf } from './sketch.ts'
import { keepTools, toolFreeKey } from './toolbox.ts'
import {
  type Entry,
  foundTaskKey,
  isFoundKey,
  isLater,
  namedTaskKey,
  newVersion,
  oldest,
  scoped,
  standing,
  storedVersion,
  type Task,
  taskOf,
  type Version,
  versionKey,
} from './version.ts'

/** Text that no template explains must not fill the memory: what comes after this many shares one version. */
const maxVersions = 20_000
/** … or what all their sketches and excerpts together may take in characters, where prompts are long. */
const maxPacked = 32_000_000

/** An edited prompt takes the place of the old one; one that the old keeps coming back beside is a task of its own. */
const maxReturns = 2

/**
 * All versions of all tasks. What is looked up costs the same with ten tasks and with ten thousand.
 *
 * A version's key follows from its instruction alone, so it is the same on every machine. Five
 * things depend on what came before: what stands in messages each time (refrains), which version an edited prompt is linked to, which filling of
 * a template whose values were not recognised lends it its key, which choice from a toolbox does,
 * and which of two tasks of one name gets it without a suffix. The store remembers all five, and what
 * leads to them is given out as `state`, so that a new start changes nothing.
 */
export class VersionBook {
  /** by task (empty for found ones, whose task follows from the fingerprint) and fingerprint */
  readonly #versions = new Map<string, Version>()
  /** fingerprints that are fillings of a version with another fingerprint */
  readonly #fillings = new Recent<Version>(20_000)
  /** all versions that have words */
  readonly #shelf = new Shelf()
  /** by key as it was told, a key from before a split included */
  readonly #ofKey = new Map<string, Version>()
  readonly #latestOfName = new Map<string, { version: Version; count: number }>()
  readonly #names = new Map<string, string>()
  #repeats = 0
  #packed = 0
  /** how many versions a found task has, and the latest: where there are very many, they share that */
  readonly #crowds = new Recent<{ count: number; last: string }>(20_000)
  readonly #lastOfTask = new Recent<Version>(20_000)

  constructor(known: readonly KnownVersion[], before: BookState | null) {
    const own = new Set(
      known.flatMap(({ taskKey, fingerprint }) =>
        taskKey === foundTaskKey(fingerprint) ? [fingerprint] : [],
      ),
    )
    // split off from the task that it was taken for an edit of: the store has it as both
    const told = known.filter(
      ({ taskKey, fingerprint }) =>
        !isFoundKey(taskKey) || taskKey === foundTaskKey(fingerprint) || !own.has(fingerprint),
    )
    if (before !== null) this.#restore(before, told)
    const inOrder = told.sort((a, b) => a.firstSeen - b.firstSeen || (a.versionKey < b.versionKey ? -1 : 1))
    for (const stored of inOrder) {
      if (this.#ofKey.has(stored.versionKey)) continue
      const version = storedVersion(stored)
      const { taskKey, sketch } = version
      const decoded = decodeSketch(sketch)
      const related =
        decoded === null || decoded.lines.length === 0
          ? null
          : this.#relate(
              decoded,
              (other) => other.taskKey === taskKey || (isFoundKey(taskKey) && isFoundKey(other.taskKey)),
            )
      if (related?.relation === 'filling')
        this.#ofKey.set(version.key, this.#absorb(scoped(version), related.entries, null))
      else this.#enter(version, decoded)
    }
  }

  /** What the store is not told of each version by itself. */
  state(): BookState {
    const versions: Version[] = []
    const placeOf = new Map<Version, number>()
    for (const [key, version] of this.#ofKey)
      if (version.key === key) placeOf.set(version, versions.push(version) - 1)
    const place = (version: Version | null | undefined): number =>
      version ? (placeOf.get(version) ?? -1) : -1
    return {
      repeats: this.#repeats,
      packed: this.#packed,
      versions: versions.map((version) => [
        version.key,
        Math.min(version.hits, 2),
        version.repeatsBefore,
        version.firstSeen,
        version.isSibling ? 1 : 0,
        version.returns,
        place(version.joined),
        version.isFilled ? 1 : 0,
        place(this.#versions.get(scoped(version))),
        this.#shelf.has(version.key) ? 1 : 0,
        version.joined === null ? null : version.sketch,
      ]),
      aliases: [...this.#ofKey].flatMap(([key, version]) =>
        version.key === key ? [] : [[key, place(version)]],
      ),
      fillings: [...this.#fillings.entries()].map(([fingerprint, version]) => [fingerprint, place(version)]),
      crowds: [...this.#crowds.entries()].flatMap(([taskKey, { count, last }]) =>
        count > 1 ? [[taskKey, count, last]] : [],
      ),
      lasts: [...this.#lastOfTask.entries()].flatMap(([taskKey, version]) =>
        version.taskKey !== taskKey || (this.#crowds.peek(taskKey)?.count ?? 0) > 1
          ? [[taskKey, place(version)]]
          : [],
      ),
      shelf: this.#shelf.state((key) => this.#ofKey.get(key)?.sketch),
    }
  }

  #restore(before: BookState, known: readonly KnownVersion[]): void {
    const stored = new Map(known.map((one) => [one.versionKey, one]))
    // one that the store was never told of, since a crash came before, is met anew
    const versions = before.versions.map(
      ([key, hits, repeatsBefore, firstSeen, isSibling, returns, , isFilled, , , sketch]) => {
        const one = stored.get(key)
        if (one === undefined) return null
        const state = {
          hits,
          repeatsBefore,
          firstSeen,
          returns,
          isSibling: isSibling === 1,
          isFilled: isFilled === 1,
        }
        const version = Object.assign(storedVersion(one), state)
        version.sketch = sketch ?? version.sketch
        return version
      },
    )
    const at = (place: number): Version | null => versions[place] ?? null
    const onShelf: Version[] = []
    for (const [index, version] of versions.entries()) {
      const state = before.versions[index]
      if (version === null || state === undefined) continue
      const [, , , , , , joined, , stands, isOnShelf] = state
      version.joined = at(joined)
      this.#register(version)
      if (isOnShelf === 1) onShelf.push(version)
      this.#crowds.set(version.taskKey, { count: 1, last: version.key })
      this.#versions.set(scoped(version), at(stands) ?? version)
    }
    for (const [key, place] of before.aliases) {
      const version = at(place)
      if (version !== null) this.#ofKey.set(key, version)
    }
    for (const [fingerprint, place] of before.fillings) {
      const version = at(place)
      if (version !== null) this.#fillings.set(fingerprint, version)
    }
    for (const [taskKey, count, last] of before.crowds) this.#crowds.set(taskKey, { count, last })
    for (const [taskKey, place] of before.lasts) {
      const version = at(place)
      if (version !== null) this.#lastOfTask.set(taskKey, version)
    }
    this.#shelf.restore(before.shelf, onShelf, (key) => this.#ofKey.get(key))
    this.#repeats = before.repeats
    this.#packed = before.packed
  }

  /** The version of this key, as it is told by now. */
  of(key: string): Version | null {
    const version = this.#ofKey.get(key)
    return version === undefined ? null : standing(version)
  }

  /** The instruction asks for the same schema as the version does. */
  hasSchema({ key }: Version, instruction: Instruction): boolean {
    const entry = this.#shelf.of(key)
    return entry !== undefined && contractOf(entry.sketch) === contractOf(sketchOf(instruction))
  }

  /** The fingerprint is a found version's own, not that of another filling of it. */
  isVersion(fingerprint: string): boolean {
    const version = this.#versions.get(` ${fingerprint}`)
    return version?.fingerprint === fingerprint && version.joined === null
  }

  get isFull(): boolean {
    return this.#versions.size >= maxVersions || this.#packed >= maxPacked
  }

  /** The version of a task that a header or rule named. */
  named(name: string, prompt: Prompt, at: number): Version {
    const taskKey = namedTaskKey(name)
    const fingerprint = `${taskKey} ${prompt.fingerprint}`
    const known = this.#versions.get(fingerprint) ?? this.#fillings.get(fingerprint)
    if (known !== undefined) return this.#met(known)
    const latest = this.#latestOfName.get(taskKey)
    if (latest !== undefined && (latest.count >= maxVersionsOfTask || this.isFull)) return latest.version
    const instruction = prompt.read()
    const own = sketchOf(instruction)
    const related = this.#relate(own, (version) => version.taskKey === taskKey)
    if (related?.relation === 'filling') return this.#absorb(fingerprint, related.entries, related.merged)
    const sketch = after(related, own)
    const previousKey = (related?.entry.version ?? latest?.version)?.key ?? null
    return this.#add({ taskKey, taskName: name, previousKey }, instruction, sketch, at)
  }

  /** The version that the instruction itself amounts to: as it was, an edit of one, or a task of its own. */
  found(prompt: Prompt, at: number): Version {
    const fingerprint = ` ${prompt.fingerprint}`
    const known = this.#versions.get(fingerprint) ?? this.#fillings.get(fingerprint)
    if (known !== undefined) {
      if (prompt.isLearnt && known.fingerprint === prompt.fingerprint) this.#relearn(known, prompt.read())
      return this.#watch(this.#met(known), prompt)
    }
    if (this.isFull) return this.named('unsorted', unsorted(prompt), at)
    const instruction = prompt.read()
    const own = sketchOf(instruction)
    const related = this.#relate(own, ({ taskKey }) => isFoundKey(taskKey))
    if (related?.relation === 'filling')
      return this.#watch(this.#absorb(fingerprint, related.entries, related.merged), prompt)
    const task = related === null ? this.#newTask(instruction) : taskOf(related.entry.version)
    const version = this.#add(task, instruction, after(related, own), at)
    version.isSibling = related?.decisive ?? false
    return this.#watch(version, prompt)
  }

  /** What the version's instruction is shows in the traffic: its sketch says more than at first. */
  #relearn(version: Version, instruction: Instruction): void {
    const sketch = sketchOf(instruction)
    const entry = this.#shelf.of(version.key)
    if (entry === undefined || isOpen(entry.sketch) || version.isFilled) return
    this.#shelf.rewrite(entry, sketch)
    version.isNew = true
    const before = version.previousKey === null ? undefined : this.#shelf.of(version.previousKey)
    if (before !== undefined && compareSketches(before.sketch, sketch) === null)
      this.#split(version, instruction)
  }

  #met(known: Version): Version {
    const version = standing(known)
    version.hits++
    this.#repeats++
    return version
  }

  /** Tells an edit from a task beside it by time: which of them comes back. */
  #watch(version: Version, prompt: Prompt): Version {
    const last = this.#lastOfTask.peek(version.taskKey)
    if (last === version) return version
    if (last?.isSibling && isLater(last, version)) last.returns++
    if (version.isSibling && version.returns >= maxReturns) this.#split(version, prompt.read())
    this.#lastOfTask.set(version.taskKey, version)
    return version
  }

  #split(version: Version, instruction: Instruction): void {
    const sketch = this.#shelf.of(version.key)?.sketch ?? null
    this.#shelf.take(version.key)
    Object.assign(version, this.#newTask({ ...instruction, fingerprint: version.fingerprint }))
    version.key = versionKey(version.taskKey, version.fingerprint)
    version.isSibling = false
    version.isNew = true
    this.#enter(version, sketch)
  }

  #newTask(instruction: Instruction): Task {
    const taskKey = foundTaskKey(instruction.fingerprint)
    const name = nameTask(instruction)
    const owner = this.#names.get(name)
    // a name that is taken is told apart by the key, which is the same on every machine
    const isFree = owner === undefined || owner === taskKey
    return { taskKey, taskName: isFree ? name : `${name}-${digest(taskKey, 4)}`, previousKey: null }
  }

  #add(task: Task, instruction: Instruction, sketch: Sketch, at: number): Version {
    const version = newVersion(task, instruction, sketch, { firstSeen: at, repeatsBefore: this.#repeats })
    this.#enter(version, sketch)
    return version
  }

  #register(version: Version): void {
    const { taskKey, taskName } = version
    this.#versions.set(scoped(version), version)
    this.#ofKey.set(version.key, version)
    this.#packed += version.sketch.length + version.excerpt.length
    if (!this.#names.has(taskName)) this.#names.set(taskName, taskKey)
    if (!isFoundKey(taskKey))
      this.#latestOfName.set(taskKey, { version, count: (this.#latestOfName.get(taskKey)?.count ?? 0) + 1 })
  }

  #enter(version: Version, sketch: Sketch | null): void {
    const { taskKey } = version
    this.#register(version)
    if (sketch === null || sketch.lines.length === 0) return
    this.#crowds.set(taskKey, { count: (this.#crowds.peek(taskKey)?.count ?? 0) + 1, last: version.key })
    this.#shelf.put(version, sketch)
  }

  /** The oldest of the fillings stands for all of them from now on. */
  #absorb(fingerprint: string, entries: Entry[], merged: Sketch | null): Version {
    const entry = oldest(entries)
    const version = standing(entry.version)
    if (merged !== null) this.#shelf.merge(entry, version, merged)
    version.hits++
    version.isFilled = true
    for (const { version: other } of entries)
      if (other !== version) {
        this.#versions.set(scoped(other), version)
        if (merged !== null && isOpen(merged)) this.#shelf.hide(other.key)
        if (other.joined === null) other.joined = version
      }
    this.#fillings.set(fingerprint, version)
    return version
  }

  #relate(sketch: Sketch, isEligible: (version: Version) => boolean): Related | null {
    return relateSketch(this.#shelf, sketch, isEligible, (key) => this.#crowds.peek(key), this.#repeats)
  }
}

const unsorted = (prompt: Prompt): Prompt => ({
  ...prompt,
  fingerprint: 'unsorted',
  read: () => ({ ...prompt.read(), fingerprint: 'unsorted' }),
})

/** A new version's sketch: with nothing but tools described anew, the rest of the toolbox is kept. */
const after = (related: Related | null, sketch: Sketch): Sketch =>
  related?.relation === 'edit' && toolFreeKey(related.entry.sketch) === toolFreeKey(sketch)
    ? keepTools(related.entry.sketch, sketch)
    : sketch
