import { json, list } from '../narrow.ts'
import { put, type RequestWriter } from '../request-writer.ts'
import { isStrictSchema } from '../strict-schema.ts'
import { isFunction } from '../tool-kinds.ts'
import { writeMessages } from './write-messages.ts'
import { writeToolChoice, writeTools } from './write-tools.ts'

const isSystem = (item: unknown): boolean => {
  const { role } = json(item)
  return role === 'system' || role === 'developer'
}

/** A lower limit is refused here, and taken elsewhere. */
const leastTokens = 16

export const requestWriter: RequestWriter = {
  system(body, { system }) {
    if (Array.isArray(body.input)) body.input = body.input.filter((item) => !isSystem(item))
    put(body, 'instructions', system === '' ? null : system)
  },
  messages(body, { messages, previousResponseId }, drop) {
    const written = writeMessages(messages, previousResponseId !== null, drop)
    // instructions alone are no input
    if (written.length === 0) written.push({ role: 'user', content: '' })
    body.input = [...list(body.input).filter(isSystem), ...written]
  },
  tools(body, { tools }, drop) {
    const written = writeTools(tools, drop)
    put(body, 'tools', written.length === 0 ? null : written)
  },
  toolChoice(body, { toolChoice, tools }) {
    put(body, 'tool_choice', tools.length === 0 ? null : writeToolChoice(toolChoice, tools))
  },
  parallelToolCalls(body, { parallelToolCalls, tools }) {
    put(body, 'parallel_tool_calls', tools.some(isFunction) ? parallelToolCalls : null)
  },
  format(body, { format }, drop) {
    const { format: _, ...text } = json(body.text)
    if (format === null) put(body, 'text', Object.keys(text).length === 0 ? null : text)
    else if (format.schema === null) body.text = { ...text, format: { type: 'json_object' } }
    else {
      const { name, schema } = format
      const strict = format.strict && isStrictSchema(schema)
      if (format.strict && !strict) drop('strict format')
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
  maxTokens(body, { maxTokens }, drop) {
    if (maxTokens !== null && maxTokens < leastTokens) drop(`a limit below ${leastTokens} tokens`)
    put(body, 'max_output_tokens', maxTokens === null ? null : Math.max(maxTokens, leastTokens))
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
