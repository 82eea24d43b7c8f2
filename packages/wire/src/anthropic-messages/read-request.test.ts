import { expect, it } from 'vitest'
import { readRequest } from './read-request.ts'

it('reads turns, results of tools and options', () => {
  const conversation = readRequest({
    model: 'claude-haiku-4-5',
    system: [
      { type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } },
      { type: 'text', text: 'In German.' },
    ],
    messages: [
      {
        role: 'user',
        content: [
          { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBO' } },
          { type: 'document', source: { type: 'url', url: 'https://example.com/a.pdf' } },
          { type: 'text', text: 'See.' },
        ],
      },
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'hm', signature: 's' },
          { type: 'tool_use', id: 't', name: 'f', input: { a: 1 } },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 't', is_error: true, content: [{ type: 'text', text: 'no' }] },
          { type: 'text', text: 'Again.' },
        ],
      },
      { role: 'system', content: 'Hurry.' },
    ],
    tools: [
      { name: 'f', description: 'F.', input_schema: { type: 'object' } },
      { type: 'web_search_20250305', name: 'web_search' },
    ],
    tool_choice: { type: 'any', disable_parallel_tool_use: true },
    output_config: { effort: 'low', format: { type: 'json_schema', schema: { type: 'object' } } },
    max_tokens: 10,
    temperature: 1,
    stop_sequences: ['END'],
  })
  expect(conversation).toEqual({
    system: 'Be brief.\n\nIn German.\n\nHurry.',
    messages: [
      {
        role: 'user',
        parts: [
          { type: 'image', source: 'data:image/png;base64,iVBO', mediaType: 'image/png' },
          { type: 'file', source: 'https://example.com/a.pdf', mediaType: null },
          { type: 'text', text: 'See.' },
        ],
      },
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'hm' },
          { type: 'tool-call', call: { id: 't', name: 'f', arguments: '{"a":1}', type: 'function' } },
        ],
      },
      { role: 'tool', parts: [{ type: 'tool-result', callId: 't', text: 'no', isError: true }] },
      { role: 'user', parts: [{ type: 'text', text: 'Again.' }] },
    ],
    tools: [
      { name: 'f', description: 'F.', parameters: { type: 'object' }, strict: false },
      { name: 'web_search', description: null, parameters: null, strict: false },
    ],
    toolChoice: { mode: 'required' },
    format: { name: null, schema: { type: 'object' }, strict: true },
    model: 'claude-haiku-4-5',
    stream: false,
    maxTokens: 10,
    temperature: 1,
    previousResponseId: null,
    stopSequences: ['END'],
    topP: null,
    parallelToolCalls: false,
  })
})

it('reads what a kept conversation goes on from', () => {
  const read = (thread: unknown) => readRequest({ messages: [], thread }).previousResponseId
  expect(read({ type: 'continue', previous_message_id: 'msg_1' })).toBe('msg_1')
  for (const none of [undefined, null, { type: 'create' }]) expect(read(none)).toBeNull()
})

it('reads what a search found as text', () => {
  const found = {
    type: 'search_result',
    title: 'Tea',
    source: 'kb/1',
    content: [{ type: 'text', text: 'Is green.' }],
  }
  const content = [{ type: 'tool_result', tool_use_id: 't', content: [found] }]
  const { messages } = readRequest({ messages: [{ role: 'user', content }] })
  expect(messages[0]?.parts).toEqual([
    { type: 'tool-result', callId: 't', text: 'Tea\nkb/1\nIs green.', isError: false },
  ])
})
