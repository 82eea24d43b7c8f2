import { json, list } from '../narrow.ts'
import { put, type RequestWriter } from '../request-writer.ts'
import { writeFormat } from './write-format.ts'
import { writeMessages } from './write-messages.ts'
import { writeToolChoice, writeTools } from './write-tools.ts'

/** Anthropic demands a limit; this one every model since Claude 3.5 allows. */
const defaultMaxTokens = 8192

const isSystem = (message: unknown): boolean => json(message).role === 'system'

export const requestWriter: RequestWriter = {
  system(body, { system }) {
    if (list(body.messages).some(isSystem))
      body.messages = list(body.messages).filter((sent) => !isSystem(sent))
    put(body, 'system', system === '' ? null : system)
  },
  messages(body, { messages }, drop) {
    body.messages = [...list(body.messages).filter(isSystem), ...writeMessages(messages, drop)]
  },
  tools(body, { tools }, drop) {
    const written = writeTools(tools, drop)
    put(body, 'tools', written.length === 0 ? null : written)
  },
  toolChoice(body, { toolChoice, tools, parallelToolCalls }) {
    put(body, 'tool_choice', writeToolChoice(toolChoice, tools, parallelToolCalls ?? null))
  },
  parallelToolCalls(body, { toolChoice, tools, parallelToolCalls }) {
    put(body, 'tool_choice', writeToolChoice(toolChoice, tools, parallelToolCalls ?? null))
  },
  format(body, { format }, drop) {
    const { format: _, ...config } = json(body.output_config)
    const written = writeFormat(format, drop)
    delete body.output_format
    if (written !== null) body.output_config = { ...config, format: written }
    else put(body, 'output_config', Object.keys(config).length === 0 ? null : config)
  },
  model(body, { model }) {
    put(body, 'model', model)
  },
  stream(body, { stream }) {
    put(body, 'stream', stream ? true : null)
  },
  maxTokens(body, { maxTokens }) {
    body.max_tokens = maxTokens ?? defaultMaxTokens
  },
  temperature(body, { temperature }, drop) {
    // OpenAI's scale ends at 2
    if (temperature !== null && temperature > 1) drop('temperature above 1')
    put(body, 'temperature', temperature === null ? null : Math.min(temperature, 1))
  },
  topP(body, { topP }) {
    put(body, 'top_p', topP)
  },
  stopSequences(body, { stopSequences }, drop) {
    // blank sequences are refused
    const sequences = (stopSequences ?? []).filter((sequence) => sequence.trim() !== '')
    if (sequences.length < (stopSequences ?? []).length) drop('blank stop sequences')
    put(body, 'stop_sequences', sequences.length === 0 ? null : sequences)
  },
  previousResponseId(_body, { previousResponseId }, drop) {
    if (previousResponseId !== null) drop('previous response')
  },
}
