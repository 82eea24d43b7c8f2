import { append } from '../append.ts'
import { argumentText, count, isJson, type Json, json, list, string } from '../narrow.ts'
import { createCallsBuilder } from './calls-builder.ts'
import { thinkingText } from './read-parts.ts'
import { reasoningOf } from './reasoning-of.ts'

/** Adds up deltas to the message that a plain reply would have brought. */
export type MessageBuilder = {
  add(delta: Json): void
  hasContent(): boolean
  build(): Json
}

export const createMessageBuilder = (): MessageBuilder => {
  let content = ''
  let reasoning = ''
  let refusal = ''
  let called: { name: string; arguments: string } | null = null
  let audio: { id: string | null; data: string; transcript: string } | null = null
  const calls = createCallsBuilder()
  const executed = new Map<number, Json>()
  const annotations: unknown[] = []
  const images: unknown[] = []
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

  const addAudio = (sent: Json): void => {
    audio ??= { id: null, data: '', transcript: '' }
    audio.id ??= string(sent.id)
    audio.data += string(sent.data) ?? ''
    audio.transcript += string(sent.transcript) ?? ''
  }

  return {
    add(delta) {
      reasoning += reasoningOf(delta)
      addContent(delta.content)
      refusal += string(delta.refusal) ?? ''
      for (const call of list(delta.tool_calls)) calls.add(call)
      if (isJson(delta.function_call)) {
        called ??= { name: '', arguments: '' }
        called.name += string(delta.function_call.name) ?? ''
        called.arguments += argumentText(delta.function_call.arguments)
      }
      if (isJson(delta.audio)) addAudio(delta.audio)
      append(annotations, list(delta.annotations))
      append(images, list(delta.images))
      // sent when they start, and again with what came out
      for (const tool of list(delta.executed_tools).map(json)) executed.set(count(tool.index) ?? 0, tool)
    },
    hasContent: () =>
      content !== '' ||
      reasoning !== '' ||
      refusal !== '' ||
      calls.size() > 0 ||
      (called !== null && called.name !== '') ||
      (audio !== null && audio.data + audio.transcript !== '') ||
      executed.size + images.length + unknown.length > 0,
    build: () => ({
      content: unknown.length === 0 ? content : [{ type: 'text', text: content }, ...unknown],
      reasoning,
      refusal,
      annotations,
      images,
      executed_tools: [...executed].sort(([a], [b]) => a - b).map(([, tool]) => tool),
      audio,
      function_call: called,
      tool_calls: calls.build(),
    }),
  }
}
