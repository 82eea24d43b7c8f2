import { json, string } from '../narrow.ts'
import type { StopReason } from '../types.ts'

/** OpenAI's words first, then those of compatible vendors. */
const reasons: Readonly<Record<string, StopReason>> = {
  stop: 'end',
  length: 'length',
  tool_calls: 'tools',
  function_call: 'tools',
  content_filter: 'filter',
  // Together, Fireworks, llama.cpp
  eos: 'end',
  eos_token: 'end',
  stop_sequence: 'end',
  end_turn: 'end',
  max_tokens: 'length',
  tool_use: 'tools',
  // Mistral: the context window, not max_tokens, was the limit
  model_length: 'length',
  // Z.ai
  model_context_window_exceeded: 'length',
  sensitive: 'filter',
  network_error: 'error',
  // DeepSeek
  insufficient_system_resource: 'error',
  // OpenRouter, for a provider that broke off in mid-stream
  error: 'error',
  // vLLM
  abort: 'error',
}

export const mapStop = (raw: string | null): StopReason =>
  raw === null ? 'unknown' : ((Object.hasOwn(reasons, raw) ? reasons[raw] : undefined) ?? 'unknown')

/** A choice's word; empty words say nothing. GPT-4's first vision models wrote finish_details. */
export const finishOf = (choice: Record<string, unknown>): string | null =>
  string(choice.finish_reason) || string(json(choice.finish_details).type) || null
