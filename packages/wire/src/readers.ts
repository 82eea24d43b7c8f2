import { anthropicMessages } from './anthropic-messages/reader.ts'
import { openaiChat } from './openai-chat/reader.ts'
import { openaiResponses } from './openai-responses/reader.ts'
import type { DialectReader } from './reader.ts'
import type { Dialect } from './types.ts'

const readers: Readonly<Record<Dialect, DialectReader>> = {
  'openai-chat': openaiChat,
  'openai-responses': openaiResponses,
  'anthropic-messages': anthropicMessages,
}

export const readerOf = (dialect: Dialect): DialectReader => readers[dialect]
