import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { performance } from 'node:perf_hooks'
import { type Config, failure, parseListen } from '@tierdrop/config'
import express from 'express'
import type { Logger } from 'pino'
import { CaptureChild, type CaptureState } from './child.ts'
import { Forward, type Forwarding } from './forward.ts'
import { createMetrics } from './metrics.ts'
import { createNewId } from './new-id.ts'
import { Recorder } from './recorder.ts'
import { refuse } from './refuse.ts'
import { createRouter } from './route.ts'
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
  const metrics = createMetrics({ traffic, tee, capture: child.state, open, missed })

  const app = express()
  app.disable('x-powered-by').disable('etag')
  const own = express.Router()
  own.get('/health', (_request, response) => {
    response.status(draining ? 503 : 200).json({
      live: true,
      ready: !draining,
      capture: { running: child.state.pid !== null || options.capture === false, store: child.state.store },
      missed: missed(),
    })
  })
  own.get('/health/live', (_request, response) => {
    response.json({ live: true })
  })
  own.get('/health/ready', (_request, response) => {
    response.status(draining ? 503 : 200).json({ ready: !draining })
  })
  own.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.text())
  })
  app.use('/_tierdrop', own, (_request, response) => {
    response.status(404).json({ error: 'tierdrop has no such page' })
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
  app.use(forward)

  const server = createServer(
    {
      maxHeaderSize: 64 * 1024,
      // a client's pool must not find its idle connection closed just as it uses it
      keepAliveTimeout: 75_000,
      // uploads take as long as they take; the headers alone are timed
      requestTimeout: 0,
      shouldUpgradeCallback: (request) => /^websocket$/i.test(request.headers.upgrade ?? ''),
    },
    (request, response) => {
      if (request.url?.startsWith('/_')) return app(request, response)
      // express would change the prototypes of both, for a tenth of what forwarding costs
      try {
        forward(request, response)
      } catch (error) {
        options.log?.error({ err: error }, 'a request could not be forwarded')
        response.destroy()
      }
    },
  )
  const tunnel = createTunnel((request) => route(request), traffic)
  server.on('upgrade', (request, socket, head) => tunnel.open(request, socket, head))
  // nagle's wait would hold back a stream's chunks
  server.on('connection', (socket) => socket.setNoDelay(true))

  const { host, port } = await listen(server, config.listen.proxy)
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

function listen(server: Server, address: string): Promise<{ host: string; port: number }> {
  const wanted = parseListen(address)
  if (!wanted) throw failure('USAGE', { reason: `listen.proxy: ${address} is not host:port` })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(failure('PORT_TAKEN', { address, what: 'proxy' }))
      else reject(failure('INFRASTRUCTURE', { reason: `${address}: ${error.code ?? error.message}` }))
    })
    server.listen(wanted.port, wanted.host, () => {
      resolve({ host: wanted.host, port: (server.address() as AddressInfo).port })
    })
  })
}

/** Waits until no request is open, at most so long. */
async function emptied(open: ReadonlySet<unknown>, limitMs: number): Promise<void> {
  const step = 20
  for (let waited = 0; open.size > 0 && waited < limitMs; waited += step) {
    await new Promise((resolve) => setTimeout(resolve, step))
  }
}
