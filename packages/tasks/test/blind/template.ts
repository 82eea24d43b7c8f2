import type { Conversation, Message, Reply } from '@tierdrop/wire'
import type { Kind } from '../../src/types.ts'
import { conversationOf, replyOf } from '../labelled/template.ts'
import type { World } from './world.ts'

export type Tool = [name: string, description: string, ...members: string[]]
/** s system, u user, e earlier turns, w tool work, t tools, j schema, f forced tool, r reply, c called tool; a call is its name, or that and its arguments */
export type Drawn = {
  s?: string
  u?: string
  e?: [user: string, assistant: string][]
  w?: [call: string, result: string][]
  t?: Tool[]
  j?: unknown
  f?: string
  r?: string
  c?: string
}
export type Blind = { task: string; kind: Kind; draw: (w: World, progress: number) => Drawn }
export const t = (task: string, kind: Kind, draw: Blind['draw']): Blind => ({ task, kind, draw })

/** members by name: text, a list of words for an enum, a number, or nested */
export type Member =
  | 'text'
  | 'number'
  | 'bool'
  | 'texts'
  | string[]
  | { [name: string]: Member }
  | [{ [name: string]: Member }]
const schemaOf = (member: Member): unknown =>
  member === 'text'
    ? { type: 'string' }
    : member === 'number'
      ? { type: 'number' }
      : member === 'bool'
        ? { type: 'boolean' }
        : member === 'texts'
          ? { type: 'array', items: { type: 'string' } }
          : Array.isArray(member)
            ? typeof member[0] === 'object'
              ? { type: 'array', items: schemaOf(member[0]) }
              : { type: 'string', enum: member }
            : {
                type: 'object',
                properties: Object.fromEntries(
                  Object.entries(member as Record<string, Member>).map(([name, one]) => [
                    name,
                    schemaOf(one),
                  ]),
                ),
                required: Object.keys(member as object),
                additionalProperties: false,
              }
export const shape = (members: { [name: string]: Member }) => schemaOf(members)

const text = (role: Message['role'], said: string): Message => ({
  role,
  parts: [{ type: 'text', text: said }],
})

export const exchangeOf = (
  { draw }: Blind,
  world: World,
  progress: number,
): { conversation: Conversation; reply: Reply } => {
  const drawn = draw(world, progress)
  const callOf = (call: string) => {
    const [, name = call, given] = /^(\w+) (\{.*\})$/s.exec(call) ?? []
    const members = (drawn.t ?? []).find(([tool]) => tool === name)?.slice(2) ?? []
    return {
      id: `call_${world.hex(20)}`,
      name,
      arguments: given ?? JSON.stringify(Object.fromEntries(members.map((member) => [member, world.id()]))),
      type: 'function' as const,
    }
  }
  return {
    conversation: conversationOf({
      system: drawn.s ?? '',
      messages: [
        ...(drawn.e ?? []).flatMap(([asked, answered]) => [text('user', asked), text('assistant', answered)]),
        ...(drawn.u === undefined ? [] : [text('user', drawn.u)]),
        ...(drawn.w ?? []).flatMap(([call, result]): Message[] => {
          const made = callOf(call)
          return [
            { role: 'assistant', parts: [{ type: 'tool-call', call: made }] },
            { role: 'tool', parts: [{ type: 'tool-result', callId: made.id, text: result, isError: false }] },
          ]
        }),
      ],
      tools: (drawn.t ?? []).map(([name, description, ...members]) => ({
        name,
        description,
        parameters: {
          type: 'object',
          properties: Object.fromEntries(members.map((member) => [member, { type: 'string' }])),
          required: members.slice(0, 1),
        },
        strict: false,
      })),
      toolChoice: drawn.f === undefined ? null : { mode: 'tool', name: drawn.f },
      format:
        drawn.j === undefined
          ? null
          : { name: null, schema: drawn.j === 'any' ? null : drawn.j, strict: true },
    }),
    reply: drawn.c === undefined ? replyOf(drawn.r ?? world.para()) : replyOf('', [callOf(drawn.c)]),
  }
}
