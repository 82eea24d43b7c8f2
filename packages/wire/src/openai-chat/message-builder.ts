import { argumentText, count, isJson, json, list, string } from '../narrow.ts'
import { reasoningOf } from './read-message.ts'
import { thinkingText } from './read-parts.ts'

type CallBuilder = {
  index: number
  id: string | null
  name: string
  arguments: string
  custom: boolean
  raw: unknown
}

/** Adds up deltas to the message that a plain reply would have brought. */
export type MessageBuilder = {
  add(delta: Record<string, unknown>): void
  hasContent(): boolean
  build(): Record<string, unknown>
}

export const createMessageBuilder = (): MessageBuilder => {
  let content = ''
  let reasoning = ''
  let refusal = ''
  let called: { name: string; arguments: string } | null = null
  let audio: { id: string | null; data: string; transcript: string } | null = null
  const calls: CallBuilder[] = []
  const latest = new Map<number, CallBuilder>()
  const unknown: unknown[] = []

  const addContent = (sent: unknown): void => {
    if (typeof sent === 'string') content += sent
    else
      for (const part of list(sent)) {
        const { type, text, thinking } = json(part)
        if (type === 'thinking') reasoning += thinkingText(thinking)
        else if (typeof text === 'string') content += text
        else unknown.push(part)
      }
  }

  const addCall = (raw: unknown): void => {
    const delta = json(raw)
    const custom = isJson(delta.custom)
    const part = json(custom ? delta.custom : delta.function)
    const id = string(delta.id) || null
    const name = string(part.name) ?? ''
    const call = callAt(count(delta.index), id, name)
    call.id ??= id
    // a name comes whole; servers that repeat it with each delta must not double it
    if (call.name === '') call.name = name
    else if (name !== call.name) call.name += name
    call.arguments += argumentText(custom ? part.input : part.arguments)
    call.custom ||= custom
    if (!custom && !isJson(delta.function)) call.raw = raw
  }

  /** By index; where a server sends none, or one for all, a new id with a name opens a new call. */
  const callAt = (index: number | null, id: string | null, name: string): CallBuilder => {
    const last = index === null ? calls.at(-1) : latest.get(index)
    const opens = last !== undefined && id !== null && last.id !== null && id !== last.id && name !== ''
    if (last !== undefined && !opens) return last
    const call = { index: index ?? calls.length, id: null, name: '', arguments: '', custom: false, raw: null }
    calls.push(call)
    latest.set(call.index, call)
    return call
  }

  return {
    add(delta) {
      reasoning += reasoningOf(delta)
      addContent(delta.content)
      refusal += string(delta.refusal) ?? ''
      for (const call of list(delta.tool_calls)) addCall(call)
      if (isJson(delta.function_call)) {
        called ??= { name: '', arguments: '' }
        called.name += string(delta.function_call.name) ?? ''
        called.arguments += argumentText(delta.function_call.arguments)
      }
      if (isJson(delta.audio)) {
        audio ??= { id: null, data: '', transcript: '' }
        audio.id ??= string(delta.audio.id)
        audio.data += string(delta.audio.data) ?? ''
        audio.transcript += string(delta.audio.transcript) ?? ''
      }
    },
    hasContent: () =>
      content !== '' ||
      reasoning !== '' ||
      refusal !== '' ||
      calls.length > 0 ||
      called !== null ||
      audio !== null ||
      unknown.length > 0,
    build: () => ({
      content: unknown.length === 0 ? content : [{ type: 'text', text: content }, ...unknown],
      reasoning,
      refusal,
      audio,
      function_call: called,
      tool_calls: calls.toSorted((a, b) => a.index - b.index).map(buildCall),
    }),
  }
}

const buildCall = ({ id, name, arguments: text, custom, raw }: CallBuilder): unknown => {
  if (custom) return { id, custom: { name, input: text } }
  return raw !== null && name === '' && text === '' ? raw : { id, function: { name, arguments: text } }
}
