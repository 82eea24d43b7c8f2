import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Dialect, readExchange, readRequest, writeRequest } from '../src/index.ts'
import { fixture } from './fixture.ts'

// Garbage that is nearly right gets deeper into the readers than garbage that isn't.
const streams: readonly (readonly [Dialect, string])[] = [
  ['openai-chat', 'parallel-tool-calls.sse'],
  ['openai-chat', 'legacy-and-custom.sse'],
  ['openai-chat', 'error-in-midstream.sse'],
  ['openai-responses', 'reasoning-search-and-tools.sse'],
  ['openai-responses', 'failed.sse'],
  ['anthropic-messages', 'thinking-search-and-tools.sse'],
  ['anthropic-messages', 'overloaded.sse'],
]

const requests: readonly (readonly [Dialect, unknown])[] = [
  [
    'openai-chat',
    {
      messages: [
        { role: 'system', content: 's' },
        { role: 'user', content: [{ type: 'image_url', image_url: { url: 'u' } }] },
        {
          role: 'assistant',
          content: '<think>a',
          tool_calls: [{ id: 'c', function: { name: 'f', arguments: '{' } }],
        },
        { role: 'tool', tool_call_id: 'c', content: [{ type: 'text', text: 'x' }] },
      ],
      tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'object' } } }],
      tool_choice: { type: 'allowed_tools', allowed_tools: { mode: 'auto' } },
      response_format: { type: 'json_schema', json_schema: { name: 'n', schema: { type: 'object' } } },
      stop: ['a'],
    },
  ],
  [
    'openai-responses',
    {
      instructions: 's',
      input: [
        { role: 'user', content: [{ type: 'input_file', file_data: 'data:a;base64,b' }] },
        { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' },
        { type: 'function_call_output', call_id: 'c', output: [{ type: 'input_text', text: 'x' }] },
        { type: 'mcp_call', id: 'm', name: 'f', arguments: '', output: 'x' },
      ],
      tools: [{ type: 'namespace', tools: [{ type: 'function', name: 'f', parameters: {} }] }],
      text: { format: { type: 'json_schema', name: 'n', schema: { anyOf: [{ type: 'object' }] } } },
    },
  ],
  [
    'anthropic-messages',
    {
      system: [{ type: 'text', text: 's' }],
      messages: [
        {
          role: 'user',
          content: [{ type: 'document', source: { type: 'base64', media_type: 'a', data: 'b' } }],
        },
        { role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'f', input: { a: 1 } }] },
        {
          role: 'user',
          content: [{ type: 'tool_result', tool_use_id: 't', content: [{ type: 'text', text: 'x' }] }],
        },
      ],
      tools: [{ name: 'f', input_schema: { type: 'object' } }],
      tool_choice: { type: 'tool', name: 'f' },
      output_config: { format: { type: 'json_schema', schema: { type: 'object', properties: { a: {} } } } },
    },
  ],
]

const wrong = fc.constantFrom<unknown>(null, 0, -1, 1e300, '', 'x', true, [], {}, [null], [['x']], {
  type: 'text',
})

/** One value in a hundred or so of what was parsed is replaced, by the place that `at` picks. */
const mutate = (value: unknown, replacements: readonly (readonly [number, unknown])[]): unknown => {
  let place = 0
  const at = new Map(replacements)
  const walk = (node: unknown): unknown => {
    place += 1
    if (at.has(place)) return at.get(place)
    if (Array.isArray(node)) return node.map(walk)
    if (typeof node !== 'object' || node === null) return node
    return Object.fromEntries(Object.entries(node).map(([key, field]) => [key, walk(field)]))
  }
  return walk(value)
}

const replacements = (places: number) =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: places }), wrong), { minLength: 1, maxLength: 4 })

it.each(streams)('reads %s %s with wrong values in it', (dialect, name) => {
  const events = fixture(dialect, name)
    .split('\n\n')
    .map((event) => event.slice(event.indexOf('data: ') + 6))
    .filter((data) => data.startsWith('{'))
    .map((data): unknown => JSON.parse(data))
  fc.assert(
    fc.property(replacements(400), (wrongs) => {
      const mutated = mutate(events, wrongs)
      const sent = Array.isArray(mutated) ? mutated : [mutated]
      const body = sent.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')
      const reading = readExchange({
        dialect,
        request: null,
        response: { status: 200, contentType: null, body },
      })
      const { text, toolCalls } = reading.reply
      expect([typeof text, Array.isArray(toolCalls)]).toEqual(['string', true])
      expect(toolCalls.every((call) => typeof call.arguments === 'string')).toBe(true)
    }),
    { seed: 4, numRuns: 400 },
  )
})

it.each(requests)('reads and writes requests of %s with wrong values in them', (dialect, request) => {
  fc.assert(
    fc.property(replacements(60), fc.constantFrom(...requests), (wrongs, [to]) => {
      const body = mutate(request, wrongs)
      const conversation = readRequest(dialect, body)
      const written = writeRequest(to, conversation, { dialect, body }).body
      expect(typeof readRequest(to, written).system).toBe('string')
    }),
    { seed: 5, numRuns: 1500 },
  )
})
