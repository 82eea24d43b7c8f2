import type { Ending } from './capture/frame.ts'

/** Plain counters of the hot path; the metrics read them when they are asked for. */
export class Traffic {
  requests = 0
  tunnels = 0
  /** not a model call that is captured: embeddings, models, files, whatever else */
  passed = 0
  skipped = 0
  refused = 0
  readonly endings: Record<Ending, number> = {
    complete: 0,
    'client-left': 0,
    'upstream-broke': 0,
    unreachable: 0,
    drained: 0,
  }
  /** upper bounds in ms, the last open */
  readonly overheadBounds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 50, 250, Number.POSITIVE_INFINITY]
  readonly overheadCounts = this.overheadBounds.map(() => 0)
  overheadSum = 0

  /** upstream -> status -> replies, whatever was asked */
  readonly replies = new Map<string, Map<number, number>>()

  replied(upstream: string, status: number): void {
    let counts = this.replies.get(upstream)
    if (!counts) {
      counts = new Map()
      this.replies.set(upstream, counts)
    }
    counts.set(status, (counts.get(status) ?? 0) + 1)
  }

  ended(ending: Ending): void {
    this.endings[ending]++
  }

  /** ms from a request's headers to its being written to the upstream, the client's own sending included */
  overhead(ms: number): void {
    this.overheadSum += ms
    const bucket = this.overheadBounds.findIndex((bound) => ms <= bound)
    this.overheadCounts[bucket] = (this.overheadCounts[bucket] ?? 0) + 1
  }
}
