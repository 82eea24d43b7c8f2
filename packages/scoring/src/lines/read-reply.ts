import type { Reply, Stop, StopReason, ToolCall } from '@tierdrop/wire'
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
  const refusal = typeof value.refusal === 'string' ? value.refusal : null
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
      error:
        typeof value.error === 'string'
          ? { status: null, type: null, code: null, message: value.error }
          : null,
      cut: false,
    },
    stop: readStop(value.stop, where),
  }
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
