import { json, list, string } from '../narrow.ts'

/**
 * DeepSeek, vLLM and Z.ai write `reasoning_content`, OpenRouter and Groq `reasoning`; Snowflake's
 * gateway knows the list alone that OpenRouter sends beside it, which may be encrypted too.
 */
export const reasoningOf = (message: Record<string, unknown>): string =>
  string(message.reasoning_content) || string(message.reasoning) || detailed(message.reasoning_details)

const detailed = (details: unknown): string => {
  let text = ''
  for (const detail of list(details)) {
    const { text: full, summary } = json(detail)
    text += string(full) ?? string(summary) ?? ''
  }
  return text
}
