import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { replyBody } from './traffic.ts'

// The vendor: reads the request and answers at once.
const head = ['content-type', 'application/json', 'content-length', String(replyBody.length)]
const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
  request.on('end', () => {
    response.writeHead(200, head)
    response.end(replyBody)
  })
  request.resume()
})
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port })
})
process.on('disconnect', () => process.exit(0))
