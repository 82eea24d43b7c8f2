import { composeReply } from '../compose-reply.ts'
import { count, isJson, type Json, json, jsonText, list, string } from '../narrow.ts'
import { readError } from '../read-error.ts'
import type { ReplyReading, StreamReader } from '../reader.ts'
import type { Part, VendorError } from '../types.ts'
import { type BlockBuilder, createBlockBuilder } from './block-builder.ts'
import { mapUsage } from './map-usage.ts'
import { stopOf, withoutEmpty, withRefusal } from './read-response.ts'

export const createStreamReader = (): StreamReader => {
  const blocks = new Map<number, BlockBuilder>()
  const unknown: Part[] = []
  let message: Json = {}
  let usage: Json = {}
  let counted = false
  let error: VendorError | null = null
  let stopped = false
  let content = false

  const blockAt = (index: unknown, started: unknown): BlockBuilder => {
    const place = count(index) ?? blocks.size
    const known = blocks.get(place)
    if (known !== undefined && started === undefined) return known
    const block = createBlockBuilder(started)
    blocks.set(place, block)
    return block
  }

  /**
   * Repeated by some gateways, which is passed over; of another id, it is a reply of its own, and
   * the last one counts. Content that it holds already comes before the blocks that follow.
   */
  const start = (started: Json): void => {
    if (message.id !== undefined && message.id === started.id && !stopped) return
    message = started
    usage = json(started.usage)
    counted = false
    stopped = false
    blocks.clear()
    for (const block of list(started.content)) content = blockAt(null, block).hasContent() || content
  }

  const readDelta = (event: Json): void => {
    message = { ...message, ...present(json(event.delta)) }
    // the counts are cumulative; what a delta leaves out stays as message_start said, and so does
    // what some servers call 0 here, having said it there
    const { input_tokens: input, ...told } = present(json(event.usage))
    usage = { ...usage, ...told, input_tokens: input || (usage.input_tokens ?? input) }
    counted ||= isJson(event.usage)
  }

  return {
    event(data, name) {
      const event = json(data)
      switch (string(event.type) ?? name) {
        case 'message_start':
          start(json(event.message))
          break
        case 'content_block_start':
          content = blockAt(event.index, event.content_block ?? null).hasContent() || content
          break
        case 'content_block_delta':
          content = blockAt(event.index, undefined).add(event.delta) || content
          break
        case 'message_delta':
          readDelta(event)
          break
        case 'message_stop':
          stopped = true
          break
        case 'error':
          error = readError(event, null) ?? {
            status: null,
            type: null,
            code: null,
            message: jsonText(data),
          }
          break
        case 'content_block_stop':
        case 'ping':
        case 'keepalive':
          break
        default:
          error ??= readError(event, null)
          unknown.push({ type: 'other', raw: data })
      }
    },
    done() {
      stopped = true
    },
    hasContent: () => content,
    end(): ReplyReading {
      const streamed = [...blocks].sort(([a], [b]) => a - b).map(([, block]) => block.build())
      const complete = stopped || Boolean(string(message.stop_reason))
      const cut = !complete && error === null
      const reply = composeReply({
        id: string(message.id),
        parts: [...withoutEmpty(streamed), ...unknown],
        error,
        cut,
      })
      return {
        reply: withRefusal(reply, message),
        usage: mapUsage(counted || complete ? usage : atStart(usage)),
        model: string(message.model),
        stop: stopOf(message, reply),
      }
    },
  }
}

/** Until the first message_delta, output_tokens is what had been written, and 0 of input what is not counted yet. */
const atStart = (usage: Json): Json => ({
  ...usage,
  output_tokens: null,
  input_tokens: usage.input_tokens || null,
})

const present = (fields: Json): Json =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
