import { emptyUsage } from '../empty-usage.ts'
import { count, isJson, type Json, json, list, string } from '../narrow.ts'
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
  // fast mode has prices of its own, whatever the tier
  mapped.serviceTier = usage.speed === 'fast' ? 'fast' : string(usage.service_tier) || null
  for (const entry of list(usage.iterations))
    if (json(entry).type === 'compaction') addCompaction(mapped, json(entry))
  return mapped
}

/** What summed up the conversation is billed with the rest, and left out of the totals. */
const addCompaction = (mapped: Usage, entry: Json): void => {
  const read = count(entry.cache_read_input_tokens) ?? 0
  const write = count(entry.cache_creation_input_tokens) ?? 0
  const hour = count(json(entry.cache_creation).ephemeral_1h_input_tokens) ?? 0
  const fresh = count(entry.input_tokens) ?? 0
  const add = (total: number | null, more: number) => (total === null ? null : total + more)
  mapped.input = add(mapped.input, fresh + read + write)
  mapped.cacheRead = add(mapped.cacheRead, read)
  mapped.cacheWrite = add(mapped.cacheWrite, write)
  mapped.cacheWriteHour = add(mapped.cacheWriteHour, hour)
  mapped.output = add(mapped.output, count(entry.output_tokens) ?? 0)
}
