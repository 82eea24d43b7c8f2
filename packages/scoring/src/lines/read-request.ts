import type { Conversation, Message, Part, ToolDefinition } from '@tierdrop/wire'
import { isRecord } from '../equal/leaves.ts'
import { BadLine } from './bad-line.ts'
import { withSchemaTypes } from './schema-types.ts'

/** `{ messages, tools?, response_format? }` as teams have it in their logs; each in the notations of the vendors. */
export function readRequest(request: unknown): Conversation {
  const given = request ?? {}
  if (!isRecord(given)) throw new BadLine('request: expected an object')
  const messages = given.messages ?? []
  if (!Array.isArray(messages)) throw new BadLine('request.messages: expected a list')
  const read = [...readSystem(given.system), ...messages.map(readMessage)]
  return {
    system: read
      .flatMap((message) => (message.role === 'system' ? [textOf(message.parts)] : []))
      .join('\n\n'),
    messages: read.flatMap((message) =>
      message.role === 'system' ? [] : [{ role: message.role, parts: message.parts }],
    ),
    tools: readTools(given.tools),
    toolChoice: null,
    format: readFormat(givenFormat(given)),
    model: null,
    stream: false,
    maxTokens: null,
    temperature: null,
    previousResponseId: null,
  }
}

/** Beside the messages, as Anthropic has it. */
function readSystem(system: unknown): AnyMessage[] {
  if (system === undefined || system === null) return []
  return [{ role: 'system', parts: readParts(system, 'request.system') }]
}

type AnyMessage = { role: Message['role'] | 'system'; parts: Part[] }

function readMessage(message: unknown, index: number): AnyMessage {
  const where = `request.messages[${index}]`
  if (!isRecord(message)) throw new BadLine(`${where}: expected an object`)
  const { role, content } = message
  if (role === 'system' || role === 'developer')
    return { role: 'system', parts: readParts(content, `${where}.content`) }
  if (role === 'user' || role === 'assistant' || role === 'tool')
    return { role, parts: readParts(content, `${where}.content`) }
  if (role === 'function') return { role: 'tool', parts: readParts(content, `${where}.content`) }
  throw new BadLine(`${where}.role: expected system, user, assistant or tool, got ${JSON.stringify(role)}`)
}

function readParts(content: unknown, where: string): Part[] {
  if (content === undefined || content === null) return []
  if (typeof content === 'string') return [{ type: 'text', text: content }]
  if (!Array.isArray(content)) throw new BadLine(`${where}: expected text or a list of parts`)
  return content.map(
    (part: unknown): Part =>
      isRecord(part) && typeof part.text === 'string'
        ? { type: 'text', text: part.text }
        : { type: 'other', raw: part },
  )
}

function textOf(parts: readonly Part[]): string {
  return parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n')
}

function readTools(tools: unknown): ToolDefinition[] {
  if (tools === undefined || tools === null) return []
  if (!Array.isArray(tools)) throw new BadLine('request.tools: expected a list')
  return tools.map((tool: unknown, index) => {
    const inner = isRecord(tool) && isRecord(tool.function) ? tool.function : tool
    if (!isRecord(inner) || typeof inner.name !== 'string')
      throw new BadLine(`request.tools[${index}]: expected a name`)
    return {
      name: inner.name,
      description: typeof inner.description === 'string' ? inner.description : null,
      parameters: withSchemaTypes(inner.parameters ?? inner.input_schema ?? null),
      strict: inner.strict === true,
    }
  })
}

/** `response_format` of OpenAI's chat API, `text.format` of Responses, `output_config.format` of Anthropic's and its beta name. */
function givenFormat(given: Readonly<Record<string, unknown>>): unknown {
  if (given.response_format !== undefined && given.response_format !== null) return given.response_format
  const inner = [given.text, given.output_config].find((one) => isRecord(one) && one.format !== undefined)
  return isRecord(inner) ? inner.format : given.output_format
}

function readFormat(format: unknown): Conversation['format'] {
  if (format === undefined || format === null) return null
  if (!isRecord(format)) throw new BadLine('request.response_format: expected an object')
  if (format.type === 'text') return null
  if (format.type === 'json_object') return { name: null, schema: null, strict: false }
  const inner = isRecord(format.json_schema) ? format.json_schema : format
  if (format.type !== 'json_schema' || inner.schema === undefined)
    throw new BadLine('request.response_format: expected json_schema with a schema, json_object or text')
  return {
    name: typeof inner.name === 'string' ? inner.name : null,
    schema: inner.schema,
    strict: inner.strict === true,
  }
}
