import { createParser } from 'eventsource-parser'
import type { DialectReader, ReplyReading } from './reader.ts'
import type { Assembler } from './types.ts'

/** A reply in server-sent events. Comments and keep-alives carry nothing and are passed over. */
export const createEventsAssembler = (reader: DialectReader, status: number): Assembler => {
  const stream = reader.createStreamReader()
  const parser = createParser({
    onEvent({ data, event }) {
      const parsed = data.trim() === '[DONE]' ? stream.done() : parse(data)
      if (parsed !== undefined) stream.event(parsed, event ?? null)
      else if (event === 'error') stream.event({ error: data }, event)
    },
    // llama.cpp's server names the field itself where others name the event
    onError({ type, field, value }) {
      if (type === 'unknown-field' && field === 'error')
        stream.event(parse(value ?? '') ?? { error: value }, field)
    },
  })
  let flushed = false
  let torn: string[] = []

  return {
    // the parser tells of unknown fields only where their lines come whole
    push(chunk) {
      const end = chunk.lastIndexOf('\n') + 1 || chunk.lastIndexOf('\r') + 1
      if (end === chunk.length && torn.length === 0) parser.feed(chunk)
      else if (end === 0) torn.push(chunk)
      else {
        torn.push(chunk.slice(0, end))
        parser.feed(torn.join(''))
        torn = end < chunk.length ? [chunk.slice(end)] : []
      }
    },
    hasContent: () => stream.hasContent(),
    finish() {
      // some servers leave out the blank line after the last event
      if (!flushed) parser.feed(`${torn.join('')}\n\n`)
      flushed = true
      return status < 400 ? stream.end() : failed(stream.end(), status)
    },
  }
}

/** The torn last event of a broken connection doesn't parse, and says nothing. */
const parse = (data: string): unknown => {
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}

/** A status of failure is one, whatever the events say. */
const failed = (reading: ReplyReading, status: number): ReplyReading => {
  const unsaid = { type: null, code: null, message: `status ${status}` }
  return {
    ...reading,
    reply: { ...reading.reply, error: { ...(reading.reply.error ?? unsaid), status }, cut: false },
    stop: { ...reading.stop, reason: 'error' },
  }
}
