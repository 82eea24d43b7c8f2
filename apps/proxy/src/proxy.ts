import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { Config } from '@tierdrop/config'
import type { Logger } from 'pino'
import { CaptureChild, type CaptureState } from './child.ts'
import { Forward, type Forwarding } from './forward.ts'
import { listen } from './listen.ts'
import { createNewId } from './new-id.ts'
import { Recorder } from './recorder.ts'
import { refuse } from './refuse.ts'
import { createRouter } from './route.ts'
import type { SentPort } from './sent-port.ts'
import { Tee } from './tee.ts'
import { Traffic } from './traffic.ts'
import { createTunnel } from './tunnel.ts'
import { openUpstream, type Upstream } from './upstream.ts'

export type ProxyOptions = {
  config: Config
  log?: Logger
  /** false: forward only */
  capture?: boolean
  /** bytes that wait for the capture child before captures are dropped */
  queueLimit?: number
  /** a port that is open already, and those who have come to it meanwhile */
  port?: SentPort | null
  newId?: () => string
}

export type RunningProxy = {
  address: string
  port: number
  url: string
  traffic: Traffic
  capture: CaptureState
  /** captures that got away so far, by reason, the child's own included */
  missed(): Record<string, number>
  /** resolves when everything offered so far is stored or counted */
  captured(): Promise<void>
  reload(config: Config): Promise<void>
  /** finishes open requests, at most for `limitMs`, then flushes the capture and stops */
  drain(limitMs?: number): Promise<void>
}

export async function startProxy(options: ProxyOptions): Promise<RunningProxy> {
  const clock = { wall: () => Date.now(), now: () => performance.now() }
  let config = options.config
  const traffic = new Traffic()
  const tee = new Tee(options.queueLimit ?? config.limits.captureQueue, clock.wall)
  /** who waits for capture, each with what had been offered when it began to: traffic goes on meanwhile */
  const waiters = new Map<() => void, number>()
  const wake = () => {
    const done = options.capture === false ? tee.offered : tee.offered - tee.pending
    for (const [resolve, offered] of waiters) {
      if (done < offered) continue
      waiters.delete(resolve)
      resolve()
    }
  }
  const child = new CaptureChild(tee, () => config, clock.now, wake, options.log ?? null)
  const recorder = new Recorder(tee, traffic, clock, options.newId ?? createNewId(), config)
  const context: Forwarding = { recorder, traffic, now: clock.now }
  const open = new Set<Forward>()

  let upstreams = openAll(config)
  let route = createRouter(upstreams)
  let draining = false

  const missed = () => {
    const sum: Record<string, number> = Object.fromEntries(tee.missed)
    for (const [reason, count] of Object.entries(child.state.missed)) sum[reason] = (sum[reason] ?? 0) + count
    return sum
  }
  const own = lazily(async () => {
    const { createPages } = await import('./pages.ts')
    const isReady = () => !draining
    const hasCapture = options.capture !== false
    return createPages({ traffic, tee, capture: child.state, open, missed, isReady, hasCapture })
  })
  const forward = (request: IncomingMessage, response: ServerResponse) => {
    const found = route(request)
    if (draining) response.shouldKeepAlive = false
    if (found) return new Forward(request, response, found, context, open).run()
    traffic.refused++
    request.resume()
    const api = request.headers['anthropic-version'] === undefined ? 'openai' : 'anthropic'
    refuse(response, api, 'no-upstream', 'no upstream of tierdrop.yaml has this path', null)
  }

  const failed = (response: ServerResponse, error: unknown) => {
    options.log?.error({ err: error }, 'a request could not be answered')
    response.destroy()
  }

  const server = createServer(
    {
      maxHeaderSize: 64 * 1024,
      // a client's pool must not find its idle connection closed just as it uses it
      keepAliveTimeout: 75_000,
      // uploads take as long as they take; the headers alone are timed, which goes with it unless it is said
      requestTimeout: 0,
      headersTimeout: 60_000,
      // a stream may be silent for long: what stands between must not take its connection for dead, nor we a dead one for silent
      keepAlive: true,
      keepAliveInitialDelay: 60_000,
      shouldUpgradeCallback: (request) => /^websocket$/i.test(request.headers.upgrade ?? ''),
    },
    (request, response) => {
      if (request.url?.startsWith('/_tierdrop')) {
        own().then(
          (pages) => pages(request, response),
          (error: unknown) => failed(response, error),
        )
        return
      }
      try {
        forward(request, response)
      } catch (error) {
        failed(response, error)
      }
    },
  )
  const tunnel = createTunnel((request) => route(request), traffic)
  server.on('upgrade', (request, socket, head) => tunnel.open(request, socket, head))
  // nagle's wait would hold back a stream's chunks
  server.on('connection', (socket) => {
    socket.setNoDelay(true)
    socket.on('end', () => {
      for (const forward of open) if (forward.request.socket === socket) forward.halfClosed()
    })
  })
  // by itself it ends the connection of whoever sends no more, the reply under way included
  Object.assign(server, { httpAllowHalfOpen: true })

  const { host, port } = await listen(server, options.port?.listener ?? config.listen.proxy)
  options.port?.onConnection((socket) => server.emit('connection', socket))
  if (options.capture !== false) child.start()

  return {
    address: `${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    traffic,
    capture: child.state,
    missed,
    captured: () =>
      new Promise((resolve) => {
        tee.flush()
        waiters.set(resolve, tee.offered)
        wake()
      }),
    async reload(next) {
      const before = upstreams
      config = next
      upstreams = openAll(next)
      route = createRouter(upstreams)
      recorder.configure(next)
      tee.reconfigure(next)
      // resolves when their open requests have ended
      await Promise.all(before.map((upstream) => upstream.pool.close()))
    },
    async drain(limitMs = config.limits.drain) {
      draining = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      await emptied(open, limitMs)
      for (const forward of open) forward.cut()
      tunnel.closeAll()
      server.closeAllConnections()
      await closed
      await child.stop()
      await Promise.all(upstreams.map((upstream) => upstream.pool.destroy()))
    },
  }
}

function openAll(config: Config): Upstream[] {
  return Object.entries(config.upstreams).map(([name, upstream]) => openUpstream(name, upstream))
}

/** Made when it is first asked for, once. */
function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Waits until no request is open, at most so long. */
async function emptied(open: ReadonlySet<unknown>, limitMs: number): Promise<void> {
  const step = 20
  for (let waited = 0; open.size > 0 && waited < limitMs; waited += step) {
    await new Promise((resolve) => setTimeout(resolve, step))
  }
}
