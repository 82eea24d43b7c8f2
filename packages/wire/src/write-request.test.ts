import { expect, it } from 'vitest'
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
    { name: 'route', description: 'Routes.', parameters: { type: 'object', properties: {} }, strict: true },
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
  topP: 0.9,
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
        input_schema: { type: 'object', properties: {} },
        strict: true,
      },
      { name: 'close', input_schema: { type: 'object' } },
    ],
    tool_choice: { type: 'tool', name: 'route', disable_parallel_tool_use: true },
    output_config: { format: { type: 'json_schema', schema: conversation.format?.schema } },
    max_tokens: 500,
    temperature: 0.5,
    top_p: 0.9,
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

it('keeps what a tool brought beside its text', () => {
  const image = { type: 'image' as const, source: 'https://example.com/a.png', mediaType: null }
  const messages: Conversation['messages'] = [
    { role: 'tool', parts: [{ type: 'tool-result', callId: 'a b', text: 'see', isError: true }, image] },
  ]
  const asked = { ...conversation, messages }
  const sent = (dialect: Dialect) => writeRequest(dialect, asked).body
  expect(sent('anthropic-messages').messages).toEqual([
    {
      role: 'user',
      content: [
        {
          type: 'tool_result',
          tool_use_id: 'a_b',
          is_error: true,
          content: [
            { type: 'text', text: 'see' },
            { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } },
          ],
        },
      ],
    },
  ])
  expect(sent('openai-chat').messages).toEqual([
    { role: 'system', content: 'Route tickets.' },
    { role: 'tool', tool_call_id: 'a b', content: 'see' },
    { role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }] },
  ])
  expect(sent('openai-responses').input).toEqual([
    {
      type: 'function_call_output',
      call_id: 'a b',
      output: [
        { type: 'input_text', text: 'see' },
        { type: 'input_image', image_url: 'https://example.com/a.png', detail: 'auto' },
      ],
    },
  ])
})
