import type { Conversation, Message, Part } from './types.ts'

/** The text of one message, its tool results included. */
export const messageText = ({ parts }: Message): string => parts.map(partText).filter(Boolean).join('\n')

const partText = (part: Part): string => {
  switch (part.type) {
    case 'text':
    case 'refusal':
    case 'tool-result':
      return part.text
    case 'image':
    case 'audio':
    case 'file':
    case 'reasoning':
    case 'tool-call':
    case 'other':
      return ''
  }
}

/** What the user said last; empty where the last turns are results of tools alone. */
export const lastUserText = ({ messages }: Conversation): string => {
  const last = messages.findLast(({ role, parts }) => role === 'user' && parts.length > 0)
  return last === undefined ? '' : messageText(last)
}

/** System prompt and messages in order, by blank lines. */
export const conversationText = ({ system, messages }: Conversation): string =>
  [system, ...messages.map(messageText)].filter((text) => text !== '').join('\n\n')
