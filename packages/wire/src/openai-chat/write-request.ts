import { json, list } from '../narrow.ts'
import { put, type RequestWriter } from '../request-writer.ts'
import { isStrictSchema } from '../strict-schema.ts'
import { isFunction } from '../tool-kinds.ts'
import { writeMessages } from './write-messages.ts'
import { writeToolChoice, writeTools } from './write-tools.ts'

const isSystem = (message: unknown): boolean => {
  const { role } = json(message)
  return role === 'system' || role === 'developer'
}

export const requestWriter: RequestWriter = {
  system(body, { system }) {
    const sent = list(body.messages)
    // reasoning models take the word developer: keep the one that was used
    const role = json(sent.find(isSystem)).role ?? 'system'
    const rest = sent.filter((message) => !isSystem(message))
    body.messages = system === '' ? rest : [{ role, content: system }, ...rest]
  },
  messages(body, { messages }, drop) {
    body.messages = [...list(body.messages).filter(isSystem), ...writeMessages(messages, drop)]
  },
  tools(body, { tools }, drop) {
    delete body.functions
    const written = writeTools(tools, drop)
    put(body, 'tools', written.length === 0 ? null : written)
  },
  toolChoice(body, { toolChoice, tools }) {
    delete body.function_call
    put(body, 'tool_choice', tools.length === 0 ? null : writeToolChoice(toolChoice, tools))
  },
  parallelToolCalls(body, { parallelToolCalls, tools }) {
    put(body, 'parallel_tool_calls', tools.some(isFunction) ? parallelToolCalls : null)
  },
  format(body, { format }, drop) {
    if (format === null) delete body.response_format
    else if (format.schema === null) body.response_format = { type: 'json_object' }
    else {
      const { name, schema } = format
      const strict = format.strict && isStrictSchema(schema)
      if (format.strict && !strict) drop('strict format')
      body.response_format = { type: 'json_schema', json_schema: { name: name ?? 'reply', schema, strict } }
    }
  },
  model(body, { model }) {
    put(body, 'model', model)
  },
  stream(body, { stream }) {
    put(body, 'stream', stream ? true : null)
    put(body, 'stream_options', stream ? { ...json(body.stream_options), include_usage: true } : null)
  },
  maxTokens(body, { maxTokens }) {
    // compatible servers know the older name only: keep the one that was used
    const field =
      'max_tokens' in body && !('max_completion_tokens' in body) ? 'max_tokens' : 'max_completion_tokens'
    put(body, field, maxTokens)
  },
  temperature(body, { temperature }) {
    put(body, 'temperature', temperature)
  },
  topP(body, { topP }) {
    put(body, 'top_p', topP)
  },
  stopSequences(body, { stopSequences }, drop) {
    const sequences = stopSequences ?? []
    if (sequences.length > 4) drop('stop sequences beyond the fourth')
    put(body, 'stop', sequences.length === 0 ? null : sequences.slice(0, 4))
  },
  previousResponseId(_body, { previousResponseId }, drop) {
    if (previousResponseId !== null) drop('previous response')
  },
}
