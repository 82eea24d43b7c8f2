import { expect, it } from 'vitest'
import { createAssembler, dialects, readExchange, readRequest, writeRequest } from '../src/index.ts'

const deep = '['.repeat(20_000) + ']'.repeat(20_000)
const wide = `[${'0,'.repeat(200_000)}0]`

const format = (schema: string) => `{"format":{"type":"json_schema","schema":{"a":${schema}}}}`
const requests = (value: string) => [
  value,
  `{"messages":${value},"input":${value},"system":${value},"tools":${value}}`,
  `{"messages":[{"role":"user","content":${value}},{"role":"assistant","content":${value},"tool_calls":${value}}]}`,
  `{"input":[{"role":"assistant","content":${value}},{"role":"assistant","content":${value}}]}`,
  `{"input":[{"type":"x_call","a":${value}},{"type":"mcp_call","output":${value}}]}`,
  `{"messages":[{"role":"assistant","content":[{"type":"tool_use","input":${value}}]}]}`,
  `{"tools":[{"name":"f","input_schema":${value}}],"output_config":${format(value)}}`,
]

const replies = (value: string) => [
  `{"error":${value}}`,
  `{"error":{"detail":${value}}}`,
  `{"choices":${value},"content":${value},"output":${value},"usage":${value}}`,
  `{"choices":[{"message":{"content":${value},"tool_calls":[{"function":{"arguments":${value}}}]}}]}`,
  `data: {"type":"error","x":${value}}\n\n`,
  `data: {"type":"content_block_start","content_block":{"type":"tool_use","input":${value}}}\n\n`,
  `data: {"type":"response.completed","response":{"status":"completed","output":${value}}}\n\n`,
]

it.each([
  ['deep', deep],
  ['wide', wide],
])('%s JSON overflows no stack', (_name, value) => {
  for (const dialect of dialects) {
    for (const request of requests(value)) {
      const body: unknown = JSON.parse(request)
      const conversation = readRequest(dialect, body)
      for (const to of dialects) writeRequest(to, conversation, { dialect, body })
    }
    for (const body of replies(value)) {
      const response = { status: 200, contentType: null, body }
      expect(Array.isArray(readExchange({ dialect, request: null, response }).reply.parts)).toBe(true)
    }
  }
})

// Each takes minutes where the work grows with the square of what came.
it.each(dialects)('%s takes a hundred thousand small chunks without content', (dialect) => {
  for (const chunk of ['      ', '\n', ': \n\n', 'd', 'data: {}\n\n']) {
    const assembler = createAssembler(dialect, { status: 200, contentType: null })
    for (let sent = 0; sent < 100_000; sent++) {
      assembler.push(chunk)
      assembler.hasContent()
    }
    expect(assembler.finish().reply.text).toBe('')
  }
})

it('takes a hundred thousand calls, choices, blocks and items', () => {
  const events = {
    'openai-chat': (index: number) => ({
      choices: [{ index, delta: { tool_calls: [{ index, function: {} }] } }],
    }),
    'anthropic-messages': (index: number) => ({ type: 'content_block_start', index, content_block: {} }),
    'openai-responses': (at: number) => ({ type: 'response.output_item.added', output_index: at, item: {} }),
  }
  for (const dialect of dialects) {
    const assembler = createAssembler(dialect, { status: 200, contentType: null })
    for (let at = 0; at < 100_000; at++) {
      assembler.push(`data: ${JSON.stringify(events[dialect](at))}\n\n`)
      assembler.hasContent()
    }
    expect(assembler.finish().reply.cut).toBe(true)
  }
})
