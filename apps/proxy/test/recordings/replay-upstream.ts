import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'

export type Take = { status: number; rawHeaders: string[]; pieces: readonly Buffer[] }

/** A vendor that answers each request with the take that its header names, each piece in a write of its own. */
export async function startReplayUpstream(takeOf: (name: string) => Take) {
  const server = createServer((request, response) => {
    const play = async () => {
      const { status, rawHeaders, pieces } = takeOf(String(request.headers['x-take']))
      response.writeHead(status, rawHeaders)
      for (const piece of pieces) {
        await new Promise((resolve) => response.write(piece, resolve))
        await turn()
      }
      response.end()
    }
    request.resume()
    request.on('end', () => play().catch((error: Error) => response.destroy(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
