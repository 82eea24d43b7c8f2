import type { Conversation, Message, Reply, ToolDefinition } from '@tierdrop/wire'
import type { Kind } from '../../src/types.ts'
import { conversationOf, replyOf } from '../labelled/template.ts'
import type { Filler } from './filler.ts'

/** What one filling of a template sends, and what came back. */
export type Drawn = {
  system?: string
  /** a text is what the user said; the pairs before it are earlier turns */
  user: string
  earlier?: [user: string, assistant: string][]
  /** what tools were called and answered after the user's text */
  worked?: { call: string; result: string }[]
  tools?: string[]
  schema?: { name: string | null; members: string[] }
  force?: string
  reply?: string
  call?: string
}

export type Holdout = { task: string; kind: Kind; draw: (filler: Filler) => Drawn }

const text = (role: Message['role'], said: string): Message => ({
  role,
  parts: [{ type: 'text', text: said }],
})

const toolOf = (name: string): ToolDefinition => ({
  name,
  description: `Use this to ${name.replaceAll('_', ' ')}.`,
  parameters: {
    type: 'object',
    properties: { [`${name}_id`]: { type: 'string' }, reason: { type: 'string' } },
  },
  strict: false,
})

const callOf = (filler: Filler, name: string) => ({
  id: `call_${filler.hex(20)}`,
  name,
  arguments: JSON.stringify({ [`${name}_id`]: filler.id('') }),
  type: 'function' as const,
})

export const exchangeOf = (
  { draw }: Holdout,
  filler: Filler,
): { conversation: Conversation; reply: Reply } => {
  const drawn = draw(filler)
  const worked = (drawn.worked ?? []).flatMap(({ call, result }): Message[] => {
    const made = callOf(filler, call)
    return [
      { role: 'assistant', parts: [{ type: 'tool-call', call: made }] },
      { role: 'tool', parts: [{ type: 'tool-result', callId: made.id, text: result, isError: false }] },
    ]
  })
  const { schema } = drawn
  return {
    conversation: conversationOf({
      system: drawn.system ?? '',
      messages: [
        ...(drawn.earlier ?? []).flatMap(([asked, answered]) => [
          text('user', asked),
          text('assistant', answered),
        ]),
        text('user', drawn.user),
        ...worked,
      ],
      tools: (drawn.tools ?? []).map(toolOf),
      toolChoice: drawn.force === undefined ? null : { mode: 'tool', name: drawn.force },
      format:
        schema === undefined
          ? null
          : {
              name: schema.name,
              schema: {
                type: 'object',
                properties: Object.fromEntries(schema.members.map((member) => [member, { type: 'string' }])),
                required: schema.members,
              },
              strict: true,
            },
    }),
    reply:
      drawn.call === undefined
        ? replyOf(drawn.reply ?? filler.para())
        : replyOf('', [callOf(filler, drawn.call)]),
  }
}
