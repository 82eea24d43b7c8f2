// A record is one line of JSON that says how long each part is, then the parts as they are: bodies are
// JSON themselves, and quoting them once more would cost time and bytes.

type Header = { lengths: Record<string, number>; [extra: string]: unknown }

export function writeRecord(parts: Readonly<Record<string, string>>, contentType: string | null): Buffer {
  const lengths: Record<string, number> = {}
  const bodies = Object.entries(parts).map(([name, text]) => {
    const body = Buffer.from(text)
    lengths[name] = body.length
    return body
  })
  return Buffer.concat([Buffer.from(`${JSON.stringify({ lengths, contentType })}\n`), ...bodies])
}

export function readRecord(record: Buffer): { parts: Record<string, string>; contentType: string | null } {
  const end = record.indexOf(0x0a)
  const header = JSON.parse(record.toString('utf8', 0, end)) as Header & { contentType: string | null }
  const parts: Record<string, string> = {}
  let at = end + 1
  for (const [name, length] of Object.entries(header.lengths)) {
    parts[name] = record.toString('utf8', at, at + length)
    at += length
  }
  return { parts, contentType: header.contentType }
}
