import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { setTimeout as later } from 'node:timers/promises'

const tries = 500
const pauseMs = 20

export function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** Resolves once somebody takes connections there. */
export async function reachable(port: number): Promise<void> {
  for (let tried = 0; tried < tries; tried++) {
    if (await connects(port)) return
    await later(pauseMs)
  }
  throw new Error(`nobody listens on port ${port}`)
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
