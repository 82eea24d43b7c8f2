import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import { bodyKind, readSmall, streamBody } from './body.ts'
import type { Ending } from './capture/frame.ts'
import { requestHeaders, responseHeaders } from './headers.ts'
import type { Recorder } from './recorder.ts'
import type { Recording } from './recording.ts'
import { codeOf, refusalOf, refuse } from './refuse.ts'
import type { Route } from './route.ts'
import type { Traffic } from './traffic.ts'

/** The second finds out who is gone, the third who is far away and gone; some clients take no more than five. */
const probesMs = [0, 30, 300]

export type Forwarding = { recorder: Recorder; traffic: Traffic; now: () => number }

/** Open forwardings, so that a drain can wait for them and at last cut them. */
export type Open = Set<Forward>

/**
 * The hot path: one request's bytes to the upstream, the reply's bytes back, each as soon as it is
 * there, and a reference to each for the recording. It reads no body and knows no dialect.
 */
export class Forward implements Dispatcher.DispatchHandler {
  readonly #request: IncomingMessage
  readonly #response: ServerResponse
  readonly #route: Route
  readonly #context: Forwarding
  readonly #recording: Recording | null
  readonly #open: Open
  #controller: Dispatcher.DispatchController | null = null
  /** the client is gone, or our drain's time is up: nothing goes out any more */
  #left = false
  #settled = false
  #replyStarted = false
  #body: Readable | null = null
  #bodySeen = true
  readonly #begun: number

  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    route: Route,
    context: Forwarding,
    open: Open,
  ) {
    this.#request = request
    this.#response = response
    this.#route = route
    this.#context = context
    this.#open = open
    this.#begun = context.now()
    this.#recording = context.recorder.begin(request, route, this.#begun)
  }

  run(): void {
    this.#open.add(this)
    this.#context.traffic.requests++
    this.#response.on('close', () => this.#closed())
    const body = bodyKind(this.#request)
    if (body.kind === 'none') {
      this.#dispatch(null)
      return
    }
    if (body.kind === 'small') {
      this.#bodySeen = false
      readSmall(this.#request, body.length, (bytes) => {
        this.#bodySeen = true
        this.#recording?.addRequest(bytes)
        this.#dispatch(bytes)
      })
      return
    }
    this.#body = streamBody(this.#request, (chunk) => this.#recording?.addRequest(chunk))
    this.#dispatch(this.#body)
  }

  #dispatch(body: Dispatcher.DispatchOptions['body']): void {
    if (this.#left) return
    const { upstream, target } = this.#route
    upstream.pool.dispatch(
      {
        path: target,
        method: this.#request.method ?? 'GET',
        headers: requestHeaders(this.#request.rawHeaders),
        body,
      },
      this,
    )
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#left) controller.abort(new Error('the client left'))
    else this.#context.traffic.overhead(this.#context.now() - this.#begun)
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    _headers: unknown,
    text?: string,
  ): void {
    // 1xx replies are of the connection to the upstream; the client's own were answered by our server
    if (status < 200) return
    const raw = controller.rawHeaders as readonly Buffer[]
    const recording = this.#recording
    const response = this.#response
    this.#context.traffic.replied(this.#route.upstream.name, status)
    recording?.reply(status, raw, this.#context.now())
    response.sendDate = false
    response.writeHead(status, statusText(text), responseHeaders(raw, recording?.start.id ?? null))
    this.#replyStarted = true
    // most replies bring their first bytes with their headers, and then one write carries both
    setImmediate(flushHead, response)
    response.on('drain', () => controller.resume())
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#response.write(chunk)) controller.pause()
    this.#recording?.addResponse(chunk, this.#context.now())
  }

  onResponseEnd(controller: Dispatcher.DispatchController): void {
    const trailers = controller.rawTrailers as readonly Buffer[] | null | undefined
    if (trailers && trailers.length > 0) this.#response.addTrailers(pairs(responseHeaders(trailers, null)))
    this.#response.end()
    this.#settle('complete', null)
  }

  onResponseError(_controller: unknown, error: Error): void {
    if (this.#left) {
      this.#settle('client-left', null)
      return
    }
    if (this.#replyStarted) {
      this.#breakOff()
      this.#settle('upstream-broke', codeOf(error))
      return
    }
    const refusal = refusalOf(error)
    const { upstream } = this.#route
    const answer = () => {
      if (this.#left) return this.#settle('client-left', null)
      refuse(
        this.#response,
        upstream.api,
        refusal,
        `${upstream.name}: ${codeOf(error)}`,
        this.#recording?.start.id ?? null,
      )
      this.#settle('unreachable', codeOf(error))
    }
    // a client that is still sending reads no answer: take the rest of its body in, then give it
    this.#body?.destroy()
    if (this.#request.complete || this.#request.readableEnded) {
      answer()
      return
    }
    this.#request.once('end', answer)
    this.#request.resume()
  }

  get request(): IncomingMessage {
    return this.#request
  }

  /**
   * The client sends no more. Most do so by leaving, some wait for their reply all the same, and an
   * interim response tells them apart: whoever is gone answers it with a reset, which the next one meets.
   * Where none may be sent any more, those who leave are the many.
   */
  halfClosed(): void {
    const { httpVersionMinor, complete, socket } = this.#request
    if (this.#replyStarted || httpVersionMinor === 0 || !complete) {
      socket.destroy()
      return
    }
    for (const ms of probesMs) setTimeout(() => this.#probe(), ms)
  }

  #probe(): void {
    // a pipelined reply has no socket before it is its turn
    const { headersSent, socket } = this.#response
    if (!this.#settled && !headersSent && socket) this.#response.writeContinue()
  }

  /** Ends what is still open when the time for draining is over. */
  cut(): void {
    this.#left = true
    this.#settle('drained', null)
    this.#controller?.abort(new Error('the proxy is stopping'))
    this.#response.destroy()
  }

  #closed(): void {
    if (this.#settled) return
    this.#left = true
    this.#controller?.abort(new Error('the client left'))
    this.#settle('client-left', null)
  }

  /** What has been written still reaches the client; then its connection breaks, never a clean end. */
  #breakOff(): void {
    flushHead(this.#response)
    const { socket } = this.#response
    // HTTP/1.0 knows no chunks: there the end of the connection could be taken for the end of the body
    if (this.#request.httpVersionMinor === 0) socket?.resetAndDestroy()
    else socket?.destroySoon()
  }

  #settle(ending: Ending, error: string | null): void {
    if (this.#settled) return
    this.#settled = true
    this.#open.delete(this)
    this.#context.traffic.ended(ending)
    if (this.#recording) this.#context.recorder.end(this.#recording, this.#bodySeen, ending, error)
  }
}

/** Undici reads it as UTF-8: its bytes are given back, except where they were none and node:http would refuse it. */
function statusText(text: string | undefined): string {
  if (text === undefined || text === 'OK') return text ?? ''
  return text.includes('\ufffd') ? '' : Buffer.from(text).toString('latin1')
}

function flushHead(response: ServerResponse): void {
  if (!response.destroyed && !response.writableEnded) response.flushHeaders()
}

function pairs(flat: readonly string[]): [string, string][] {
  const list: [string, string][] = []
  for (let i = 0; i < flat.length; i += 2) list.push([flat[i] as string, flat[i + 1] as string])
  return list
}
