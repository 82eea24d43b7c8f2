import type { Capture, CountDelta, NewExchange, StatusCount } from '@tierdrop/store'
import type { Catalog } from './catalog.ts'
import type { MissedCount } from './frame.ts'

/**
 * What waits for the next write. Counts and misses of the same kind add up, so they can wait through
 * any outage; exchanges with their texts can't, and the oldest give way when there are too many.
 */
export class Batch {
  readonly exchanges: NewExchange[] = []
  readonly #counts = new Map<string, CountDelta>()
  readonly #missed = new Map<string, MissedCount>()
  readonly #statuses = new Map<string, StatusCount>()
  /** exchanges that were only counted */
  counted = 0
  /** messages that brought counts of missed captures */
  notes = 0
  bytes = 0
  /** end of the oldest exchange, ms UTC */
  oldest: number | null = null

  get empty(): boolean {
    return (
      this.exchanges.length === 0 &&
      this.#counts.size === 0 &&
      this.#missed.size === 0 &&
      this.#statuses.size === 0
    )
  }

  addExchange(row: NewExchange): void {
    this.exchanges.push(row)
    this.bytes += sizeOf(row)
  }

  addCount(delta: CountDelta): void {
    const key = `${delta.hour} ${delta.taskVersion} ${delta.model}`
    const sum = this.#counts.get(key)
    if (!sum) {
      this.#counts.set(key, { ...delta })
      return
    }
    sum.exchanges += delta.exchanges
    sum.sampled += delta.sampled
    sum.errors += delta.errors
    sum.inputTokens += delta.inputTokens
    sum.outputTokens += delta.outputTokens
    sum.costNano += delta.costNano
    sum.unpriced += delta.unpriced
  }

  addMissed({ reason, count, hour }: MissedCount): void {
    const key = `${hour} ${reason}`
    const sum = this.#missed.get(key)
    if (sum) sum.count += count
    else this.#missed.set(key, { reason, count, hour })
  }

  addStatus(status: StatusCount): void {
    const key = `${status.hour} ${status.httpStatus} ${status.upstream}`
    const sum = this.#statuses.get(key)
    if (!sum) {
      this.#statuses.set(key, { ...status })
      return
    }
    sum.count += status.count
    sum.lastAt = Math.max(sum.lastAt, status.lastAt)
  }

  ended(at: number): void {
    this.oldest = this.oldest === null ? at : Math.min(this.oldest, at)
  }

  /** Takes in what an earlier batch could not write, before what has come since. */
  prepend(earlier: Batch): void {
    this.exchanges.unshift(...earlier.exchanges)
    this.bytes += earlier.bytes
    this.counted += earlier.counted
    this.notes += earlier.notes
    for (const delta of earlier.#counts.values()) this.addCount(delta)
    for (const missed of earlier.#missed.values()) this.addMissed(missed)
    for (const status of earlier.#statuses.values()) this.addStatus(status)
    if (earlier.oldest !== null) this.ended(earlier.oldest)
  }

  /** Lets the oldest exchanges go until what is left fits; their number. */
  shrink(limitBytes: number): number {
    let dropped = 0
    while (this.bytes > limitBytes && this.exchanges.length > dropped) {
      const row = this.exchanges[dropped++]
      if (row) this.bytes -= sizeOf(row)
    }
    this.exchanges.splice(0, dropped)
    return dropped
  }

  /** For the store, with the tasks and versions that it must be told of first. */
  capture(catalog: Catalog): Capture {
    const counts = [...this.#counts.values()]
    const needed = catalog.neededBy(this.exchanges, counts)
    const [missed, statuses] = [[...this.#missed.values()], [...this.#statuses.values()]]
    return { ...needed, exchanges: this.exchanges, counts, missed, statuses }
  }
}

function sizeOf(row: NewExchange): number {
  const { text, original } = row
  const before = original ? original.request.length + original.response.length : 0
  return 400 + text.request.length + text.response.length + before
}
