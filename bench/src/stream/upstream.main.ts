import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chunkMs, chunksOfStream, eventOf, lastEvent } from './traffic.ts'

// The vendor: a stream of events at the pace of a model, each with the time at which it was written.
const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
  request.resume()
  request.on('end', () => {
    response.writeHead(200, ['content-type', 'text/event-stream'])
    let sent = 0
    const timer = setInterval(() => {
      response.write(eventOf(process.hrtime.bigint()))
      if (++sent < chunksOfStream) return
      clearInterval(timer)
      response.end(lastEvent)
    }, chunkMs)
    response.on('close', () => clearInterval(timer))
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit(0))
