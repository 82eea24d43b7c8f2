import type { Part, Reply, ToolCall } from '@tierdrop/wire'

// A client sends the reply back in its SDK's words: a string or a list of parts, parsed or
// unparsed arguments, nulls left out, thinking dropped, one message or several. What is hashed
// is what survives all of that: the text without its white space, and the calls without their ids.

const space = /\s+/g

export const assistantText = (text: string): string => text.replace(space, '')

export const callText = (call: ToolCall): string => `\u0001${call.name}\u0002${argumentsText(call.arguments)}`

const argumentsText = (written: string): string => {
  const trimmed = written.trim()
  if (trimmed === '') return '{}'
  const first = trimmed[0]
  if (first !== '{' && first !== '[' && first !== '"') return trimmed.replace(space, '')
  try {
    return sortedJson(JSON.parse(trimmed))
  } catch {
    // malformed arguments are echoed as they were written
    return trimmed.replace(space, '')
  }
}

/** JSON with sorted keys and without nulls; nesting deeper than 32 is cut. */
export const sortedJson = (value: unknown, depth = 0): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? ''
  if (depth > 32) return '…'
  if (Array.isArray(value)) return `[${value.map((item) => sortedJson(item, depth + 1)).join(',')}]`
  const entries = Object.entries(value)
    .filter(([, item]) => item !== null && item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${sortedJson(item, depth + 1)}`).join(',')}}`
}

/** What the client itself wrote: it repeats that word for word. */
export const clientText = (part: Part): string => {
  switch (part.type) {
    case 'text':
    case 'refusal':
      return part.text.trim()
    case 'tool-result':
      return `\u0003${part.text.trim()}`
    case 'image':
    case 'audio':
    case 'file':
      return `\u0004${ends(part.source ?? '')}`
    default:
      return ''
  }
}

/** Data URLs run to megabytes: their length and ends tell them apart well enough. */
const ends = (source: string): string =>
  source.length <= 512 ? source : `${source.length} ${source.slice(0, 256)} ${source.slice(-256)}`

/** Text and calls of one assistant turn, gathered over however many messages it was sent in. */
export class AssistantTurn {
  #text = ''
  #calls = ''
  readonly callIds: string[] = []

  add(part: Part): void {
    switch (part.type) {
      case 'text':
      case 'refusal':
        this.#text += assistantText(part.text)
        return
      case 'tool-call':
        // what the vendor ran itself comes back in many shapes, or not at all
        if (part.call.type === 'server') return
        this.#calls += callText(part.call)
        if (part.call.id !== null) this.callIds.push(part.call.id)
        return
      default:
    }
  }

  addReply(reply: Reply): void {
    this.#text += assistantText(reply.text)
    if (reply.refusal !== null && reply.refusal !== reply.text) this.#text += assistantText(reply.refusal)
    for (const call of reply.toolCalls) {
      if (call.type === 'server') continue
      this.#calls += callText(call)
      if (call.id !== null) this.callIds.push(call.id)
    }
  }

  text(): string {
    return `\u0005${this.#text}${this.#calls}`
  }
}
