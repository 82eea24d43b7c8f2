import { expect, it } from 'vitest'
import { fixture, readBody, readFixture } from '../../test/fixture.ts'

const read = (name: string) => readFixture('openai-responses', name)

it('reads reasoning, built-in tools, text and both kinds of calls', () => {
  const { reply, usage, stop, model } = read('reasoning-search-and-tools.sse')
  expect([reply.id, model]).toEqual(['resp_1', 'gpt-5.4-mini-2026-03-17'])
  expect([reply.reasoning, reply.text]).toEqual(['Find the queue.\n\nThen route.', 'Routing now.'])
  expect(reply.toolCalls).toEqual([
    { id: 'call_1', name: 'route_ticket', arguments: '{"queue":"billing"}', type: 'function' },
    { id: 'call_2', name: 'sql', arguments: 'select 1', type: 'custom' },
  ])
  expect(reply.parts[1]).toEqual({
    type: 'tool-call',
    call: {
      id: 'ws_1',
      name: 'web_search',
      arguments: '{"action":{"type":"search","query":"vat"}}',
      type: 'server',
    },
  })
  expect(stop).toEqual({ reason: 'tools', raw: 'completed', sequence: null })
  expect(usage).toMatchObject({ input: 300, cacheRead: 128, cacheWrite: 40, output: 90, reasoning: 32 })
})

it('reads the plain response like its stream', () => {
  expect(read('reasoning-search-and-tools.json')).toEqual(read('reasoning-search-and-tools.sse'))
})

it('adds up the deltas alike where the last event brings no output', () => {
  const whole = fixture('openai-responses', 'reasoning-search-and-tools.sse')
  const events = whole.split('\n\n').filter((event) => !event.includes('output_item.done'))
  const last = events.findIndex((event) => event.startsWith('event: response.completed'))
  events[last] = 'data: {"type":"response.completed","response":{"status":"completed"}}'
  const { reply } = readBody('openai-responses', events.join('\n\n'))
  const expected = read('reasoning-search-and-tools.sse').reply
  expect({ ...reply, id: 'resp_1' }).toEqual(expected)
})

it('tells why a response is incomplete', () => {
  const { reply, stop } = read('incomplete.sse')
  expect([reply.text, reply.cut]).toEqual(['Once upon', false])
  expect(stop).toEqual({ reason: 'length', raw: 'max_output_tokens', sequence: null })
})

it('reads a failed response and an error event', () => {
  const failed = read('failed.sse')
  expect(failed.reply.error).toMatchObject({ code: 'server_error', message: 'The model failed.' })
  expect([failed.reply.text, failed.stop.reason]).toEqual(['Once', 'error'])
  const limited = read('error-event.sse')
  expect(limited.reply.error).toMatchObject({ code: 'rate_limit_exceeded', message: 'Slow down.' })
  expect(limited.reply.cut).toBe(false)
})

it('adds up a refusal', () => {
  const { reply, stop } = read('refusal.sse')
  expect([reply.refusal, stop.reason]).toEqual(["I can't.", 'refusal'])
})

it('marks a stream as cut that no last event closed', () => {
  const whole = fixture('openai-responses', 'reasoning-search-and-tools.sse')
  const { reply, stop } = readBody('openai-responses', whole.slice(0, whole.indexOf('"delta":"\\"billing')))
  expect([reply.cut, stop.reason, stop.raw]).toEqual([true, 'cut', 'in_progress'])
  expect(reply.toolCalls.map(({ arguments: text }) => text)).toEqual(['{"queue":'])
})

const stream = (...events: object[]) =>
  readBody('openai-responses', events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''))

it('makes no call of what it does not know', () => {
  const { reply } = stream(
    { type: 'response.shell_call_command.delta', output_index: 0, command_index: 0, delta: 'ls ' },
    { type: 'response.shell_call_command.delta', output_index: 0, command_index: 0, delta: '-l' },
    { type: 'response.dance.in_progress', output_index: 1 },
  )
  expect(reply.parts).toEqual([{ type: 'other', raw: { deltas: 'ls -l' } }])
  expect(reply.toolCalls).toEqual([])
})

it('reads what was spoken', () => {
  const { reply } = stream(
    { type: 'response.audio.delta', delta: 'UklG' },
    { type: 'response.audio.transcript.delta', delta: 'Good ' },
    { type: 'response.audio.transcript.delta', delta: 'day' },
  )
  expect(reply.text).toBe('Good day')
  const content = [{ type: 'output_audio', transcript: 'Good day', data: 'UklG' }]
  const response = { status: 'completed', output: [{ type: 'message', content }] }
  expect(stream({ type: 'response.completed', response }).reply.parts).toEqual([
    { type: 'text', text: 'Good day' },
    { type: 'audio', source: 'UklG', mediaType: null },
  ])
})

it('takes items in their order where they have no index', () => {
  const done = (text: string) => ({
    type: 'response.output_item.done',
    item: { type: 'message', content: [{ type: 'output_text', text }] },
  })
  const { reply } = stream(
    { type: 'response.output_item.added', item: { type: 'message', content: [] } },
    { type: 'response.output_text.delta', delta: 'On' },
    done('One, '),
    done('two'),
    { type: 'response.completed', response: { status: 'completed' } },
  )
  expect(reply.text).toBe('One, two')
})
