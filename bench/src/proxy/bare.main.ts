import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'undici'

// The yardstick: the least that forwards a request with node:http and undici, and keeps nothing.
const pool = new Pool(process.env.UPSTREAM ?? '')
const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
  const { host: _host, connection: _connection, 'transfer-encoding': _coding, ...headers } = request.headers
  pool.stream(
    { path: request.url ?? '/', method: request.method as 'POST', headers, body: request },
    ({ statusCode, headers: got }) => {
      const { connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, ...kept } = got
      response.writeHead(statusCode, kept)
      return response
    },
    (error) => {
      if (error) response.destroy()
    },
  )
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit(0))
