import { expect, it } from 'vitest'
import { readBody } from '../../test/fixture.ts'

const read = (body: object, status = 200) => readBody('openai-responses', JSON.stringify(body), status)

it.each([
  ['queued', 'pending'],
  ['in_progress', 'pending'],
  ['cancelled', 'unknown'],
  ['completed', 'end'],
  ['complete', 'end'],
])('stops as %s with %s', (status, reason) => {
  const { stop, reply } = read({ id: 'resp_1', status, background: true, output: [] })
  expect([stop.reason, stop.raw, reply.cut]).toEqual([reason, status, false])
})

it('leaves to the caller what the caller has to run', () => {
  const search = {
    id: 't',
    type: 'tool_search_call',
    call_id: 'c',
    execution: 'client',
    arguments: { q: 'a' },
  }
  const client = read({ status: 'completed', output: [search] })
  expect([client.stop.reason, client.reply.toolCalls]).toEqual(['tools', []])
  const server = read({ status: 'completed', output: [{ ...search, execution: 'server' }] })
  expect(server.stop.reason).toBe('end')
})

it('reads the results of the vendor’s own tools', () => {
  const output = [
    { id: 'm', type: 'mcp_call', name: 'find', arguments: '{"q":1}', output: 'found', error: null },
    { id: 'i', type: 'image_generation_call', status: 'completed', result: 'iVBO', output_format: 'webp' },
    { id: 'x', type: 'dance', steps: 3 },
  ]
  expect(read({ status: 'completed', output }).reply.parts).toEqual([
    { type: 'tool-call', call: { id: 'm', name: 'find', arguments: '{"q":1}', type: 'server' } },
    { type: 'tool-result', callId: 'm', text: 'found', isError: false },
    {
      type: 'tool-call',
      call: { id: 'i', name: 'image_generation', arguments: '{"output_format":"webp"}', type: 'server' },
    },
    { type: 'image', source: 'data:image/webp;base64,iVBO', mediaType: 'image/webp' },
    { type: 'other', raw: output[2] },
  ])
})

it('keeps reasoning that the vendor withholds as it came', () => {
  const item = { id: 'rs', type: 'reasoning', summary: [], encrypted_content: 'eA==' }
  const { reply } = read({ status: 'completed', output: [item] })
  expect([reply.reasoning, reply.parts]).toEqual([null, [{ type: 'other', raw: item }]])
})

it.each([
  ['max_output_tokens', 'length'],
  ['max_messages', 'length'],
  ['content_filter', 'filter'],
  ['steered', 'pause'],
  ['mood', 'unknown'],
])('is incomplete by %s as %s', (raw, reason) => {
  const body = { status: 'incomplete', incomplete_details: { reason: raw }, output: [] }
  expect(read(body).stop).toEqual({ reason, raw, sequence: null })
})

it('counts the searches of xAI, and takes an empty tier for none', () => {
  const usage = { input_tokens: 1, output_tokens: 2, server_side_tool_usage_details: { web_search_calls: 3 } }
  const body = { status: 'completed', output: [], service_tier: '', usage }
  expect(read(body).usage).toMatchObject({ serverToolRequests: 3, serviceTier: null })
})
