import { expect, it } from 'vitest'
import { readRequest } from './read-request.ts'

it('reads every role, part and option', () => {
  const conversation = readRequest({
    model: 'gpt-5.4-nano',
    messages: [
      { role: 'system', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Hear, see:' },
          { type: 'image_url', image_url: { url: 'data:image/webp;base64,UklG', detail: 'low' } },
          { type: 'input_audio', input_audio: { data: 'UklG', format: 'mp3' } },
          { type: 'file', file: { file_id: 'file_1' } },
          { type: 'hologram', data: 1 },
        ],
      },
      {
        role: 'assistant',
        content: null,
        reasoning_content: 'hm',
        tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{"a": 1}' } }],
      },
      {
        role: 'tool',
        tool_call_id: 'c',
        content: [
          { type: 'text', text: 'one' },
          { type: 'text', text: 'two' },
        ],
      },
      { role: 'developer', content: [{ type: 'text', text: 'In German.' }] },
    ],
    tools: [
      {
        type: 'function',
        function: { name: 'f', description: 'F.', parameters: { type: 'object' }, strict: true },
      },
      { type: 'custom', custom: { name: 'sql', description: 'SQL.' } },
    ],
    tool_choice: { type: 'function', function: { name: 'f' } },
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'n', schema: { type: 'object' }, strict: true },
    },
    stream: true,
    max_tokens: 5,
    max_completion_tokens: 10,
    temperature: 0,
    top_p: 0.5,
    stop: 'END',
    parallel_tool_calls: false,
  })
  expect(conversation).toEqual({
    system: 'Be brief.\n\nIn German.',
    messages: [
      {
        role: 'user',
        parts: [
          { type: 'text', text: 'Hear, see:' },
          { type: 'image', source: 'data:image/webp;base64,UklG', mediaType: 'image/webp' },
          { type: 'audio', source: 'UklG', mediaType: 'audio/mp3' },
          { type: 'file', source: 'file-id:file_1', mediaType: null },
          { type: 'other', raw: { type: 'hologram', data: 1 } },
        ],
      },
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'hm' },
          { type: 'tool-call', call: { id: 'c', name: 'f', arguments: '{"a": 1}', type: 'function' } },
        ],
      },
      { role: 'tool', parts: [{ type: 'tool-result', callId: 'c', text: 'one\ntwo', isError: false }] },
    ],
    tools: [
      { name: 'f', description: 'F.', parameters: { type: 'object' }, strict: true },
      { name: 'sql', description: 'SQL.', parameters: null, strict: false },
    ],
    toolChoice: { mode: 'tool', name: 'f' },
    format: { name: 'n', schema: { type: 'object' }, strict: true },
    model: 'gpt-5.4-nano',
    stream: true,
    maxTokens: 10,
    temperature: 0,
    previousResponseId: null,
    stopSequences: ['END'],
    topP: 0.5,
    parallelToolCalls: false,
  })
})

it.each([
  ['auto', { mode: 'auto' }],
  ['any', { mode: 'required' }],
  [{ name: 'f' }, { mode: 'tool', name: 'f' }],
  [{ type: 'allowed_tools', allowed_tools: { mode: 'required', tools: [] } }, { mode: 'required' }],
  [7, null],
])('reads the tool choice %j', (tool_choice, expected) => {
  expect(readRequest({ tool_choice }).toolChoice).toEqual(expected)
})

it('reads what functions were before there were tools', () => {
  const { tools, toolChoice } = readRequest({ functions: [{ name: 'f' }], function_call: { name: 'f' } })
  expect(tools).toEqual([
    { name: 'f', description: null, parameters: { type: 'object', properties: {} }, strict: false },
  ])
  expect(toolChoice).toEqual({ mode: 'tool', name: 'f' })
})

it('reads documents by URL as files', () => {
  const content = [{ type: 'document_url', document_url: 'https://example.com/a.pdf' }]
  const { messages } = readRequest({ messages: [{ role: 'user', content }] })
  expect(messages[0]?.parts).toEqual([{ type: 'file', source: 'https://example.com/a.pdf', mediaType: null }])
})
