import type { Reply, Stop, StopReason, ToolCall, VendorError } from '@tierdrop/wire'
import { isRecord } from '../equal/leaves.ts'
import { writeExact } from '../exact-numbers.ts'
import { BadLine } from './bad-line.ts'

export type ReadReply = { reply: Reply; stop: Stop | null }

const stops: Readonly<Record<string, StopReason>> = {
  stop: 'end',
  end_turn: 'end',
  length: 'length',
  max_tokens: 'length',
  tool_calls: 'tools',
  tool_use: 'tools',
  refusal: 'refusal',
  content_filter: 'filter',
  error: 'error',
}

/** `{ text?, tool_calls?: [{ name, arguments }] }`, and where known `stop` (the vendor's word), `refusal` and `error`. */
export function readReply(value: unknown, where: string): ReadReply {
  if (typeof value === 'string') return readReply({ text: value }, where)
  if (!isRecord(value)) throw new BadLine(`${where}: expected an object with text or tool_calls`)
  const text = value.text ?? ''
  if (typeof text !== 'string') throw new BadLine(`${where}.text: expected a string`)
  const toolCalls = readToolCalls(value.tool_calls, where)
  const refusal = value.refusal ?? null
  if (refusal !== null && typeof refusal !== 'string')
    throw new BadLine(`${where}.refusal: expected a string`)
  return {
    reply: {
      id: null,
      text,
      toolCalls,
      refusal,
      reasoning: null,
      parts: [
        ...(text === '' ? [] : [{ type: 'text' as const, text }]),
        ...toolCalls.map((call) => ({ type: 'tool-call' as const, call })),
      ],
      error: readError(value.error, where),
      cut: false,
    },
    stop: readStop(value.stop, where),
  }
}

/** In one's own words, or as vendors send it. */
function readError(error: unknown, where: string): VendorError | null {
  if (error === undefined || error === null || error === false) return null
  const message = isRecord(error) ? error.message : error
  if (typeof message !== 'string')
    throw new BadLine(`${where}.error: expected a string, or an object with a message`)
  return { status: null, type: null, code: null, message }
}

function readToolCalls(calls: unknown, where: string): ToolCall[] {
  if (calls === undefined || calls === null) return []
  if (!Array.isArray(calls)) throw new BadLine(`${where}.tool_calls: expected a list`)
  return calls.map((call: unknown, index): ToolCall => {
    const inner = isRecord(call) && isRecord(call.function) ? call.function : call
    if (!isRecord(inner) || typeof inner.name !== 'string')
      throw new BadLine(`${where}.tool_calls[${index}]: expected a name and arguments`)
    const given = inner.arguments ?? inner.input ?? ''
    // As text, arguments are what the model wrote; as an object, someone has parsed them already.
    return {
      id: null,
      name: inner.name,
      arguments: typeof given === 'string' ? given : writeExact(given),
      type: 'function',
    }
  })
}

function readStop(stop: unknown, where: string): Stop | null {
  if (stop === undefined || stop === null) return null
  if (typeof stop !== 'string') throw new BadLine(`${where}.stop: expected a string`)
  return { reason: stops[stop] ?? 'unknown', raw: stop, sequence: null }
}
