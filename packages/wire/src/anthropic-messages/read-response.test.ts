import { expect, it } from 'vitest'
import { readBody } from '../../test/fixture.ts'

const read = (body: unknown, status = 200) => readBody('anthropic-messages', JSON.stringify(body), status)

it('writes the input of a call as JSON', () => {
  const content = [{ type: 'tool_use', id: 't', name: 'f', input: { a: [1, 'x'] } }]
  expect(read({ content, stop_reason: 'tool_use' }).reply.toolCalls).toEqual([
    { id: 't', name: 'f', arguments: '{"a":[1,"x"]}', type: 'function' },
  ])
})

it.each([
  ['end_turn', 'end'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['stop_sequence', 'end'],
  ['pause_turn', 'pause'],
  ['refusal', 'refusal'],
  ['hasOwnProperty', 'unknown'],
])('stops with %s as %s', (raw, reason) => {
  const body = { content: [{ type: 'text', text: 'x' }], stop_reason: raw, stop_sequence: 'END' }
  expect(read(body).stop).toEqual({ reason, raw, sequence: 'END' })
})

it('says of a refusal what it can', () => {
  expect(read({ content: [], stop_reason: 'refusal' }).reply.refusal).toBe('refusal')
  expect(read({ content: [], stop_reason: 'refusal', stop_details: { category: 'bio' } }).reply.refusal).toBe(
    'bio',
  )
})

it('marks failed results of server tools', () => {
  const content = [
    { type: 'web_search_tool_result', tool_use_id: 's', content: { type: 'web_search_tool_result_error' } },
    { type: 'mcp_tool_result', tool_use_id: 'm', is_error: false, content: [{ type: 'text', text: 'ok' }] },
  ]
  expect(read({ content }).reply.parts).toMatchObject([
    { callId: 's', isError: true },
    { callId: 'm', isError: false, text: 'ok' },
  ])
})

it('leaves input unknown where the fresh tokens are', () => {
  const { usage } = read({ content: [], usage: { cache_read_input_tokens: 5, output_tokens: 1 } })
  expect([usage.input, usage.cacheRead, usage.output]).toEqual([null, 5, 1])
})

it('reads an error body', () => {
  const body = { type: 'error', error: { type: 'not_found_error', message: 'model: x' }, request_id: 'r' }
  expect(read(body, 404).reply.error).toEqual({
    status: 404,
    type: 'not_found_error',
    code: null,
    message: 'model: x',
  })
})

it('counts what summing up the conversation cost, which the totals leave out', () => {
  const usage = {
    input_tokens: 20,
    cache_read_input_tokens: 0,
    cache_creation_input_tokens: 0,
    output_tokens: 8,
    iterations: [
      { type: 'compaction', input_tokens: 100, cache_read_input_tokens: 5000, output_tokens: 90 },
      { type: 'message', input_tokens: 20, output_tokens: 8 },
    ],
  }
  expect(read({ content: [], usage }).usage).toMatchObject({ input: 5120, cacheRead: 5000, output: 98 })
})
