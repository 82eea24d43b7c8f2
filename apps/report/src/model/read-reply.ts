import { type Dialect, type Message, type Reply, readExchange, readRequest } from '@tierdrop/wire'
import type { ReplyView } from './types.ts'

type Answer = { text: string; contentType: string | null }

/** A stored reply as people read it; null: its text is not kept (any more). */
export function readReply(dialect: Dialect, answer: Answer | undefined): ReplyView | null {
  if (answer === undefined) return null
  const response = { status: 200, contentType: answer.contentType, body: answer.text }
  return replyView(readExchange({ dialect, request: {}, response }).reply)
}

function replyView({ text, toolCalls, refusal, error, cut }: Reply): ReplyView {
  return {
    text,
    calls: toolCalls.map(({ name, arguments: given }) => ({ name, arguments: given })),
    refusal,
    error: error?.message ?? null,
    cut,
  }
}

/** The conversation without its instruction, which the task's page shows once. */
export function readAsked(dialect: Dialect, request: string | undefined): string | null {
  if (request === undefined) return null
  const { messages } = readRequest(dialect, JSON.parse(request))
  return messages.map(messageText).join('\n\n')
}

function messageText({ role, parts }: Message): string {
  const text = parts.map((part) => {
    switch (part.type) {
      case 'text':
      case 'reasoning':
      case 'refusal':
        return part.text
      case 'tool-call':
        return `→ ${part.call.name}(${part.call.arguments})`
      case 'tool-result':
        return `← ${part.text}`
      default:
        return `[${part.type}]`
    }
  })
  return role === 'user' ? text.join('\n') : `${role}: ${text.join('\n')}`
}
