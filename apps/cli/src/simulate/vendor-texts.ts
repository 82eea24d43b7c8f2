import type { Said, ToolSpec, WeekTask } from './week-task.ts'

export type HistoryMessage =
  | { role: 'user'; content: string }
  | { role: 'assistant'; content: string | null; tool_calls?: unknown[] }
  | { role: 'tool'; tool_call_id: string; content: string }

export const primaryModel = 'gpt-5.4'

/** What a client sends, in the dialect of chat completions. */
export function requestBody(
  system: string,
  history: readonly HistoryMessage[],
  { tools, format }: { tools: readonly ToolSpec[]; format?: WeekTask['format'] },
): object {
  return {
    model: primaryModel,
    messages: [{ role: 'system', content: system }, ...history],
    ...(tools.length > 0 && { tools: tools.map((tool) => ({ type: 'function', function: tool })) }),
    ...(format && { response_format: { type: 'json_schema', json_schema: { ...format, strict: true } } }),
  }
}

/** The ids of its calls follow from that of the reply. */
export function assistantMessage(said: Said, id: string): HistoryMessage {
  return {
    role: 'assistant',
    content: said.text === '' ? null : said.text,
    ...(said.calls && {
      tool_calls: said.calls.map((call, index) => ({
        id: `call_${id.replaceAll('-', '')}${index}`,
        type: 'function',
        function: { name: call.name, arguments: JSON.stringify(call.arguments) },
      })),
    }),
  }
}

const outputTokens = new WeakMap<Said, number>()

/** Several arms say the right reply. */
export function outputTokensOf(said: Said): number {
  const known = outputTokens.get(said)
  if (known !== undefined) return known
  const tokens = Math.max(1, Math.ceil(JSON.stringify(said).length / 4))
  outputTokens.set(said, tokens)
  return tokens
}

/** What the vendor answers; its text is this as JSON. */
export function responseBody(
  said: Said,
  { id, model, inputTokens }: { id: string; model: string; inputTokens: number },
): object {
  const { role, ...message } = assistantMessage(said, id)
  return {
    id: `chatcmpl-${id}`,
    object: 'chat.completion',
    model,
    choices: [
      {
        index: 0,
        finish_reason: said.calls ? 'tool_calls' : 'stop',
        message: { role, refusal: null, ...message },
      },
    ],
    usage: {
      prompt_tokens: inputTokens,
      completion_tokens: outputTokensOf(said),
      prompt_tokens_details: { cached_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 0 },
    },
  }
}

export const outageBody: object = {
  error: { message: 'The server is overloaded.', type: 'server_error', param: null, code: null },
}
