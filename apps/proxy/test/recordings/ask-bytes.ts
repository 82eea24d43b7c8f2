import { type Agent, request } from 'node:http'
import { setImmediate as turn } from 'node:timers/promises'

export type Answer = { status: number; rawHeaders: string[]; bytes: Buffer; whole: boolean }

/** Sends the pieces one by one and takes the bytes as they come: no client in between that would decode them. */
export function askBytes(
  url: string,
  pieces: readonly Buffer[],
  headers: Record<string, string>,
  agent: Agent,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent }, (reply) => {
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => parts.push(part))
      reply.on('error', reject)
      reply.on('end', () =>
        resolve({
          status: reply.statusCode ?? 0,
          rawHeaders: reply.rawHeaders,
          bytes: Buffer.concat(parts),
          whole: reply.complete,
        }),
      )
    })
    sent.on('error', reject)
    const send = async () => {
      for (const piece of pieces) {
        sent.write(piece)
        await turn()
      }
      sent.end()
    }
    send().catch(reject)
  })
}
