import type { Dialect } from '@tierdrop/wire'
import { anthropicMessages } from './anthropic-messages.ts'
import type { DialectWriter } from './dialect.ts'
import { openaiChat } from './openai-chat.ts'
import { openaiResponses } from './openai-responses.ts'

export const writers: Readonly<Record<Dialect, DialectWriter>> = {
  'openai-chat': openaiChat,
  'openai-responses': openaiResponses,
  'anthropic-messages': anthropicMessages,
}
