import { append } from '../append.ts'
import { effectsOf } from '../effects-of.ts'
import { count, isJson, json, list, number, string } from '../narrow.ts'
import { readStopSequences } from '../read-stop-sequences.ts'
import { resultParts } from '../result-parts.ts'
import { systemText } from '../system-text.ts'
import type { Conversation, Message, Part } from '../types.ts'
import { readBlock, readParts } from './read-parts.ts'
import { readParallel, readToolChoice, readTools } from './read-tools.ts'

export const readRequest = (request: unknown): Conversation => {
  const body = json(request)
  const system = [systemText(readParts(body.system))]
  const messages: Message[] = []
  for (const sent of list(body.messages)) {
    const message = json(sent)
    if (message.role === 'system') system.push(systemText(readParts(message.content)))
    else if (message.role === 'assistant')
      messages.push({ role: 'assistant', parts: readParts(message.content) })
    else append(messages, readUserMessage(message.content))
  }
  const effects = effectsOf(body)
  return {
    system: system.filter((text) => text !== '').join('\n\n'),
    messages,
    tools: readTools(body),
    toolChoice: readToolChoice(body.tool_choice),
    // output_format is the name of the beta
    format: readFormat(json(body.output_config).format ?? body.output_format),
    model: string(body.model),
    stream: body.stream === true,
    maxTokens: count(body.max_tokens),
    temperature: number(body.temperature),
    // the vendor may keep the conversation, and be sent only what is new
    previousResponseId: string(json(body.thread).previous_message_id),
    stopSequences: readStopSequences(body.stop_sequences),
    topP: number(body.top_p),
    parallelToolCalls: readParallel(body.tool_choice),
    ...(effects.length > 0 && { effects }),
  }
}

/** Anthropic sends results of tools in the user's turn; each becomes a message of its own. */
const readUserMessage = (content: unknown): Message[] => {
  if (!Array.isArray(content)) return [{ role: 'user', parts: readParts(content) }]
  const messages: Message[] = []
  const said: Part[] = []
  for (const block of content) {
    if (isJson(block) && block.type === 'tool_result')
      messages.push({
        role: 'tool',
        parts: resultParts(string(block.tool_use_id), readParts(block.content), block.is_error === true),
      })
    else said.push(readBlock(block))
  }
  if (said.length > 0 || messages.length === 0) messages.push({ role: 'user', parts: said })
  return messages
}

const readFormat = (format: unknown): Conversation['format'] => {
  const { type, name, schema } = json(format)
  return type === 'json_schema' ? { name: string(name), schema: schema ?? null, strict: true } : null
}
