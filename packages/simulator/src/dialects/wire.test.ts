import { type Dialect, readExchange } from '@tierdrop/wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomOf } from '../seeded.ts'
import { type Simulator, startSimulator } from '../server.ts'
import { bodyOf } from '../traffic/body-of.ts'
import { worlds } from '../worlds/index.ts'

const paths: Readonly<Record<Dialect, string>> = {
  'openai-chat': 'chat/completions',
  'openai-responses': 'responses',
  'anthropic-messages': 'messages',
}
let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator({ latencyDivisor: Number.POSITIVE_INFINITY })
})
afterAll(() => simulator.close())

async function exchange(dialect: Dialect, request: Record<string, unknown>) {
  const headers = { 'x-api-key': 'k', authorization: 'Bearer k', 'anthropic-version': '2023-06-01' }
  const response = await fetch(`${simulator.url}/v1/${paths[dialect]}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(request),
  })
  const { status } = response
  const reading = { status, contentType: response.headers.get('content-type'), body: await response.text() }
  return readExchange({ dialect, request, response: reading })
}

describe.each(Object.keys(paths) as Dialect[])('the proxy’s reader understands %s', (dialect) => {
  it.each(worlds)('$name, plain and streamed alike', async (world) => {
    const item = world.make(randomOf('wire', world.name))
    const model = dialect === 'anthropic-messages' ? 'claude-haiku-4-5' : 'gpt-5.4-mini'
    const [plain, streamed] = await Promise.all(
      [false, true].map((stream) =>
        exchange(dialect, { ...bodyOf(item, { dialect, model, stream }), temperature: 0 }),
      ),
    )
    expect(plain?.conversation.system).toBe(item.system)
    expect(plain?.conversation.tools.map((tool) => tool.name)).toEqual(
      (item.tools ?? []).map((tool) => tool.name),
    )
    expect((plain?.reply.text ?? '').length + (plain?.reply.toolCalls.length ?? 0)).toBeGreaterThan(0)
    expect(plain?.usage.output).toBeGreaterThan(0)
    expect(streamed?.reply).toEqual(plain?.reply)
    expect(streamed?.stop).toEqual(plain?.stop)
    expect(streamed?.usage.output).toBe(plain?.usage.output)
  })
})
