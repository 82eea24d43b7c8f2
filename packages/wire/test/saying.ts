import { type Conversation, type Message, readRequest } from '../src/index.ts'

/** A conversation that asks for nothing beside its messages. */
export const saying = (messages: Message[], more: Partial<Conversation> = {}): Conversation => ({
  ...readRequest('openai-chat', {}),
  messages,
  ...more,
})
export const called = (id: string | null, type: 'function' | 'server' = 'function'): Message => ({
  role: 'assistant',
  parts: [{ type: 'tool-call', call: { id, name: 'look', arguments: '{}', type } }],
})
export const resulted = (callId: string | null, text: string): Message => ({
  role: 'tool',
  parts: [{ type: 'tool-result', callId, text, isError: false }],
})
export const said = (role: 'user' | 'assistant', text: string): Message => ({
  role,
  parts: [{ type: 'text', text }],
})
