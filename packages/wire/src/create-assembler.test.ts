import { expect, it } from 'vitest'
import { createAssembler } from './create-assembler.ts'

const chunk = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`
const streamed = { status: 200, contentType: 'text/event-stream' }

it('has content from the first text, reasoning, refusal or call on', () => {
  for (const delta of [
    { content: 'a' },
    { reasoning: 'a' },
    { refusal: 'a' },
    { tool_calls: [{ index: 0, id: 'c', function: { name: 'f', arguments: '' } }] },
  ]) {
    const assembler = createAssembler('openai-chat', streamed)
    assembler.push(': keep-alive\n\n')
    assembler.push(chunk({ role: 'assistant', content: '' }))
    expect(assembler.hasContent()).toBe(false)
    assembler.push(chunk(delta))
    expect(assembler.hasContent()).toBe(true)
  }
})

it('reads the last event without a blank line after it', () => {
  const assembler = createAssembler('openai-chat', streamed)
  assembler.push(chunk({ content: 'a' }))
  assembler.push(chunk({}, 'stop').trimEnd())
  expect(assembler.finish()).toMatchObject({ reply: { text: 'a', cut: false }, stop: { reason: 'end' } })
})

it('says twice what it says once', () => {
  const assembler = createAssembler('openai-chat', streamed)
  assembler.push(chunk({ content: 'a' }))
  const reading = assembler.finish(false)
  expect(reading).toMatchObject({ reply: { text: 'a', cut: true }, stop: { reason: 'cut' } })
  expect(assembler.finish(false)).toEqual(reading)
})

it('goes by what came, not by its content type', () => {
  const body = '\uFEFF {"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}'
  for (const contentType of [null, 'application/octet-stream', 'text/event-stream']) {
    const assembler = createAssembler('openai-chat', { status: 200, contentType })
    for (const character of body.trimStart()) assembler.push(character)
    expect(assembler.finish().reply.text).toBe('a')
  }
  const assembler = createAssembler('openai-chat', { status: 200, contentType: 'application/json' })
  assembler.push(`\uFEFF${chunk({ content: 'a' }, 'stop')}`)
  expect(assembler.finish().reply.text).toBe('a')
})

it('takes a failed status for a failure, whatever came with it', () => {
  for (const body of ['', 'data: {}\n\n', 'no', '{}', chunk({ content: 'a' })]) {
    const assembler = createAssembler('openai-chat', { status: 503, contentType: 'text/event-stream' })
    assembler.push(body)
    expect(assembler.finish()).toMatchObject({
      reply: { error: { status: 503 }, cut: false },
      stop: { reason: 'error' },
    })
  }
})

it('is cut where nothing came', () => {
  for (const contentType of ['application/json', 'text/event-stream']) {
    const { reply, stop } = createAssembler('openai-responses', { status: 200, contentType }).finish(false)
    expect([reply.cut, reply.error, stop.reason]).toEqual([true, null, 'cut'])
  }
})
