import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Anthropic from '@anthropic-ai/sdk'
import OpenAI from 'openai'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Dialect, readExchange } from '../src/index.ts'
import { fixture } from './fixture.ts'
import { open, recordings, there } from './recordings.ts'

// What the vendors' own clients make of a stream is the truth; ours has to say the same.
let body = ''
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.end(body)
})
let openai: OpenAI
let anthropic: Anthropic

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const baseURL = `http://127.0.0.1:${port}`
  openai = new OpenAI({ apiKey: 'none', baseURL, maxRetries: 0 })
  anthropic = new Anthropic({ apiKey: 'none', baseURL, maxRetries: 0 })
})
afterAll(() => server.close())

const messages = [{ role: 'user' as const, content: 'hi' }]

/** The whole reply as the client puts it together, in the shape of a plain one. */
const assembleByClient = async (dialect: Dialect): Promise<unknown> => {
  switch (dialect) {
    case 'openai-chat':
      return await openai.chat.completions.stream({ model: 'm', messages }).finalChatCompletion()
    case 'openai-responses':
      return await openai.responses.stream({ model: 'm', input: 'hi' }).finalResponse()
    case 'anthropic-messages':
      return await anthropic.messages.stream({ model: 'm', max_tokens: 9, messages }).finalMessage()
  }
}

const compare = async (dialect: Dialect, stream: string): Promise<void> => {
  body = stream
  const assembled = JSON.stringify(await assembleByClient(dialect))
  const read = (text: string) => {
    const response = { status: 200, contentType: null, body: text }
    const { reply, usage, stop, model } = readExchange({ dialect, request: null, response })
    // the client parses arguments, which loses the blanks that the model wrote
    const calls = reply.toolCalls.map((call) => ({
      ...call,
      arguments: call.type === 'custom' ? call.arguments : JSON.parse(call.arguments),
    }))
    return { calls, text: reply.text, refusal: reply.refusal, id: reply.id, usage, stop, model }
  }
  const { usage, ...ours } = read(stream)
  const { usage: theirs, ...expected } = read(assembled)
  expect(ours).toEqual(expected)
  // OpenAI's client loses counts that another chunk follows, Anthropic's those of a summary
  if (theirs.input !== null && !stream.includes('"type":"compaction"')) expect(usage).toEqual(theirs)
}

it.each([
  ['openai-chat', 'parallel-tool-calls.sse'],
  ['openai-chat', 'text-with-keepalives.sse'],
  ['openai-chat', 'refusal.sse'],
  ['openai-chat', 'two-choices.sse'],
  ['openai-responses', 'reasoning-search-and-tools.sse'],
  ['openai-responses', 'incomplete.sse'],
  ['anthropic-messages', 'thinking-search-and-tools.sse'],
  ['anthropic-messages', 'refusal.sse'],
] as const)('reads %s %s like the vendor’s client', async (dialect, name) => {
  await compare(dialect, fixture(dialect, name))
})

it.skipIf(!there)('reads recorded streams like the vendors’ clients', async () => {
  const hosts = { 'api.openai.com': true, 'api.anthropic.com': true }
  const streamed = recordings.filter(
    ({ host, response }) => host in hosts && typeof response.body === 'string',
  )
  expect(streamed.length).toBeGreaterThan(0)
  for (const recording of streamed) {
    const { dialect, response } = open(recording)
    await compare(dialect, response.body)
  }
})
