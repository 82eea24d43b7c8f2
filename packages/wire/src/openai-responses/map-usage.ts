import { emptyUsage } from '../empty-usage.ts'
import { count, isJson, json, string } from '../narrow.ts'
import type { Usage } from '../types.ts'

/** `usage` of a response: reasoning is part of output_tokens, cache reads and writes of input_tokens. */
export const mapUsage = (response: Record<string, unknown>): Usage => {
  const mapped = emptyUsage()
  mapped.serviceTier = string(response.service_tier) || null
  mapped.serverToolRequests = count(json(json(response.tool_usage).web_search).num_requests)
  const { usage } = response
  if (!isJson(usage)) return mapped
  // xAI's place for it
  mapped.serverToolRequests ??= count(json(usage.server_side_tool_usage_details).web_search_calls)

  const sent = json(usage.input_tokens_details)
  const written = json(usage.output_tokens_details)
  mapped.input = count(usage.input_tokens)
  mapped.cacheRead = count(sent.cached_tokens)
  mapped.cacheWrite = count(sent.cache_write_tokens)
  mapped.output = count(usage.output_tokens)
  mapped.reasoning = count(written.reasoning_tokens)
  mapped.inputAudio = count(sent.audio_tokens)
  mapped.outputAudio = count(written.audio_tokens)
  return mapped
}
