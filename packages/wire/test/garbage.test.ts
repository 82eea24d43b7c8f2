import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createAssembler, dialects, readExchange, readRequest, writeRequest } from '../src/index.ts'

const dialect = fc.constantFrom(...dialects)
const status = fc.constantFrom(200, 201, 400, 429, 500, 529)
const contentType = fc.constantFrom(null, 'application/json', 'text/event-stream; charset=utf-8', 'text/html')

/** Words of the three formats, so that garbage gets past the first look. */
const words = `
  type role content text input output messages system tools tool_calls name choices message delta
  index finish_reason usage error code function arguments content_block partial_json thinking
  citations citation stop_reason stop_details id response item output_index content_index summary
  annotations status execution image_url source audio refusal function_call custom x_groq
  incomplete_details model tool_choice response_format output_config format schema json_schema
  instructions call_id __proto__ constructor toString
`
  .trim()
  .split(/\s+/)
const types = `
  text message tool_use tool_result server_tool_use web_search_tool_result thinking image
  message_start content_block_start content_block_delta message_delta message_stop error ping
  text_delta input_json_delta citations_delta response.created response.completed document
  response.output_item.added response.output_item.done response.output_text.delta function_call
  response.function_call_arguments.delta response.output_text.annotation.added reasoning mcp_call
  image_generation_call function_call_output custom_tool_call user assistant tool developer
  json_schema allowed_tools function end_turn refusal stop incomplete - toString
`
  .trim()
  .split(/\s+/)

const { value: body } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, 0, -1, 1.5, '', '{"a":', ...types),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...words), tie('value'), { maxKeys: 6 }),
  ),
}))

const events = fc
  .array(fc.tuple(fc.constantFrom('', 'event: error\n', ': hold on\n', 'event: toString\n'), body), {
    maxLength: 8,
  })
  .map((sent) => sent.map(([head, data]) => `${head}data: ${JSON.stringify(data)}\n\n`).join(''))

const text = fc.oneof(
  events,
  body.map((value) => JSON.stringify(value)),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'binary' }).map((raw) => `data: ${raw}\r\revent:\n\n`),
)

it('reads any JSON as a request, and writes what it read in every dialect', () => {
  fc.assert(
    fc.property(dialect, dialect, fc.oneof(body, fc.anything()), (from, to, sent) => {
      const conversation = readRequest(from, sent)
      const { body: written } = writeRequest(to, conversation, { dialect: from, body: sent })
      expect(() => JSON.stringify(written)).not.toThrow()
      expect(readRequest(to, written).messages.every(({ parts }) => Array.isArray(parts))).toBe(true)
    }),
    { seed: 1, numRuns: 3000 },
  )
})

it('reads any reply, whole or in any chunks, alike', () => {
  const whole = fc.record({ dialect, status, contentType, text, at: fc.nat(400) })
  fc.assert(
    fc.property(whole, (exchange) => {
      const head = { status: exchange.status, contentType: exchange.contentType }
      const { conversation: _, ...expected } = readExchange({
        dialect: exchange.dialect,
        request: null,
        response: { ...head, body: exchange.text },
      })
      const assembler = createAssembler(exchange.dialect, head)
      assembler.push(exchange.text.slice(0, exchange.at))
      assembler.hasContent()
      assembler.push('')
      for (const character of exchange.text.slice(exchange.at)) assembler.push(character)
      expect(assembler.finish(false)).toEqual(expected)
      expect(assembler.finish(false)).toEqual(expected)
    }),
    { seed: 2, numRuns: 3000 },
  )
})
