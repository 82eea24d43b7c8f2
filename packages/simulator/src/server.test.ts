import Anthropic from '@anthropic-ai/sdk'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from './server.ts'
import { type ClientCall, sessionAt } from './traffic/create-traffic.ts'
import { send } from './traffic/run-traffic.ts'

const fast = { seed: 'server-test', latencyDivisor: Number.POSITIVE_INFINITY }
let simulator: Simulator
let openai: OpenAI
let anthropic: Anthropic

function clientsOf(url: string) {
  return {
    openai: new OpenAI({ baseURL: `${url}/v1`, apiKey: 'test-key', maxRetries: 0 }),
    anthropic: new Anthropic({ baseURL: url, apiKey: 'test-key', maxRetries: 0 }),
  }
}

beforeAll(async () => {
  simulator = await startSimulator(fast)
  ;({ openai, anthropic } = clientsOf(simulator.url))
})
afterAll(() => simulator.close())

const user = (content: string) => [{ role: 'user' as const, content }]
const status = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => 'no error',
    (error: unknown) =>
      error instanceof OpenAI.APIError || error instanceof Anthropic.APIError
        ? error.status
        : (error as Error).constructor.name,
  )
const anthropicBody = (model: string) => ({
  model,
  max_tokens: 500,
  messages: user('Where is my order KL-10000?'),
})
const openaiBody = (model: string) => ({ model, messages: user('Where is my order KL-10000?') })

describe('plain and streamed replies are the same', () => {
  const dialects = ['openai-chat', 'openai-responses', 'anthropic-messages'] as const
  it.each(dialects)('%s', async (dialect) => {
    for (let position = 0; position < 12; position++) {
      const call = sessionAt(position, { seed: 'same' })
      const { messages } = call.body as { messages?: { role: string; content: unknown }[] }
      const text = String(messages?.findLast((each) => each.role === 'user')?.content)
      const body =
        dialect === 'openai-chat'
          ? { model: 'gpt-5.4-mini', messages: user(text), temperature: 0 }
          : dialect === 'openai-responses'
            ? { model: 'gpt-5.4-mini', input: text, temperature: 0 }
            : { model: 'claude-haiku-4-5', max_tokens: 2_000, messages: user(text), temperature: 0 }
      const of = (stream: boolean): ClientCall => ({ ...call, dialect, body: { ...body, stream } })
      const sending = { signal: new AbortController().signal, headers: {} }
      const plain = await send(of(false), { openai, anthropic }, sending)
      expect(plain.text.length).toBeGreaterThan(0)
      expect(await send(of(true), { openai, anthropic }, sending)).toEqual(plain)
    }
  })
})

describe('usage', () => {
  const long = 'The quick brown fox jumps over the lazy dog again. '.repeat(200)

  it('is there in plain and streamed chat, and cached tokens where a long prefix repeats', async () => {
    const body = { model: 'gpt-5.4-nano', messages: user(long) }
    const first = await openai.chat.completions.create(body)
    const second = await openai.chat.completions.create(body)
    expect(first.usage).toMatchObject({ prompt_tokens: 2_559, prompt_tokens_details: { cached_tokens: 0 } })
    expect(second.usage?.prompt_tokens_details?.cached_tokens).toBe(2_432)
    const streamed = openai.chat.completions.stream({
      ...body,
      stream: true,
      stream_options: { include_usage: true },
    })
    expect((await streamed.finalChatCompletion()).usage).toMatchObject(second.usage ?? {})
  })

  it('counts as Anthropic does: input without what the cache took', async () => {
    const content = [{ type: 'text' as const, text: long, cache_control: { type: 'ephemeral' as const } }]
    const body = {
      model: 'claude-haiku-4-5',
      max_tokens: 500,
      messages: [{ role: 'user' as const, content }],
    }
    const first = await anthropic.messages.create(body)
    const second = await anthropic.messages.stream(body).finalMessage()
    expect(first.usage).toMatchObject({ cache_creation_input_tokens: 2_550, cache_read_input_tokens: 0 })
    expect(second.usage).toMatchObject({ cache_creation_input_tokens: 0, cache_read_input_tokens: 2_550 })
    expect(second.usage.input_tokens).toBe(first.usage.input_tokens)
  })
})

describe('errors come in the vendor’s shape', () => {
  it('asks for a key', async () => {
    expect(
      await status(
        new OpenAI({
          baseURL: `${simulator.url}/v1`,
          apiKey: 'invalid',
          maxRetries: 0,
        }).chat.completions.create(openaiBody('gpt-5.4')),
      ),
    ).toBe(401)
    const reply = await fetch(`${simulator.url}/v1/messages`, { method: 'POST', body: '{}' })
    expect(reply.status).toBe(401)
    expect(await reply.json()).toMatchObject({ type: 'error', error: { type: 'authentication_error' } })
  })

  it.each([
    ['429', 429],
    ['500', 500],
    ['503', 503],
  ])('+%s', async (suffix, expected) => {
    expect(await status(openai.chat.completions.create(openaiBody(`gpt-5.4-mini+${suffix}`)))).toBe(expected)
    expect(await status(openai.responses.create({ model: `gpt-5.4-mini+${suffix}`, input: 'x' }))).toBe(
      expected,
    )
    expect(await status(anthropic.messages.create(anthropicBody(`claude-haiku-4-5+${suffix}`)))).toBe(
      expected,
    )
  })

  it('tells when to come back after a 429', async () => {
    const error = await openai.chat.completions
      .create(openaiBody('gpt-5.4-mini+429'))
      .catch((each: unknown) => each)
    expect((error as InstanceType<typeof OpenAI.APIError>).headers?.get('retry-after')).toBe('1')
  })

  it('knows no other model, vendor or suffix', async () => {
    expect(await status(openai.chat.completions.create(openaiBody('gpt-9')))).toBe(404)
    expect(await status(openai.chat.completions.create(openaiBody('claude-haiku-4-5')))).toBe(404)
    expect(await status(openai.chat.completions.create(openaiBody('gpt-5.4+nonsense')))).toBe(404)
  })

  it('rejects what is not a request', async () => {
    expect((await fetch(`${simulator.url}/v1/messages`, { method: 'POST', body: '{"broken' })).status).toBe(
      400,
    )
    expect((await fetch(`${simulator.url}/v1/nothing`)).status).toBe(404)
  })
})

describe('faults on request', () => {
  it('breaks off plain and streamed replies', async () => {
    expect(await status(openai.chat.completions.create(openaiBody('gpt-5.4-mini+cut')))).not.toBe('no error')
    expect(
      await status(
        openai.chat.completions
          .stream({ ...openaiBody('gpt-5.4-mini+cut'), stream: true })
          .finalChatCompletion(),
      ),
    ).not.toBe('no error')
    expect(
      await status(anthropic.messages.stream(anthropicBody('claude-haiku-4-5+cut')).finalMessage()),
    ).not.toBe('no error')
  })

  it('writes malformed replies', async () => {
    expect(await status(openai.chat.completions.create(openaiBody('gpt-5.4-mini+malformed')))).toBe(
      'SyntaxError',
    )
    expect(
      await status(anthropic.messages.stream(anthropicBody('claude-haiku-4-5+malformed')).finalMessage()),
    ).not.toBe('no error')
  })

  it('sends an error in mid-stream', async () => {
    expect(
      await status(anthropic.messages.stream(anthropicBody('claude-haiku-4-5+error')).finalMessage()),
    ).not.toBe('no error')
    expect(
      await status(
        openai.chat.completions
          .stream({ ...openaiBody('gpt-5.4-mini+error'), stream: true })
          .finalChatCompletion(),
      ),
    ).not.toBe('no error')
  })

  it('refuses', async () => {
    expect((await anthropic.messages.create(anthropicBody('claude-haiku-4-5+refuse'))).stop_reason).toBe(
      'refusal',
    )
  })

  it('is silent until the client leaves', async () => {
    const signal = AbortSignal.timeout(50)
    const asked = openai.chat.completions.create(openaiBody('gpt-5.4-mini+silent'), { signal })
    expect(await status(asked)).not.toBe('no error')
  })

  it('fails a share of the requests, and the same ones again on another server', async () => {
    const failedOf = async (url: string) => {
      const failed: number[] = []
      for (let each = 0; each < 60; each++) {
        const body = { model: 'gpt-5.4-mini+503@0.3', messages: user(`question ${each}`) }
        if ((await status(clientsOf(url).openai.chat.completions.create(body))) === 503) failed.push(each)
      }
      return failed
    }
    const other = await startSimulator(fast)
    const failed = await failedOf(simulator.url)
    expect(failed.length).toBeGreaterThan(8)
    expect(failed.length).toBeLessThan(30)
    expect(await failedOf(other.url)).toEqual(failed)
    await other.close()
  })

  it('has outages by the clock it is given', async () => {
    let at = 0
    const outages = [{ vendor: 'openai' as const, fromMs: 100, untilMs: 200, status: 503 as const }]
    const down = await startSimulator({ ...fast, outages, now: () => at })
    const { openai: client, anthropic: other } = clientsOf(down.url)
    const seen: unknown[] = []
    for (at of [0, 150, 200]) {
      seen.push(await status(client.chat.completions.create(openaiBody('gpt-5.4'))))
      seen.push(await status(other.messages.create(anthropicBody('claude-haiku-4-5'))))
    }
    expect(seen).toEqual(['no error', 'no error', 503, 'no error', 'no error', 'no error'])
    await down.close()
  })
})

it('lists models and embeds', async () => {
  expect((await openai.models.list()).data.map((each) => each.id)).toContain('gpt-5.4-nano')
  expect((await anthropic.models.list()).data.map((each) => each.id)).toContain('claude-haiku-4-5')
  const { data } = await openai.embeddings.create({ model: 'text-embedding-3-small', input: ['a', 'b'] })
  expect(data.map((each) => each.embedding.length)).toEqual([64, 64])
})

it('goes on from a kept reply in a Responses chain', async () => {
  const first = await openai.responses.create({ model: 'gpt-5.4', input: 'Hello' })
  const next = { model: 'gpt-5.4', input: 'And now?', previous_response_id: first.id }
  expect((await openai.responses.create(next)).usage?.input_tokens).toBeGreaterThan(
    first.usage?.input_tokens ?? 0,
  )
  expect(await status(openai.responses.create({ ...next, previous_response_id: 'resp_none' }))).toBe(404)
})
