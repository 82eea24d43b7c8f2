import { bucketOf, Postings } from './postings.ts'
import type { Sketch } from './sketch.ts'
import { toolFreeKey, toolsOf } from './toolbox.ts'

const maxToolboxes = 64

/** Versions by what they say beside their tools. */
export class ToolboxIndex {
  readonly #postings = new Postings()
  readonly #keys: string[] = []

  add(key: string, sketch: Sketch): void {
    if (toolsOf(sketch).length === 0) return
    this.#postings.add(bucketOf(toolFreeKey(sketch)), this.#keys.push(key) - 1)
  }

  sharing(sketch: Sketch): string[] {
    if (toolsOf(sketch).length === 0) return []
    const values = this.#postings.last(bucketOf(toolFreeKey(sketch)), maxToolboxes)
    return [...new Set(values.map((value) => this.#keys[value] ?? ''))]
  }
}
