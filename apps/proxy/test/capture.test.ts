import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Anthropic from '@anthropic-ai/sdk'
import OpenAI from 'openai'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RunningProxy } from '../src/index.ts'
import { startProxy } from '../src/index.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { withStore } from './open-store.ts'
import { testConfig } from './start.ts'

let folder: string
let upstream: FakeUpstream
let proxy: RunningProxy

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
  upstream = await startFakeUpstream()
  proxy = await startProxy({ config: testConfig(upstream.url, { store: join(folder, 't.db') }) })
})
afterEach(async () => {
  await proxy.drain(0)
  await upstream.close()
  rmSync(folder, { recursive: true })
})

it('stores what an official client asked and was answered', async () => {
  upstream.answer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({
        id: 'chatcmpl-1',
        object: 'chat.completion',
        model: 'gpt-5.4-mini-2026-03-01',
        choices: [{ index: 0, message: { role: 'assistant', content: 'billing' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 20, completion_tokens: 2, total_tokens: 22 },
      }),
    )
  })
  const client = new OpenAI({ baseURL: `${proxy.url}/openai/v1`, apiKey: 'sk-canary' })
  const { data, response } = await client.chat.completions
    .create({
      model: 'gpt-5.4-mini',
      messages: [
        { role: 'system', content: 'Classify the ticket as billing or other.' },
        { role: 'user', content: 'My invoice is wrong' },
      ],
    })
    .withResponse()
  expect(data.choices[0]?.message.content).toBe('billing')
  const id = response.headers.get('x-tierdrop-exchange') ?? ''
  await proxy.captured()
  await withStore(join(folder, 't.db'), async (store) => {
    const [row] = await store.exchanges([id])
    expect(row).toMatchObject({
      status: 'ok',
      model: 'gpt-5.4-mini',
      servedModel: 'gpt-5.4-mini-2026-03-01',
      stop: 'end',
      httpStatus: 200,
      usage: { input: 20, output: 2 },
      stream: false,
      firstMs: null,
    })
    expect(row?.costNano).toBeGreaterThan(0)
    const text = (await store.exchangeTexts([id])).get(id)
    expect(JSON.parse(text?.request ?? '')).toMatchObject({ model: 'gpt-5.4-mini' })
    expect(text?.response).toContain('billing')
  })
})

it('stores a stream of the Anthropic client with its time to first token', async () => {
  upstream.answer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const send = (type: string, data: object) =>
      response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`)
    send('message_start', {
      message: {
        id: 'm',
        type: 'message',
        role: 'assistant',
        model: 'claude-haiku-4-5',
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: 9, output_tokens: 1 },
      },
    })
    send('content_block_start', { index: 0, content_block: { type: 'text', text: '' } })
    setTimeout(() => {
      send('content_block_delta', { index: 0, delta: { type: 'text_delta', text: 'Hello' } })
      send('content_block_stop', { index: 0 })
      send('message_delta', {
        delta: { stop_reason: 'end_turn', stop_sequence: null },
        usage: { output_tokens: 3 },
      })
      send('message_stop', {})
      response.end()
    }, 30)
  })
  const client = new Anthropic({ baseURL: `${proxy.url}/anthropic`, apiKey: 'sk-ant-canary' })
  const stream = client.messages.stream({
    model: 'claude-haiku-4-5',
    max_tokens: 10,
    messages: [{ role: 'user', content: 'hi' }],
  })
  expect((await stream.finalMessage()).content).toMatchObject([{ type: 'text', text: 'Hello' }])
  const id = stream.response?.headers.get('x-tierdrop-exchange') ?? ''
  await proxy.captured()
  await withStore(join(folder, 't.db'), async (store) => {
    const [row] = await store.exchanges([id])
    expect(row).toMatchObject({ status: 'ok', stop: 'end', usage: { input: 9, output: 3 }, stream: true })
    // the content came in a chunk of its own, after the first event
    expect(row?.firstMs).toBeGreaterThanOrEqual(25)
  })
})
