import { Recent } from '../recent.ts'
import type { Shelved } from './book-state.ts'
import { isOpen, LineIndex } from './open-templates.ts'
import { SimilarIndex } from './similar-index.ts'
import { decodeSketch, encodeSketch, type Sketch } from './sketch.ts'
import { ToolboxIndex } from './toolbox-index.ts'
import type { Entry, Version } from './version.ts'

const maxUnpacked = 512
/** of sketches as they were before they learnt more, in characters */
const maxStored = 2_000_000

/** Versions by what their sketches say. They are kept packed; those looked at last are unpacked. */
export class Shelf {
  readonly #byKey = new Map<string, Version>()
  readonly #unpacked = new Recent<Entry>(maxUnpacked)
  readonly #toolboxes = new ToolboxIndex()
  readonly #similar = new SimilarIndex()
  readonly #lines = new LineIndex()
  readonly #open = new LineIndex()
  /** what went into the indexes, in that order */
  readonly #log: { key: string; as: Shelved[1]; sketch: string }[] = []

  put(version: Version, sketch: Sketch): void {
    const { key } = version
    this.#byKey.set(key, version)
    this.#unpacked.set(key, { version, sketch })
    this.#index(key, 'first', sketch, version.sketch)
  }

  has(key: string): boolean {
    return this.#byKey.has(key)
  }

  /** What went into the indexes. */
  state(sketchOf: (key: string) => string | undefined): Shelved[] {
    let left = maxStored
    return this.#log.map(({ key, as, sketch }) => {
      if (sketchOf(key) === sketch || left < sketch.length) return [key, as, null]
      left -= sketch.length
      return [key, as, sketch]
    })
  }

  restore(
    state: readonly Shelved[],
    versions: Iterable<Version>,
    known: (key: string) => Version | undefined,
  ): void {
    for (const version of versions) this.#byKey.set(version.key, version)
    for (const [key, as, stored] of state) {
      const packed = stored ?? known(key)?.sketch
      const sketch = packed === undefined ? null : decodeSketch(packed)
      if (packed !== undefined && sketch !== null) this.#index(key, as, sketch, packed)
    }
  }

  /** The version says more, or something else, from now on. */
  rewrite(entry: Entry, sketch: Sketch): void {
    const { version } = entry
    version.sketch = encodeSketch(sketch)
    if (!isOpen(sketch) || !isOpen(entry.sketch)) this.#index(version.key, 'again', sketch, version.sketch)
    entry.sketch = sketch
  }

  /** What the entry and another have in common is what the version that stands for both says. */
  merge(entry: Entry, version: Version, sketch: Sketch): void {
    if (entry.version === version && entry.sketch === sketch) return
    const packed = encodeSketch(sketch)
    // to be stored again, so that the next start knows where values stand
    version.isNew ||= packed !== version.sketch
    version.sketch = packed
    if (isOpen(sketch) && !isOpen(entry.sketch)) this.#index(version.key, 'again', sketch, packed)
    entry.sketch = sketch
    if (entry.version === version) return
    // packed and unpacked say the same of both, or what is still unpacked would decide
    entry.version.sketch = packed
    const own = this.#unpacked.peek(version.key)
    if (own !== undefined) own.sketch = sketch
  }

  take(key: string): void {
    this.#byKey.delete(key)
    this.#unpacked.delete(key)
  }

  /** Looked up no more, but still unpacked for who holds it. */
  hide(key: string): void {
    this.#byKey.delete(key)
  }

  of(key: string): Entry | undefined {
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

  all(keys: Iterable<string>, isEligible: (version: Version) => boolean): Entry[] {
    const entries: Entry[] = []
    for (const key of keys) {
      const entry = this.of(key)
      if (entry !== undefined && isEligible(entry.version)) entries.push(entry)
    }
    return entries
  }

  /** Keys of versions that may be alike, of those that share sentences, a toolbox, or leave room for other lines. */
  near = (sketch: Sketch): string[] => this.#similar.near(sketch)
  sharingLines = (sketch: Sketch): string[] => this.#lines.sharing(sketch, false)
  sharingTools = (sketch: Sketch): string[] => this.#toolboxes.sharing(sketch)
  open = (sketch: Sketch): string[] => this.#open.sharing(sketch, true)

  #index(key: string, as: Shelved[1], sketch: Sketch, packed: string): void {
    this.#log.push({ key, as, sketch: packed })
    if (as === 'first') this.#toolboxes.add(key, sketch)
    if (isOpen(sketch)) {
      this.#open.add(key, sketch)
      return
    }
    this.#similar.add(key, sketch)
    this.#lines.add(key, sketch)
  }
}
