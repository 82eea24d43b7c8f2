/** Numbers by the bucket that they fell into, packed: a version is in dozens of buckets, mostly alone. */
export class Postings {
  #heads = new Int32Array(1 << 10).fill(-1)
  #buckets = new Uint32Array(1 << 10)
  #values = new Int32Array(1 << 10)
  #next = new Int32Array(1 << 10)
  #size = 0

  add(bucket: number, value: number): void {
    if (this.#size === this.#values.length) this.#grow()
    const at = this.#size++
    this.#buckets[at] = bucket
    this.#values[at] = value
    this.#link(at)
  }

  /** The bucket's last values, oldest first. */
  last(bucket: number, count: number): number[] {
    const wanted = bucket >>> 0
    const found: number[] = []
    let at = this.#heads[this.#headOf(wanted)] ?? -1
    while (at >= 0 && found.length < count) {
      if (this.#buckets[at] === wanted) found.push(this.#values[at] ?? 0)
      at = this.#next[at] ?? -1
    }
    return found.reverse()
  }

  #headOf(bucket: number): number {
    return (Math.imul(bucket, 0x9e3779b1) >>> 7) & (this.#heads.length - 1)
  }

  #link(at: number): void {
    const head = this.#headOf(this.#buckets[at] ?? 0)
    this.#next[at] = this.#heads[head] ?? -1
    this.#heads[head] = at
  }

  #grow(): void {
    const length = this.#values.length * 2
    const longer = <Numbers extends Int32Array | Uint32Array>(to: Numbers, from: Numbers): Numbers => {
      to.set(from)
      return to
    }
    this.#buckets = longer(new Uint32Array(length), this.#buckets)
    this.#values = longer(new Int32Array(length), this.#values)
    this.#next = new Int32Array(length)
    this.#heads = new Int32Array(length).fill(-1)
    for (let at = 0; at < this.#size; at++) this.#link(at)
  }
}

/** FNV-1a over all of the text, 32 bits: two lines that fall together cost a look, no more. */
export const bucketOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
