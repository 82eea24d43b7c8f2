import type { IncomingMessage } from 'node:http'
import type { Config } from '@tierdrop/config'
import { dialectOfPath } from '@tierdrop/wire'
import { apiHeaders, writtenTarget } from './capture/as-asked.ts'
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
  readonly held: Held
  readonly #tee: Tee
  readonly #traffic: Traffic
  readonly #clock: Clock
  readonly #newId: () => string
  #headerNames: readonly string[]

  constructor(tee: Tee, traffic: Traffic, clock: Clock, newId: () => string, config: Config) {
    this.#headerNames = ruleHeaders(config)
    this.held = { bytes: 0, limit: config.limits.body }
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
      path: writtenTarget(route.target, route.upstream.base),
      task: single(headers['x-tierdrop-task']),
      session: single(headers['x-tierdrop-session']),
      headers: this.#asked(headers),
      requestEncoding: single(headers['content-encoding']),
    }
    return new Recording(start, now, this.held)
  }

  /** Takes over what a reloaded config says. */
  configure(config: Config): void {
    this.held.limit = config.limits.body
    this.#headerNames = ruleHeaders(config)
  }

  #asked(headers: IncomingMessage['headers']): string | null {
    let asked: Record<string, string> | null = null
    for (const name of this.#headerNames) {
      const value = headers[name]
      if (typeof value !== 'string' || value.length > longestHeader) continue
      asked ??= {}
      asked[name] = value
    }
    return asked === null ? null : JSON.stringify(asked)
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

const credentials = /^(authorization|proxy-authorization|cookie|x-api-key|api-key|.*(token|secret|key).*)$/

const longestHeader = 1024

/** Those that the body was written for, and a rule's: its `match.header` is `name: value`; one without a colon is a value of x-tierdrop-task. */
function ruleHeaders(config: Config): string[] {
  const names = Object.values(config.tasks).flatMap(({ match }) => {
    const [name, value] = match?.header?.split(':') ?? []
    return name === undefined || value === undefined ? [] : [name.trim().toLowerCase()]
  })
  return [...new Set([...apiHeaders, ...names])].filter((name) => !credentials.test(name))
}

function single(value: string | string[] | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function isSet(value: string | string[] | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no'].includes(String(value).toLowerCase())
}
