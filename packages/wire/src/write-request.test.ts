import { expect, it } from 'vitest'
import { said, saying } from '../test/saying.ts'
import { readRequest } from './read-request.ts'
import type { Conversation, Dialect } from './types.ts'
import { dialects } from './types.ts'
import { writeRequest } from './write-request.ts'

const conversation: Conversation = {
  system: 'Route tickets.',
  messages: [
    {
      role: 'user',
      parts: [
        { type: 'text', text: 'Look:' },
        { type: 'image', source: 'data:image/png;base64,iVBO', mediaType: 'image/png' },
      ],
    },
    {
      role: 'assistant',
      parts: [
        { type: 'text', text: 'Routing.' },
        { type: 'tool-call', call: { id: 'a', name: 'route', arguments: '{"queue":"x"}', type: 'function' } },
        { type: 'tool-call', call: { id: 'b', name: 'close', arguments: '{}', type: 'function' } },
      ],
    },
    { role: 'tool', parts: [{ type: 'tool-result', callId: 'a', text: 'done', isError: false }] },
    { role: 'tool', parts: [{ type: 'tool-result', callId: 'b', text: 'no such', isError: false }] },
    { role: 'user', parts: [{ type: 'text', text: 'And now?' }] },
  ],
  tools: [
    {
      name: 'route',
      description: 'Routes.',
      parameters: {
        type: 'object',
        properties: { queue: { type: 'string' } },
        additionalProperties: false,
        required: ['queue'],
      },
      strict: true,
    },
    { name: 'close', description: null, parameters: { type: 'object' }, strict: false },
  ],
  toolChoice: { mode: 'tool', name: 'route' },
  format: {
    name: 'answer',
    schema: {
      type: 'object',
      properties: { ok: { type: 'boolean' } },
      additionalProperties: false,
      required: ['ok'],
    },
    strict: true,
  },
  model: 'small',
  stream: true,
  maxTokens: 500,
  temperature: 0.5,
  previousResponseId: null,
  stopSequences: [],
  topP: null,
  parallelToolCalls: false,
}

const pairs = dialects.flatMap((from) => dialects.map((to) => [from, to] as const))

it.each(pairs)('carries a conversation from %s to %s', (from, to) => {
  const { body: source } = writeRequest(from, conversation)
  const asked = readRequest(from, source)
  const { body, dropped } = writeRequest(to, asked, { dialect: from, body: source })
  expect(dropped).toEqual([])
  const read = readRequest(to, body)
  // Anthropic gives schemas no name
  expect(read).toEqual({ ...conversation, format: { ...conversation.format, name: read.format?.name } })
})

it('writes what Anthropic takes', () => {
  const { body } = writeRequest('anthropic-messages', conversation)
  expect(body).toEqual({
    model: 'small',
    system: 'Route tickets.',
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Look:' },
          { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBO' } },
        ],
      },
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'Routing.' },
          { type: 'tool_use', id: 'a', name: 'route', input: { queue: 'x' } },
          { type: 'tool_use', id: 'b', name: 'close', input: {} },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'a', content: 'done' },
          { type: 'tool_result', tool_use_id: 'b', content: 'no such' },
          { type: 'text', text: 'And now?' },
        ],
      },
    ],
    tools: [
      {
        name: 'route',
        description: 'Routes.',
        input_schema: conversation.tools[0]?.parameters,
        strict: true,
      },
      { name: 'close', input_schema: { type: 'object' } },
    ],
    tool_choice: { type: 'tool', name: 'route', disable_parallel_tool_use: true },
    output_config: { format: { type: 'json_schema', schema: conversation.format?.schema } },
    max_tokens: 500,
    temperature: 0.5,
    stream: true,
  })
})

const originals: Record<Dialect, Record<string, unknown>> = {
  'openai-chat': {
    model: 'big',
    messages: [
      { role: 'developer', content: [{ type: 'text', text: 'Be brief.' }] },
      { role: 'user', content: [{ type: 'text', text: 'hi' }], name: 'Ann' },
      { role: 'assistant', content: '<think>hm</think>ho', annotations: [] },
      { role: 'user', content: 'so?' },
    ],
    max_tokens: 10,
    seed: 7,
    stream: true,
    stream_options: { include_usage: false, include_obfuscation: false },
  },
  'openai-responses': {
    model: 'big',
    instructions: 'Be brief.',
    input: [
      { role: 'developer', content: 'Truly.' },
      { role: 'user', content: 'hi' },
      { type: 'reasoning', id: 'rs', summary: [], encrypted_content: 'eA==' },
      { type: 'item_reference', id: 'msg' },
    ],
    text: { verbosity: 'low' },
    reasoning: { effort: 'low' },
  },
  'anthropic-messages': {
    model: 'big',
    system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
    messages: [
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: [{ type: 'thinking', thinking: 'hm', signature: 'c2ln' }] },
    ],
    max_tokens: 10,
    thinking: { type: 'adaptive' },
    output_config: { effort: 'low' },
  },
}

it.each(dialects)('changes nothing of a body of %s that nothing changes in', (dialect) => {
  const original = { dialect, body: originals[dialect] }
  const asked = readRequest(dialect, original.body)
  expect(writeRequest(dialect, asked, original)).toEqual({ body: original.body, dropped: [] })
})

it.each(dialects)('changes only what must change in a body of %s', (dialect) => {
  const body = originals[dialect]
  const asked = readRequest(dialect, body)
  const before = structuredClone(body)
  const { body: written } = writeRequest(
    dialect,
    { ...asked, model: 'small', system: 'Be exact.', stream: false, maxTokens: 20 },
    { dialect, body },
  )
  expect(body).toEqual(before)
  const read = readRequest(dialect, written)
  expect(read).toEqual({ ...asked, model: 'small', system: 'Be exact.', stream: false, maxTokens: 20 })

  const { messages, input, system, instructions, max_tokens, max_output_tokens } = written
  for (const field of ['seed', 'reasoning', 'text', 'thinking', 'output_config'])
    expect(written[field]).toEqual(body[field])
  const said = JSON.stringify([messages, input])
  for (const detail of ['Ann', 'annotations', 'encrypted_content', 'item_reference', 'signature'])
    expect(said.includes(detail)).toBe(JSON.stringify([body.messages, body.input]).includes(detail))
  expect([system ?? instructions ?? 'Be exact.', max_tokens ?? max_output_tokens]).toEqual(['Be exact.', 20])
})

it('names what it cannot carry', () => {
  const asked = readRequest('openai-responses', {
    ...originals['openai-responses'],
    previous_response_id: 'resp_0',
    temperature: 1.5,
    tools: [{ type: 'web_search' }],
    text: { format: { type: 'json_object' } },
    store: true,
  })
  const { body, dropped } = writeRequest('anthropic-messages', asked, {
    dialect: 'openai-responses',
    body: originals['openai-responses'],
  })
  expect(dropped).toEqual([
    'unknown parts',
    'tool web_search',
    'format: any JSON object',
    'temperature above 1',
    'previous response',
    'text.verbosity',
    'reasoning',
  ])
  expect(body).toEqual({
    model: 'big',
    system: 'Be brief.\n\nTruly.',
    messages: [{ role: 'user', content: 'hi' }],
    max_tokens: 8192,
    temperature: 1,
  })
})

it('ties calls and results of legacy functions together', () => {
  const asked = readRequest('openai-chat', {
    messages: [
      { role: 'assistant', content: null, function_call: { name: 'f', arguments: '{"a":' } },
      { role: 'function', name: 'f', content: 'done' },
    ],
  })
  const { body, dropped } = writeRequest('anthropic-messages', asked)
  expect(body.messages).toEqual([
    { role: 'assistant', content: [{ type: 'tool_use', id: 'call_0', name: 'f', input: {} }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'call_0', content: 'done' }] },
  ])
  expect(dropped).toEqual(['arguments that are no JSON object'])
})

it('does not take one vendor’s chain for another’s', () => {
  const body = { thread: { previous_message_id: 'msg_1' }, messages: [{ role: 'user', content: 'Go on' }] }
  const asked = readRequest('anthropic-messages', body)
  const written = writeRequest('openai-responses', asked, { dialect: 'anthropic-messages', body })
  expect(written.body.previous_response_id).toBeUndefined()
  expect(written.dropped).toEqual(['previous response'])
})

it('names a reply that is begun where the other vendor does not write on', () => {
  const messages = [said('user', 'A or B?'), said('assistant', 'The answer is')]
  const droppedFrom = (from: Dialect, to: Dialect) =>
    writeRequest(to, saying(messages), { dialect: from, body: {} }).dropped
  expect(droppedFrom('anthropic-messages', 'openai-chat')).toEqual(['a reply that is begun'])
  expect(droppedFrom('openai-responses', 'anthropic-messages')).toEqual(['a reply that is begun'])
  expect(droppedFrom('openai-responses', 'openai-chat')).toEqual([])
})

it('sends instructions alone so that each vendor takes them', () => {
  const alone = saying([], { system: 'Tell a tale.' })
  expect(writeRequest('anthropic-messages', alone)).toEqual({
    body: { messages: [{ role: 'user', content: 'Tell a tale.' }], max_tokens: 8192 },
    dropped: ['a system prompt without a turn'],
  })
  expect(writeRequest('openai-responses', alone).body).toEqual({
    instructions: 'Tell a tale.',
    input: [{ role: 'user', content: '' }],
  })
  const blank = readRequest('openai-chat', { messages: [{ role: 'user', content: '' }] })
  expect(writeRequest('openai-chat', blank).body).toEqual({ messages: [{ role: 'user', content: '' }] })
})

it('keeps to the limits of each vendor, and says so', () => {
  const asked = saying([said('user', 'Hi')], { maxTokens: 5, temperature: 0.2, topP: 0.9 })
  const responses = writeRequest('openai-responses', asked)
  expect([responses.body.max_output_tokens, responses.dropped]).toEqual([16, ['a limit below 16 tokens']])
  const anthropic = writeRequest('anthropic-messages', asked)
  expect(anthropic.body).toMatchObject({ max_tokens: 5, temperature: 0.2 })
  expect([anthropic.body.top_p, anthropic.dropped]).toEqual([undefined, ['top_p beside temperature']])
  const unlimited = writeRequest('anthropic-messages', { ...asked, maxTokens: 0, temperature: null })
  expect(unlimited.body).toMatchObject({ max_tokens: 8192, top_p: 0.9 })
})

it('asks to be held to a schema only where the vendor can be', () => {
  const open = {
    type: 'object',
    properties: { at: { type: 'integer', minimum: 1 } },
    additionalProperties: false,
  }
  const tool = { name: 'look', description: null, parameters: open, strict: true }
  const asked = saying([said('user', 'Hi')], {
    tools: [tool, { ...tool, name: 'rest', parameters: {}, strict: false }],
    format: { name: 'answer', schema: open, strict: true },
  })
  const chat = writeRequest('openai-chat', asked)
  expect(chat.dropped).toEqual(['strict tool look', 'strict format'])
  expect(chat.body).toMatchObject({
    tools: [
      { function: { name: 'look', parameters: open } },
      { function: { name: 'rest', parameters: { type: 'object', properties: {} } } },
    ],
    response_format: { json_schema: { strict: false } },
  })
  const anthropic = writeRequest('anthropic-messages', asked)
  expect(anthropic.dropped).toEqual([])
  expect(JSON.stringify(anthropic.body.tools)).not.toContain('"minimum":')
})

it('sends documents and images of the kinds that Anthropic takes', () => {
  const data = (mediaType: string) => `data:${mediaType};base64,SGk=`
  const file = (source: string) => ({ type: 'file' as const, source, mediaType: null })
  const image = (source: string) => ({ type: 'image' as const, source, mediaType: null })
  const parts = [
    file(data('application/pdf')),
    file(data('text/csv')),
    file(data('application/zip')),
    image(data('image/png;charset=utf-8')),
    image(data('image/tiff')),
  ]
  const { body, dropped } = writeRequest('anthropic-messages', saying([{ role: 'user', parts }]))
  expect(dropped).toEqual(['file', 'image'])
  expect(body.messages).toEqual([
    {
      role: 'user',
      content: [
        { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: 'SGk=' } },
        { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'Hi' } },
        { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'SGk=' } },
      ],
    },
  ])
  const { input } = writeRequest(
    'openai-responses',
    saying([{ role: 'user', parts: parts.slice(0, 3) }]),
  ).body
  expect(JSON.stringify(input).match(/"filename":"[^"]*"/g)).toEqual([
    '"filename":"document.pdf"',
    '"filename":"document.csv"',
    '"filename":"document"',
  ])
})

it('names a choice among some of the tools', () => {
  const tool_choice = { type: 'allowed_tools', allowed_tools: { mode: 'required', tools: [] } }
  const body = { messages: [], tools: [{ type: 'function', function: { name: 'look' } }], tool_choice }
  const written = writeRequest('anthropic-messages', readRequest('openai-chat', body), {
    dialect: 'openai-chat',
    body,
  })
  expect(written.body.tool_choice).toEqual({ type: 'any' })
  expect(written.dropped).toContain('allowed tools')
})

it('names what is asked for within a field that it reads', () => {
  const body = {
    messages: [],
    output_config: { effort: 'low', format: null },
    thinking: { type: 'disabled' },
  }
  const asked = readRequest('anthropic-messages', body)
  expect(writeRequest('openai-chat', asked, { dialect: 'anthropic-messages', body }).dropped).toEqual([
    'output_config.effort',
  ])
})
