import { Recent } from '../recent.ts'
import { isOpen, LineIndex } from './open-templates.ts'
import { SimilarIndex } from './similar-index.ts'
import { decodeSketch, encodeSketch, type Sketch } from './sketch.ts'
import { ToolboxIndex } from './toolbox-index.ts'
import type { Entry, Version } from './version.ts'

const maxUnpacked = 512

/** Versions by what their sketches say. They are kept packed; those looked at last are unpacked. */
export class Shelf {
  readonly #byKey = new Map<string, Version>()
  readonly #unpacked = new Recent<Entry>(maxUnpacked)
  readonly #toolboxes = new ToolboxIndex()
  readonly #index = new SimilarIndex()
  readonly #lines = new LineIndex()
  readonly #open = new LineIndex()

  put(version: Version, sketch: Sketch): void {
    const { key } = version
    this.#byKey.set(key, version)
    this.#unpacked.set(key, { version, sketch })
    this.#toolboxes.add(key, sketch)
    if (isOpen(sketch)) this.#open.add(key, sketch)
    else this.#addClosed(key, sketch)
  }

  /** The version says more, or something else, from now on. */
  rewrite(entry: Entry, sketch: Sketch): void {
    const { version } = entry
    if (!isOpen(sketch)) this.#addClosed(version.key, sketch)
    else if (!isOpen(entry.sketch)) this.#open.add(version.key, sketch)
    entry.sketch = sketch
    version.sketch = encodeSketch(sketch)
  }

  /** What the entry and another have in common is what the version that stands for both says. */
  merge(entry: Entry, version: Version, sketch: Sketch): void {
    const packed = encodeSketch(sketch)
    // to be stored again, so that the next start knows where values stand
    version.isNew ||= packed !== version.sketch
    version.sketch = packed
    if (isOpen(sketch) && !isOpen(entry.sketch)) this.#open.add(version.key, sketch)
    entry.sketch = sketch
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
  near = (sketch: Sketch): string[] => this.#index.near(sketch)
  sharingLines = (sketch: Sketch): string[] => this.#lines.sharing(sketch, false)
  sharingTools = (sketch: Sketch): string[] => this.#toolboxes.sharing(sketch)
  open = (sketch: Sketch): string[] => this.#open.sharing(sketch, true)

  #addClosed(key: string, sketch: Sketch): void {
    this.#index.add(key, sketch)
    this.#lines.add(key, sketch)
  }
}
