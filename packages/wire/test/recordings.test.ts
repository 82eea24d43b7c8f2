import { expect, it } from 'vitest'
import { createAssembler } from '../src/create-assembler.ts'
import { json } from '../src/narrow.ts'
import { readExchange } from '../src/read-exchange.ts'
import type { ExchangeReading } from '../src/types.ts'
import { cutAtRandom } from './cut-at-random.ts'
import { expectedReply, idOfVendor, isOfClient } from './expected-reply.ts'
import { open, type Recording, recordings, there } from './recordings.ts'

/** An aggregator's stream begins with 200 before it knows of the error; a page is no reply at all. */
const failsInside = (body: string): boolean => {
  if (body.startsWith('{')) return Boolean(json(JSON.parse(body)).error)
  return (
    !/^(?:data|event|:)/m.test(body) || /^data: ?(?:\{"error"|.*"error": ?\{"(?:message|code))/m.test(body)
  )
}

/** What is not made yet, or was never asked of a model, has no content. */
const isMade = (body: string): boolean => !/"status": ?"queued"|^\{"contentType"/.test(body)

const compare = (recording: Recording, { reply, usage }: ExchangeReading): void => {
  const expected = expectedReply(recording)
  if (expected === null) return
  // a client doesn't send blank text back as it came
  expect(reply.text.trim()).toBe(expected.text.trim())
  if (expected.reasoning !== null && reply.reasoning !== null)
    expect(reply.reasoning.trim()).toBe(expected.reasoning.trim())
  if (expected.usage !== null) expect({ input: usage.input, output: usage.output }).toEqual(expected.usage)

  const calls = reply.toolCalls.map(({ id, name, arguments: text }) => ({
    id,
    name,
    input: JSON.parse(text),
  }))
  const told = expected.calls.filter((call) => !isOfClient(call))
  const shown = told.map((call) => ({ ...call, id: idOfVendor(call.id) }))
  // a turn was sent back up to the point where the client changed it
  expect(calls.slice(0, shown.length)).toEqual(shown)
}

it.skipIf(!there).each(recordings.map((recording) => [recording.id, recording] as const))(
  '%s',
  (_id, recording) => {
    const exchange = open(recording)
    const reading = readExchange(exchange)
    const { reply, usage, stop, conversation } = reading
    const failed = recording.status >= 400 || failsInside(exchange.response.body)

    expect(reply.error !== null).toBe(failed)
    expect(reply.cut).toBe(false)
    expect(stop.reason === 'error').toBe(failed)
    if (!failed && isMade(exchange.response.body)) {
      expect(reading.model === null).toBe(/"model": ?""/.test(exchange.response.body))
      expect(usage.input).not.toBeNull()
      expect(usage.output).not.toBeNull()
      expect(reply.parts.length).toBeGreaterThan(0)
      expect(stop.raw === null).toBe(stop.reason === 'unknown')
    }
    expect(conversation.model).toBe(json(recording.request.body).model)
    expect(conversation.messages.length + conversation.system.length).toBeGreaterThan(0)
    compare(recording, reading)
  },
)

it.skipIf(!there)('recorded streams read the same wherever their chunks end', () => {
  const streamed = recordings.filter(({ response }) => typeof response.body === 'string')
  expect(streamed.length).toBeGreaterThan(0)
  for (const recording of streamed) {
    const { dialect, request, response } = open(recording)
    for (const seed of [1, 2, 3]) {
      const assembler = createAssembler(dialect, response)
      for (const chunk of cutAtRandom(response.body, seed)) assembler.push(chunk)
      const { conversation: _, ...whole } = readExchange({ dialect, request, response })
      expect(assembler.hasContent()).toBe(whole.reply.parts.length > 0)
      expect(assembler.finish()).toEqual(whole)
    }
  }
})

it.skipIf(!there)('recorded streams that end early are cut, and bring what had come', () => {
  for (const recording of recordings.filter(({ response }) => typeof response.body === 'string')) {
    const { dialect, request, response } = open(recording)
    const whole = readExchange({ dialect, request, response })
    const half = { ...response, body: response.body.slice(0, response.body.length / 2) }
    const { reply, stop } = readExchange({ dialect, request, response: half })
    // the half may hold the vendor's word already that it was complete
    if (reply.error !== null || /"finish_reason": ?"/.test(half.body)) continue
    expect([reply.cut, stop.reason], recording.id).toEqual([true, 'cut'])
    expect(whole.reply.text.startsWith(reply.text), recording.id).toBe(true)
  }
})
