import { expect, it } from 'vitest'
import { readRequest } from './read-request.ts'

it('reads items, a chain and options', () => {
  const conversation = readRequest({
    model: 'gpt-5.4-mini',
    instructions: 'Be brief.',
    previous_response_id: 'resp_0',
    input: [
      { role: 'developer', content: 'In German.' },
      {
        type: 'message',
        role: 'user',
        content: [
          { type: 'input_text', text: 'See.' },
          { type: 'input_image', image_url: 'https://example.com/a.png' },
          { type: 'input_file', file_id: 'file_1' },
        ],
      },
      { type: 'reasoning', id: 'rs', summary: [{ type: 'summary_text', text: 'hm' }] },
      { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' },
      { type: 'custom_tool_call', call_id: 'd', name: 'sql', input: 'select 1' },
      { type: 'function_call_output', call_id: 'c', output: 'one' },
      { type: 'custom_tool_call_output', call_id: 'd', output: [{ type: 'input_text', text: 'two' }] },
      { role: 'assistant', content: [{ type: 'output_text', text: 'Done.' }] },
      { type: 'item_reference', id: 'msg_1' },
    ],
    tools: [
      { type: 'function', name: 'f', parameters: { type: 'object' }, strict: true },
      { type: 'namespace', name: 'n', tools: [{ type: 'function', name: 'g', parameters: {} }] },
      { type: 'mcp', server_label: 'crm', server_url: 'https://example.com' },
      { type: 'web_search' },
    ],
    tool_choice: { type: 'function', name: 'f' },
    text: { format: { type: 'json_schema', name: 'n', schema: { type: 'object' }, strict: true } },
    max_output_tokens: 10,
  })
  expect(conversation).toEqual({
    system: 'Be brief.\n\nIn German.',
    messages: [
      {
        role: 'user',
        parts: [
          { type: 'text', text: 'See.' },
          { type: 'image', source: 'https://example.com/a.png', mediaType: null },
          { type: 'file', source: 'file-id:file_1', mediaType: null },
        ],
      },
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'hm' },
          { type: 'tool-call', call: { id: 'c', name: 'f', arguments: '{}', type: 'function' } },
          { type: 'tool-call', call: { id: 'd', name: 'sql', arguments: 'select 1', type: 'custom' } },
        ],
      },
      { role: 'tool', parts: [{ type: 'tool-result', callId: 'c', text: 'one', isError: false }] },
      { role: 'tool', parts: [{ type: 'tool-result', callId: 'd', text: 'two', isError: false }] },
      {
        role: 'assistant',
        parts: [
          { type: 'text', text: 'Done.' },
          { type: 'other', raw: { type: 'item_reference', id: 'msg_1' } },
        ],
      },
    ],
    tools: [
      { name: 'f', description: null, parameters: { type: 'object' }, strict: true },
      { name: 'g', description: null, parameters: {}, strict: false },
      { name: 'crm', description: null, parameters: null, strict: false },
      { name: 'web_search', description: null, parameters: null, strict: false },
    ],
    toolChoice: { mode: 'tool', name: 'f' },
    format: { name: 'n', schema: { type: 'object' }, strict: true },
    model: 'gpt-5.4-mini',
    stream: false,
    maxTokens: 10,
    temperature: null,
    previousResponseId: 'resp_0',
    stopSequences: [],
    topP: null,
    parallelToolCalls: null,
    effects: ['mcp'],
  })
})

it('reads a bare text as what the user said', () => {
  const { messages, system } = readRequest({ input: 'hi' })
  expect([system, messages]).toEqual(['', [{ role: 'user', parts: [{ type: 'text', text: 'hi' }] }]])
})
