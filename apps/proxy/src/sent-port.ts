import { Server, Socket } from 'node:net'
import { portIsSent, portMessages } from './port-messages.ts'

export type SentPort = {
  listener: Server
  /** those who came before there was a proxy to take them */
  onConnection: (take: (socket: Socket) => void) => void
}

/** The port that a supervisor has kept for this process; null where it is to open its own. */
export async function receivePort(environment: NodeJS.ProcessEnv): Promise<SentPort | null> {
  if (environment[portIsSent] === undefined || !process.channel) return null
  const listener = await new Promise<Server>((resolve) => {
    process.on('message', (message, handle) => {
      if (isA(message, portMessages.listen) && handle instanceof Server) resolve(handle)
    })
  })
  return {
    listener,
    onConnection(take) {
      process.on('message', (message, handle) => {
        if (isA(message, portMessages.connection) && handle instanceof Socket) take(handle)
      })
    },
  }
}

function isA(message: unknown, { type }: { type: string }): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === type
}
