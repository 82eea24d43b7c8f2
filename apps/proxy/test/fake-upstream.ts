import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'

export type FakeUpstream = {
  url: string
  port: number
  server: Server
  /** requests in the order in which their bodies were complete */
  requests: { method: string; url: string; rawHeaders: string[]; body: Buffer }[]
  answer: (handler: (request: IncomingMessage, response: ServerResponse, body: Buffer) => void) => void
  close: () => Promise<void>
}

/** A real server on a free port that answers as it is told and remembers what it was sent. */
export async function startFakeUpstream(): Promise<FakeUpstream> {
  let handler: (request: IncomingMessage, response: ServerResponse, body: Buffer) => void = (
    _request,
    response,
  ) => {
    response.end('ok')
  }
  const requests: FakeUpstream['requests'] = []
  const listener: RequestListener = (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (chunk: Buffer) => parts.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      requests.push({
        method: request.method ?? '',
        url: request.url ?? '',
        rawHeaders: request.rawHeaders,
        body,
      })
      handler(request, response, body)
    })
  }
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    server,
    requests,
    answer: (next) => {
      handler = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
