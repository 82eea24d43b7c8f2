import type { Writable } from 'node:stream'
import { type Exchanged, encodeJson, exchangeSize, type MissedCount, writeExchange } from './capture/frame.ts'
import type { MissedReason } from './capture/missed-reasons.ts'

const batchBytes = 256 * 1024
const batchMs = 25
const hourMs = 3_600_000

type Parcel = { bytes: Buffer; exchanges: number /** to be filled again once sent */; slab: Buffer | null }

/**
 * The bounded queue between the hot path and the capture child. Nothing in here waits: what does not
 * fit is counted by reason, and the count goes to the child when there is one.
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
  #ready = false
  #slab: Buffer = Buffer.allocUnsafeSlow(batchBytes)
  #filled = 0
  #inSlab = 0
  readonly #spare: Buffer[] = []
  /** what was ready while there was no child */
  readonly #waiting: Parcel[] = []
  #timer: NodeJS.Timeout | null = null
  #unsentMissed = new Map<string, MissedCount>()
  /** counts that the present child was sent and has not written yet, in that order */
  readonly #untoldMissed: MissedCount[][] = []
  readonly #limit: number
  readonly #clock: () => number

  constructor(limitBytes: number, clock: () => number) {
    this.#limit = limitBytes
    this.#clock = clock
  }

  get pending(): number {
    const waiting = this.#waiting.reduce((sum, parcel) => sum + parcel.exchanges, 0)
    return this.#sent - this.#settled + this.#inSlab + waiting
  }

  offer(exchange: Exchanged): void {
    this.offered++
    const size = exchangeSize(exchange)
    if (this.queuedBytes + this.#filled + size > this.#limit) {
      this.miss(this.#ready ? 'queue-full' : 'capture-down', 1)
      return
    }
    if (this.#filled + size > batchBytes) this.flush()
    if (size > batchBytes) {
      const message = Buffer.allocUnsafe(size)
      writeExchange(message, 0, exchange, size)
      this.#dispatch({ bytes: message, exchanges: 1, slab: null })
      return
    }
    writeExchange(this.#slab, this.#filled, exchange, size)
    this.#filled += size
    this.#inSlab++
    this.#timer ??= setTimeout(() => this.flush(), batchMs)
  }

  miss(reason: MissedReason, count: number): void {
    this.missed.set(reason, (this.missed.get(reason) ?? 0) + count)
    const hour = Math.floor(this.#clock() / hourMs) * hourMs
    this.#note({ reason, count, hour })
    if (this.#ready) this.#timer ??= setTimeout(() => this.flush(), batchMs)
  }

  /** A new child is there; `config` is the first thing it reads, and what it is sent until `ready`. */
  attach(pipe: Writable, config: unknown): void {
    this.#pipe = pipe
    this.#ready = false
    this.#sent = 0
    this.#settled = 0
    this.#send(encodeJson('config', config), null)
  }

  /** The child has started: until it had, what it was sent would have been lost with it. */
  ready(): void {
    if (this.#ready || !this.#pipe) return
    this.#ready = true
    for (const parcel of this.#waiting.splice(0)) {
      this.queuedBytes -= parcel.bytes.length
      this.#dispatch(parcel)
    }
    this.flush()
  }

  reconfigure(config: unknown): void {
    this.flush()
    this.#send(encodeJson('config', config), null)
  }

  /** The child is gone, with all that it had been sent and not settled. */
  detach(): void {
    if (!this.#pipe) return
    const lost = this.#sent - this.#settled
    this.#pipe = null
    this.#ready = false
    this.#sent = 0
    this.#settled = 0
    this.queuedBytes = this.#waiting.reduce((sum, parcel) => sum + parcel.bytes.length, 0)
    // one that was written just before the end is counted twice: that is better than never
    for (const counts of this.#untoldMissed.splice(0)) for (const count of counts) this.#note(count)
    if (lost > 0) this.miss('capture-died', lost)
  }

  /** `notes`: how many messages of missed captures are in the store by now. */
  settle(count: number, notes = 0): void {
    this.#settled += count
    this.#untoldMissed.splice(0, notes)
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#ready && this.#unsentMissed.size > 0) {
      const counts = [...this.#unsentMissed.values()]
      this.#untoldMissed.push(counts)
      this.#send(encodeJson('missed', counts), null)
      this.#unsentMissed = new Map()
    }
    if (this.#filled === 0) return
    const slab = this.#slab
    const parcel = { bytes: slab.subarray(0, this.#filled), exchanges: this.#inSlab, slab }
    this.#slab = this.#spare.pop() ?? Buffer.allocUnsafeSlow(batchBytes)
    this.#filled = 0
    this.#inSlab = 0
    this.#dispatch(parcel)
  }

  #note({ reason, count, hour }: MissedCount): void {
    const key = `${hour} ${reason}`
    const entry = this.#unsentMissed.get(key)
    if (entry) entry.count += count
    else this.#unsentMissed.set(key, { reason, count, hour })
  }

  #dispatch(parcel: Parcel): void {
    if (!this.#ready) {
      this.#waiting.push(parcel)
      this.queuedBytes += parcel.bytes.length
      return
    }
    this.#sent += parcel.exchanges
    this.#send(parcel.bytes, parcel.slab)
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
