import { emptyUsage } from '../empty-usage.ts'
import { count, isJson, json, string } from '../narrow.ts'
import type { Usage } from '../types.ts'

/** `usage` of a completion, or of the last chunk where the request asked for it. */
export const mapUsage = (usage: unknown, serviceTier: unknown): Usage => {
  const mapped = emptyUsage()
  mapped.serviceTier = string(serviceTier)
  if (!isJson(usage)) return mapped

  const sent = json(usage.prompt_tokens_details)
  const written = json(usage.completion_tokens_details)
  mapped.input = count(usage.prompt_tokens)
  // DeepSeek, Together and Mistral count cache hits under names of their own
  mapped.cacheRead =
    count(sent.cached_tokens) ??
    count(usage.prompt_cache_hit_tokens) ??
    count(usage.cached_tokens) ??
    count(usage.num_cached_tokens)
  mapped.cacheWrite = count(sent.cache_write_tokens)
  mapped.output = outputTokens(usage)
  mapped.reasoning = count(written.reasoning_tokens)
  mapped.inputAudio = count(sent.audio_tokens)
  mapped.outputAudio = count(written.audio_tokens)
  mapped.serverToolRequests = count(json(usage.server_tool_use).web_search_requests)
  return mapped
}

/**
 * OpenAI's completion_tokens include reasoning; those of xAI and of Gemini's compatible endpoint
 * don't, while total_tokens do.
 */
const outputTokens = (usage: Record<string, unknown>): number | null => {
  const output = count(usage.completion_tokens)
  const input = count(usage.prompt_tokens)
  const total = count(usage.total_tokens)
  if (output === null || input === null || total === null) return output
  return Math.max(output, total - input)
}
