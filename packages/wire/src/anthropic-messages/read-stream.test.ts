import { expect, it } from 'vitest'
import { fixture, readBody, readFixture } from '../../test/fixture.ts'

const read = (name: string) => readFixture('anthropic-messages', name)

it('reads thinking, server tools, citations and calls in their order', () => {
  const { reply, stop } = read('thinking-search-and-tools.sse')
  expect(reply.parts.map(({ type }) => type).join(' ')).toBe(
    'reasoning other tool-call tool-result text text tool-call tool-call',
  )
  expect([reply.text, reply.reasoning]).toEqual(['The rate is 20 %', 'Which queue?'])
  expect(reply.toolCalls).toEqual([
    { id: 'toolu_1', name: 'route_ticket', arguments: '{"queue": "billing"}', type: 'function' },
    { id: 'toolu_2', name: 'close', arguments: '{}', type: 'function' },
  ])
  expect(reply.parts[2]).toMatchObject({
    call: { name: 'web_search', arguments: '{"query": "vat"}', type: 'server' },
  })
  expect(reply.parts[3]).toMatchObject({ callId: 'srvtoolu_1', isError: false })
  expect(reply.parts[5]).toMatchObject({ citations: [{ cited_text: '20 %' }] })
  expect(stop).toEqual({ reason: 'tools', raw: 'tool_use', sequence: null })
})

it('adds up the three counts of input', () => {
  expect(read('thinking-search-and-tools.sse').usage).toEqual({
    input: 1230,
    cacheRead: 1000,
    cacheWrite: 200,
    cacheWriteHour: 50,
    output: 210,
    reasoning: 90,
    inputAudio: null,
    outputAudio: null,
    serverToolRequests: 1,
    serviceTier: 'standard',
    estimated: false,
  })
})

it('keeps what came before an error event', () => {
  const { reply, stop, usage } = read('overloaded.sse')
  expect(reply.error).toEqual({ status: null, type: 'overloaded_error', code: null, message: 'Overloaded' })
  expect([reply.text, stop.reason, usage.input, usage.output]).toEqual(['Dear', 'error', 1230, null])
})

it('tells a refusal by its explanation', () => {
  const { reply, stop } = read('refusal.sse')
  expect([reply.refusal, reply.text, stop.reason]).toEqual(['This could enable harm.', '', 'refusal'])
})

it('keeps unknown blocks, deltas and events, and goes on', () => {
  const { reply, stop } = read('unknown.sse')
  expect(reply.parts).toEqual([
    {
      type: 'other',
      raw: { type: 'compaction', content: null, deltas: [{ type: 'compaction_delta', content: 'Summary' }] },
    },
    { type: 'text', text: 'Hi' },
    { type: 'other', raw: { type: 'weather_report', sky: 'blue' } },
  ])
  expect(stop.reason).toBe('pause')
})

it('does not take the first count of a cut stream for its output', () => {
  const whole = fixture('anthropic-messages', 'thinking-search-and-tools.sse')
  const { reply, stop, usage } = readBody('anthropic-messages', whole.slice(0, whole.indexOf('ling\\"}')))
  expect([reply.cut, stop.reason, usage.output, usage.input]).toEqual([true, 'cut', null, 1230])
  expect(reply.toolCalls.map(({ arguments: text }) => text)).toEqual(['{"queue": "bil'])
})
