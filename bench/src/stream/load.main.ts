import { Agent, request } from 'node:http'
import { setTimeout as later } from 'node:timers/promises'
import { requestBody } from '../proxy/traffic.ts'
import { chunkMs, chunksOfStream, sentAt } from './traffic.ts'

/** Clients that read one stream after the other, `streams` in all. */
export type Load = { port: number; path: string; clients: number; streams: number }
/** delays from the upstream's write to the client's read, ms */
export type Loaded = { p50: number; p99: number; chunks: number }

process.send?.('ready')
process.on('message', (load: Load) => {
  run(load).then(
    (loaded) => process.send?.(loaded),
    (error: unknown) => {
      throw error
    },
  )
})
process.on('disconnect', () => process.exit(0))

async function run({ port, path, clients, streams }: Load): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const delays: number[] = []
  let begun = 0
  const read = async (client: number) => {
    // spread over the time between two chunks, as streams that began at any time are
    await later((client / clients) * chunkMs)
    while (begun < streams) await readStream(port, path, begun++, agent, delays)
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => read(client)))
  agent.destroy()
  delays.sort((a, b) => a - b)
  if (delays.length !== streams * chunksOfStream)
    throw new Error(`${delays.length} chunks came, not ${streams * chunksOfStream}`)
  const at = (share: number) => delays[Math.floor(delays.length * share)] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99), chunks: delays.length }
}

function readStream(port: number, path: string, n: number, agent: Agent, delays: number[]): Promise<void> {
  const body = requestBody(n)
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    authorization: 'Bearer sk-bench',
  }
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, method: 'POST', headers, agent }, (reply) => {
      if (reply.statusCode !== 200) reject(new Error(`status ${reply.statusCode}`))
      let rest = ''
      reply.setEncoding('latin1')
      reply.on('data', (text: string) => {
        const now = process.hrtime.bigint()
        const events = (rest + text).split('\n\n')
        rest = events.pop() ?? ''
        for (const event of events) {
          const at = sentAt(event)
          if (at !== null) delays.push(Number(now - at) / 1e6)
        }
      })
      reply.on('error', reject)
      reply.on('end', resolve)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
