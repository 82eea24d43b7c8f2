import { readExchange, type Usage } from '@tierdrop/wire'
import type { ReplyLine } from './pair-line.ts'

/**
 * Counts in Anthropic's words, read as Anthropic's: what was kept for an hour, searches and the service
 * tier are billed apart, and chat completions, which lines are written as, have no words for all of it.
 * null: the counts are in others' words, which the written reply has too.
 */
export function lineUsage({ usage }: ReplyLine): Usage | null {
  if (!usage || !('input_tokens' in usage) || 'input_tokens_details' in usage) return null
  const body = { type: 'message', role: 'assistant', content: [], stop_reason: 'end_turn', usage }
  const response = { status: 200, contentType: 'application/json', body: JSON.stringify(body) }
  return readExchange({ dialect: 'anthropic-messages', request: {}, response }).usage
}
