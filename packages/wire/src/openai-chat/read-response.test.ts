import { expect, it } from 'vitest'
import { readBody } from '../../test/fixture.ts'

const read = (body: unknown, status = 200) => readBody('openai-chat', JSON.stringify(body), status)
const completion = (message: unknown, more: object = {}) =>
  read({ id: 'c', model: 'm', choices: [{ index: 0, message, finish_reason: 'stop' }], ...more })

it('reads reasoning at the head of the text apart from it', () => {
  const { reply } = completion({ role: 'assistant', content: '<think>\nhm\n</think>\n\nParis' })
  expect([reply.reasoning, reply.text]).toEqual(['\nhm\n', '\n\nParis'])
})

it('reads lists of parts, thinking among them', () => {
  const content = [
    { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
    { type: 'text', text: 'Paris' },
    { type: 'reference', reference_ids: [1] },
  ]
  const { reply } = completion({ role: 'assistant', content })
  expect([reply.reasoning, reply.text]).toEqual(['hm', 'Paris'])
  expect(reply.parts.at(-1)).toEqual({ type: 'other', raw: content[2] })
})

it('takes the transcript of a spoken reply for its text', () => {
  const { reply } = completion({ content: null, audio: { id: 'a', data: 'UklG', transcript: 'Hello' } })
  expect(reply.text).toBe('Hello')
  expect(reply.parts[1]).toEqual({ type: 'audio', source: 'UklG', mediaType: null })
})

it('says what the model wrote where the vendor refused it', () => {
  const failed_generation = '{"name": "route", "arguments": {"queue": 1}}'
  const { reply, stop } = read(
    { error: { message: 'no match', code: 'tool_use_failed', failed_generation } },
    400,
  )
  expect(reply.error).toEqual({ status: 400, type: null, code: 'tool_use_failed', message: 'no match' })
  expect(reply.toolCalls).toEqual([{ id: null, name: 'route', arguments: '{"queue":1}', type: 'function' }])
  expect(stop.reason).toBe('error')
})

it('counts output that the vendor left out of completion_tokens', () => {
  const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 40 }
  expect(completion({ content: 'x' }, { usage }).usage.output).toBe(30)
})

it('leaves unknown what is not a count', () => {
  const { usage } = completion({ content: 'x' }, { usage: { prompt_tokens: '10', completion_tokens: -1 } })
  expect([usage.input, usage.output, usage.reasoning]).toEqual([null, null, null])
})

it.each([
  [{ error: 'Model is overloaded', error_type: 'overloaded' }, 'Model is overloaded'],
  [{ object: 'error', message: 'Bad model', type: 'invalid_model' }, 'Bad model'],
  [{ detail: [{ loc: ['body'], msg: 'required' }] }, '[{"loc":["body"],"msg":"required"}]'],
  [[{ error: { code: 400, message: 'Bad key', status: 'INVALID_ARGUMENT' } }], 'Bad key'],
  [{ error: { message: 'Provider error', metadata: { raw: 'too busy' } } }, 'Provider error: too busy'],
])('reads the error in %j', (body, message) => {
  expect(read(body, 503).reply.error).toMatchObject({ status: 503, message })
})

it('finds the status that an error in a 200 tells', () => {
  const filtered = { message: 'Filtered', type: null, code: 'content_filter', status: 400 }
  expect(read({ error: filtered }).reply.error).toEqual({
    status: 400,
    type: null,
    code: 'content_filter',
    message: 'Filtered',
  })
})

it('reads a gateway’s page as an error, half a JSON as cut', () => {
  const page = readBody('openai-chat', '<html>Bad gateway</html>', 502)
  expect(page.reply.error).toEqual({
    status: 502,
    type: null,
    code: null,
    message: '<html>Bad gateway</html>',
  })
  const half = readBody('openai-chat', '{"id":"c","choices":[{"mess')
  expect([half.reply.cut, half.reply.error, half.stop.reason]).toEqual([true, null, 'cut'])
})

it('keeps citations with the text, wherever the vendor puts them', () => {
  const annotations = [{ type: 'url_citation', url_citation: { url: 'https://example.com/a' } }]
  const cited = { type: 'text', text: 'It rains.', citations: annotations }
  expect(completion({ content: 'It rains.', annotations }).reply.parts).toEqual([cited])
  const search_results = [{ title: 'Rain', url: 'https://example.com/b' }]
  const found = completion({ content: 'It rains.' }, { search_results, citations: ['https://example.com/b'] })
  expect(found.reply.parts).toEqual([{ ...cited, citations: search_results }])
  const listed = completion({ content: 'It rains.' }, { citations: ['https://example.com/b'] })
  expect(listed.reply.parts).toEqual([{ ...cited, citations: ['https://example.com/b'] }])
  expect(completion({ content: null, annotations }).reply.parts).toEqual([])
})

it('sees no call, sound or word where a gateway fills in every field', () => {
  const { reply, usage, stop } = completion(
    {
      content: 'Four',
      refusal: '',
      audio: { id: '', data: '', transcript: '' },
      function_call: { name: '', arguments: '' },
      reasoning_details: [{ type: 'reasoning.text', text: 'Two twice.' }, { summary: ' So 4.' }],
    },
    { service_tier: '' },
  )
  expect(reply.parts).toEqual([
    { type: 'reasoning', text: 'Two twice. So 4.' },
    { type: 'text', text: 'Four' },
  ])
  expect([usage.serviceTier, stop.reason]).toEqual([null, 'end'])
  const both = {
    id: 'c',
    type: 'function',
    custom: { name: '', input: '' },
    function: { name: 'look', arguments: '{}' },
  }
  expect(completion({ tool_calls: [both] }).reply.toolCalls).toEqual([
    { id: 'c', name: 'look', arguments: '{}', type: 'function' },
  ])
})

it('tells tools that the vendor ran from calls that wait for the caller', () => {
  const executed_tools = [{ index: 0, type: 'search', arguments: '{"query":"tea"}', output: 'Green, black.' }]
  const { reply, stop } = completion({ content: 'Two kinds.', executed_tools })
  expect(reply.parts.slice(0, 2)).toEqual([
    {
      type: 'tool-call',
      call: { id: 'executed_0', name: 'search', arguments: '{"query":"tea"}', type: 'server' },
    },
    { type: 'tool-result', callId: 'executed_0', text: 'Green, black.', isError: false },
  ])
  expect([reply.toolCalls, stop.reason]).toEqual([[], 'end'])
})

it('reads images, and content that was parsed already', () => {
  const images = [{ type: 'image_url', image_url: { url: 'data:image/png;base64,iVBO' } }]
  const drawn = completion({ content: 'Here.', images })
  expect(drawn.reply.parts[1]).toEqual({
    type: 'image',
    source: 'data:image/png;base64,iVBO',
    mediaType: 'image/png',
  })
  expect(completion({ content: { age: 3, name: 'Ada' } }).reply.text).toBe('{"age":3,"name":"Ada"}')
})

it('counts heard audio as input, where the vendor counts it in the total alone', () => {
  const usage = { prompt_audio_seconds: 2, prompt_tokens: 9, completion_tokens: 50, total_tokens: 84 }
  expect(completion({ content: 'x' }, { usage }).usage).toMatchObject({
    input: 34,
    inputAudio: 25,
    output: 50,
  })
})

it('takes searches, tier and reasoning from where vendors count them', () => {
  const usage = {
    prompt_tokens: 1,
    completion_tokens: 9,
    total_tokens: 10,
    reasoning_tokens: 4,
    service_tier: 'flex',
    server_tool_use_details: { web_search_requests: 2 },
  }
  expect(completion({ content: 'x' }, { usage }).usage).toMatchObject({
    reasoning: 4,
    serviceTier: 'flex',
    serverToolRequests: 2,
  })
})

it('takes the first word for the end that there is', () => {
  const choice = { message: { content: 'Once' }, finish_details: { type: 'max_tokens' } }
  expect(read({ choices: [choice] }).stop).toEqual({ reason: 'length', raw: 'max_tokens', sequence: null })
  expect(read({ object: 'error', message: 'Too long', code: 400 }).reply.error).toMatchObject({
    message: 'Too long',
    status: 400,
  })
})
