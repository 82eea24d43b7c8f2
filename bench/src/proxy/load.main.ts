import { connect, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import { numberPlace, requestBody, ticketNumber } from './traffic.ts'

/** What to send: `rate` null sends the next request as soon as a connection is free. */
export type Load = {
  port: number
  path: string
  connections: number
  requests: number
  rate: number | null
  /** more of them, as lines, for subjects that are told by headers where to send a request */
  headers?: string
  /** ends these processes by kill -9 after so many ms, and the load with them */
  kill?: { pids: number[]; afterMs: number }
}
export type Loaded = {
  seconds: number
  failed: number
  p50: number
  p99: number
  /** where processes were killed: each exchange, and how long before that its client had all of the reply, ms */
  ended: [id: string, agoMs: number][]
}

/** What the texts are drawn from; the number makes each ticket, and so each conversation, one of its own. */
const bodies = Array.from({ length: 4096 }, (_, n) => requestBody(n))
let tickets = 0

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

function run(load: Load): Promise<Loaded> {
  const messages = bodies.map((body) =>
    Buffer.concat([
      Buffer.from(
        `POST ${load.path} HTTP/1.1\r\nHost: 127.0.0.1:${load.port}\r\nAccept: application/json\r\n` +
          'Content-Type: application/json\r\nAuthorization: Bearer sk-bench\r\nUser-Agent: OpenAI/JS 7.55.0\r\n' +
          'X-Stainless-Lang: js\r\nX-Stainless-Package-Version: 7.55.0\r\nX-Stainless-Runtime: node\r\n' +
          `${load.headers ?? ''}Content-Length: ${body.length}\r\n\r\n`,
      ),
      body,
    ]),
  )
  const places = messages.map(numberPlace)
  const message = (n: number): Buffer => {
    const at = n % messages.length
    const next = messages[at] as Buffer
    next.write(ticketNumber(tickets++), places[at] ?? 0, 'latin1')
    return next
  }
  return new Promise((resolve, reject) => {
    const times: number[] = []
    const idle: Client[] = []
    let due = load.rate === null ? load.requests : 0
    let sent = 0
    let done = 0
    let failed = 0
    const ended: [id: string, at: number][] = []
    const begun = performance.now()
    const next = (client: Client) => {
      if (sent >= load.requests || sent >= due) {
        idle.push(client)
        return
      }
      client.send(message(sent++))
    }
    const clients = Array.from({ length: load.connections }, () =>
      openClient(
        load.port,
        (client, ms, head) => {
          times.push(ms)
          done++
          if (!head.startsWith('HTTP/1.1 200')) failed++
          if (load.kill) ended.push([exchangeOf(head), performance.now()])
          if (done === load.requests) finish()
          else next(client)
        },
        reject,
      ),
    )
    let timer: NodeJS.Timeout | null = null
    const finish = () => {
      if (timer) clearInterval(timer)
      for (const client of clients) client.close()
      times.sort((a, b) => a - b)
      const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
      const now = performance.now()
      const ago = ended.map(([id, then]): [string, number] => [id, now - then])
      resolve({ seconds: (now - begun) / 1000, failed, p50: at(0.5), p99: at(0.99), ended: ago })
    }
    const { kill } = load
    if (kill) {
      setTimeout(() => {
        for (const pid of kill.pids) process.kill(pid, 'SIGKILL')
        finish()
      }, kill.afterMs)
    }
    for (const client of clients) next(client)
    const { rate } = load
    if (rate !== null) {
      timer = setInterval(() => {
        due = Math.min(load.requests, Math.floor(((performance.now() - begun) / 1000) * rate))
        for (let client = idle.pop(); client; client = idle.pop()) {
          next(client)
          if (sent >= due) break
        }
      }, 1)
    }
  })
}

const exchangeOf = (head: string): string => /^x-tierdrop-exchange: (\S+)/im.exec(head)?.[1] ?? ''

type Client = { send: (message: Buffer) => void; close: () => void }

/** One connection, one request at a time; replies carry their length. */
function openClient(
  port: number,
  onReply: (client: Client, ms: number, head: string) => void,
  onError: (error: Error) => void,
): Client {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let got: Buffer | null = null
  let wanted = -1
  let head = ''
  let begun = 0
  const client: Client = {
    send(message) {
      begun = performance.now()
      socket.write(message)
    },
    close: () => socket.destroy(),
  }
  socket.on('error', onError)
  socket.on('data', (chunk: Buffer) => {
    got = got === null ? chunk : Buffer.concat([got, chunk])
    if (wanted < 0) {
      const end = got.indexOf('\r\n\r\n')
      if (end < 0) return
      head = got.toString('latin1', 0, end)
      wanted = end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN)
    }
    if (got.length < wanted) return
    got = null
    wanted = -1
    onReply(client, performance.now() - begun, head)
  })
  return client
}
