import { describe, expect, it } from 'vitest'
import { gradeLine, gradeLines, readGradeLine } from '../index.ts'

const ok = {
  id: 'a',
  request: { messages: [{ role: 'user', content: 'hi' }] },
  reference: { text: 'x' },
  candidate: { text: 'x' },
}
const kindOf = (line: object) => readGradeLine(JSON.stringify({ ...ok, ...line })).task.kind

describe('the kind is inferred', () => {
  const call = [{ name: 'f', arguments: {} }]
  it.each([
    ['labels', { labels: ['a'], truth: 'a' }, 'classify'],
    ['a truth of calls', { truth: [{ name: 'f', arguments: {} }] }, 'tools'],
    ['no call due among tools', { truth: [], request: { tools: [{ name: 'f' }] } }, 'tools'],
    ['a reference that calls', { reference: { tool_calls: call } }, 'tools'],
    ['a candidate that calls', { candidate: { tool_calls: call } }, 'tools'],
    ['a schema', { schema: {} }, 'extract'],
    ['a format', { request: { response_format: { type: 'json_object' } } }, 'extract'],
    ['a truth that is a record', { truth: { a: 1 } }, 'extract'],
    ['a reference that is JSON', { reference: { text: '{"a":1}' } }, 'extract'],
    ['a truth in words', { truth: 'yes' }, 'text'],
    ['nothing else', {}, 'text'],
    ['no call due, no tools named', { truth: [] }, 'tools'],
    ['an empty list that a schema asks for', { truth: [], schema: { type: 'array' } }, 'extract'],
    ['nulls for what is left out', { kind: null, truth: null, labels: null, schema: null }, 'text'],
    ['saying so', { kind: 'summarize' }, 'summarize'],
  ])('from %s', (_, line, kind) => {
    expect(kindOf(line)).toBe(kind)
  })
})

it('reads tools and formats in the notations of the vendors', () => {
  const parameters = { type: 'object' }
  const tools = [
    { type: 'function', function: { name: 'a', parameters } },
    { name: 'b', input_schema: parameters },
    { name: 'c', parameters },
  ]
  const schema = { type: 'object' }
  const read = (response_format: object) =>
    readGradeLine(JSON.stringify({ ...ok, request: { tools, response_format } })).pair.conversation
  expect(read({ type: 'text' })).toMatchObject({
    tools: [
      { name: 'a', parameters },
      { name: 'b', parameters },
      { name: 'c', parameters },
    ],
    format: null,
  })
  expect(read({ type: 'json_schema', json_schema: { name: 'x', schema } }).format).toMatchObject({
    name: 'x',
    schema,
  })
  expect(read({ type: 'json_schema', name: 'x', schema }).format).toMatchObject({ name: 'x', schema })
})

it('reads types of other notations in the schemas of tools', () => {
  const tool = {
    name: 'f',
    parameters: {
      type: 'dict',
      properties: {
        a: { type: 'float' },
        b: { type: 'tuple', items: { type: 'INTEGER' } },
        c: { type: 'any', description: 'whatever' },
        d: { type: 'dict', properties: { e: { type: 'string' } } },
      },
      required: ['a'],
    },
  }
  const read = (tools: object[]) =>
    readGradeLine(JSON.stringify({ ...ok, request: { tools } })).pair.conversation.tools[0]?.parameters
  expect(read([tool])).toEqual({
    type: 'object',
    properties: {
      a: { type: 'number' },
      b: { type: 'array', items: { type: 'integer' } },
      c: { description: 'whatever' },
      d: { type: 'object', properties: { e: { type: 'string' } } },
    },
    required: ['a'],
  })
  const usual = { type: 'object', properties: { a: { type: ['string', 'null'] } } }
  expect(read([{ type: 'function', name: 'f', parameters: usual }])).toEqual(usual)
})

it('reads the parts of a request as any vendor has them', () => {
  const request = {
    system: 'Be brief.',
    messages: [
      { role: 'developer', content: 'In French.' },
      { role: 'user', content: [{ type: 'text', text: 'hi' }] },
      { role: 'function', name: 'f', content: '5' },
    ],
  }
  const { system, messages } = readGradeLine(JSON.stringify({ ...ok, request })).pair.conversation
  expect(system).toBe('Be brief.\n\nIn French.')
  expect(messages.map(({ role }) => role)).toEqual(['user', 'tool'])
})

it('grades a line', async () => {
  expect(await gradeLine(JSON.stringify(ok))).toEqual({ id: 'a', outcome: 'passed', score: 1, failures: [] })
  const wrong = { ...ok, labels: ['a', 'b'], truth: 'a', candidate: { text: 'b' } }
  expect(await gradeLine(JSON.stringify(wrong))).toEqual({
    id: 'a',
    outcome: 'failed',
    score: 0,
    failures: [{ code: 'wrong-label', detectable: false, path: 'a', detail: 'b' }],
  })
  const open = { ...ok, kind: 'extract', reference: { text: 'no JSON' } }
  expect(await gradeLine(JSON.stringify(open))).toMatchObject({
    outcome: 'unscored',
    score: null,
    failures: [],
    reason: expect.any(String),
  })
})

describe('a bad line is told by its number', () => {
  const bad: [string, string, string][] = [
    ['no JSON', '{"id":', 'not JSON'],
    ['a list', '[]', 'expected an object'],
    ['no id', JSON.stringify({ ...ok, id: undefined }), 'id: expected'],
    ['no candidate', JSON.stringify({ ...ok, candidate: undefined }), 'candidate: expected'],
    [
      'neither reference nor truth',
      JSON.stringify({ ...ok, reference: undefined }),
      'a reference or a truth',
    ],
    ['an unknown kind', JSON.stringify({ ...ok, kind: 'guess' }), 'kind: expected one of classify'],
    ['labels that are none', JSON.stringify({ ...ok, labels: 5 }), 'labels: expected'],
    [
      'a truth of another shape',
      JSON.stringify({ ...ok, kind: 'tools', truth: 'f()' }),
      'truth: expected a list',
    ],
    [
      'calls without a name',
      JSON.stringify({ ...ok, candidate: { tool_calls: [{}] } }),
      'candidate.tool_calls[0]',
    ],
    [
      'a role nobody has',
      JSON.stringify({ ...ok, request: { messages: [{ role: 'king' }] } }),
      'request.messages[0].role',
    ],
    [
      'arguments that nest without end',
      `{"id":1,"truth":[],"candidate":{"tool_calls":[{"name":"f","arguments":${'['.repeat(200_000)}${']'.repeat(200_000)}}]}}`,
      'cannot be graded',
    ],
    [
      'an error without words',
      JSON.stringify({ ...ok, candidate: { error: { code: 429 } } }),
      'candidate.error',
    ],
    ['a refusal that is none', JSON.stringify({ ...ok, candidate: { refusal: true } }), 'candidate.refusal'],
    ['an unknown option', JSON.stringify({ ...ok, options: { lax: true } }), 'options.lax'],
  ]
  it.each(bad)('%s', async (_, line, message) => {
    const written: string[] = []
    const told: [number, string][] = []
    const counts = await gradeLines([JSON.stringify(ok), '', line, JSON.stringify({ ...ok, id: 7 })], {
      write: (text) => void written.push(text),
      tellBad: (...bad) => void told.push(bad),
    })
    expect(counts).toMatchObject({ lines: 3, passed: 2, bad: 1 })
    expect(told).toEqual([[3, expect.stringContaining(message)]])
    expect(written.map((text) => (JSON.parse(text) as { id: string }).id)).toEqual(['a', '7'])
  })
})

it.each(['too many requests', { type: 'rate_limit_error', message: 'too many requests' }])(
  'takes an error for one, in words or as vendors send it: %j',
  async (error) => {
    const written: string[] = []
    await gradeLines([JSON.stringify({ ...ok, candidate: { ...ok.candidate, error } })], {
      write: (text) => void written.push(text),
      tellBad: () => undefined,
    })
    expect(JSON.parse(written[0] ?? '')).toMatchObject({ outcome: 'failed', failures: [{ code: 'error' }] })
  },
)

it('counts by kind and by failure, each reply once', async () => {
  const line = {
    ...ok,
    kind: 'extract',
    reference: { text: '{"a":1,"b":2}' },
    candidate: { text: '{"a":2,"b":3}' },
  }
  const counts = await gradeLines([JSON.stringify(line), JSON.stringify(ok)], {
    write: () => {},
    tellBad: () => {},
  })
  expect(counts).toMatchObject({
    failed: 1,
    byKind: { extract: { failed: 1 }, text: { passed: 1 } },
    byFailure: { 'wrong-value': 1 },
  })
})
