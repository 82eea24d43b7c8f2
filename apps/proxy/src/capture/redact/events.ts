import { parse, redactString, redactValue } from './json.ts'
import type { RedactText } from './text.ts'

type Line = { prefix: string; data: unknown; raw: string }
type Leaf = { holder: Record<string, unknown>; key: string; text: string }

/** in a delta, but not written by the model */
const fixed = new Set([
  'type',
  'role',
  'id',
  'name',
  'index',
  'signature',
  'stop_reason',
  'finish_reason',
  'object',
  'status',
])

/**
 * An event stream tears a value into pieces: the pieces of one text are put together, redacted, and the
 * result goes where the first piece was. Reading the stream then gives the redacted reply.
 */
export function redactEvents(stream: string, redact: RedactText): string {
  const lines = stream.split('\n').map(readLine)
  const channels = new Map<string, Leaf[]>()
  for (const { data } of lines) if (data !== undefined) collect(data, '', false, channels)
  let changed = false
  for (const leaves of channels.values()) {
    const whole = leaves.map((leaf) => leaf.text).join('')
    const redacted = redactString(whole, redact)
    if (redacted === whole) continue
    changed = true
    leaves.forEach((leaf, i) => {
      leaf.holder[leaf.key] = i === 0 ? redacted : ''
    })
  }
  const written = lines.map((line) => {
    if (line.data === undefined) return line.raw === '' ? '' : redact(line.raw)
    const data = redactValue(line.data, redact)
    if (data === line.data && !changed) return line.raw
    return line.prefix + JSON.stringify(data) + (line.raw.endsWith('\r') ? '\r' : '')
  })
  return written.join('\n')
}

function readLine(raw: string): Line {
  const match = /^data: ?/.exec(raw)
  const data = match ? parse(raw.slice(match[0].length)) : undefined
  const isObject = data !== null && typeof data === 'object'
  return { prefix: match?.[0] ?? '', data: isObject ? data : undefined, raw }
}

/** Texts in a `delta`, by the place they are written to: event type, path, and every index on the way. */
function collect(value: unknown, path: string, inDelta: boolean, channels: Map<string, Leaf[]>): void {
  if (Array.isArray(value)) {
    for (const [i, entry] of value.entries())
      collect(entry, `${path}/${indexOf(entry) ?? i}`, inDelta, channels)
    return
  }
  if (value === null || typeof value !== 'object') return
  const holder = value as Record<string, unknown>
  const here = path + placeOf(holder)
  for (const [key, entry] of Object.entries(holder)) {
    const delta = inDelta || key === 'delta'
    if (typeof entry !== 'string') collect(entry, `${here}/${key}`, delta, channels)
    else if (delta && !fixed.has(key) && entry !== '') {
      const channel = `${here}/${key}`
      const leaves = channels.get(channel) ?? []
      leaves.push({ holder, key, text: entry })
      channels.set(channel, leaves)
    }
  }
}

/** A list's entries in a delta say themselves which one they are. */
function indexOf(entry: unknown): number | null {
  const index = entry !== null && typeof entry === 'object' ? (entry as { index?: unknown }).index : null
  return typeof index === 'number' ? index : null
}

const places = ['type', 'item_id', 'output_index', 'content_index', 'summary_index', 'index']

function placeOf(holder: Record<string, unknown>): string {
  let place = ''
  for (const key of places) {
    const value = holder[key]
    if (typeof value === 'string' || typeof value === 'number') place += `:${value}`
  }
  return place
}
