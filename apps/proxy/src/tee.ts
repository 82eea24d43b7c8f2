import type { Writable } from 'node:stream'
import { type Exchanged, encodeJson, exchangeSize, type MissedCount, writeExchange } from './capture/frame.ts'

const batchBytes = 256 * 1024
const batchMs = 25
const hourMs = 3_600_000

/**
 * The bounded queue between the hot path and the capture child. Nothing in here waits: what does not
 * fit, or has no child to go to, is counted by reason, and the count goes to the child when there is one.
 */
export class Tee {
  readonly missed = new Map<string, number>()
  offered = 0
  /** bytes that the pipe has not taken yet */
  queuedBytes = 0
  /** exchanges given to the present child, and those of them that it has settled */
  #sent = 0
  #settled = 0
  #pipe: Writable | null = null
  #slab: Buffer = Buffer.allocUnsafeSlow(batchBytes)
  #filled = 0
  #inSlab = 0
  readonly #spare: Buffer[] = []
  #timer: NodeJS.Timeout | null = null
  #unsentMissed = new Map<string, MissedCount>()
  readonly #limit: number
  readonly #clock: () => number

  constructor(limitBytes: number, clock: () => number) {
    this.#limit = limitBytes
    this.#clock = clock
  }

  get pending(): number {
    return this.#sent - this.#settled + this.#inSlab
  }

  get connected(): boolean {
    return this.#pipe !== null
  }

  offer(exchange: Exchanged): void {
    this.offered++
    if (!this.#pipe) {
      this.miss('capture-down', 1)
      return
    }
    const size = exchangeSize(exchange)
    if (this.queuedBytes + this.#filled + size > this.#limit) {
      this.miss('queue-full', 1)
      return
    }
    if (this.#filled + size > batchBytes) this.flush()
    if (size > batchBytes) {
      const message = Buffer.allocUnsafe(size)
      writeExchange(message, 0, exchange, size)
      this.#sent++
      this.#send(message, null)
      return
    }
    writeExchange(this.#slab, this.#filled, exchange, size)
    this.#filled += size
    this.#inSlab++
    this.#timer ??= setTimeout(() => this.flush(), batchMs)
  }

  miss(reason: string, count: number): void {
    this.missed.set(reason, (this.missed.get(reason) ?? 0) + count)
    const hour = Math.floor(this.#clock() / hourMs) * hourMs
    const key = `${hour} ${reason}`
    const entry = this.#unsentMissed.get(key)
    if (entry) entry.count += count
    else this.#unsentMissed.set(key, { reason, count, hour })
    if (this.#pipe) this.#timer ??= setTimeout(() => this.flush(), batchMs)
  }

  /** A new child is there; `config` is the first thing it reads. */
  attach(pipe: Writable, config: unknown): void {
    this.#pipe = pipe
    this.#sent = 0
    this.#settled = 0
    this.queuedBytes = 0
    this.#send(encodeJson('config', config), null)
    this.flush()
  }

  reconfigure(config: unknown): void {
    this.flush()
    if (this.#pipe) this.#send(encodeJson('config', config), null)
  }

  /** The child is gone, with all that it had not settled. */
  detach(): void {
    if (!this.#pipe) return
    this.#pipe = null
    const lost = this.pending
    this.#filled = 0
    this.#inSlab = 0
    this.#sent = 0
    this.#settled = 0
    this.queuedBytes = 0
    if (lost > 0) this.miss('capture-died', lost)
  }

  settle(count: number): void {
    this.#settled += count
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (!this.#pipe) return
    if (this.#unsentMissed.size > 0) {
      this.#send(encodeJson('missed', [...this.#unsentMissed.values()]), null)
      this.#unsentMissed = new Map()
    }
    if (this.#filled === 0) return
    const slab = this.#slab
    const bytes = slab.subarray(0, this.#filled)
    this.#slab = this.#spare.pop() ?? Buffer.allocUnsafeSlow(batchBytes)
    this.#filled = 0
    this.#sent += this.#inSlab
    this.#inSlab = 0
    this.#send(bytes, slab)
  }

  #send(bytes: Buffer, slab: Buffer | null): void {
    const pipe = this.#pipe
    if (!pipe) return
    this.queuedBytes += bytes.length
    pipe.write(bytes, () => {
      if (this.#pipe === pipe) this.queuedBytes -= bytes.length
      if (slab && this.#spare.length < 2) this.#spare.push(slab)
    })
  }
}
