import type { Server } from 'node:http'
import type { AddressInfo, Server as Listener } from 'node:net'
import { failure, parseListen } from '@tierdrop/config'

/** Listens at `listen.proxy`, or on a port that is open already. */
export function listen(server: Server, at: string | Listener): Promise<{ host: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const address = typeof at === 'string' ? at : 'the port that was sent'
      if (error.code === 'EADDRINUSE') reject(failure('PORT_TAKEN', { address, what: 'proxy' }))
      else reject(failure('INFRASTRUCTURE', { reason: `${address}: ${error.code ?? error.message}` }))
    })
    const wanted = typeof at === 'string' ? parseListen(at) : null
    server.once('listening', () => {
      const { address, port } = server.address() as AddressInfo
      resolve({ host: wanted?.host ?? address, port })
    })
    if (typeof at !== 'string') server.listen(at)
    else if (wanted) server.listen(wanted.port, wanted.host)
    else throw failure('USAGE', { reason: `listen.proxy: ${at} is not host:port` })
  })
}
