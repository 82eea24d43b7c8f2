import { expect, it } from 'vitest'
import { called, resulted, said, saying } from '../test/saying.ts'
import { list } from './narrow.ts'
import type { Conversation, Dialect } from './types.ts'
import { dialects } from './types.ts'
import { writeRequest } from './write-request.ts'

it('keeps what tools brought beside their text', () => {
  const image = { type: 'image' as const, source: 'https://example.com/a.png', mediaType: null }
  const call = (id: string) => ({
    type: 'tool-call' as const,
    call: { id, name: 'look', arguments: '{}', type: 'function' as const },
  })
  const messages: Conversation['messages'] = [
    { role: 'assistant', parts: [call('a b'), call('c')] },
    { role: 'tool', parts: [{ type: 'tool-result', callId: 'a b', text: 'see', isError: true }, image] },
    { role: 'tool', parts: [{ type: 'tool-result', callId: 'c', text: 'none', isError: false }] },
    { role: 'user', parts: [{ type: 'text', text: 'So?' }] },
  ]
  const sent = (dialect: Dialect) => writeRequest(dialect, saying(messages))
  const anthropic = sent('anthropic-messages')
  expect(anthropic.dropped).toEqual([])
  expect(anthropic.body.messages).toEqual([
    {
      role: 'assistant',
      content: [
        { type: 'tool_use', id: 'call_0', name: 'look', input: {} },
        { type: 'tool_use', id: 'c', name: 'look', input: {} },
      ],
    },
    {
      role: 'user',
      content: [
        {
          type: 'tool_result',
          tool_use_id: 'call_0',
          is_error: true,
          content: [
            { type: 'text', text: 'see' },
            { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } },
          ],
        },
        { type: 'tool_result', tool_use_id: 'c', content: 'none' },
        { type: 'text', text: 'So?' },
      ],
    },
  ])
  const chat = sent('openai-chat')
  expect(chat.dropped).toEqual(['that a tool failed'])
  // nothing stands between the results of one turn
  expect(list(chat.body.messages).slice(1)).toEqual([
    { role: 'tool', tool_call_id: 'a b', content: 'see' },
    { role: 'tool', tool_call_id: 'c', content: 'none' },
    { role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }] },
    { role: 'user', content: 'So?' },
  ])
  expect(list(sent('openai-responses').body.input).slice(2, 4)).toEqual([
    {
      type: 'function_call_output',
      call_id: 'a b',
      output: [
        { type: 'input_text', text: 'see' },
        { type: 'input_image', image_url: 'https://example.com/a.png', detail: 'auto' },
      ],
    },
    { type: 'function_call_output', call_id: 'c', output: 'none' },
  ])
})

it('puts results behind their calls, and names anew what comes twice or is too long', () => {
  const long = 'x'.repeat(41)
  const messages = [
    called('a'),
    said('user', 'Meanwhile'),
    resulted('a', 'one'),
    called('a'),
    resulted('a', 'two'),
    called(long),
    resulted(long, 'three'),
  ]
  expect(writeRequest('openai-chat', saying(messages)).body.messages).toMatchObject([
    { tool_calls: [{ id: 'a' }] },
    { tool_call_id: 'a', content: 'one' },
    { role: 'user', content: 'Meanwhile' },
    { tool_calls: [{ id: 'call_0' }] },
    { tool_call_id: 'call_0', content: 'two' },
    { tool_calls: [{ id: 'call_1' }] },
    { tool_call_id: 'call_1', content: 'three' },
  ])
  expect(writeRequest('openai-responses', saying(messages)).body.input).toMatchObject([
    { call_id: 'a' },
    { call_id: 'a', output: 'one' },
    { role: 'user' },
    { call_id: 'call_0' },
    { call_id: 'call_0', output: 'two' },
    { call_id: long },
    { call_id: long, output: 'three' },
  ])
})

it('sends no result whose call is not sent', () => {
  const asked = saying([
    said('user', 'Hi'),
    called('s', 'server'),
    resulted('s', 'found'),
    said('user', 'So?'),
  ])
  for (const dialect of dialects) {
    const { body, dropped } = writeRequest(dialect, asked)
    expect(dropped).toEqual(['results of no call', 'server tools'])
    expect(JSON.stringify(body)).not.toContain('found')
  }
  // unless the vendor has the call
  const chained = saying([resulted('a', 'found')], { previousResponseId: 'resp_1' })
  expect(writeRequest('openai-responses', chained)).toEqual({
    body: {
      previous_response_id: 'resp_1',
      input: [{ type: 'function_call_output', call_id: 'a', output: 'found' }],
    },
    dropped: [],
  })
})
