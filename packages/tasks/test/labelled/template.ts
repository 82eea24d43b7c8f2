import type { Conversation, Reply, ToolDefinition } from '@tierdrop/wire'
import type { Identity } from '../../src/types.ts'
import type { Seeded } from './seeded.ts'
import { fill } from './slots.ts'

export type Template = {
  name: string
  kind: Identity['kind']
  system?: string
  user?: string
  tools?: string[]
  force?: string
  schema?: { name: string; members: Record<string, unknown> }
  reply?: string
  call?: string
}

export const messages = (text: string): Conversation['messages'] => [
  { role: 'user', parts: [{ type: 'text', text }] },
]

export const conversationOf = (parts: Partial<Conversation>): Conversation => ({
  system: '',
  messages: [],
  tools: [],
  toolChoice: null,
  format: null,
  model: 'gpt-5.4',
  stream: false,
  maxTokens: null,
  temperature: null,
  previousResponseId: null,
  stopSequences: [],
  topP: null,
  parallelToolCalls: null,
  ...parts,
})

export const replyOf = (text: string, calls: Reply['toolCalls'] = []): Reply => ({
  id: null,
  text,
  toolCalls: calls,
  refusal: null,
  reasoning: null,
  parts: [],
  error: null,
  cut: false,
})

const toolOf = (name: string): ToolDefinition => ({
  name,
  description: `Tool to ${name.replaceAll('_', ' ')}.`,
  parameters: {
    type: 'object',
    properties: { id: { type: 'string' }, note: { type: 'string' } },
    required: ['id'],
  },
  strict: false,
})

export const exchangeOf = (
  template: Template,
  random: Seeded,
): { conversation: Conversation; reply: Reply } => {
  const { schema, force, call } = template
  const format =
    schema === undefined
      ? null
      : {
          name: schema.name,
          schema: { type: 'object', properties: schema.members, required: Object.keys(schema.members) },
          strict: true,
        }
  return {
    conversation: conversationOf({
      system: fill(template.system ?? '', random),
      messages: messages(fill(template.user ?? '{text}', random)),
      tools: (template.tools ?? []).map(toolOf),
      toolChoice: force === undefined ? null : { mode: 'tool', name: force },
      format,
    }),
    reply: replyOf(
      call === undefined ? fill(template.reply ?? 'Here is a longer reply. {passage}', random) : '',
      call === undefined
        ? []
        : [
            {
              id: `call_${random.below(2 ** 31)}x${random.below(2 ** 31)}`,
              name: call,
              arguments: '{"id":"1"}',
              type: 'function',
            },
          ],
    ),
  }
}
