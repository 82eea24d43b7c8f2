import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { parseListen } from '@tierdrop/config'
import { portMessages } from '@tierdrop/proxy'

export type HeldPort = {
  /** lets a process that is being started listen on it too */
  offer(child: ChildProcess): void
  /** the process listens: from now on it takes all connections, and those that came meanwhile */
  handOver(child: ChildProcess): void
  /** nobody will take it: whoever waits is hung up on */
  letGo(): void
}

const mostWaiting = 1_000

/**
 * Keeps the port of a process that died open, so that clients wait for the next one and are not refused.
 * Null where somebody else has it by now, which the next one will say.
 */
export async function holdPort(address: string): Promise<HeldPort | null> {
  const waiting = new Set<Socket>()
  let taker: ChildProcess | null = null
  const give = (socket: Socket, child: ChildProcess) => {
    waiting.delete(socket)
    child.send(portMessages.connection, socket, undefined, (error) => {
      // it has died again: hung up on is better than never answered
      if (error) socket.destroy()
    })
  }
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    socket.on('error', () => waiting.delete(socket))
    waiting.add(socket)
    if (taker) give(socket, taker)
  })
  server.maxConnections = mostWaiting
  const at = parseListen(address)
  if (!at) return null
  try {
    server.listen(at.port, at.host)
    await once(server, 'listening')
  } catch {
    return null
  }
  return {
    offer(child) {
      child.send(portMessages.listen, server, undefined, () => undefined)
    },
    handOver(child) {
      taker = child
      for (const socket of waiting) give(socket, child)
      server.close()
    },
    letGo() {
      server.close()
      for (const socket of waiting) socket.destroy()
    },
  }
}
