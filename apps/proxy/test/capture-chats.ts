import type { Config } from '@tierdrop/config'
import { type ProxyOptions, startProxy } from '../src/index.ts'

export type Asked = { model?: string; system: string; user: string }

/** Requests of production, one after the other through a proxy of their own, until all are captured. */
export async function captureChats(
  config: Config,
  chats: readonly Asked[],
  options: Partial<ProxyOptions> = {},
): Promise<void> {
  const proxy = await startProxy({ config, ...options })
  for (const { model = 'gpt-5.4', system, user } of chats) {
    const reply = await fetch(`${proxy.url}/openai/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer sk-client' },
      body: JSON.stringify({
        model,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
      }),
    })
    await reply.text()
  }
  await proxy.captured()
  await proxy.drain()
}

export const tickets = (count: number, model?: string): Asked[] =>
  Array.from({ length: count }, (_, at) => ({
    ...(model !== undefined && { model }),
    system: 'Classify the ticket.',
    user: `ticket ${at}`,
  }))
