import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { performance } from 'node:perf_hooks'
import { setTimeout as later } from 'node:timers/promises'
import { requestBody } from '../proxy/traffic.ts'
import { chunkMs, eventOf } from './traffic.ts'

/** Clients that leave, one after the other, amid their stream or while they still wait for it. */
export type Leaving = { port: number; path: string; when: 'mid-stream' | 'before its reply'; times: number }
/** ms from each client's leaving to the end of its call upstream; null where the vendor answered to the end */
export type Left = { ms: (number | null)[] }

/** by then a vendor that nobody told has answered */
const answerMs = 500
const body = requestBody(0)

/** The call that is open: a vendor and its client in one process need no common clock. */
let onCall: (response: ServerResponse) => void = () => undefined
const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
  request.resume()
  request.on('end', () => onCall(response))
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('message', (leaving: Leaving) => {
  leaveAll(leaving).then(
    (left) => process.send?.(left),
    (error: unknown) => {
      throw error
    },
  )
})
process.on('disconnect', () => process.exit(0))

async function leaveAll(leaving: Leaving): Promise<Left> {
  const ms: Left['ms'] = []
  for (let n = 0; n < leaving.times; n++) ms.push(await leave(leaving, (n % chunkMs) + 1))
  return { ms }
}

/** Leaves so many ms after its call has reached the vendor, or after its first chunk has come back. */
async function leave({ port, path, when }: Leaving, afterMs: number): Promise<number | null> {
  const isMid = when === 'mid-stream'
  const called = Promise.withResolvers<void>()
  const over = Promise.withResolvers<number | null>()
  onCall = (response) => {
    const write = () => void response.write(eventOf(process.hrtime.bigint()))
    if (isMid) {
      response.writeHead(200, ['content-type', 'text/event-stream'])
      write()
    }
    const timer = isMid ? setInterval(write, chunkMs) : undefined
    const end = setTimeout(() => response.end(), answerMs)
    response.on('close', () => {
      clearInterval(timer)
      clearTimeout(end)
      over.resolve(response.writableFinished ? null : performance.now())
    })
    if (!isMid) called.resolve()
  }
  const client = connect({ port, host: '127.0.0.1', noDelay: true })
  client.on('error', (error) => over.reject(error))
  client.on('data', () => called.resolve())
  client.write(
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
  )
  client.write(body)
  await called.promise
  await later(afterMs)
  const leftAt = performance.now()
  client.destroy()
  const at = await over.promise
  return at === null ? null : at - leftAt
}
