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
      raw: { type: 'sketch', lines: null, deltas: [{ type: 'sketch_delta', lines: 'Zig' }] },
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

const stream = (...events: object[]) =>
  readBody('anthropic-messages', events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''))
const begin = (id: string, content: object[] = []) => ({
  type: 'message_start',
  message: { id, model: 'm', content, stop_reason: null, usage: { input_tokens: 7, output_tokens: 1 } },
})
const say = (index: number, text: string) => ({
  type: 'content_block_start',
  index,
  content_block: { type: 'text', text },
})
const finish = { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 5 } }
const stop = { type: 'message_stop' }

it('reads a summary of the conversation like a plain reply has it', () => {
  const { reply } = stream(
    begin('msg_1'),
    { type: 'content_block_start', index: 0, content_block: { type: 'compaction', content: null } },
    { type: 'content_block_delta', index: 0, delta: { type: 'compaction_delta', content: 'So far: two.' } },
    { type: 'content_block_stop', index: 0 },
    finish,
  )
  expect(reply.parts).toEqual([{ type: 'other', raw: { type: 'compaction', content: 'So far: two.' } }])
})

it('passes over a start that is sent twice', () => {
  const { reply, usage } = stream(
    begin('msg_1'),
    say(0, 'Good '),
    begin('msg_1'),
    say(1, 'day'),
    finish,
    stop,
  )
  expect([reply.text, usage.input, usage.output, reply.cut]).toEqual(['Good day', 7, 5, false])
})

it('reads the last of several messages in one stream', () => {
  const torn = [begin('msg_1'), say(0, 'Goo'), say(1, 'x')]
  const { reply } = stream(...torn, begin('msg_2'), say(0, 'Hello'), finish, stop)
  expect([reply.id, reply.text, reply.cut]).toEqual(['msg_2', 'Hello', false])
  const open = stream(begin('msg_1'), say(0, 'a'), finish, stop, begin('msg_2'), say(0, 'b'))
  expect([open.reply.text, open.reply.cut, open.usage.output]).toEqual(['b', true, null])
})

it('takes calls that the start brings whole', () => {
  const call = { type: 'tool_use', id: 't', name: 'roll', input: { sides: 6 } }
  const { message } = begin('msg_1', [call])
  const whole = { type: 'message_start', message: { ...message, stop_reason: 'tool_use' } }
  const { reply, stop: stopped } = stream(whole, stop)
  expect(reply.toolCalls).toEqual([{ id: 't', name: 'roll', arguments: '{"sides":6}', type: 'function' }])
  expect(stopped.reason).toBe('tools')
  const more = stream(whole, say(1, 'Rolling.'), finish, stop)
  expect(more.reply.parts.map(({ type }) => type)).toEqual(['tool-call', 'text'])
})

it('believes no count of 0 that another denies, or that came too early', () => {
  const none = { ...finish, usage: { input_tokens: 0, output_tokens: 5 } }
  expect(stream(begin('msg_1'), none, stop).usage).toMatchObject({ input: 7, output: 5 })
  const { message } = begin('msg_1')
  const late = {
    type: 'message_start',
    message: { ...message, usage: { input_tokens: 0, output_tokens: 0 } },
  }
  expect(stream(late, say(0, 'a')).usage).toMatchObject({ input: null, output: null })
  const told = { ...finish, usage: { input_tokens: 9, output_tokens: 5 } }
  expect(stream(late, say(0, 'a'), told, stop).usage).toMatchObject({ input: 9, output: 5 })
})
