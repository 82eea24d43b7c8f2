export { conversationText, lastUserText, messageText } from './conversation-text.ts'
export { createAssembler } from './create-assembler.ts'
export { dialectOfPath } from './dialect-of-path.ts'
export { emptyUsage } from './empty-usage.ts'
export { readExchange } from './read-exchange.ts'
export { readRequest } from './read-request.ts'
export { readResponse } from './read-response.ts'
export type {
  Assembler,
  Conversation,
  Dialect,
  Effect,
  ExchangeReading,
  Message,
  Part,
  Reply,
  ResponseBytes,
  Stop,
  StopReason,
  ToolCall,
  ToolChoice,
  ToolDefinition,
  Usage,
  VendorError,
} from './types.ts'
export { dialects } from './types.ts'
export { type WrittenRequest, writeRequest } from './write-request.ts'
