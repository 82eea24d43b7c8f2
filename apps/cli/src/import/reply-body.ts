import type { Reply, Stop } from '@tierdrop/wire'
import type { ReplyLine } from './pair-line.ts'

const stops: Readonly<Record<string, string>> = {
  end_turn: 'stop',
  max_tokens: 'length',
  tool_use: 'tool_calls',
}

/** A reply as a vendor's body in the dialect of chat completions, so that it is read as any other is. */
export function replyBody(
  line: ReplyLine,
  { reply, stop }: { reply: Reply; stop: Stop | null },
  id: string,
): string {
  if (reply.error) {
    return JSON.stringify({ error: { message: reply.error.message, type: 'error', param: null, code: null } })
  }
  const calls = reply.toolCalls.map((call, index) => ({
    id: call.id ?? `call_${id}_${index}`,
    type: 'function',
    function: { name: call.name, arguments: call.arguments },
  }))
  const written = stop?.raw ?? (calls.length > 0 ? 'tool_calls' : 'stop')
  return JSON.stringify({
    id,
    object: 'chat.completion',
    ...(typeof line.model === 'string' && { model: line.model }),
    choices: [
      {
        index: 0,
        finish_reason: stops[written] ?? written,
        message: {
          role: 'assistant',
          content: reply.text === '' && calls.length > 0 ? null : reply.text,
          refusal: reply.refusal,
          ...(calls.length > 0 && { tool_calls: calls }),
        },
      },
    ],
    ...(line.usage && { usage: usageOf(line.usage) }),
  })
}

/** Either vendor's words for the same counts; what is cached is part of the input in one and beside it in the other. */
function usageOf(usage: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (!('input_tokens' in usage)) return { ...usage }
  const count = (name: string) => (typeof usage[name] === 'number' ? usage[name] : null)
  const { input_tokens, output_tokens, input_tokens_details, output_tokens_details } = usage
  const [read, written] = [count('cache_read_input_tokens'), count('cache_creation_input_tokens')]
  const apart = {
    ...(read !== null && { cached_tokens: read }),
    ...(written !== null && { cache_write_tokens: written }),
  }
  return {
    prompt_tokens: typeof input_tokens === 'number' ? input_tokens + (read ?? 0) + (written ?? 0) : null,
    completion_tokens: output_tokens ?? null,
    prompt_tokens_details: input_tokens_details ?? apart,
    completion_tokens_details: output_tokens_details ?? {},
  }
}
