import { expect, it } from 'vitest'
import { fixture, readBody, readFixture } from '../../test/fixture.ts'
import { createAssembler } from '../create-assembler.ts'

const read = (name: string) => readFixture('openai-chat', name)

it('joins the split arguments of parallel calls', () => {
  const { reply, usage, stop, model } = read('parallel-tool-calls.sse')
  expect(reply.toolCalls).toEqual([
    { id: 'call_a', name: 'route_ticket', arguments: '{"queue":"billing"}', type: 'function' },
    { id: 'call_b', name: 'set_priority', arguments: '{"level":2}', type: 'function' },
  ])
  expect(stop).toEqual({ reason: 'tools', raw: 'tool_calls', sequence: null })
  expect(model).toBe('gpt-5.4-nano-2026-03-17')
  expect(usage).toEqual({
    input: 120,
    cacheRead: 64,
    cacheWrite: null,
    cacheWriteHour: null,
    output: 48,
    reasoning: 16,
    inputAudio: 0,
    outputAudio: 0,
    serverToolRequests: null,
    serviceTier: 'default',
    estimated: false,
  })
})

it('passes over comments, and takes any line ending', () => {
  const { reply, stop } = read('text-with-keepalives.sse')
  expect(reply.text).toBe('Grüße 👋 aus Wien')
  expect(stop.reason).toBe('end')
})

it('tells a refusal, which ends like any text', () => {
  const { reply, stop } = read('refusal.sse')
  expect([reply.refusal, reply.text, stop.reason]).toEqual(["I can't help.", '', 'refusal'])
})

it('keeps what came before an error in mid-stream', () => {
  const { reply, stop } = read('error-in-midstream.sse')
  expect(reply.error).toEqual({ status: 502, type: null, code: '502', message: 'Provider disconnected' })
  expect([reply.text, reply.cut, stop.reason]).toEqual(['The inv', false, 'error'])
})

it('reads reasoning and usage under the names of compatible vendors, and no end mark', () => {
  const { reply, usage, stop } = read('reasoning-content.sse')
  expect([reply.reasoning, reply.text, reply.cut, stop.reason]).toEqual(['Two and two.', '4', false, 'end'])
  expect([usage.input, usage.output, usage.cacheRead]).toEqual([9, 7, null])
})

it('takes the first of several choices, and keeps the others', () => {
  const { reply } = read('two-choices.sse')
  expect(reply.text).toBe('yes')
  expect(reply.alternatives).toEqual([[{ type: 'text', text: 'no' }]])
})

it('tells calls apart that have no index', () => {
  const { reply, stop } = read('calls-without-index.sse')
  expect(reply.toolCalls.map(({ id, arguments: text }) => [id, text])).toEqual([
    ['a', '{"x":1}'],
    ['b', '{}'],
  ])
  expect(stop).toEqual({ reason: 'tools', raw: 'stop', sequence: null })
})

it('reads legacy function calls and custom tools', () => {
  const { reply } = read('legacy-and-custom.sse')
  expect(reply.toolCalls).toEqual([
    { id: 'call_c', name: 'sql', arguments: 'select 1', type: 'custom' },
    { id: null, name: 'look_up', arguments: '{"q":"a"}', type: 'function' },
  ])
})

it('does not take an empty finish_reason for the end', () => {
  const chunk = (finish_reason: string) =>
    `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: 'a' }, finish_reason }] })}\n\n`
  expect(readBody('openai-chat', chunk('') + chunk('')).stop.reason).toBe('cut')
  expect(readBody('openai-chat', chunk('') + chunk('stop')).stop.reason).toBe('end')
})

it('marks a stream as cut that ended before the vendor was done', () => {
  const whole = fixture('openai-chat', 'parallel-tool-calls.sse')
  const { reply, stop, usage } = readBody('openai-chat', whole.slice(0, whole.indexOf('ing\\"}')))
  expect([reply.cut, stop.reason, usage.output]).toEqual([true, 'cut', null])
  expect(reply.toolCalls[0]?.arguments).toBe('{"queue":"bill')
})

const stream = (...deltas: object[]) =>
  readBody(
    'openai-chat',
    deltas.map((delta) => `data: ${JSON.stringify({ choices: [{ index: 0, delta }] })}\n\n`).join('') +
      'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n',
  )
const call = (name: string | undefined, input: string, id = '') => ({
  tool_calls: [{ index: 0, id, function: { name, arguments: input } }],
})

it('tells calls apart that share an index and have no ids', () => {
  const calls = (...deltas: object[]) =>
    stream(...deltas).reply.toolCalls.map((made) => [made.name, made.arguments])
  expect(calls(call('look', '{"at":1}'), call('look', '{"at":2}'), call('close', '{}'))).toEqual([
    ['look', '{"at":1}'],
    ['look', '{"at":2}'],
    ['close', '{}'],
  ])
  // the name comes again with each delta, or bit by bit
  expect(calls(call('look', '{"at":'), call('look', '1}'), call('look', ''))).toEqual([['look', '{"at":1}']])
  expect(calls(call('lo', ''), call('ok', '{}'))).toEqual([['look', '{}']])
})

it('adds up what comes beside the text', () => {
  const cite = (url: string) => ({
    content: '',
    annotations: [{ type: 'url_citation', url_citation: { url } }],
  })
  const tool = { index: 0, type: 'search', arguments: '{"query":"tea"}' }
  const { reply } = stream(
    { executed_tools: [tool] },
    { executed_tools: [{ ...tool, output: 'Green.' }] },
    { reasoning_details: [{ type: 'reasoning.text', text: 'Which ' }] },
    { reasoning_details: [{ type: 'reasoning.text', text: 'tea?' }] },
    { content: 'Green.' },
    cite('https://example.com/a'),
    cite('https://example.com/b'),
    { images: [{ type: 'image_url', image_url: { url: 'https://example.com/tea.png' } }] },
  )
  expect(reply.parts.map(({ type }) => type).join(' ')).toBe('reasoning tool-call tool-result text image')
  expect([reply.reasoning, reply.text]).toEqual(['Which tea?', 'Green.'])
  expect(reply.parts[3]).toMatchObject({
    citations: [{}, { url_citation: { url: 'https://example.com/b' } }],
  })
})

it('keeps the sources that every chunk names once', () => {
  const chunk = (content: string) =>
    `data: ${JSON.stringify({ citations: ['https://example.com/a'], choices: [{ delta: { content } }] })}\n\n`
  const { reply } = readBody('openai-chat', `${chunk('It ')}${chunk('rains.')}data: [DONE]\n\n`)
  expect(reply.parts).toEqual([{ type: 'text', text: 'It rains.', citations: ['https://example.com/a'] }])
})

it.each([
  'error: {"error":{"message":"Out of memory"}}\n\n',
  'event: error\ndata: {"message":"Out of memory"}\n\n',
  'event: error\ndata: Out of memory\n\n',
  'data: {"object":"error","message":"Out of memory"}\n\n',
])('sees the error in %j', (sent) => {
  const { reply, stop } = readBody(
    'openai-chat',
    `data: {"choices":[{"delta":{"content":"Onc"}}]}\n\n${sent}`,
  )
  expect(reply.error).toMatchObject({ message: 'Out of memory' })
  expect([reply.text, reply.cut, stop.reason]).toEqual(['Onc', false, 'error'])
})

it('sees an error field wherever chunks end', () => {
  const assembler = createAssembler('openai-chat', { status: 200, contentType: 'text/event-stream' })
  for (const character of 'data: {}\n\nerror: {"error":{"message":"Out of memory"}}')
    assembler.push(character)
  expect(assembler.finish().reply.error).toMatchObject({ message: 'Out of memory' })
})
