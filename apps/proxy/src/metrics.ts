import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { CaptureState } from './child.ts'
import type { Tee } from './tee.ts'
import type { Traffic } from './traffic.ts'

export type Sources = {
  traffic: Traffic
  tee: Tee
  capture: CaptureState
  open: ReadonlySet<unknown>
  missed: () => Record<string, number>
}

/** Prometheus metrics, read from plain counters when they are asked for: the hot path pays nothing. */
export function createMetrics({ traffic, tee, capture, open, missed }: Sources) {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })

  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  const labelled = (name: string, help: string, label: string, read: () => Record<string, number>) =>
    new Counter({
      name,
      help,
      labelNames: [label],
      registers,
      collect() {
        this.reset()
        for (const [value, count] of Object.entries(read())) this.inc({ [label]: value }, count)
      },
    })

  counter('tierdrop_requests_total', 'Requests forwarded', () => traffic.requests)
  counter('tierdrop_passed_total', 'Requests forwarded that are no captured dialect', () => traffic.passed)
  counter('tierdrop_skipped_total', 'Requests whose client asked not to be captured', () => traffic.skipped)
  counter('tierdrop_refused_total', 'Requests that no upstream fits', () => traffic.refused)
  counter('tierdrop_tunnels_total', 'WebSockets tunnelled', () => traffic.tunnels)
  labelled('tierdrop_endings_total', 'How forwarded requests ended', 'ending', () => traffic.endings)
  new Counter({
    name: 'tierdrop_replies_total',
    help: 'Replies of upstreams, by status',
    labelNames: ['upstream', 'status'],
    registers,
    collect() {
      this.reset()
      for (const [upstream, counts] of traffic.replies)
        for (const [status, count] of counts) this.inc({ upstream, status }, count)
    },
  })
  gauge('tierdrop_open_requests', 'Requests in flight', () => open.size)
  counter('tierdrop_capture_offered_total', 'Exchanges offered to the capture', () => tee.offered)
  counter('tierdrop_capture_stored_total', 'Sampled exchanges stored', () => capture.stored)
  counter('tierdrop_capture_counted_total', 'Exchanges counted and not sampled', () => capture.counted)
  labelled('tierdrop_capture_missed_total', 'Captures that got away, by reason', 'reason', missed)
  gauge('tierdrop_capture_queue_bytes', 'Bytes that wait for the capture child', () => tee.queuedBytes)
  gauge('tierdrop_capture_pending', 'Exchanges not yet stored or counted', () => tee.pending)
  counter(
    'tierdrop_capture_restarts_total',
    'Times the capture child was started again',
    () => capture.restarts,
  )
  new Gauge({
    name: 'tierdrop_capture_lag_seconds',
    help: 'From the end of the oldest exchange of the last flush to its being written',
    registers,
    collect() {
      // unknown is no sample, never 0
      this.remove()
      if (capture.lagMs !== null) this.set(capture.lagMs / 1000)
    },
  })
  new Counter({
    name: 'tierdrop_overhead_seconds_bucket',
    help: 'From a request to its being written to the upstream, cumulative by upper bound',
    labelNames: ['le'],
    registers,
    collect() {
      this.reset()
      let sum = 0
      traffic.overheadBounds.forEach((bound, i) => {
        sum += traffic.overheadCounts[i] ?? 0
        this.inc({ le: bound === Number.POSITIVE_INFINITY ? '+Inf' : String(bound / 1000) }, sum)
      })
    },
  })
  counter('tierdrop_overhead_seconds_sum', 'Sum of the same', () => traffic.overheadSum / 1000)

  return { contentType: registry.contentType, text: () => registry.metrics() }
}
