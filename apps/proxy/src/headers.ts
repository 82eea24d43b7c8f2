/** Headers that speak of one connection, not of the message (RFC 9110, 7.6.1), and those that framing sets anew. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** `expect` is answered by our own server before the body is read. */
const requestOnly = new Set([...hopByHop, 'host', 'expect'])

const noNames: ReadonlySet<string> = new Set()

/** The headers that a Connection header declares to be of this connection only. */
function namedByConnection(value: string): ReadonlySet<string> {
  if (value === 'keep-alive' || value === 'close') return noNames
  return new Set(
    value
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  )
}

function connectionNames(raw: readonly (string | Buffer)[]): ReadonlySet<string> {
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]
    if (name?.length !== 10) continue
    if (String(name).toLowerCase() === 'connection') return namedByConnection(String(raw[i + 1]))
  }
  return noNames
}

/** What goes to the upstream: end-to-end headers as they came, in case, order and number; never ours. */
export function requestHeaders(raw: readonly string[]): string[] {
  const named = connectionNames(raw)
  const kept: string[] = []
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] as string
    const lower = name.toLowerCase()
    if (requestOnly.has(lower) || lower.startsWith('x-tierdrop-') || named.has(lower)) continue
    kept.push(name, raw[i + 1] as string)
  }
  return kept
}

/** What goes back to the client. Header bytes are latin1 on both sides, so nothing changes on the way. */
export function responseHeaders(raw: readonly (string | Buffer)[], exchangeId: string | null): string[] {
  const named = connectionNames(raw)
  const kept: string[] = []
  for (let i = 0; i < raw.length; i += 2) {
    const name = latin1(raw[i])
    const lower = name.toLowerCase()
    if (hopByHop.has(lower) || named.has(lower)) continue
    if (exchangeId !== null && lower === 'x-tierdrop-exchange') continue
    kept.push(name, latin1(raw[i + 1]))
  }
  if (exchangeId !== null) kept.push('x-tierdrop-exchange', exchangeId)
  return kept
}

function latin1(value: string | Buffer | undefined): string {
  return typeof value === 'string' ? value : (value?.toString('latin1') ?? '')
}
