import { json, list } from '../narrow.ts'
import { put, type RequestWriter } from '../request-writer.ts'
import { writeMessages } from './write-messages.ts'
import { writeToolChoice, writeTools } from './write-tools.ts'

const isSystem = (item: unknown): boolean => {
  const { role } = json(item)
  return role === 'system' || role === 'developer'
}

export const requestWriter: RequestWriter = {
  system(body, { system }) {
    if (Array.isArray(body.input)) body.input = body.input.filter((item) => !isSystem(item))
    put(body, 'instructions', system === '' ? null : system)
  },
  messages(body, { messages }, drop) {
    body.input = [...list(body.input).filter(isSystem), ...writeMessages(messages, drop)]
  },
  tools(body, { tools }, drop) {
    const written = writeTools(tools, drop)
    put(body, 'tools', written.length === 0 ? null : written)
  },
  toolChoice(body, { toolChoice, tools }) {
    put(body, 'tool_choice', tools.length === 0 ? null : writeToolChoice(toolChoice, tools))
  },
  parallelToolCalls(body, { parallelToolCalls, tools }) {
    put(body, 'parallel_tool_calls', tools.length === 0 ? null : parallelToolCalls)
  },
  format(body, { format }) {
    const { format: _, ...text } = json(body.text)
    if (format === null) put(body, 'text', Object.keys(text).length === 0 ? null : text)
    else if (format.schema === null) body.text = { ...text, format: { type: 'json_object' } }
    else {
      const { name, schema, strict } = format
      body.text = { ...text, format: { type: 'json_schema', name: name ?? 'reply', schema, strict } }
    }
  },
  model(body, { model }) {
    put(body, 'model', model)
  },
  stream(body, { stream }) {
    put(body, 'stream', stream ? true : null)
    if (!stream) delete body.stream_options
  },
  maxTokens(body, { maxTokens }) {
    put(body, 'max_output_tokens', maxTokens)
  },
  temperature(body, { temperature }) {
    put(body, 'temperature', temperature)
  },
  topP(body, { topP }) {
    put(body, 'top_p', topP)
  },
  stopSequences(_body, { stopSequences }, drop) {
    if ((stopSequences ?? []).length > 0) drop('stop sequences')
  },
  previousResponseId(body, { previousResponseId }) {
    put(body, 'previous_response_id', previousResponseId)
  },
}
