import { emptyUsage } from '../empty-usage.ts'
import { count, isJson, json, string } from '../narrow.ts'
import type { Usage } from '../types.ts'

/** `usage` of a completion, or of the last chunk where the request asked for it. */
export const mapUsage = (usage: unknown, serviceTier: unknown): Usage => {
  const mapped = emptyUsage()
  mapped.serviceTier = string(serviceTier) || null
  if (!isJson(usage)) return mapped

  // Mistral says it here
  mapped.serviceTier ??= string(usage.service_tier) || null
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
  mapped.output = count(usage.completion_tokens)
  // SGLang counts it beside the details
  mapped.reasoning = count(written.reasoning_tokens) ?? count(usage.reasoning_tokens)
  mapped.inputAudio = count(sent.audio_tokens)
  mapped.outputAudio = count(written.audio_tokens)
  mapped.serverToolRequests =
    count(json(usage.server_tool_use).web_search_requests) ??
    count(json(usage.server_tool_use_details).web_search_requests)
  addUnlisted(mapped, usage)
  return mapped
}

/**
 * OpenAI's completion_tokens include reasoning; those of xAI and of Gemini's compatible endpoint
 * don't, while total_tokens do. Mistral leaves the tokens of heard audio out of prompt_tokens alone.
 */
const addUnlisted = (mapped: Usage, usage: Record<string, unknown>): void => {
  const { input, output } = mapped
  const total = count(usage.total_tokens)
  if (input === null || output === null || total === null || total <= input + output) return
  const unlisted = total - input - output
  if ((count(usage.prompt_audio_seconds) ?? 0) === 0) mapped.output = output + unlisted
  else {
    mapped.input = input + unlisted
    mapped.inputAudio = unlisted
  }
}
