import { emptyUsage } from '../empty-usage.ts'
import { count, isJson, json, string } from '../narrow.ts'
import type { Usage } from '../types.ts'

/**
 * Anthropic's input_tokens leave out what was read from and written to the cache; thinking is
 * part of output_tokens.
 */
export const mapUsage = (usage: unknown): Usage => {
  const mapped = emptyUsage()
  if (!isJson(usage)) return mapped

  const fresh = count(usage.input_tokens)
  mapped.cacheRead = count(usage.cache_read_input_tokens)
  mapped.cacheWrite = count(usage.cache_creation_input_tokens)
  mapped.cacheWriteHour = count(json(usage.cache_creation).ephemeral_1h_input_tokens)
  mapped.input = fresh === null ? null : fresh + (mapped.cacheRead ?? 0) + (mapped.cacheWrite ?? 0)
  mapped.output = count(usage.output_tokens)
  mapped.reasoning = count(json(usage.output_tokens_details).thinking_tokens)
  // web fetches are counted too, but cost nothing beyond their tokens
  mapped.serverToolRequests = count(json(usage.server_tool_use).web_search_requests)
  mapped.serviceTier = string(usage.service_tier)
  return mapped
}
