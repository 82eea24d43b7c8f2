/** Fields of a request that a translation reads, or that don't reach the model. */
export const carriedFields: ReadonlySet<string> = new Set([
  'messages',
  'system',
  'tools',
  'tool_choice',
  'output_config',
  'output_format',
  'model',
  'stream',
  'max_tokens',
  'temperature',
  'top_p',
  'stop_sequences',
  'anthropic_version',
  'cache_control',
  'metadata',
  'service_tier',
])
