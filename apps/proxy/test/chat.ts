import type { FakeUpstream } from './fake-upstream.ts'

export const chatReply = (content: string) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1_772_000_000,
  model: 'gpt-5.4-mini',
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 20, completion_tokens: 2, total_tokens: 22 },
})

export function answerChat(upstream: FakeUpstream, content: string): void {
  upstream.answer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(chatReply(content)))
  })
}

/** One chat request with credentials in every place that clients put them. */
export async function askChat(
  url: string,
  user: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; id: string; text: string }> {
  const reply = await fetch(`${url}/openai/v1/chat/completions?api-version=1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk-test', ...headers },
    body: JSON.stringify({
      model: 'gpt-5.4-mini',
      messages: [
        { role: 'system', content: 'Classify the ticket as billing or other.' },
        { role: 'user', content: user },
      ],
    }),
  })
  return {
    status: reply.status,
    id: reply.headers.get('x-tierdrop-exchange') ?? '',
    text: await reply.text(),
  }
}
