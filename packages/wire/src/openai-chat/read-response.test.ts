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
