import { expect, it } from 'vitest'
import { fixture, readBody, readFixture } from '../../test/fixture.ts'

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
