import { connect, type Socket } from 'node:net'

/** Speaks HTTP/1.1 by hand, so that what is on the wire can be compared byte by byte. */
export type RawReply = {
  status: number
  rawHeaders: string[]
  body: Buffer /** chunks and lengths were all there */
  whole: boolean
}

export function sendRaw(port: number, head: string, body?: Buffer): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => {
      socket.write(head.replaceAll(/\r?\n/g, '\r\n'), 'latin1')
      if (body) socket.write(body)
    })
    collect(socket).then(resolve, reject)
  })
}

function collect(socket: Socket): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    socket.on('data', (chunk: Buffer) => parts.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(parse(Buffer.concat(parts))))
  })
}

function parse(bytes: Buffer): RawReply {
  const end = bytes.indexOf('\r\n\r\n')
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const rawHeaders = lines.flatMap((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trimStart()]
  })
  const rest = bytes.subarray(end + 4)
  const chunked = lines.some((line) => /^transfer-encoding: *chunked$/i.test(line))
  const { body, whole } = chunked ? unchunk(rest) : { body: rest, whole: rest.length === lengthOf(lines) }
  return { status: Number(first.split(' ')[1]), rawHeaders, body, whole }
}

function lengthOf(lines: readonly string[]): number {
  const line = lines.find((candidate) => /^content-length:/i.test(candidate))
  return line ? Number(line.slice(15)) : 0
}

function unchunk(bytes: Buffer): { body: Buffer; whole: boolean } {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const line = bytes.indexOf('\r\n', at)
    if (line < 0) return { body: Buffer.concat(parts), whole: false }
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16)
    if (size === 0) return { body: Buffer.concat(parts), whole: true }
    parts.push(bytes.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
}
