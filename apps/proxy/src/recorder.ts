import type { IncomingMessage } from 'node:http'
import { dialectOfPath } from '@tierdrop/wire'
import type { Ending } from './capture/frame.ts'
import { type Held, Recording } from './recording.ts'
import type { Route } from './route.ts'
import type { Tee } from './tee.ts'
import type { Traffic } from './traffic.ts'

/** All open recordings together may hold this much; what would go beyond it is missed. */
const heldLimit = 128 * 1024 * 1024

export type Clock = { /** ms UTC */ wall: () => number /** ms, monotonic */; now: () => number }

/** Decides which exchanges are recorded, and hands finished recordings to the tee. */
export class Recorder {
  readonly held: Held = { bytes: 0 }
  readonly #tee: Tee
  readonly #traffic: Traffic
  readonly #clock: Clock
  readonly #newId: () => string

  constructor(tee: Tee, traffic: Traffic, clock: Clock, newId: () => string) {
    this.#tee = tee
    this.#traffic = traffic
    this.#clock = clock
    this.#newId = newId
  }

  begin(request: IncomingMessage, route: Route, now: number): Recording | null {
    const query = route.target.indexOf('?')
    const path = query < 0 ? route.target : route.target.slice(0, query)
    const dialect = request.method === 'POST' ? dialectOfPath(path) : null
    if (dialect === null) {
      this.#traffic.passed++
      return null
    }
    const { headers } = request
    if (isSet(headers['x-tierdrop-skip'])) {
      this.#traffic.skipped++
      return null
    }
    const start = {
      id: this.#newId(),
      at: this.#clock.wall(),
      upstream: route.upstream.name,
      dialect,
      method: 'POST',
      path,
      task: single(headers['x-tierdrop-task']),
      session: single(headers['x-tierdrop-session']),
      requestEncoding: single(headers['content-encoding']),
    }
    return new Recording(start, now, this.held)
  }

  end(recording: Recording, bodySeen: boolean, ending: Ending, error: string | null): void {
    // a client that left before it had asked anything made no exchange
    if (!bodySeen) {
      recording.release()
      return
    }
    if (recording.tooLarge) {
      this.#tee.miss('too-large', 1)
      return
    }
    if (this.held.bytes > heldLimit) {
      recording.release()
      this.#tee.miss('memory', 1)
      return
    }
    this.#tee.offer(recording.finish(ending, error, this.#clock.now()))
  }
}

function single(value: string | string[] | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function isSet(value: string | string[] | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no'].includes(String(value).toLowerCase())
}
