import { digest } from '../digest.ts'
import { nameTask } from '../name-task.ts'
import { Recent } from '../recent.ts'
import type { Prompt } from '../skeleton/instructions.ts'
import type { Instruction } from '../skeleton/read-instruction.ts'
import type { KnownVersion } from '../types.ts'
import { compareSketches, type Edit } from './compare-sketches.ts'
import { contractOf, fitsCore, isBare, isOpen, LineIndex, learnCore, withinCore } from './open-templates.ts'
import { readFilling } from './read-filling.ts'
import { SimilarIndex } from './similar-index.ts'
import { decodeSketch, encodeSketch, type Sketch, sketchOf } from './sketch.ts'
import { growTools, joinTools, keepTools, toolFreeKey } from './toolbox.ts'
import { ToolboxIndex } from './toolbox-index.ts'

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

/** Text that no template explains must not fill the memory: what comes after this many shares one version. */
const maxVersions = 20_000
/** … or what all their sketches and excerpts together may take in characters, where prompts are long. */
const maxPacked = 32_000_000
const maxVersionsOfTask = 256

/** An edited prompt takes the place of the old one; one that the old keeps coming back beside is a task of its own. */
const maxReturns = 2

type Entry = { version: Version; sketch: Sketch }
type Task = Pick<Version, 'taskKey' | 'taskName' | 'previousKey'>
type Related =
  /** fillings of one template, the new instruction included */
  | { relation: 'filling'; entries: Entry[]; merged: Sketch | null }
  | { relation: 'edit'; entry: Entry; decisive: boolean }

/**
 * All versions of all tasks. What is looked up costs the same with ten tasks and with ten thousand.
 *
 * A version's key follows from its instruction alone, so it is the same on every machine. Four
 * things depend on what came before: which version an edited prompt is linked to, which filling of
 * a template whose values were not recognised lends it its key, which choice from a toolbox does,
 * and which of two tasks of one name gets it without a suffix. The store remembers all four.
 */
export class VersionBook {
  /** by task (empty for found ones, whose task follows from the fingerprint) and fingerprint */
  readonly #versions = new Map<string, Version>()
  /** fingerprints that are fillings of a version with another fingerprint */
  readonly #fillings = new Recent<Version>(20_000)
  /** all versions that have words, their sketches packed; those looked at last are unpacked */
  readonly #byKey = new Map<string, Version>()
  readonly #unpacked = new Recent<Entry>(maxUnpacked)
  readonly #toolboxes = new ToolboxIndex()
  /** by key as it was told, a key from before a split included */
  readonly #ofKey = new Map<string, Version>()
  readonly #latestOfName = new Map<string, { version: Version; count: number }>()
  readonly #names = new Map<string, string>()
  readonly #index = new SimilarIndex()
  readonly #lines = new LineIndex()
  readonly #open = new LineIndex()
  #repeats = 0
  #packed = 0
  /** how many versions a found task has, and the latest: where there are very many, they share that */
  readonly #crowds = new Recent<{ count: number; last: string }>(20_000)
  readonly #lastOfTask = new Recent<Version>(20_000)

  constructor(known: readonly KnownVersion[]) {
    const own = new Set(
      known.flatMap(({ taskKey, fingerprint }) =>
        taskKey === foundTaskKey(fingerprint) ? [fingerprint] : [],
      ),
    )
    const inOrder = [...known].sort(
      (a, b) => a.firstSeen - b.firstSeen || (a.versionKey < b.versionKey ? -1 : 1),
    )
    for (const {
      taskKey,
      taskName,
      versionKey,
      fingerprint,
      sketch,
      firstSeen,
      previousKey,
      excerpt,
      kind,
    } of inOrder) {
      const version: Version = {
        taskKey,
        taskName,
        key: versionKey,
        fingerprint,
        previousKey: previousKey ?? null,
        sketch,
        excerpt: excerpt ?? '',
        firstSeen,
        isNew: false,
        kind: kind ?? null,
        hits: 2,
        repeatsBefore: 0,
        isSibling: false,
        returns: 0,
        joined: null,
        isFilled: false,
      }
      // split off from the task that it was taken for an edit of: the store has it as both
      if (isFoundKey(taskKey) && taskKey !== foundTaskKey(fingerprint) && own.has(fingerprint)) continue
      const decoded = decodeSketch(sketch)
      const related =
        decoded === null || decoded.lines.length === 0
          ? null
          : this.#relate(
              decoded,
              (other) => other.taskKey === taskKey || (isFoundKey(taskKey) && isFoundKey(other.taskKey)),
            )
      if (related?.relation === 'filling')
        this.#ofKey.set(versionKey, this.#absorb(scoped(version), related.entries, null))
      else this.#enter(version, decoded)
    }
  }

  /** The version of this key, as it is told by now. */
  of(key: string): Version | null {
    const version = this.#ofKey.get(key)
    return version === undefined ? null : standing(version)
  }

  /** The instruction asks for the same schema as the version does. */
  hasSchema({ key }: Version, instruction: Instruction): boolean {
    const entry = this.#entry(key)
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
    const entry = this.#entry(version.key)
    if (entry === undefined || isOpen(entry.sketch) || version.isFilled) return
    entry.sketch = sketch
    version.sketch = encodeSketch(sketch)
    version.isNew = true
    this.#index.add(version.key, sketch)
    this.#lines.add(version.key, sketch)
    const before = version.previousKey === null ? undefined : this.#entry(version.previousKey)
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
    const sketch = this.#entry(version.key)?.sketch ?? null
    this.#byKey.delete(version.key)
    this.#unpacked.delete(version.key)
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
    const { fingerprint, sentences } = instruction
    const version: Version = {
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
      firstSeen: at,
      isNew: true,
      kind: null,
      hits: 1,
      repeatsBefore: this.#repeats,
      isSibling: false,
      returns: 0,
      joined: null,
      isFilled: false,
    }
    this.#enter(version, sketch)
    return version
  }

  #enter(version: Version, sketch: Sketch | null): void {
    const { taskKey, taskName } = version
    this.#versions.set(scoped(version), version)
    this.#ofKey.set(version.key, version)
    this.#packed += version.sketch.length + version.excerpt.length
    if (!this.#names.has(taskName)) this.#names.set(taskName, taskKey)
    if (!isFoundKey(taskKey))
      this.#latestOfName.set(taskKey, { version, count: (this.#latestOfName.get(taskKey)?.count ?? 0) + 1 })
    if (sketch === null || sketch.lines.length === 0) return
    this.#crowds.set(taskKey, { count: (this.#crowds.peek(taskKey)?.count ?? 0) + 1, last: version.key })
    this.#byKey.set(version.key, version)
    this.#unpacked.set(version.key, { version, sketch })
    this.#toolboxes.add(version.key, sketch)
    if (isOpen(sketch)) this.#open.add(version.key, sketch)
    else {
      this.#index.add(version.key, sketch)
      this.#lines.add(version.key, sketch)
    }
  }

  /** The oldest of the fillings stands for all of them from now on. */
  #absorb(fingerprint: string, entries: Entry[], merged: Sketch | null): Version {
    const entry = oldest(entries)
    const version = standing(entry.version)
    if (merged !== null) {
      const sketch = encodeSketch(merged)
      // to be stored again, so that the next start knows where values stand
      version.isNew ||= sketch !== version.sketch
      version.sketch = sketch
      if (isOpen(merged) && !isOpen(entry.sketch)) this.#open.add(version.key, merged)
      entry.sketch = merged
    }
    version.hits++
    version.isFilled = true
    for (const { version: other } of entries)
      if (other !== version) {
        this.#versions.set(scoped(other), version)
        if (merged !== null && isOpen(merged)) this.#byKey.delete(other.key)
        if (other.joined === null) other.joined = version
      }
    this.#fillings.set(fingerprint, version)
    return version
  }

  #relate(sketch: Sketch, isEligible: (version: Version) => boolean): Related | null {
    const template = this.#template(sketch, isEligible)
    if (template !== null)
      return { relation: 'filling', entries: [template], merged: growTools(template.sketch, sketch) }
    const sharing = this.#sharing(sketch, isEligible)
    if (sharing !== null) return sharing
    const fillings: Entry[] = []
    const siblings = new Map<string, { entries: Entry[]; minValues: number }>()
    const edits: { entry: Entry; edit: Edit }[] = []
    const nearKeys = this.#index.near(sketch)
    const [closest] = this.#entries(nearKeys.slice(0, 1), isEligible)
    const crowd = closest === undefined ? undefined : this.#crowds.peek(closest.version.taskKey)
    if (closest !== undefined && crowd !== undefined && crowd.count >= maxVersionsOfTask) {
      const same = compareSketches(closest.sketch, sketch)
      const last = this.#entry(crowd.last)
      if (same !== null && last !== undefined) return { relation: 'filling', entries: [last], merged: null }
    }
    const peers = this.#entries(this.#lines.sharing(sketch, false), isEligible)
    const near = new Set([...this.#entries(nearKeys, isEligible), ...peers.slice(0, maxPeers)])
    for (const entry of near) {
      if (isOpen(entry.sketch)) {
        const edit = compareSketches(entry.sketch, withinCore(entry.sketch, sketch))
        if (edit !== null) edits.push({ entry, edit })
        continue
      }
      const filling = readFilling(entry.sketch, sketch)
      if (filling?.relation === 'filling') {
        fillings.push(entry)
        continue
      }
      if (filling?.relation === 'sibling') {
        const { place, minValues } = filling
        siblings.set(place, { entries: [...(siblings.get(place)?.entries ?? []), entry], minValues })
      }
      const edit = compareSketches(entry.sketch, sketch)
      if (edit !== null) edits.push({ entry, edit })
    }
    if (fillings.length > 0) {
      const filling = readFilling(oldest(fillings).sketch, sketch)
      return {
        relation: 'filling',
        entries: fillings,
        merged: filling?.relation === 'filling' ? filling.merged : null,
      }
    }
    for (const { entries, minValues } of siblings.values())
      if (entries.length + 1 >= minValues)
        return { relation: 'filling', entries, merged: slotOf(oldest(entries).sketch, sketch) }
    const learnt = learnCore(
      sketch,
      peers.filter(({ version, sketch: other }) => version.hits <= 1 && !isOpen(other)),
      ({ version }) => this.#repeats - version.repeatsBefore,
    )
    if (learnt !== null) {
      const bare = peers.filter(({ sketch: other }) => isBare(learnt.core, other))
      return { relation: 'filling', entries: [...new Set([...learnt.group, ...bare])], merged: learnt.core }
    }
    const [best] = edits.sort(
      (a, b) =>
        Number(b.edit.sameTask) - Number(a.edit.sameTask) ||
        b.edit.kept - a.edit.kept ||
        (isLater(a.entry.version, b.entry.version) ? -1 : 1),
    )
    return best === undefined ? null : { relation: 'edit', entry: best.entry, decisive: best.edit.decisive }
  }

  #entries(keys: Iterable<string>, isEligible: (version: Version) => boolean): Entry[] {
    const entries: Entry[] = []
    for (const key of keys) {
      const entry = this.#entry(key)
      if (entry !== undefined && isEligible(entry.version)) entries.push(entry)
    }
    return entries
  }

  #entry(key: string): Entry | undefined {
    const version = this.#byKey.get(key)
    if (version === undefined) return undefined
    const unpacked = this.#unpacked.get(key)
    if (unpacked !== undefined) return unpacked
    const sketch = decodeSketch(version.sketch)
    if (sketch === null) return undefined
    const entry = { version, sketch }
    this.#unpacked.set(key, entry)
    return entry
  }

  /** The versions that differ in nothing but the tools they offer, out of one toolbox. */
  #sharing(sketch: Sketch, isEligible: (version: Version) => boolean): Related | null {
    const entries: Entry[] = []
    const key = toolFreeKey(sketch)
    let grown = sketch
    // the newest first: where a tool was described anew, its version goes on with the others too
    for (const entry of this.#entries(this.#toolboxes.sharing(sketch), isEligible).reverse()) {
      if (toolFreeKey(entry.sketch) !== key || joinTools(entry.sketch, grown) === null) continue
      grown = growTools(entry.sketch, grown) ?? entry.sketch
      entries.push(entry)
    }
    return entries.length === 0 ? null : { relation: 'filling', entries, merged: grown }
  }

  /** The template that explains most of the prompt, of those that leave room for other lines. */
  #template(sketch: Sketch, isEligible: (version: Version) => boolean): Entry | null {
    let best: Entry | null = null
    for (const entry of this.#entries(this.#open.sharing(sketch, true), isEligible)) {
      if (best !== null && best.sketch.lines.length >= entry.sketch.lines.length) continue
      if (fitsCore(entry.sketch, sketch)) best = entry
    }
    return best
  }
}

/** A part of a text holds on to all of it, unless it is written anew. */
const flat = (text: string): string => Buffer.from(text).toString()

const unsorted = (prompt: Prompt): Prompt => ({
  ...prompt,
  fingerprint: 'unsorted',
  read: () => ({ ...prompt.read(), fingerprint: 'unsorted' }),
})

const maxPeers = 4
const maxUnpacked = 512

const foundTaskKey = (fingerprint: string): string => `f-${digest(`found\n${fingerprint}`, 16)}`
const versionKey = (taskKey: string, fingerprint: string): string =>
  `v-${digest(`${taskKey}\n${fingerprint}`, 16)}`

/** Versions that turned out to be one are told as the oldest of them. */
const standing = (version: Version): Version => {
  let stands = version
  while (stands.joined !== null) stands = stands.joined
  return stands
}

/** A new version's sketch: with nothing but tools described anew, the rest of the toolbox is kept. */
const after = (related: Related | null, sketch: Sketch): Sketch =>
  related?.relation === 'edit' && toolFreeKey(related.entry.sketch) === toolFreeKey(sketch)
    ? keepTools(related.entry.sketch, sketch)
    : sketch

const slotOf = (older: Sketch, newer: Sketch): Sketch | null => readFilling(older, newer)?.merged ?? null

const scoped = ({ taskKey, fingerprint }: Version): string =>
  `${isFoundKey(taskKey) ? '' : taskKey} ${fingerprint}`

const taskOf = ({ taskKey, taskName, key }: Version): Task => ({ taskKey, taskName, previousKey: key })

const oldest = (entries: Entry[]): Entry =>
  entries.reduce((first, entry) => (isLater(first.version, entry.version) ? entry : first))

const isLater = (a: Version, b: Version): boolean =>
  a.firstSeen === b.firstSeen ? a.key < b.key : a.firstSeen > b.firstSeen

export const namedTaskKey = (name: string): string => `n-${digest(`named\n${name}`, 16)}`
export const isNamedKey = (taskKey: string): boolean => taskKey.startsWith('n-')
const isFoundKey = (taskKey: string): boolean => taskKey.startsWith('f-')
