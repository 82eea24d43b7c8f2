import Anthropic from '@anthropic-ai/sdk'
import { betaTool } from '@anthropic-ai/sdk/helpers/beta/json-schema'
import { expect, it } from 'vitest'
import { apiKey } from './client.ts'
import { startHouse } from './house.ts'
import { missingParcelOf, tools } from './shop.ts'

// The SDK's tool runner lets the vendor keep the conversation: after the first request it sends only what is
// new, without system prompt, tools or a word of what was said before.
it('an agent whose conversation the vendor keeps is one session', async () => {
  const house = await startHouse(0, 1)
  const threads: unknown[] = []
  house.strict.answer((_request, response, body) => {
    const { thread } = JSON.parse(body.toString()) as { thread: unknown }
    threads.push(thread)
    const tool = tools[threads.length - 1]
    const content = tool
      ? [{ type: 'tool_use', id: `toolu_0${threads.length}abcdefgh1234`, name: tool.name, input: {} }]
      : [{ type: 'text', text: 'It is in Zwolle.' }]
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({
        id: `msg_0${threads.length}abcdefgh5678`,
        type: 'message',
        role: 'assistant',
        model: 'claude-sonnet-4-6',
        content,
        stop_reason: tool ? 'tool_use' : 'end_turn',
        stop_sequence: null,
        usage: { input_tokens: 100, output_tokens: 10 },
      }),
    )
  })
  const { system, user } = missingParcelOf('Ada')
  const client = new Anthropic({ baseURL: `${house.proxy.url}/strict`, apiKey, maxRetries: 0 })
  const last = await client.beta.messages.toolRunner({
    model: 'claude-sonnet-4-6',
    max_tokens: 500,
    system,
    messages: [{ role: 'user', content: user }],
    tools: tools.map(({ name, description, parameters, run }) =>
      betaTool({
        name,
        description,
        inputSchema: parameters,
        run: (input) => run(input as Record<string, unknown>),
      }),
    ),
  })
  expect(last.content).toMatchObject([{ type: 'text', text: 'It is in Zwolle.' }])
  expect(threads).toEqual([
    { type: 'create' },
    ...[1, 2, 3].map((n) => ({ type: 'continue', previous_message_id: `msg_0${n}abcdefgh5678` })),
  ])
  const stored = await house.stored()
  expect(stored.map(({ row }) => row.step)).toEqual([0, 1, 2, 3])
  expect(new Set(stored.map(({ row }) => row.sessionKey)).size).toBe(1)
  expect(stored.map(({ reading }) => reading.conversation.previousResponseId)).toEqual([
    null,
    ...[1, 2, 3].map((n) => `msg_0${n}abcdefgh5678`),
  ])
  await house.stop()
})
