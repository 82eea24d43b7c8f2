import { type IncomingMessage, STATUS_CODES } from 'node:http'
import { connect, isIP, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import { type Refusal, refusalOf, statuses } from './refuse.ts'
import type { Route } from './route.ts'
import type { Traffic } from './traffic.ts'
import type { Upstream } from './upstream.ts'

/** what is silent for so long is probed, on both sides: it may be so for hours */
const probeMs = 60_000

/** WebSockets: the request's head goes to the upstream as it came, then bytes both ways until one end closes. */
export function createTunnel(route: (request: IncomingMessage) => Route | null, traffic: Traffic) {
  const open = new Set<Duplex>()
  return {
    open(request: IncomingMessage, client: Duplex, head: Buffer): void {
      const found = route(request)
      client.on('error', () => client.destroy())
      if (!found) {
        refuseSocket(client, 'no-upstream')
        return
      }
      traffic.tunnels++
      const upstream = dial(found.upstream)
      open.add(client)
      const timer = setTimeout(
        () => upstream.destroy(Object.assign(new Error('connect timeout'), { code: 'ETIMEDOUT' })),
        found.upstream.connectTimeout,
      )
      let connected = false
      upstream.on(found.upstream.origin.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        connected = true
        clearTimeout(timer)
        upstream.setNoDelay(true)
        upstream.setKeepAlive(true, probeMs)
        upstream.write(headOf(request, found), 'latin1')
        upstream.write(head)
        upstream.pipe(client)
        client.pipe(upstream)
      })
      upstream.on('error', (error) => {
        if (connected) client.destroy()
        else refuseSocket(client, refusalOf(error))
      })
      upstream.on('close', () => {
        clearTimeout(timer)
        open.delete(client)
        if (connected) client.end()
      })
      client.on('close', () => upstream.destroy())
    },
    closeAll(): void {
      for (const client of open) client.destroy()
    },
  }
}

function dial(upstream: Upstream): Socket {
  const { hostname, port, protocol } = upstream.origin
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol === 'https:')
    return connectTls({
      host,
      port: Number(port || 443),
      // an address is no name that a server could be called by (RFC 6066); its certificate must bear it all the same
      servername: isIP(host) === 0 ? host : '',
      ALPNProtocols: ['http/1.1'],
    })
  return connect({ host, port: Number(port || 80) })
}

function headOf(request: IncomingMessage, { upstream, target }: Route): string {
  let head = `${request.method} ${target} HTTP/1.1\r\nHost: ${upstream.origin.host}\r\n`
  const raw = request.rawHeaders
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]?.toLowerCase() ?? ''
    if (name === 'host' || name === 'proxy-authorization' || name.startsWith('x-tierdrop-')) continue
    head += `${raw[i]}: ${raw[i + 1]}\r\n`
  }
  return `${head}\r\n`
}

function refuseSocket(client: Duplex, refusal: Refusal): void {
  const status = statuses[refusal]
  client.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nx-tierdrop-error: ${refusal}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`,
  )
}
