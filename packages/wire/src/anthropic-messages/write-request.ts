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
  messages(body, { messages, system, previousResponseId }, drop) {
    const written = writeMessages(messages, previousResponseId !== null, drop)
    if (written.length === 0 && typeof body.system === 'string') {
      // a system prompt alone is refused, and so is a blank turn
      written.push({ role: 'user', content: system })
      delete body.system
      drop('a system prompt without a turn')
    } else if (written.length === 0) drop('blank turns')
    body.messages = [...list(body.messages).filter(isSystem), ...written]
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
    // OpenAI's servers take 0 for no limit
    body.max_tokens = maxTokens || defaultMaxTokens
  },
  temperature(body, { temperature }, drop) {
    // OpenAI's scale ends at 2
    if (temperature !== null && temperature > 1) drop('temperature above 1')
    put(body, 'temperature', temperature === null ? null : Math.min(temperature, 1))
  },
  topP(body, { topP, temperature }, drop) {
    // since Claude Opus 4.1 one of the two may be said
    const isSecond = temperature !== null && typeof topP === 'number'
    if (isSecond && topP < 1) drop('top_p beside temperature')
    put(body, 'top_p', isSecond ? null : topP)
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
